package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Bits as package wordnet has them.
const (
	noun = 1 << iota
	verb
	adjective
	adverb
)

const (
	person = 1 << iota
	location
	group
	otherName
)

// Lexicographer files whose instances have a class of their own.
var nameClasses = map[int]uint8{14: group, 15: location, 18: person}

// partsOfSpeech are the files of the database.
var partsOfSpeech = []struct {
	file string
	pos  uint8
}{{"noun", noun}, {"verb", verb}, {"adj", adjective}, {"adv", adverb}}

// functionWords are no names, though they are words of names.
var functionWords = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`a an the of and or for in on at to from by with as against under over
		upon his her its our my your that this no not up out
		de la le les du des del della di da do dos das el los las al von van der den und y et e i o a
		's mr. mrs. st. sr. jr. dr.`) {
		set[w] = true
	}
	return set
}()

// word is what the database has of a word.
type word struct {
	facts
	exceptions []exception
}

// facts are those of Entry in package wordnet.
type facts struct {
	base, noun, verb, names uint8
	capital                 uint8 // bits of base: its commonest sense is written with a capital
	frames                  uint64
}

type exception struct {
	pos   uint8
	lemma string
}

// words are the single words of the database, in lower case.
type words map[string]*word

func (w words) at(key string) *word {
	if w[key] == nil {
		w[key] = &word{}
	}
	return w[key]
}

// synset is a line of a data file.
type synset struct {
	file     int // lexicographer file
	words    []string
	instance bool
	frames   []frame
}

// frame is a verb frame of one word of a synset, or of all (0).
type frame struct{ number, word int }

// senses is how many of a verb's senses give it their frames.
const senses = 3

func read(folder string) (words, error) {
	w := words{}
	for _, p := range partsOfSpeech {
		synsets, err := readSynsets(filepath.Join(folder, "data."+p.file), p.pos)
		if err != nil {
			return nil, err
		}
		if err := w.readIndex(filepath.Join(folder, "index."+p.file), p.pos, synsets); err != nil {
			return nil, err
		}
		if err := w.readExceptions(filepath.Join(folder, p.file+".exc"), p.pos); err != nil {
			return nil, err
		}
		for _, s := range synsets {
			w.addNames(s)
		}
	}
	return w, nil
}

// lines calls use for each line of a file but the licence, which is indented.
func lines(path string, use func(line string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if strings.HasPrefix(s.Text(), " ") {
			continue
		}
		if err := use(s.Text()); err != nil {
			return fmt.Errorf("%s, line %d: %w", path, n, err)
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// fields reads the fields of a line one by one; err is the first mistake.
type fields struct {
	rest []string
	err  error
}

func (f *fields) text() string {
	if len(f.rest) == 0 {
		f.err = errors.New("line is cut short")
		return ""
	}
	s := f.rest[0]
	f.rest = f.rest[1:]
	return s
}

func (f *fields) number(base int) int {
	n, err := strconv.ParseUint(f.text(), base, 31)
	if err != nil && f.err == nil {
		f.err = err
	}
	return int(n)
}

// readSynsets reads a data file (wndb(5)) by the offset of each synset:
//
//	offset file type w_cnt word lex_id ... p_cnt pointer ... frames | gloss
func readSynsets(path string, pos uint8) (map[string]*synset, error) {
	out := map[string]*synset{}
	err := lines(path, func(line string) error {
		line, _, _ = strings.Cut(line, " | ")
		f := fields{rest: strings.Fields(line)}
		offset, s := f.text(), &synset{file: f.number(10)}
		f.text()
		for range f.number(16) {
			s.words = append(s.words, f.text())
			f.text()
		}
		for range f.number(10) {
			s.instance = f.text() == "@i" || s.instance
			f.text()
			f.text()
			f.text()
		}
		if pos == verb {
			for range f.number(10) {
				f.text() // "+"
				s.frames = append(s.frames, frame{f.number(10), f.number(16)})
			}
		}
		out[offset] = s
		return f.err
	})
	return out, err
}

// readIndex reads an index file (wndb(5)), the commonest senses first:
//
//	lemma pos synset_cnt p_cnt symbol ... sense_cnt tagsense_cnt offset ...
func (w words) readIndex(path string, pos uint8, synsets map[string]*synset) error {
	return lines(path, func(line string) error {
		f := fields{rest: strings.Fields(line)}
		lemma := f.text()
		f.text()
		count := f.number(10)
		if f.err != nil || strings.Contains(lemma, "_") {
			return f.err
		}
		if count > len(f.rest) {
			return errors.New("line is cut short")
		}
		seen := 0
		for _, offset := range f.rest[len(f.rest)-count:] {
			s := synsets[offset]
			if s == nil {
				return fmt.Errorf("no synset %s", offset)
			}
			if s.instance {
				continue
			}
			seen++
			w.at(lemma).addSense(lemma, pos, s, seen)
		}
		return nil
	})
}

// addSense adds the n-th sense of a lemma, counted from 1.
func (w *word) addSense(lemma string, pos uint8, s *synset, n int) {
	w.base |= pos
	if n == 1 && s.capital(lemma) {
		w.capital |= pos
	}
	if n == 1 && pos == noun {
		w.noun = uint8(s.file + 1)
	}
	if n == 1 && pos == verb {
		w.verb = uint8(s.file + 1)
	}
	if n > senses {
		return
	}
	for _, f := range s.frames {
		if f.word == 0 || f.word <= len(s.words) && strings.EqualFold(s.words[f.word-1], lemma) {
			w.frames |= 1 << f.number
		}
	}
}

// capital reports whether a synset writes a lemma with a capital.
func (s *synset) capital(lemma string) bool {
	for _, w := range s.words {
		w, _, _ = strings.Cut(w, "(") // the place of an adjective: "galore(ip)"
		if strings.EqualFold(w, lemma) {
			return w[0] != lemma[0]
		}
	}
	return false
}

// readExceptions reads an exception list: a form, then its lemmas. Only those
// of single words are kept.
func (w words) readExceptions(path string, pos uint8) error {
	return lines(path, func(line string) error {
		f := strings.Fields(line)
		if len(f) < 2 {
			return errors.New("exception without lemma")
		}
		if strings.Contains(f[0], "_") {
			return nil
		}
		for _, lemma := range f[1:] {
			if !strings.Contains(lemma, "_") {
				e := w.at(f[0])
				e.exceptions = append(e.exceptions, exception{pos, lemma})
			}
		}
		return nil
	})
}

// addNames marks the words of proper names: those of an instance's words that
// begin with a capital, or the whole name.
func (w words) addNames(s *synset) {
	if !s.instance {
		return
	}
	class, ok := nameClasses[s.file]
	if !ok {
		class = otherName
	}
	for _, name := range s.words {
		parts := strings.Split(name, "_")
		for _, part := range parts {
			part = strings.TrimRight(part, ",")
			if part == "" || len(parts) > 1 && !namePart(part) {
				continue
			}
			w.at(strings.ToLower(part)).names |= class
		}
	}
}

// namePart reports whether a word of a longer name tells that it is a name.
func namePart(part string) bool {
	capital := 'A' <= part[0] && part[0] <= 'Z'
	return capital && len(part) > 1 && !functionWords[strings.ToLower(part)]
}
