package eval

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"nuncio"
	"nuncio/record"
	"nuncio/talks"
)

// Board scores the boards of the corpus from the hand-written records, from
// what the reader makes of the raw reports, or from both. It prints every wrong
// cell, and before them the entries that were not read as written by hand. A
// nil reader leaves the raw reports out.
func Board(ctx context.Context, r *nuncio.Reader, hand bool, w io.Writer) error {
	expected, err := ReadBoards()
	if err != nil {
		return err
	}
	if hand {
		entries, err := HandwrittenEntries()
		if err != nil {
			return err
		}
		expected.print(w, "from the hand-written records", entries)
	}
	if r != nil {
		entries, err := RawEntries(ctx, r)
		if err != nil {
			return err
		}
		expected.print(w, "from the raw reports", entries)
	}
	return nil
}

// RawEntries returns the events that the reader finds in the reports of the
// corpus, read with the manifest's dates.
func RawEntries(ctx context.Context, r *nuncio.Reader) ([]talks.Entry, error) {
	return corpusEntries(func(src nuncio.Source, _ []byte) (*record.Record, error) {
		rec, err := r.Read(ctx, src)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", src.Name, err)
		}
		return rec, nil
	})
}

// The cells of a row, in the order in which they are printed.
const (
	cellPresent = iota
	cellStatus
	cellSince
	cellDate
	cellPlace
	cellParticipants
	cellUnknown // a name on the list of unknown talks
	cellKinds
)

var cellNames = [cellKinds]string{"present", "status", "since", "date", "place", "participants", "unknown"}

// BoardScore is how much of one board is right.
type BoardScore struct {
	Board   string // "dprk-2018, 2018-05-25 known by 2018-06-12"
	Right   [cellKinds]int
	Of      [cellKinds]int
	Missing int // rows
	Extra   int // rows, and names on the list of unknown talks
	Faults  []string
}

// Score holds the boards that follow from the entries of all reports against
// the expected ones. Every wrong cell is a line of Faults.
func (x *ExpectedBoards) Score(entries []talks.Entry) []BoardScore {
	var out []BoardScore
	for i := range x.matters {
		m := &x.matters[i]
		for j := range m.Boards {
			b := &m.Boards[j]
			got := talks.Link(talks.KnownBy(entries, b.KnownBy)).Board(talks.Clocks{AsOf: b.AsOf, KnownBy: b.KnownBy})
			s := boardScorer{BoardScore: BoardScore{Board: m.Matter + ", " + b.String()}, expected: x}
			s.score(b, x.pair(m, b, got))
			out = append(out, s.BoardScore)
		}
	}
	return out
}

// pairing says which row of the board answers which expected talk.
type pairing struct {
	rows    map[string]*talks.Row // by name of the expected talk
	unknown map[string]bool       // the row stands on the list of unknown talks
	extra   []extraRow            // rows of the matter that answer none
}

type extraRow struct {
	row     *talks.Row
	unknown bool
	why     string
}

// pair gives each expected talk the row with the most of its entries, each row
// to one talk.
func (x *ExpectedBoards) pair(m *expectedMatter, b *expectedBoard, got *talks.Board) pairing {
	type claim struct {
		name  string
		row   *talks.Row
		votes int
	}
	var claims []claim
	rows := ofMatter(m, got)
	for i := range rows {
		for name, votes := range x.votes(rows[i].row.Talk) {
			claims = append(claims, claim{name, rows[i].row, votes})
		}
	}
	slices.SortFunc(claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(b.votes, a.votes), cmp.Compare(a.name, b.name), cmp.Compare(a.row.Talk.ID, b.row.Talk.ID))
	})
	p := pairing{rows: map[string]*talks.Row{}, unknown: map[string]bool{}}
	taken := map[*talks.Row]string{}
	for _, c := range claims {
		if p.rows[c.name] == nil && taken[c.row] == "" {
			p.rows[c.name], taken[c.row] = c.row, c.name
		}
	}
	for i, r := range rows {
		if name, ok := taken[r.row]; ok {
			p.unknown[name] = r.unknown
			continue
		}
		rows[i].why = "no expected talk"
		for _, c := range claims {
			if c.row == r.row {
				rows[i].why = "more of " + c.name
				break
			}
		}
		p.extra = append(p.extra, rows[i])
	}
	return p
}

