package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nuncio"
	"nuncio/talks"
)

// From the hand-written records the board is right at all dates on both clocks.
func TestBoardsOfHandwrittenRecords(t *testing.T) {
	expected, err := ReadBoards()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := HandwrittenEntries()
	if err != nil {
		t.Fatal(err)
	}
	if behind := expected.Entries(entries); behind.Of < 100 || len(behind.Faults) > 0 {
		t.Errorf("%d entries of talks; not as written: %q", behind.Of, behind.Faults)
	}
	scores := expected.Score(entries)
	if len(scores) < 12 {
		t.Errorf("%d boards, want six dates of two matters and more", len(scores))
	}
	for _, s := range scores {
		for _, f := range s.Faults {
			t.Errorf("%s: %s", s.Board, f)
		}
	}
}

// The order in which entries come makes no difference, not in a byte.
func TestBoardsInAnyOrder(t *testing.T) {
	expected, err := ReadBoards()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := HandwrittenEntries()
	if err != nil {
		t.Fatal(err)
	}
	want := allBoards(t, expected, entries)
	for seed := range uint64(5) {
		rnd := rand.New(rand.NewPCG(seed, 0))
		rnd.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		for i, b := range allBoards(t, expected, entries) {
			if !bytes.Equal(b, want[i]) {
				t.Fatalf("seed %d: answer %d differs (-first +shuffled):\n%s", seed, i, cmp.Diff(string(want[i]), string(b)))
			}
		}
	}
}

// allBoards is the JSON of all that is linked and of every board.
func allBoards(t *testing.T, x *ExpectedBoards, entries []talks.Entry) [][]byte {
	t.Helper()
	answers := []any{talks.Link(entries)}
	for _, m := range x.matters {
		for _, b := range m.Boards {
			answers = append(answers, talks.Link(talks.KnownBy(entries, b.KnownBy)).Board(talks.Clocks{AsOf: b.AsOf, KnownBy: b.KnownBy}))
		}
	}
	var out [][]byte
	for _, a := range answers {
		b, err := json.MarshalIndent(a, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b)
	}
	return out
}

// What is wrong on the boards that follow from the raw reports is kept as a
// file, so that a change of the reader or of linking shows as a change of
// quality. Lines with - are wrong cells, lines with + rows too many.
func TestBoardsGolden(t *testing.T) {
	r, err := nuncio.NewReader(nuncio.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Board(t.Context(), r, false, &out); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/board.txt", out.Bytes())
}

// TestBoardScorer hands the scorer a board with one fault of each kind.
func TestBoardScorer(t *testing.T) {
	row := func(id, status, date string, sides ...talks.Side) *talks.Row {
		return &talks.Row{
			Talk:  &talks.Talk{Happening: talks.Happening{ID: id, Title: id, Sides: sides}},
			State: talks.State{Status: talks.Status(status), Since: "2031-02-01", Date: date},
		}
	}
	venn, asker := talks.Side{Name: "Jo Venn", Names: []string{"Jo Venn", "Venn"}}, talks.Side{Name: "Ada Asker", Names: []string{"Ada Asker"}}
	want := expectedRow{
		Name: "Venn-Asker", Status: OneOf{"announced"}, Since: OneOf{"2031-02-01"}, Date: OneOf{"2031-03-01", "2031-03"},
		Place: OneOf{""}, Participants: []OneOf{{"Venn", "Norland"}, {"Ada Asker"}},
	}
	board := expectedBoard{AsOf: "2031-02-10", KnownBy: "2031-02-10", Rows: []expectedRow{want}, Unknown: []string{"later"}}
	later := row("later", "unknown", "")
	event := func(side OneOf) writtenEvent {
		return writtenEvent{Talks: "Venn-Asker", ExpectedEvent: ExpectedEvent{Sources: []OneOf{side}}}
	}
	reports := map[string][]labelled{"r": {
		{Entry: talks.Entry{Published: "2031-02-01"}, want: event(OneOf{"the host", "Ostland"})},
		{Entry: talks.Entry{Published: "2031-02-11"}, want: event(OneOf{"the guest"})},
	}}
	host, guest := talks.Side{Name: "Ostland"}, talks.Side{Name: "the guest"}
	for _, c := range []struct {
		name   string
		p      pairing
		faults []string
	}{
		{"right", pairing{
			rows:    map[string]*talks.Row{"Venn-Asker": row("a", "announced", "2031-03", venn, asker), "later": later},
			unknown: map[string]bool{"later": true},
		}, nil},
		{"a side that a record gives", pairing{
			rows:    map[string]*talks.Row{"Venn-Asker": row("a", "announced", "2031-03", venn, host, asker), "later": later},
			unknown: map[string]bool{"later": true},
		}, nil},
		{"a side that only a later record gives", pairing{
			rows:    map[string]*talks.Row{"Venn-Asker": row("a", "announced", "2031-03", venn, guest, asker), "later": later},
			unknown: map[string]bool{"later": true},
		}, []string{"- Venn-Asker: participants Jo Venn, the guest, Ada Asker, want Venn/Norland, Ada Asker"}},
		{"wrong cells", pairing{
			rows:    map[string]*talks.Row{"Venn-Asker": row("a", "held", "2031-04", venn), "later": later},
			unknown: map[string]bool{"later": true},
		}, []string{
			"- Venn-Asker: status held, want announced",
			"- Venn-Asker: date 2031-04, want 2031-03-01 or 2031-03",
			"- Venn-Asker: participants Jo Venn, want Venn/Norland, Ada Asker",
		}},
		{"missing, and one too many", pairing{
			rows:    map[string]*talks.Row{"Venn-Asker": row("a", "unknown", "", venn), "later": later},
			unknown: map[string]bool{"Venn-Asker": true},
			extra:   []extraRow{{row: row("x", "announced", ""), why: "no expected talk"}},
		}, []string{
			"- Venn-Asker: among the unknown",
			"- later: not among the unknown",
			"+ x: announced since 2031-02-01, due –: no expected talk",
		}},
	} {
		s := boardScorer{expected: &ExpectedBoards{byReport: reports}}
		s.score(&board, c.p)
		if d := cmp.Diff(fmt.Sprint(c.faults), fmt.Sprint(s.Faults)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}
