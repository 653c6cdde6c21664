package eval

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"nuncio/syntax"
)

// ConlluFaults returns what in the sentences of one file breaks the format
// rules of Universal Dependencies 2, as its validator has them on levels 1 and
// 2: comments, columns, IDs, feature lists, the text, and one tree a sentence.
// What sentences read by [syntax.ReadConllu] cannot break is not looked at. It
// does not ask for text in Unicode's form C, as a report stays as it came.
func ConlluFaults(sentences []syntax.ConlluSentence) []*syntax.ConlluError {
	v := conlluChecker{ids: map[string]bool{}}
	for i := range sentences {
		v.sentence(&sentences[i], i == 0)
	}
	return v.faults
}

type conlluChecker struct {
	faults []*syntax.ConlluError
	ids    map[string]bool // sent_id and newdoc id
	s      *syntax.ConlluSentence
	words  []*syntax.ConlluRow
	nodes  map[string]bool // IDs that enhanced heads may name
}

// found notes a fault of row i of the sentence, -1 for the comments.
func (v *conlluChecker) found(i, column int, format string, args ...any) {
	line := v.s.Line
	if i >= 0 {
		line += len(v.s.Comments) + i
	}
	v.faults = append(v.faults, &syntax.ConlluError{Line: line, Column: column, Reason: fmt.Sprintf(format, args...)})
}

func (v *conlluChecker) sentence(s *syntax.ConlluSentence, first bool) {
	v.s, v.words, v.nodes = s, v.words[:0], map[string]bool{"0": true}
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Word() {
			v.words = append(v.words, row)
		}
		v.nodes[row.ID] = true
	}
	v.comments(first)
	open := 0 // last word of the last multiword token
	for i := range s.Rows {
		row := &s.Rows[i]
		_, last, multi := row.Range()
		v.row(i, row)
		switch {
		case multi:
			open = last
			v.multiword(i, row)
		case row.Word():
			id, _ := strconv.Atoi(row.ID)
			v.word(i, row, id <= open)
		default:
			v.emptyNode(i, row)
		}
	}
	v.text()
	v.tree()
}

func (v *conlluChecker) comments(first bool) {
	var text, id int
	for _, c := range v.s.Comments {
		if strings.TrimSpace(c) != c {
			v.found(-1, 0, "comment %q ends in white space", c)
		}
		body := strings.TrimPrefix(c, "# ")
		switch key, value, _ := strings.Cut(body, " = "); key {
		case "text":
			text++
		case "sent_id":
			id++
			v.unique("sent_id", value)
			if strings.ContainsAny(value, " \t/") || value == "" {
				v.found(-1, 0, "sent_id %q is empty or has white space or a slash", value)
			}
		case "newdoc id", "newpar id":
			v.unique(key, value)
		}
	}
	if text != 1 || id != 1 {
		v.found(-1, 0, "%d comments text and %d sent_id, want one of each", text, id)
	}
	if first && !v.s.Marked("newdoc") {
		v.found(-1, 0, "no newdoc before the first sentence")
	}
}

func (v *conlluChecker) unique(kind, id string) {
	if v.ids[kind+" "+id] {
		v.found(-1, 0, "%s %q comes twice", kind, id)
	}
	v.ids[kind+" "+id] = true
}

// row checks what every row must keep.
func (v *conlluChecker) row(i int, row *syntax.ConlluRow) {
	for k, c := range rowColumns(row) {
		spaced := k == 1 || k == 2 || k == 9 // FORM, LEMMA and MISC may hold single spaces
		switch {
		case strings.TrimSpace(c) != c || strings.Contains(c, "  "):
			v.found(i, k+1, "white space at an end, or twice, in %q", c)
		case !spaced && strings.ContainsFunc(c, func(r rune) bool { return r <= ' ' || r == '\u00A0' }):
			v.found(i, k+1, "white space in %q", c)
		case strings.ContainsFunc(c, func(r rune) bool { return r < ' ' || r >= 0x7F && r < 0xA0 || r == '\u2028' || r == '\u2029' }):
			v.found(i, k+1, "control character in %q", c)
		}
	}
	v.pairs(i, row)
}

func rowColumns(row *syntax.ConlluRow) [10]string {
	return [10]string{row.ID, row.Form, row.Lemma, row.UPOS, row.XPOS, row.Feats, row.Head, row.Deprel, row.Deps, row.Misc}
}

