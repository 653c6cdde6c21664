package eval

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEntityCorpus(t *testing.T) {
	data := filepath.Join("..", "..", "shared", "data")
	if _, err := os.Stat(filepath.Join(data, "coref")); err != nil {
		t.Skip("no coreference corpus: ", err)
	}
	var out strings.Builder
	if err := Entity(context.Background(), data, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "all") {
		t.Errorf("no total in %q", out.String())
	}
	t.Log("\n" + out.String())
}
