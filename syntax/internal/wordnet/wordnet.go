// Package wordnet says what WordNet 3.0 (Princeton University; see LICENSE in
// this folder) knows of a single word: the parts of speech it can be, what its
// commonest noun and verb senses are about, the frames of its verb, and whether
// it is or is part of a proper name. Inflected forms are led back to their
// lemmas by WordNet's own exception lists and endings ("morphy").
//
// The data is one embedded file, made by "go run ./tools/wordnet" and searched
// where it lies: nothing is built when the program starts. Integers are
// little-endian, offsets count from the start of the file:
//
//	8 bytes  magic "NUNCIOWN"
//	u32      format version
//	u32      number of classes C
//	u32      number of buckets B, a power of two
//	u32      offset of the records
//	C × 9    classes: base bits (in the high half byte those of lemmas with a
//	         capital), noun, verb, names (as in Entry, one byte each), then
//	         the frames, bit 1 lowest, in five bytes
//	B+1 u32  start of each bucket's records; the last is the end of the file
//	records  of the buckets one after the other
//
// A word lies in the bucket of its 32-bit FNV-1a hash modulo B. Its record:
//
//	u8       length of the word; bit 7: exceptions follow
//	u16      class
//	bytes    the word, in lower case
//	u8       (with exceptions) their length in bytes; then for each
//	         u8 part of speech, u8 length, lemma
package wordnet

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

//go:embed wordnet.bin
var file string

// Parts of speech, for Entry.POS and Entry.Base.
const (
	Noun uint8 = 1 << iota
	Verb
	Adjective
	Adverb
)

// Classes of proper names, for Entry.Names.
const (
	Person    uint8 = 1 << iota // noun.person
	Location                    // noun.location
	Group                       // noun.group
	OtherName                   // any other
)

// Entry is what WordNet says of a form or its lemma. Proper names (WordNet's
// instances) count in Names only. Where a form has several lemmas in a part of
// speech, the first one's senses count: that of the exception lists ("found"
// is find), then the form itself, then what its ending leaves.
type Entry struct {
	POS    uint8  // bits Noun ... Adverb: parts of speech it can be a form of
	Base   uint8  // the same bits, where the form itself is the lemma
	Noun   uint8  // lexicographer file (0 ... 44) + 1 of the commonest noun sense; 0 for none
	Verb   uint8  // the same for the commonest verb sense
	Frames uint64 // bits 1 ... 35: frames of the verb's first three senses
	Names  uint8  // bits Person ... OtherName: it is a proper name, or a word of one
}

// Lexicon looks words up. It is read-only and safe for concurrent use.
type Lexicon struct {
	data    string
	classes string
	buckets string
	mask    uint32
}

const (
	magic      = "NUNCIOWN"
	version    = 2
	headerSize = 24
	classSize  = 9
	// maxWord is the longest word of the file, in bytes; longer forms can only
	// be inflected ones, by maxEnding bytes at most.
	maxWord   = 63
	maxEnding = 3
)

// New returns the embedded lexicon. It reads the file's header only.
func New() (*Lexicon, error) { return open(file) }

func open(data string) (*Lexicon, error) {
	if len(data) < headerSize || data[:8] != magic {
		return nil, errors.New("wordnet: not a lexicon file")
	}
	if v := u32(data, 8); v != version {
		return nil, fmt.Errorf("wordnet: format %d, this program reads %d", v, version)
	}
	classes, buckets, records := uint64(u32(data, 12)), uint64(u32(data, 16)), uint64(u32(data, 20))
	table := headerSize + classSize*classes
	if buckets == 0 || buckets&(buckets-1) != 0 || table+4*(buckets+1) != records || records > uint64(len(data)) {
		return nil, errors.New("wordnet: lexicon file is damaged")
	}
	return &Lexicon{
		data:    data,
		classes: data[headerSize:table],
		buckets: data[table:records],
		mask:    uint32(buckets - 1),
	}, nil
}

