package lexicon

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
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

//go:embed data/leaders.tsv
var leadersText string

// leadersFS holds the tables leaders-1.tsv ..., which add to leaders.tsv.
//
//go:embed data/leaders*.tsv
var leadersFS embed.FS

// Lexicon is the lexicon as loaded: read-only, and safe for concurrent use.
type Lexicon struct {
	trie      *trie
	rows      []Entry
	byCode    map[string]int32 // ISO alpha-3, alpha-2 or a body's code → index in rows
	familyOf  map[string]bool  // countries that put the family name first
	spellings map[string]int32 // name word → its class of transliterations, from 1
	heads     []string         // class → its first word
	rules     []spellingRule
	people    func() *people // read when first asked for
	hash      string
}

var loadDefault = sync.OnceValues(loadBuiltin)

func loadBuiltin() (*Lexicon, error) {
	texts, err := builtin()
	if err != nil {
		return nil, err
	}
	return load(texts)
}

// Default returns the lexicon that comes with the program.
func Default() (*Lexicon, error) { return loadDefault() }

// Open returns a lexicon in which the files of fsys replace the built-in ones
// of the same name; where fsys is nil it is that of [Default]. A file with a hyphen and a word of one's own
// behind the name ("bodies-mine.tsv", "leaders-mine.tsv") adds its rows instead.
// Files with other names are refused, since they are probably misspelt. An error
// names file and line and says what to do.
func Open(fsys fs.FS) (*Lexicon, error) {
	if fsys == nil {
		return Default()
	}
	texts, err := builtin()
	if err != nil {
		return nil, err
	}
	if texts, err = overlay(texts, fsys); err != nil {
		return nil, err
	}
	return load(texts)
}

// text is one file to be read.
type text struct {
	file    *file
	name    string // as in a folder: "bodies-mine.tsv"
	body    string
	builtin bool
}

// added reports whether the text adds to the file that its rows are of.
func (t *text) added() bool { return t.name != t.file.name }

func builtin() ([]text, error) {
	texts := make([]text, 0, len(files)+2)
	for i := range files {
		texts = append(texts, text{&files[i], files[i].name, files[i].text, true})
	}
	more, err := leadersFS.ReadDir("data")
	if err != nil {
		return nil, fmt.Errorf("lexicon: list the built-in leaders: %w", err)
	}
	for _, d := range more {
		if i := fileIndex(d.Name()); i >= 0 && d.Name() != files[i].name {
			b, err := leadersFS.ReadFile("data/" + d.Name())
			if err != nil {
				return nil, fmt.Errorf("lexicon: read the built-in %s: %w", d.Name(), err)
			}
			texts = append(texts, text{&files[i], d.Name(), string(b), true})
		}
	}
	return texts, nil
}

// overlay puts the files of fsys in the place of those of the same name, and
// the others behind the file that they add to.
func overlay(texts []text, fsys fs.FS) ([]text, error) {
	names, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("lexicon: list the folder: %w", err)
	}
	for _, d := range names {
		if d.IsDir() || !isTable(d.Name()) {
			continue
		}
		i := fileIndex(d.Name())
		if i < 0 {
			return nil, fmt.Errorf("lexicon: %s is no file of the lexicon; name it as the one it replaces (%s), or put a hyphen and a word behind the name to add to it (bodies-mine.tsv)", d.Name(), fileNames())
		}
		b, err := fs.ReadFile(fsys, d.Name())
		if err != nil {
			return nil, fmt.Errorf("lexicon: read %s: %w", d.Name(), err)
		}
		texts = put(texts, text{&files[i], d.Name(), string(b), false})
	}
	return texts, nil
}

// put puts t where the text of its name stands, or else behind the last of its file.
func put(texts []text, t text) []text {
	at := 0
	for i := range texts {
		if texts[i].name == t.name {
			texts[i] = t
			return texts
		}
		if texts[i].file == t.file {
			at = i + 1
		}
	}
	return slices.Insert(texts, at, t)
}

// Hash identifies the contents of the lexicon: "sha256:" and 64 hex digits.
func (l *Lexicon) Hash() string { return l.hash }

func hashOf(texts []text) string {
	h := sha256.New()
	for i := range texts {
		fmt.Fprintf(h, "%s %d\n%s", texts[i].name, len(texts[i].body), texts[i].body)
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
