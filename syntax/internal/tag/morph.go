package tag

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
)

// MorphFeatures appends the features that tell the morphology of word i, given
// the tags of the sentence.
func (s *Sentence) MorphFeatures(fs []uint64, i int, tags []uint8) []uint64 {
	tag := func(j int) uint32 {
		if j < 0 || j >= len(tags) {
			return None
		}
		return uint32(tags[j])
	}
	w, p, n := s.at(i), s.at(i-1), s.at(i+1)
	t, tp, tn := tag(i), tag(i-1), tag(i+1)
	f := linear.Feature
	return append(fs,
		f(1, t, 0, 0),
		f(2, t, w.Lower, 0),
		f(3, t, w.Suffix[1], 0),
		f(4, t, w.Suffix[2], 0),
		f(5, t, tp, 0),
		f(6, t, tn, 0),
		f(7, t, p.Lower, 0),
		f(8, t, n.Lower, 0),
		f(9, t, tp, tag(i-2)),
		f(10, t, tp, tn),
		f(11, t, w.Lower, tp),
		f(12, t, w.Lower, tn),
		f(13, t, w.Lower, p.Lower),
		f(14, t, w.Lower, n.Lower),
		f(15, t, uint32(w.Flags), w.Shape),
		f(16, t, p.Lower, s.at(i-2).Lower),
		f(17, t, n.Lower, s.at(i+2).Lower),
		f(18, t, w.Lower, s.at(i-2).Lower),
	)
}

// formFeatures appends what form and tag tell of how the lemma is made.
func formFeatures(fs []uint64, w *lex.Word, tag uint8) []uint64 {
	t := uint32(tag)
	f := linear.Feature
	return append(fs,
		f(1, t, 0, 0),
		f(2, t, w.Form, 0),
		f(3, t, w.Lower, 0),
		f(4, t, w.Suffix[0], 0),
		f(5, t, w.Suffix[1], 0),
		f(6, t, w.Suffix[2], 0),
		f(7, t, w.Suffix[3], 0),
		f(8, t, w.Suffix[4], 0),
		f(9, t, w.Shape, 0),
		f(10, t, w.Prefix[3], 0),
		f(11, w.Lower, 0, 0),
		f(12, t, uint32(w.Flags), w.Suffix[1]),
	)
}

// A Script makes a lemma of a form: bytes are cut from its end and others put
// there, after the form's letters were given a case.
type Script struct {
	Case Case
	Cut  int
	Add  string
}

// Case is the case that a script gives the letters of a form.
type Case uint8

// The cases.
const (
	Keep  Case     = iota // as they are
	Lower                 // small
	Title                 // the first one large, the others small
	Upper                 // large
	cases = "=ltu"        // as String writes them
)

// NewScript returns the script that leads from form to lemma: of those that
// keep most of it the one in lower case, then the form's own.
func NewScript(form, lemma string) Script {
	low := strings.ToLower(form)
	best, kept := Lower, common(low, lemma)
	if form != low {
		if n := common(form, lemma); n >= kept {
			best, kept = Keep, n
		}
	}
	for _, c := range []Case{Title, Upper} {
		if n := common(string(c.append(nil, form)), lemma); n > kept {
			best, kept = c, n
		}
	}
	cased := string(best.append(nil, form))
	return Script{best, len(cased) - kept, lemma[kept:]}
}

// append appends the form in another case.
func (c Case) append(buf []byte, form string) []byte {
	if c == Keep {
		return append(buf, form...)
	}
	for i, r := range form {
		if c == Upper || c == Title && i == 0 {
			r = unicode.ToUpper(r)
		} else {
			r = unicode.ToLower(r)
		}
		buf = utf8.AppendRune(buf, r)
	}
	return buf
}

func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

// Append appends the lemma of form to buf; ok is false where the script does
// not fit the form.
func (s Script) Append(buf []byte, form string) (out []byte, ok bool) {
	n := len(buf)
	buf = s.Case.append(buf, form)
	end := len(buf) - s.Cut
	if end < n || end == n && s.Add == "" || end < len(buf) && !utf8.RuneStart(buf[end]) {
		return buf[:n], false
	}
	return append(buf[:end], s.Add...), true
}

// String writes the script as the model file keeps it.
func (s Script) String() string {
	return string(cases[s.Case]) + strconv.Itoa(s.Cut) + "+" + s.Add
}

// ParseScript reads what String wrote.
func ParseScript(text string) (Script, bool) {
	head, add, ok := strings.Cut(text, "+")
	if !ok || head == "" {
		return Script{}, false
	}
	c := strings.IndexByte(cases, head[0])
	n, err := strconv.Atoi(head[1:])
	return Script{Case(max(c, 0)), n, add}, c >= 0 && err == nil && n >= 0
}
