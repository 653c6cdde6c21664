package gazetteer

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/lexicon"
)

// Columns of a dump of GeoNames (its readme numbers them from 1).
const (
	colID      = 0
	colName    = 1
	colASCII   = 2
	colAlso    = 3
	colLat     = 4
	colLon     = 5
	colClass   = 6
	colCode    = 7
	colCountry = 8
	colRegion  = 10
	colPeople  = 14
	numColumns = 19
)

// maxLine is the longest line of a dump, in bytes.
const maxLine = 1 << 20

// Importer gathers the places of dumps for one file. It holds the names in
// memory, about 30 bytes each, until [Importer.Finish].
type Importer struct {
	lex      *lexicon.Lexicon
	features []feature
	warn     func(file string, line int, what string)

	out     *bufio.Writer
	file    *os.File
	sum     hash.Hash
	at      int64 // bytes written
	keys    []byte
	refs    []ref
	named   map[string]string // "US.TX" → "Texas"
	regions map[string]uint16 // name → its number
	list    []string

	// Places and Names are how many were taken over, LeftOut the places of
	// kinds that are not.
	Places, Names, LeftOut int
}

// ref is a name of a place.
type ref struct {
	key    uint32 // offset in keys
	length uint8
	weight uint8
	row    uint32 // offset in the file
}

// NewImporter returns an importer that writes into file, which is empty. warn is
// called for each line that is passed over.
func NewImporter(lex *lexicon.Lexicon, file *os.File, warn func(file string, line int, what string)) (*Importer, error) {
	features, err := readFeatures(featuresText)
	if err != nil {
		return nil, err
	}
	im := &Importer{lex: lex, features: features, warn: warn, file: file, sum: sha256.New(), named: make(map[string]string), regions: make(map[string]uint16)}
	if _, err := file.Write(make([]byte, headerSize)); err != nil {
		return nil, err
	}
	im.at = int64(headerSize)
	im.out = bufio.NewWriterSize(io.MultiWriter(file, im.sum), 1<<20)
	return im, nil
}

func (im *Importer) write(b []byte) error {
	n, err := im.out.Write(b)
	im.at += int64(n)
	return err
}

// Regions reads GeoNames' admin1CodesASCII.txt, which names the first-level
// regions: code, name, name in ASCII, identifier. It goes before the dumps.
func (im *Importer) Regions(name string, in io.Reader) error {
	return im.lines(name, in, func(line []byte) string {
		columns := bytes.Split(line, []byte{'\t'})
		if len(columns) < 2 || !bytes.Contains(columns[0], []byte{'.'}) {
			return "no code of a region with its name"
		}
		im.named[string(columns[0])] = string(columns[1])
		return ""
	})
}

// Dump reads a dump of places.
func (im *Importer) Dump(name string, in io.Reader) error {
	var failed error
	err := im.lines(name, in, func(line []byte) string {
		what, err := im.place(line)
		failed = cmp.Or(failed, err)
		return what
	})
	return cmp.Or(failed, err)
}

// lines calls f for each line that is neither empty nor a comment; what f
// returns is what is wrong with the line.
func (im *Importer) lines(name string, in io.Reader, f func([]byte) string) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	n := 0
	for lines.Scan() {
		n++
		line := lines.Bytes()
		if len(bytes.TrimSpace(line)) == 0 || line[0] == '#' {
			continue
		}
		what := "not UTF-8"
		if utf8.Valid(line) {
			what = f(line)
		}
		if what != "" {
			im.warn(name, n, what)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("%s:%d: a line of more than %d bytes; this is no dump of GeoNames", name, n+1, maxLine)
	}
	return lines.Err()
}

// place takes one line over. It returns what is wrong with the line, or an
// error that stops the import.
func (im *Importer) place(line []byte) (string, error) {
	columns := strings.Split(string(line), "\t")
	if len(columns) != numColumns {
		return fmt.Sprintf("%d columns, not %d", len(columns), numColumns), nil
	}
	r, what := numbers(columns)
	if what != "" {
		return what, nil
	}
	name := columns[colName]
	if len(name) == 0 || len(name) > maxName {
		return fmt.Sprintf("a name of %d bytes", len(name)), nil
	}
	code := columns[colClass] + "." + columns[colCode]
	f, ok := featureOf(im.features, code)
	if !ok {
		im.LeftOut++
		return "", nil
	}
	people, what := peopleOf(columns)
	if what != "" {
		return what, nil
	}
	r.precision, r.weight, r.nameLen = f.precision, f.weightOf(people), byte(len(name))
	if c, ok := im.lex.CountryByCode(columns[colCountry]); ok && len(columns[colCountry]) == 2 {
		copy(r.country[:], c.Country)
	}
	if code != "A.ADM1" {
		r.region = im.region(columns[colCountry], columns[colRegion])
	}
	return "", im.add(&r, name, columns)
}

// numbers reads identifier and coordinates.
func numbers(columns []string) (row, string) {
	var r row
	id, err := strconv.ParseUint(columns[colID], 10, 32)
	if err != nil {
		return r, fmt.Sprintf("%q is no identifier", columns[colID])
	}
	r.id = uint32(id)
	for _, c := range [...]struct {
		text  string
		limit float64
		to    *int32
	}{{columns[colLat], 90, &r.lat}, {columns[colLon], 180, &r.lon}} {
		v, err := strconv.ParseFloat(c.text, 64)
		if err != nil || !(math.Abs(v) <= c.limit) {
			return r, fmt.Sprintf("%q is no number of degrees between -%v and %v", c.text, c.limit, c.limit)
		}
		*c.to = int32(math.Round(v * scale))
	}
	return r, ""
}

