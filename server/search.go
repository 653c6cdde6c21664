package server

import (
	"slices"
	"strings"

	"nuncio/store"
)

// searchBody is what a search found: talks and people by their names, then
// sentences of reports.
type searchBody struct {
	Words   string
	Talks   []personTalk
	People  []personRow
	Hits    []hitRow
	Pager   pager
	Limited bool
	Example string // a name that the store has, for the empty page
}

type hitRow struct {
	Pieces    []piece
	Publisher string
	Published string
	Title     string
	Href      string
}

const (
	searchPage  = 20
	searchLimit = 400
	searchNames = 6
)

func (w *site) search(q *query) (*answer, error) {
	body := &searchBody{Words: q.value("q")}
	a := &answer{template: "search", nav: "/search", title: "Search", body: body, forms: []string{"json"}}
	snap, err := q.snapshot()
	if err != nil {
		return nil, err
	}
	if list := snap.people().list; len(list) > 0 {
		body.Example = list[0].Name()
	}
	if body.Words == "" {
		a.json = []store.Hit{}
		return a, nil
	}
	a.title = "Search: " + body.Words
	hits, err := w.store.Search(q.ctx, body.Words, q.limit(), searchLimit+1)
	if err != nil {
		return nil, err
	}
	a.json = hits
	body.Limited = len(hits) > searchLimit
	hits = hits[:min(len(hits), searchLimit)]
	from, to := body.Pager.cut(q, len(hits), searchPage)
	for _, h := range hits[from:to] {
		body.Hits = append(body.Hits, hitRow{Pieces: markedPieces(&h), Publisher: h.Publisher, Published: h.Published, Title: h.Title, Href: hitPath(&h)})
	}
	if body.Pager.Page == 1 {
		body.byName(q, snap)
	}
	return a, nil
}

// byName finds talks and people that have all the words in their names.
func (b *searchBody) byName(q *query, snap *snapshot) {
	words := strings.Fields(store.Fold(strings.Trim(b.Words, "\"“”*")))
	all := func(text string) bool {
		return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
	}
	for i := range snap.linked.Talks {
		t := &snap.linked.Talks[i]
		text := t.Title
		for _, s := range t.Sides {
			text += " " + strings.Join(s.Names, " ")
		}
		if len(b.Talks) < searchNames && all(store.Fold(text)) {
			b.Talks = append(b.Talks, personTalk{q.to("/talk/" + t.ID), t.Title, t.At(q.clocks.AsOf)})
		}
	}
	var found []*person
	for _, p := range snap.people().list {
		if len(found) < searchNames && all(store.Fold(p.Name())) {
			found = append(found, p)
		}
	}
	b.People = q.personRows(found)
}

// markedPieces cuts the text of a hit at its marks.
func markedPieces(h *store.Hit) []piece {
	text := []rune(h.Text)
	var out []piece
	at := 0
	for _, m := range h.Marks {
		from, to := max(m[0], at), min(m[1], len(text))
		if from >= to {
			continue
		}
		if from > at {
			out = append(out, piece{string(text[at:from]), false})
		}
		out = append(out, piece{string(text[from:to]), true})
		at = to
	}
	if at < len(text) {
		out = append(out, piece{string(text[at:]), false})
	}
	return out
}

// hitPath is the report's page with the words that were found lit.
func hitPath(h *store.Hit) string {
	start, end := h.Start, h.End
	if len(h.Marks) > 0 {
		start, end = h.Start+h.Marks[0][0], h.Start+h.Marks[len(h.Marks)-1][1]
	}
	return placePath(h.Report, stretchName(start, end))
}