// ofMatter returns the rows that tell of the matter.
func ofMatter(m *expectedMatter, got *talks.Board) []extraRow {
	var out []extraRow
	add := func(list []talks.Row, unknown bool) {
		for i := range list {
			if slices.ContainsFunc(list[i].Talk.Entries, func(e talks.Entry) bool { return m.reports[e.Report] }) {
				out = append(out, extraRow{row: &list[i], unknown: unknown})
			}
		}
	}
	add(got.Rows, false)
	add(got.Unknown, true)
	return out
}

type boardScorer struct {
	BoardScore
	expected *ExpectedBoards
	knownBy  string
}

func (s *boardScorer) score(b *expectedBoard, p pairing) {
	s.knownBy = b.KnownBy
	expected := map[string]bool{}
	for i := range b.Rows {
		expected[b.Rows[i].Name] = true
		s.row(&b.Rows[i], p)
	}
	for _, name := range b.Unknown {
		expected[name] = true
		s.cell(cellUnknown, name, p.rows[name] != nil && p.unknown[name], "not among the unknown", nil)
	}
	for name, row := range p.rows {
		if !expected[name] {
			p.extra = append(p.extra, extraRow{row: row, unknown: p.unknown[name], why: name + ", not yet known"})
		}
	}
	slices.SortFunc(p.extra, func(a, b extraRow) int {
		return cmp.Or(cmp.Compare(a.row.Talk.Title, b.row.Talk.Title), cmp.Compare(a.row.Talk.ID, b.row.Talk.ID))
	})
	for _, e := range p.extra {
		s.Extra++
		s.Faults = append(s.Faults, "+ "+describeExtra(e))
	}
}

func describeExtra(e extraRow) string {
	st := &e.row.State
	where := ""
	if e.unknown {
		where = " (among the unknown)"
	}
	return strings.Join(strings.Fields(fmt.Sprintf("%s: %s since %s, due %s%s: %s", e.row.Talk.Title, st.Status, st.Since, cmp.Or(st.Date, "–"), where, e.why)), " ")
}

// cell counts one cell; found and want are told where it is wrong.
func (s *boardScorer) cell(kind int, name string, ok bool, found string, want OneOf) {
	s.Of[kind]++
	if ok {
		s.Right[kind]++
		return
	}
	line := "- " + name + ": " + found
	if kind != cellPresent && kind != cellUnknown {
		line = "- " + name + ": " + cellNames[kind] + " " + cmp.Or(found, "–")
	}
	if want != nil {
		line += ", want " + wanted(want)
	}
	s.Faults = append(s.Faults, line)
}

func wanted(o OneOf) string {
	words := make([]string, len(o))
	for i, v := range o {
		words[i] = cmp.Or(v, "–")
	}
	return strings.Join(words, " or ")
}

// row scores the cells of one expected row; all are wrong where it is missing.
func (s *boardScorer) row(want *expectedRow, p pairing) {
	row := p.rows[want.Name]
	if row == nil || p.unknown[want.Name] {
		found := "no such row"
		if row != nil {
			found = "among the unknown"
		}
		s.Missing++
		s.cell(cellPresent, want.Name, false, found, nil)
		for kind := cellStatus; kind < cellUnknown; kind++ {
			s.Of[kind]++
		}
		return
	}
	st := &row.State
	s.cell(cellPresent, want.Name, true, "", nil)
	s.cell(cellStatus, want.Name, rightStatus(want, st), foundStatus(st), want.wantedStatus())
	s.cell(cellSince, want.Name, slices.Contains(want.Since, st.Since), st.Since, want.Since)
	s.cell(cellDate, want.Name, slices.Contains(want.Date, st.Date), st.Date, want.Date)
	s.cell(cellPlace, want.Name, rightPlace(want.Place, st.Place), spotName(st.Place), want.Place)
	s.cell(cellParticipants, want.Name, rightSides(want.Participants, s.expected.sides(want.Name, s.knownBy), row.Talk.Sides), sideNames(row.Talk.Sides), OneOf{participantNames(want.Participants)})
}