func peopleOf(columns []string) (int64, string) {
	people, err := strconv.ParseInt(cmp.Or(columns[colPeople], "0"), 10, 64)
	if err != nil {
		return 0, fmt.Sprintf("%q is no number of people", columns[colPeople])
	}
	return people, ""
}

// region returns the number of a region by GeoNames' code: its name is in
// admin1CodesASCII.txt, or the lexicon knows the code ("TX"); 0 where neither.
func (im *Importer) region(country, code string) uint16 {
	name, ok := im.named[country+"."+code]
	if !ok && code != "" {
		name = im.regionByCode(country, code)
		im.named[country+"."+code] = name
	}
	if name == "" {
		return 0
	}
	n, ok := im.regions[name]
	if !ok {
		if len(im.list) == math.MaxUint16 {
			return 0
		}
		im.list = append(im.list, name)
		n = uint16(len(im.list))
		im.regions[name] = n
	}
	return n
}

func (im *Importer) regionByCode(country, code string) string {
	c, ok := im.lex.CountryByCode(country)
	if !ok {
		return ""
	}
	for _, e := range im.lex.Lookup(code) {
		if e.Class == lexicon.Place && e.Precision == "region" && e.Country == c.Country {
			return e.Name
		}
	}
	return ""
}

// add writes the row and notes its names.
func (im *Importer) add(r *row, name string, columns []string) error {
	if im.at > math.MaxUint32 {
		return errors.New("too many places for one file; import the countries into several and name their folder with --gazetteer")
	}
	at := uint32(im.at)
	if err := im.write(r.append(nil, name)); err != nil {
		return err
	}
	im.Places++
	seen := make(map[string]bool, 8)
	for n := range strings.SplitSeq(name+","+columns[colASCII]+","+columns[colAlso], ",") {
		key := lexicon.Key(n)
		if seen[key] || !usable(n, key) {
			continue
		}
		seen[key] = true
		if len(im.keys) > math.MaxUint32-maxName {
			return errors.New("too many names for one file; import the countries into several and name their folder with --gazetteer")
		}
		im.refs = append(im.refs, ref{key: uint32(len(im.keys)), length: uint8(len(key)), weight: r.weight, row: at})
		im.keys = append(im.keys, key...)
	}
	return nil
}

// usable reports whether an English report may use the name: one in Latin
// letters with a capital, and no code ("CDG").
func usable(name, key string) bool {
	if len(key) < 2 || len(key) > maxName {
		return false
	}
	first, _ := utf8.DecodeRuneInString(name)
	if len(name) <= 4 && strings.ToUpper(name) == name || !unicode.IsLetter(first) {
		return false
	}
	for i := range len(key) {
		if key[i] >= utf8.RuneSelf {
			return false
		}
	}
	return strings.ToLower(name) != name
}

func (im *Importer) key(r ref) []byte { return im.keys[r.key : r.key+uint32(r.length)] }

// Finish sorts the names and completes the file.
func (im *Importer) Finish() error {
	slices.SortFunc(im.refs, func(a, b ref) int {
		if c := bytes.Compare(im.key(a), im.key(b)); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.row, b.row))
	})
	h := header{blocks: im.at}
	index, err := im.blocks()
	if err != nil {
		return err
	}
	h.index = im.at
	if err := im.write(index); err != nil {
		return err
	}
	h.regions = im.at
	for _, name := range im.list {
		if err := im.write(append(binary.AppendUvarint(nil, uint64(len(name))), name...)); err != nil {
			return err
		}
	}
	h.size = im.at
	if err := im.out.Flush(); err != nil {
		return err
	}
	copy(h.hash[:], im.sum.Sum(nil))
	_, err = im.file.WriteAt(h.bytes(), 0)
	return err
}

// blocks writes the names in order and returns the index.
func (im *Importer) blocks() ([]byte, error) {
	var index, b, last []byte
	for i := 0; i < len(im.refs); im.Names++ {
		key := im.key(im.refs[i])
		end := i + 1
		for end < len(im.refs) && bytes.Equal(im.key(im.refs[end]), key) {
			end++
		}
		if im.Names%blockKeys == 0 {
			index = binary.LittleEndian.AppendUint64(index, uint64(im.at))
			last = nil
		}
		shared := common(last, key)
		b = binary.AppendUvarint(b[:0], uint64(shared))
		b = binary.AppendUvarint(b, uint64(len(key)-shared))
		b = append(b, key[shared:]...)
		b = binary.AppendUvarint(b, uint64(min(end-i, mostRows)))
		for _, r := range im.refs[i:min(end, i+mostRows)] {
			b = binary.AppendUvarint(b, uint64(r.row))
		}
		if err := im.write(b); err != nil {
			return nil, err
		}
		last, i = key, end
	}
	return binary.LittleEndian.AppendUint64(index, uint64(im.at)), nil
}

// common returns how many bytes two keys share at the beginning.
func common(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
