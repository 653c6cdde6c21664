package eval

import (
	"testing"

	"nuncio"
	"nuncio/event"
)

func TestInMainClause(t *testing.T) {
	r, err := nuncio.NewReader(nuncio.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"Norway expelled two Danish envoys and rejected a truce.":                                                {"SANCTION", "REJECT"},
		"Norway said on Monday that it had expelled two Danish envoys.":                                          {"SANCTION"},
		"The Danish premier met the king, who had rejected a Norwegian plan.":                                    {"CONSULT"},
		"Premier Okel of Denmark was quoted on Friday as saying that the cabinet had rejected a Norwegian plan.": {"REJECT"},
		"After Norway expelled two envoys, the Danish premier rejected a truce.":                                 {"REJECT"},
	} {
		rd, err := r.Analyze(t.Context(), nuncio.Source{Name: "x", Bytes: []byte(text), ContentType: "text/plain"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range rd.Events {
			if e.Status == event.Happened && inMainClause(rd, e.Trigger) {
				got = append(got, e.Type)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: got %v, want %v", text, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: got %v, want %v", text, got, want)
			}
		}
	}
}
