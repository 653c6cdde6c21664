package corpus

import (
	"encoding/json"
	"path"
	"strings"
	"testing"
)

// TestReportsAreWhole finds every file of the folders in the manifest and an
// expected record beside every report.
func TestReportsAreWhole(t *testing.T) {
	listed := map[string]bool{}
	for _, r := range Reports() {
		listed[r.Name] = true
		if len(r.Bytes) == 0 || r.ContentType == "" || r.Publisher == "" || !strings.HasPrefix(path.Base(r.Name), r.Published[:10]) {
			t.Errorf("%s: %d bytes, type %q, publisher %q, published %q", r.Name, len(r.Bytes), r.ContentType, r.Publisher, r.Published)
		}
		if !json.Valid(Expected(r.Name)) {
			t.Errorf("%s: its expected record is not JSON", r.Name)
		}
		for _, sibling := range folder(t, r.Matter()) {
			if name := path.Join(r.Matter(), sibling); path.Ext(name) != ".json" && !listed[name] {
				listed[name] = false
			}
		}
	}
	for name, ok := range listed {
		if !ok {
			t.Errorf("%s is not in the manifest", name)
		}
	}
	if len(listed) != 32 {
		t.Errorf("%d reports, want 32", len(listed))
	}
	if !json.Valid(Board()) {
		t.Error("the expected board is not JSON")
	}
	if Expected("no-such.txt") != nil {
		t.Error("a record of no report")
	}
}

func folder(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := files.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}
