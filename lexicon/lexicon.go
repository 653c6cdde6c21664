package lexicon

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"sync"
)

// The built-in files. Strings, unlike an embed.FS, are read without copying.

//go:embed data/countries.tsv
var countriesText string

//go:embed data/capitals.tsv
var capitalsText string

//go:embed data/seats.tsv
var seatsText string

//go:embed data/bodies.tsv
var bodiesText string

//go:embed data/outlets.tsv
var outletsText string

//go:embed data/offices.tsv
var officesText string

//go:embed data/ranks.tsv
var ranksText string

//go:embed data/honorifics.tsv
var honorificsText string

//go:embed data/groups.tsv
var groupsText string

//go:embed data/places.tsv
var placesText string

//go:embed data/givennames.tsv
var givennamesText string

//go:embed data/surnames.tsv
var surnamesText string

//go:embed data/spellings.tsv
var spellingsText string

//go:embed data/spellingrules.tsv
var spellingrulesText string

// Lexicon is the lexicon as loaded: read-only, and safe for concurrent use.
type Lexicon struct {
	trie      *trie
	rows      []Entry
	byCode    map[string]int32 // ISO alpha-3, alpha-2 or a body's code → index in rows
	familyOf  map[string]bool  // countries that put the family name first
	spellings map[string]int32 // name word → its class of transliterations
	rules     []spellingRule
	hash      string
}

var loadDefault = sync.OnceValues(func() (*Lexicon, error) { return Open(nil) })

// Default returns the lexicon that comes with the program.
func Default() (*Lexicon, error) { return loadDefault() }

// Open returns a lexicon in which the files of fsys replace the built-in ones
// of the same name; fsys may be nil. Files with other names are refused, since
// they are probably misspelt. An error names file and line and says what to do.
func Open(fsys fs.FS) (*Lexicon, error) {
	texts := make([]string, len(files))
	for i, f := range files {
		texts[i] = f.text
	}
	if err := overlay(texts, fsys); err != nil {
		return nil, err
	}
	return load(texts)
}

// overlay replaces texts by the files of fsys.
func overlay(texts []string, fsys fs.FS) error {
	if fsys == nil {
		return nil
	}
	names, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return fmt.Errorf("lexicon: list the folder: %w", err)
	}
	for _, d := range names {
		if d.IsDir() || !isTable(d.Name()) {
			continue
		}
		i := fileIndex(d.Name())
		if i < 0 {
			return fmt.Errorf("lexicon: %s is no file of the lexicon; name it as the one it replaces (%s)", d.Name(), fileNames())
		}
		b, err := fs.ReadFile(fsys, d.Name())
		if err != nil {
			return fmt.Errorf("lexicon: read %s: %w", d.Name(), err)
		}
		texts[i] = string(b)
	}
	return nil
}

// Hash identifies the contents of the lexicon: "sha256:" and 64 hex digits.
func (l *Lexicon) Hash() string { return l.hash }

func hashOf(texts []string) string {
	h := sha256.New()
	for i, f := range files {
		fmt.Fprintf(h, "%s %d\n%s", f.name, len(texts[i]), texts[i])
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// Entries returns all entries, in the order of files and rows. They must not
// be changed.
func (l *Lexicon) Entries() []Entry { return l.rows }

// CountryByCode returns the country with the ISO 3166-1 alpha-3 or alpha-2 code.
// A dependency's entry has the code of its state as Country.
func (l *Lexicon) CountryByCode(code string) (Entry, bool) {
	i, ok := l.byCode[code]
	if !ok {
		return Entry{}, false
	}
	return l.rows[i], true
}

// FamilyNameFirst reports whether English news reports write the family name
// of the country's people first ("PRK", "CHN", "VNM"; Japan's are turned round).
func (l *Lexicon) FamilyNameFirst(country string) bool { return l.familyOf[country] }
