package server

import (
	"net/url"

	"nuncio/talks"
)

// clockBar lets the reader set the two clocks: links to the days around, and a
// form. Everything in it works without JavaScript.
type clockBar struct {
	talks.Clocks
	Path            string // that the form asks
	Earlier, Later  link
	Then, Now       link // known by the day itself; known by today
	Same, UpToToday bool // which of the two is shown
}

func (q *query) clockBar(path string) clockBar {
	c := clockBar{Clocks: q.clocks, Path: path, Same: q.clocks.AsOf == q.clocks.KnownBy}
	today := q.site.opt.Today()
	c.UpToToday = q.clocks.KnownBy == today
	at := func(asOf, knownBy string) string {
		return withQuery(path, url.Values{"as_of": {asOf}, "known_by": {knownBy}})
	}
	step := func(n int) link {
		day := nextDay(q.clocks.AsOf, n)
		if c.Same {
			return link{Name: dayWords(day), Href: at(day, day)}
		}
		return link{Name: dayWords(day), Href: at(day, q.clocks.KnownBy)}
	}
	c.Earlier, c.Later = step(-1), step(1)
	c.Then = link{Name: "as it was known that day", Href: at(q.clocks.AsOf, q.clocks.AsOf)}
	c.Now = link{Name: "as it is known by " + dayWords(today), Href: at(q.clocks.AsOf, today)}
	return c
}

// pager numbers the pages of a list.
type pager struct {
	Page, Pages int
	From, To    int // of the items shown, counted from 1
	Total       int
	Links       []pageLink
}

type pageLink struct {
	Number  int
	Href    string
	Current bool
	Gap     bool // numbers are left out before this one
}

// cut returns the part of a list of n items that the question's page shows.
func (p *pager) cut(q *query, n, size int) (from, to int) {
	p.Total, p.Pages = n, max((n+size-1)/size, 1)
	p.Page = min(q.pageNumber(), p.Pages)
	from, to = (p.Page-1)*size, min(p.Page*size, n)
	p.From, p.To = from+1, to
	last := 0
	for i := 1; i <= p.Pages; i++ {
		if i == 1 || i == p.Pages || i >= p.Page-2 && i <= p.Page+2 {
			p.Links = append(p.Links, pageLink{i, q.with("page", i), i == p.Page, i > last+1})
			last = i
		}
	}
	return from, to
}