func u32(s string, at int) uint32 {
	s = s[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// record is a word of the file.
type record struct {
	word       string
	class      int
	exceptions string
}

// find returns the record of stem + ending, which is in lower case.
func (l *Lexicon) find(stem []byte, ending string) (record, bool) {
	n := len(stem) + len(ending)
	if n > maxWord {
		return record{}, false
	}
	h := uint32(2166136261)
	for _, c := range stem {
		h = (h ^ uint32(c)) * 16777619
	}
	for i := range len(ending) {
		h = (h ^ uint32(ending[i])) * 16777619
	}
	bucket := int(h & l.mask)
	at, end := int(u32(l.buckets, 4*bucket)), int(u32(l.buckets, 4*bucket+4))
	if at > end || end > len(l.data) {
		return record{}, false
	}
	for rest := l.data[at:end]; len(rest) > 3; {
		size := int(rest[0] & 0x7f)
		if len(rest) < 3+size {
			break
		}
		r := record{word: rest[3 : 3+size], class: int(rest[1]) | int(rest[2])<<8}
		after := 3 + size
		if rest[0] > 0x7f && len(rest) > after {
			stop := after + 1 + int(rest[after])
			r.exceptions = rest[after+1 : min(stop, len(rest))]
			after = min(stop, len(rest))
		}
		if size == n && r.word[:len(stem)] == string(stem) && r.word[len(stem):] == ending {
			return r, true
		}
		rest = rest[after:]
	}
	return record{}, false
}

// entry returns what a word is when it is its own lemma.
func (l *Lexicon) entry(class int) Entry {
	if (class+1)*classSize > len(l.classes) {
		return Entry{}
	}
	c := l.classes[class*classSize:][:classSize]
	base := c[0] & 0xf
	frames := uint64(c[4]) | uint64(c[5])<<8 | uint64(c[6])<<16 | uint64(c[7])<<24 | uint64(c[8])<<32
	return Entry{POS: base, Base: base, Noun: c[1], Verb: c[2], Names: c[3], Frames: frames << 1}
}

// exception cuts the first exception off a list.
func exception(list string) (pos uint8, lemma, rest string) {
	if len(list) < 2 || len(list) < 2+int(list[1]) {
		return 0, "", ""
	}
	n := 2 + int(list[1])
	return list[0], list[2:n], list[n:]
}

// Lookup returns what WordNet says of a form, in any case. It does not
// allocate for forms in lower case or ASCII.
func (l *Lexicon) Lookup(form string) Entry {
	var buf [maxWord + maxEnding]byte
	low, ok := fold(buf[:0], form)
	if !ok {
		return Entry{}
	}
	own, ok := l.find(low, "")
	var e Entry
	fixed := uint8(0) // parts of speech that the exception lists settle
	if ok {
		for list := own.exceptions; list != ""; {
			var pos uint8
			var lemma string
			pos, lemma, list = exception(list)
			e.take(l.lookupLemma(lemma), pos)
			fixed |= pos
		}
		self := l.entry(own.class)
		e.take(self, self.Base)
		e.Base, e.Names = self.Base, self.Names
	}
	for _, r := range endings(low) {
		if pos := r.pos &^ fixed; pos != 0 {
			stem := low[:len(low)-len(r.ending)]
			if rec, ok := l.find(stem, r.lemma); ok {
				e.take(l.entry(rec.class), pos)
			}
		}
	}
	return e
}

func (l *Lexicon) lookupLemma(lemma string) Entry {
	var buf [maxWord + maxEnding]byte
	r, ok := l.find(append(buf[:0], lemma[:min(len(lemma), maxWord)]...), "")
	if !ok {
		return Entry{}
	}
	return l.entry(r.class)
}

// take adds the parts of speech of a lemma, where e has none.
func (e *Entry) take(lemma Entry, pos uint8) {
	pos &= lemma.Base
	if pos&Noun != 0 && e.POS&Noun == 0 {
		e.Noun = lemma.Noun
	}
	if pos&Verb != 0 && e.POS&Verb == 0 {
		e.Verb, e.Frames = lemma.Verb, lemma.Frames
	}
	e.POS |= pos
}

// Lemma returns the base form of a form for one part of speech, in lower case,
// if WordNet has it. Of several the exception lists come first.
func (l *Lexicon) Lemma(form string, pos uint8) (string, bool) {
	var buf [maxWord + maxEnding]byte
	low, ok := fold(buf[:0], form)
	if !ok {
		return "", false
	}
	own, ok := l.find(low, "")
	fixed := false
	for list := own.exceptions; ok && list != ""; {
		var p uint8
		var lemma string
		p, lemma, list = exception(list)
		if p == pos {
			fixed = true
			if l.lookupLemma(lemma).Base&pos != 0 {
				return lemma, true
			}
		}
	}
	if ok && l.entry(own.class).Base&pos != 0 {
		return own.word, true
	}
	if fixed {
		return "", false
	}
	return l.detach(low, pos)
}

// Detach returns what the ending of a form leaves, in lower case, if that is a
// lemma of the part of speech. It does not look at exceptions, nor whether the
// form is a lemma itself.
func (l *Lexicon) Detach(form string, pos uint8) (string, bool) {
	var buf [maxWord + maxEnding]byte
	low, ok := fold(buf[:0], form)
	if !ok {
		return "", false
	}
	return l.detach(low, pos)
}

func (l *Lexicon) detach(low []byte, pos uint8) (string, bool) {
	for _, r := range endings(low) {
		if r.pos&pos == 0 {
			continue
		}
		if rec, ok := l.find(low[:len(low)-len(r.ending)], r.lemma); ok && l.entry(rec.class).Base&pos != 0 {
			return rec.word, true
		}
	}
	return "", false
}

// Capital returns the parts of speech for which the form, in any case, is a
// lemma that WordNet writes with a capital: French, Monday.
func (l *Lexicon) Capital(form string) uint8 {
	var buf [maxWord + maxEnding]byte
	low, ok := fold(buf[:0], form)
	if !ok {
		return 0
	}
	r, ok := l.find(low, "")
	if !ok || r.class*classSize >= len(l.classes) {
		return 0
	}
	return l.classes[r.class*classSize] >> 4
}

// fold appends form in lower case, with a plain apostrophe; ok is false where
// the form is not ASCII or too long for the lexicon.
func fold(buf []byte, form string) (low []byte, ok bool) {
	if len(form) > maxWord+maxEnding {
		return nil, false
	}
	for i := range len(form) {
		c := form[i]
		if c >= utf8.RuneSelf {
			plain := strings.ReplaceAll(form, "’", "'")
			if len(plain) == len(form) {
				return nil, false
			}
			return fold(buf[:0], plain)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf, len(buf) > 0
}
