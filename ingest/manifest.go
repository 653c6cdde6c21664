package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nuncio/article"
)

// Manifest says of files what their pages have lost, by the path of the file.
type Manifest map[string]article.Given

// ReadManifest reads a table whose cells are parted by tabs. Its first line
// names the columns: file, and published or publisher or both; further columns
// are for people. An error names the line at fault.
func ReadManifest(r io.Reader) (Manifest, error) {
	lines := bufio.NewScanner(r)
	lines.Scan()
	columns := strings.Split(lines.Text(), "\t")
	file, published, publisher := slices.Index(columns, "file"), slices.Index(columns, "published"), slices.Index(columns, "publisher")
	if file < 0 || published < 0 && publisher < 0 {
		return nil, errors.New("line 1: the columns must be named, parted by tabs: file, and published or publisher")
	}
	m := Manifest{}
	for n := 2; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		cells := strings.Split(lines.Text(), "\t")
		cell := func(column int) string {
			if column < 0 || column >= len(cells) {
				return ""
			}
			return strings.TrimSpace(cells[column])
		}
		given := article.Given{Published: cell(published), Publisher: cell(publisher)}
		if err := given.Check(); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		name := cell(file)
		if _, twice := m[name]; name == "" || twice {
			return nil, fmt.Errorf("line %d: the file %q is missing or named twice", n, name)
		}
		m[name] = given
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading: %w", err)
	}
	return m, nil
}

// OpenManifest reads a manifest whose paths start at its own folder.
func OpenManifest(path string) (Manifest, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, plainPathError(err)
	}
	defer f.Close()
	m, err := ReadManifest(f)
	if err != nil {
		return nil, err
	}
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	out := make(Manifest, len(m))
	for name, given := range m {
		if !filepath.IsAbs(name) {
			name = filepath.Join(folder, filepath.FromSlash(name))
		}
		out[filepath.Clean(name)] = given
	}
	return out, nil
}

// Apply gives the files among the inputs what the manifest says of them, where
// neither the page nor the user says it, and returns how many there are.
func (m Manifest) Apply(inputs []Input) int {
	found := 0
	for i := range inputs {
		path, err := filepath.Abs(inputs[i].Name)
		given, ok := m[path]
		if err != nil || !ok {
			continue
		}
		found++
		if given.Published != "" {
			inputs[i].Fallback.Published = given.Published
		}
		inputs[i].Fallback.Publisher = given.Publisher
	}
	return found
}