var (
	featureForm = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*(\[[a-z0-9]+\])?=[A-Z0-9][A-Za-z0-9]*(,[A-Z0-9][A-Za-z0-9]*)*$`)
	xposForm    = regexp.MustCompile(`^\S+$`)
	deprelForm  = regexp.MustCompile(`^[a-z]+(:[a-z]+)?$`)
	enhancedRel = regexp.MustCompile(`^[a-z]+(:[a-z]+)?(:[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(_[\p{Ll}\p{Lm}\p{Lo}\p{M}]+)*)?(:[a-z]+)?$`)
)

// pairs checks FEATS and MISC.
func (v *conlluChecker) pairs(i int, row *syntax.ConlluRow) {
	if row.Feats != "_" {
		list := strings.Split(row.Feats, "|")
		for k, f := range list {
			if !featureForm.MatchString(f) {
				v.found(i, 6, "feature %q", f)
			}
			if k > 0 && strings.ToLower(list[k-1]) >= strings.ToLower(f) {
				v.found(i, 6, "%q and %q are not in order", list[k-1], f)
			}
		}
	}
	if row.Misc == "_" {
		return
	}
	seen := map[string]bool{}
	for entry := range strings.SplitSeq(row.Misc, "|") {
		key, _, _ := strings.Cut(entry, "=")
		if key == "" || seen[key] {
			v.found(i, 10, "empty or second entry %q", entry)
		}
		seen[key] = true
	}
}

func (v *conlluChecker) multiword(i int, row *syntax.ConlluRow) {
	for k, c := range rowColumns(row) {
		if k >= 2 && k <= 8 && c != "_" && (k != 5 || c != "Typo=Yes") {
			v.found(i, k+1, "multiword token with %q", c)
		}
	}
}

func (v *conlluChecker) emptyNode(i int, row *syntax.ConlluRow) {
	if row.Head != "_" || row.Deprel != "_" {
		v.found(i, 7, "empty node with a basic head")
	}
	v.deps(i, row)
}

func (v *conlluChecker) word(i int, row *syntax.ConlluRow, inside bool) {
	if syntax.ParseUPOS(row.UPOS) == syntax.UnknownPOS {
		v.found(i, 4, "tag %q", row.UPOS)
	}
	if !xposForm.MatchString(row.XPOS) {
		v.found(i, 5, "tag %q", row.XPOS)
	}
	if universal := universalRelation(row); !deprelForm.MatchString(row.Deprel) || universal != "dep" && syntax.ParseDeprel(universal) == syntax.Dep {
		v.found(i, 8, "relation %q", row.Deprel)
	}
	if (row.Head == "0") != (row.Deprel == "root") {
		v.found(i, 8, "head %s with relation %s", row.Head, row.Deprel)
	}
	if _, ok := row.MiscValue("SpaceAfter"); ok && inside {
		v.found(i, 10, "SpaceAfter inside a multiword token")
	}
	v.deps(i, row)
}

// deps checks the enhanced dependencies: known heads, in order, none twice.
func (v *conlluChecker) deps(i int, row *syntax.ConlluRow) {
	if row.Deps == "_" {
		return
	}
	var list [][3]string // head before and behind the dot, relation
	for dep := range strings.SplitSeq(row.Deps, "|") {
		head, rel, _ := strings.Cut(dep, ":")
		word, sub, _ := strings.Cut(head, ".")
		switch {
		case !v.nodes[head] || strings.Contains(head, "-"):
			v.found(i, 9, "head %q", head)
		case head == row.ID || (head == "0") != (rel == "root"):
			v.found(i, 9, "%q", dep)
		case !enhancedRel.MatchString(rel):
			v.found(i, 9, "relation %q", rel)
		}
		list = append(list, [3]string{fmt.Sprintf("%9s", word), fmt.Sprintf("%9s", sub), rel})
	}
	if !slices.IsSortedFunc(list, func(a, b [3]string) int { return slices.Compare(a[:], b[:]) }) {
		v.found(i, 9, "heads are not in order in %q", row.Deps)
	}
	if len(slices.Compact(list)) != len(list) {
		v.found(i, 9, "a dependency comes twice in %q", row.Deps)
	}
}

// text holds the forms against the text.
func (v *conlluChecker) text() {
	want, ok := v.s.Comment("text")
	if !ok {
		return
	}
	var b strings.Builder
	open, spaced := 0, false
	for i := range v.s.Rows {
		row := &v.s.Rows[i]
		_, last, multi := row.Range()
		if id, err := strconv.Atoi(row.ID); !multi && (err != nil || id <= open) {
			continue
		}
		if multi {
			open = last
		}
		if spaced {
			b.WriteByte(' ')
		}
		b.WriteString(row.Form)
		space, _ := row.MiscValue("SpaceAfter")
		spaced = space != "No"
	}
	plain := strings.Map(func(r rune) rune { // a no-break space in the text counts as space
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, want)
	if b.String() != plain && b.String() != want {
		v.found(-1, 0, "text is %q, the forms make %q", want, b.String())
	}
}

// tree checks that the basic heads make a tree below one root.
func (v *conlluChecker) tree() {
	heads := make([]int, len(v.words)+1)
	roots := 0
	for i, row := range v.words {
		h, err := strconv.Atoi(row.Head)
		if err != nil || h < 0 || h > len(v.words) {
			v.found(-1, 7, "head %q of word %s", row.Head, row.ID)
			return
		}
		heads[i+1] = h
		if h == 0 {
			roots++
		}
	}
	if roots != 1 {
		v.found(-1, 7, "%d roots", roots)
	}
	for i := range v.words {
		n, j := 0, i+1
		for ; j != 0 && n <= len(v.words); n++ {
			j = heads[j]
		}
		if j != 0 {
			v.found(-1, 7, "heads of word %d go round in a circle", i+1)
			return
		}
	}
}
