package server

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nuncio/record"
)

// stretch is a piece of a report's text that an entry of the record rests on, in
// code points.
type stretch struct {
	entry      string
	start, end int
}

// segment is a piece of text that no border of any stretch parts further.
type segment struct {
	Text    string
	Of      string   // ids of the entries that rest on it, parted by spaces
	Anchors []string // ids of the entries whose words begin here
	Notes   []note   // behind the segment
	Event   bool     // words of an event
	Lit     bool     // asked for
}

// note is the number of an event, behind its words.
type note struct {
	Number int
	Href   string
	Lit    bool
}

// textBlock is a block of the report in segments.
type textBlock struct {
	Kind     string
	ID       string
	Segments []segment
}

// marking is the text of a report with all that rests on it.
type marking struct {
	text      []rune
	stretches []stretch
	events    map[string]int // id of an event → its number
	ends      map[int][]string
	anchors   map[int][]string
	shown     string // the entry whose words are lit
	from, to  int    // or the stretch
}

// newMarking collects the words of all entries. show is the id of an entry, or a
// stretch such as "120-160".
func newMarking(r *record.Record, show string) *marking {
	m := &marking{text: []rune(r.Report.Text), events: map[string]int{}, ends: map[int][]string{}, anchors: map[int][]string{}, shown: show}
	if from, to, ok := parseStretch(show); ok {
		m.from, m.to = from, to
		m.add("", from, to)
	}
	for i, e := range r.Events {
		m.events[e.ID] = i + 1
		m.add(e.ID, e.Evidence.Start, e.Evidence.End)
		m.ends[e.Evidence.End] = append(m.ends[e.Evidence.End], e.ID)
		for _, x := range e.EvidenceAlso {
			m.add(e.ID, x.Start, x.End)
		}
	}
	for _, s := range r.Statements {
		for _, c := range s.Content {
			m.add(s.ID, c.Start, c.End)
		}
		for _, x := range []*record.Evidence{s.Source, s.Cue} {
			if x != nil {
				m.add(s.ID, x.Start, x.End)
			}
		}
	}
	for _, a := range r.Actors {
		for _, x := range a.Mentions {
			m.add(a.ID, x.Start, x.End)
		}
		for i, o := range a.Offices {
			m.add(officeID(a.ID, i), o.Evidence.Start, o.Evidence.End)
		}
	}
	for _, t := range r.Times {
		m.add(t.ID, t.Start, t.End)
	}
	for _, p := range r.Places {
		m.add(p.ID, p.Start, p.End)
	}
	for i, u := range r.Ambiguous {
		m.add(ambiguousID(i), u.Start, u.End)
	}
	m.anchor()
	return m
}

func officeID(actor string, i int) string { return fmt.Sprintf("%s-o%d", actor, i+1) }
func ambiguousID(i int) string            { return fmt.Sprintf("u%d", i+1) }

func (m *marking) add(entry string, start, end int) {
	if 0 <= start && start < end && end <= len(m.text) {
		m.stretches = append(m.stretches, stretch{entry, start, end})
	}
}

// anchor notes where the first words of each entry begin.
func (m *marking) anchor() {
	slices.SortStableFunc(m.stretches, func(a, b stretch) int { return a.start - b.start })
	seen := map[string]bool{}
	for _, s := range m.stretches {
		id := "w-" + s.entry
		if s.entry == "" {
			id = fmt.Sprintf("w-%d-%d", m.from, m.to)
		}
		if !seen[id] {
			seen[id] = true
			m.anchors[s.start] = append(m.anchors[s.start], id)
		}
	}
}

// blocks cuts the report's blocks at all borders.
func (m *marking) blocks(list []record.Block) []textBlock {
	out := make([]textBlock, 0, len(list))
	for i, b := range list {
		if 0 <= b.Start && b.Start <= b.End && b.End <= len(m.text) {
			out = append(out, textBlock{Kind: b.Kind, ID: fmt.Sprintf("p%d", i+1), Segments: m.segments(b.Start, b.End)})
		}
	}
	return out
}

func (m *marking) segments(start, end int) []segment {
	var inside []stretch
	borders := []int{start, end}
	for _, s := range m.stretches {
		if s.start >= end {
			break
		}
		if s.end <= start {
			continue
		}
		inside = append(inside, s)
		borders = append(borders, max(s.start, start), min(s.end, end))
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)
	out := make([]segment, 0, len(borders))
	for i := 1; i < len(borders); i++ {
		out = append(out, m.segment(inside, borders[i-1], borders[i]))
	}
	return out
}

func (m *marking) segment(inside []stretch, from, to int) segment {
	g := segment{Text: string(m.text[from:to]), Anchors: m.anchors[from]}
	var of []string
	for _, s := range inside {
		if s.start > from || s.end < to {
			continue
		}
		g.Event = g.Event || m.events[s.entry] > 0
		g.Lit = g.Lit || s.entry == "" || s.entry == m.shown
		if s.entry != "" && !slices.Contains(of, s.entry) {
			of = append(of, s.entry)
		}
	}
	g.Of = strings.Join(of, " ")
	for _, id := range m.ends[to] {
		g.Notes = append(g.Notes, note{m.events[id], "#" + id, id == m.shown})
	}
	return g
}

// stretchName names a stretch of text in an address.
func stretchName(start, end int) string { return fmt.Sprintf("%d-%d", start, end) }

// parseStretch reads what [stretchName] writes.
func parseStretch(name string) (start, end int, ok bool) {
	from, to, ok := strings.Cut(name, "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	return start, end, ok && err1 == nil && err2 == nil && start < end
}
