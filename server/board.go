package server

import (
	"cmp"
	"net/url"
	"slices"

	"nuncio/talks"
)

// boardPage is how many talks one page of the board holds.
const boardPage = 40

// boardBody is the board as the template wants it.
type boardBody struct {
	clockBar
	Try     []link // boards of days worth a look
	Groups  []boardGroup
	Unknown []unknownRow
	Total   int
	Pager   pager
	Reports int    // in the store
	First   string // days of the first and last report
	Last    string
}

type boardGroup struct {
	Title string
	About string
	Rows  []boardRow
}

type boardRow struct {
	Href     string
	Title    string
	Status   talks.Status
	Also     []talks.Status
	Disputed bool
	Since    string
	Date     string
	Place    *talks.Spot
	Support  string
	Steps    []step // the last step, and those that stand against it
}

type unknownRow struct {
	Href, Title, First string
}

// groups part the board; a status is in exactly one.
var groups = []struct {
	title, about string
	statuses     []talks.Status
	backwards    bool // the last day first
}{
	{"Coming up", "Proposed, announced, back on or under way, the next first.", []talks.Status{talks.UnderWay, talks.Announced, talks.BackOn, talks.Proposed}, false},
	{"In doubt", "Not called off, and not certain to take place.", []talks.Status{talks.InDoubt}, false},
	{"Off", "Cancelled, put off or refused.", []talks.Status{talks.Cancelled, talks.Postponed, talks.Refused}, false},
	{"Behind us", "Held by the word of a report, or gone by without one. The last first.", []talks.Status{talks.Held, talks.Passed}, true},
	{"Not certain for this day", "A step is dated to a span of days that this day falls into.", []talks.Status{talks.Unknown}, false},
}

func (w *site) board(q *query) (*answer, error) {
	snap, err := q.snapshot()
	if err != nil {
		return nil, err
	}
	board := snap.linked.Board(q.clocks)
	a := &answer{template: "board", nav: "/", title: "As of " + dayWords(q.clocks.AsOf), forms: []string{"json", "ics"}, json: board}
	a.write = calendarOf(q, board.Rows)
	if q.form == "" {
		a.body, err = w.boardBody(q, board)
	}
	return a, err
}

func (w *site) boardBody(q *query, board *talks.Board) (*boardBody, error) {
	stats, err := w.store.Stats(q.ctx)
	if err != nil {
		return nil, err
	}
	body := &boardBody{clockBar: q.clockBar("/"), Total: len(board.Rows), Reports: stats.Reports, First: stats.FirstPublished, Last: stats.LastPublished}
	for _, d := range w.opt.Days {
		body.Try = append(body.Try, link{Name: d, Href: withQuery("/", url.Values{"as_of": {d}, "known_by": {d}})})
	}
	ordered := grouped(board.Rows)
	from, to := body.Pager.cut(q, len(ordered), boardPage)
	for _, r := range ordered[from:to] {
		row, err := q.boardRow(r)
		if err != nil {
			return nil, err
		}
		g := groupOf(r.State.Status)
		if n := len(body.Groups); n == 0 || body.Groups[n-1].Title != groups[g].title {
			body.Groups = append(body.Groups, boardGroup{Title: groups[g].title, About: groups[g].about})
		}
		last := &body.Groups[len(body.Groups)-1]
		last.Rows = append(last.Rows, row)
	}
	for _, r := range board.Unknown {
		body.Unknown = append(body.Unknown, unknownRow{q.to("/talk/" + r.Talk.ID), r.Talk.Title, r.State.First})
	}
	return body, nil
}

func groupOf(s talks.Status) int {
	for i := range groups {
		if slices.Contains(groups[i].statuses, s) {
			return i
		}
	}
	return len(groups) - 1
}

// grouped orders rows by group; inside a group the board's order, by day, stays.
func grouped(rows []talks.Row) []talks.Row {
	out := slices.Clone(rows)
	slices.SortStableFunc(out, func(a, b talks.Row) int {
		ga, gb := groupOf(a.State.Status), groupOf(b.State.Status)
		if ga == gb && groups[ga].backwards {
			return cmp.Compare(b.State.Date, a.State.Date)
		}
		return cmp.Compare(ga, gb)
	})
	return out
}

func (q *query) boardRow(r talks.Row) (boardRow, error) {
	row := boardRow{
		Href: q.to("/talk/" + r.Talk.ID), Title: r.Talk.Title, Status: r.State.Status, Also: r.State.Also, Disputed: r.State.Disputed,
		Since: r.State.Since, Date: r.State.Date, Place: r.State.Place, Support: support(r.Talk.Reports, r.Talk.Sources),
	}
	shown := 1 + len(r.State.Also)
	for _, t := range r.State.Evidence[:min(len(r.State.Evidence), shown)] {
		s, err := q.step(&t)
		if err != nil {
			return row, err
		}
		row.Steps = append(row.Steps, s)
	}
	return row, nil
}