// rightStatus: where reports dispute, all their answers are to be shown.
func rightStatus(want *expectedRow, got *talks.State) bool {
	if got.Disputed != want.Disputed || !slices.Contains(want.Status, string(got.Status)) {
		return false
	}
	if !want.Disputed {
		return true
	}
	return !slices.ContainsFunc(want.Status, func(s string) bool {
		return s != string(got.Status) && !slices.Contains(got.Also, talks.Status(s))
	})
}

func foundStatus(got *talks.State) string {
	out := string(got.Status)
	for _, s := range got.Also {
		out += " beside " + string(s)
	}
	if got.Disputed {
		out += ", disputed"
	}
	return out
}

func (w *expectedRow) wantedStatus() OneOf {
	if w.Disputed {
		return OneOf{strings.Join(w.Status, " beside ") + ", disputed"}
	}
	return w.Status
}

func rightPlace(want OneOf, got *talks.Spot) bool {
	return slices.ContainsFunc(want, func(s string) bool {
		if s == "" || got == nil {
			return s == "" && got == nil
		}
		return fold(s) == fold(got.Text) || fold(s) == fold(got.Name)
	})
}

func spotName(s *talks.Spot) string {
	if s == nil {
		return ""
	}
	return s.Name
}

// rightSides: no expected participant is wanting, and every other side is one
// that a hand-written record gives the talk: a host, or a side in other words
// (“the leaders of the two countries”).
func rightSides(want, others []OneOf, got []talks.Side) bool {
	for _, o := range want {
		if !slices.ContainsFunc(got, func(s talks.Side) bool { return isSide(&s, o) }) {
			return false
		}
	}
	known := slices.Concat(want, others)
	return !slices.ContainsFunc(got, func(s talks.Side) bool {
		return !slices.ContainsFunc(known, func(o OneOf) bool { return isSide(&s, o) })
	})
}

func isSide(s *talks.Side, names OneOf) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return slices.ContainsFunc(append([]string{s.Name}, s.Names...), func(n string) bool { return fold(n) == fold(name) })
	})
}

func sideNames(list []talks.Side) string {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = s.Name
	}
	return strings.Join(names, ", ")
}

func participantNames(list []OneOf) string {
	names := make([]string, len(list))
	for i, o := range list {
		names[i] = strings.Join(o, "/")
	}
	return strings.Join(names, ", ")
}

func (x *ExpectedBoards) print(w io.Writer, title string, entries []talks.Entry) {
	fmt.Fprintln(w, title)
	behind := x.Entries(entries)
	fmt.Fprintf(w, "  entries that the boards rest on: %d of %d as written by hand\n", behind.Right, behind.Of)
	for _, f := range behind.Faults {
		fmt.Fprintf(w, "    %s\n", f)
	}
	var total BoardScore
	for _, s := range x.Score(entries) {
		fmt.Fprintf(w, "  %s: %s\n", s.Board, s.summary())
		for _, f := range s.Faults {
			fmt.Fprintf(w, "    %s\n", f)
		}
		total.add(&s)
	}
	fmt.Fprintf(w, "  all together: %s\n", total.summary())
	for kind, name := range cellNames {
		fmt.Fprintf(w, "    %-12s %4d of %4d\n", name, total.Right[kind], total.Of[kind])
	}
}

func (s *BoardScore) add(t *BoardScore) {
	for kind := range cellNames {
		s.Right[kind] += t.Right[kind]
		s.Of[kind] += t.Of[kind]
	}
	s.Missing += t.Missing
	s.Extra += t.Extra
}

func (s *BoardScore) summary() string {
	right, of := 0, 0
	for kind := range cellNames {
		right, of = right+s.Right[kind], of+s.Of[kind]
	}
	return fmt.Sprintf("cells %d of %d, rows missing %d, rows too many %d", right, of, s.Missing, s.Extra)
}
