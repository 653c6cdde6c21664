package nuncio_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows lists what each package may import of this module. A stage knows the
// stages before it and nothing behind it; packages that are not listed here
// fail the test, so that a new one is placed with thought.
var arrows = map[string][]string{
	"span":                  {},
	"petrarch":              {},
	"lexicon":               {"petrarch"},
	"article":               {"span"},
	"syntax":                {"span", "syntax/internal"},
	"syntax/model":          {"syntax", "syntax/internal"},
	"corpus/treebank":       {},
	"syntax/train":          {"span", "syntax", "syntax/internal", "syntax/train/internal", "corpus/treebank"},
	"syntax/train/internal": {"syntax/internal"},
	"timex":                 {"span", "syntax"},
	"entity":                {"span", "article", "syntax", "lexicon"},
	"place":                 {"span", "syntax", "entity", "lexicon"},
	"place/gazetteer":       {"lexicon"},
	"attribution":           {"span", "article", "syntax", "timex", "entity"},
	"event":                 {"span", "article", "syntax", "lexicon", "timex", "entity", "place", "attribution", "event/internal", "event/model"},
	"event/internal":        {},
	"event/model":           {"event/internal"},
	"event/train":           {"syntax", "syntax/model", "timex", "entity", "event", "event/internal"},
	"record":                {"span"},
	"talks":                 {"record"},
	"store":                 {"record", "talks"},
	"store/sqlite":          {"store", "record", "talks"},
	"store/storetest":       {"store", "record", "talks"},
	".":                     {"span", "article", "syntax", "syntax/model", "lexicon", "timex", "entity", "place", "attribution", "event", "record"},
	"ingest":                {".", "article", "record", "store"},
	"plover":                {},
	"export":                {"lexicon", "plover", "record", "talks"},
	"columns":               {"record", "talks", "store", "export"},
	"server":                {"record", "talks", "store", "export", "columns"},
	"samples":               {"article"},
	"corpus":                {},
	"eval":                  {"*"},
	"cmd/nuncio":            {"*"},
	"syntax/internal":       {"span", "syntax/internal"},
}

func TestArrowsGoOneWay(t *testing.T) {
	fset := token.NewFileSet()
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && file != "." || file == "test" || file == "tools" || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(fset, file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from := layer(path.Dir(filepath.ToSlash(file)))
		allowed, placed := arrows[from]
		if !placed {
			t.Errorf("%s: package %s has no place among the arrows", file, from)
			return nil
		}
		for _, imp := range f.Imports {
			name, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			if name != "nuncio" && !strings.HasPrefix(name, "nuncio/") {
				continue
			}
			to := layer(strings.TrimPrefix(strings.TrimPrefix(name, "nuncio"), "/"))
			if !slices.Contains(allowed, to) && !slices.Contains(allowed, "*") {
				t.Errorf("%s: package %s must not import %s", file, from, to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// layer is the package's place among the arrows: all internal packages of a
// stage count as one.
func layer(dir string) string {
	if dir == "" {
		return "."
	}
	if i := strings.Index(dir, "/internal"); i >= 0 {
		return dir[:i] + "/internal"
	}
	return dir
}
