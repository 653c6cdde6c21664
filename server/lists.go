package server

import (
	"io"
	"slices"

	"nuncio/columns"
	"nuncio/export"
	"nuncio/store"
	"nuncio/talks"
)

// quotesBody is the list of quotations.
type quotesBody struct {
	Rows                 []quoteRow
	Pager                pager
	Facets               []facet
	Speaker, Text, Clear string
	Filtered             bool
	Limited              bool // there are more than the list goes through
}

// quoteRow is a statement with who passed it on.
type quoteRow struct {
	Speaker     string   `json:"speaker"` // as named, or as worded
	SpeakerHref string   `json:"-"`       // "" where it is no named person
	Country     string   `json:"country"`
	Kind        string   `json:"kind"`
	Mode        string   `json:"mode"`
	Words       []string `json:"words"`
	Chain       []string `json:"chain"` // who passes it on, the outermost first
	Addressees  []string `json:"addressees"`
	Publisher   string   `json:"publisher"`
	Published   string   `json:"published"`
	Title       string   `json:"title"`
	Href        string   `json:"href"`
	Named       bool     `json:"named"`
}

// Direct reports whether the words stand in quotation marks in the report.
func (r quoteRow) Direct() bool { return r.Mode == "direct" }

const (
	quotesPage = 30
	// quotesLimit is how many quotations a list goes through; a narrower question
	// finds the others.
	quotesLimit = 3000
)

func (w *site) quotes(q *query) (*answer, error) {
	filter := store.QuoteFilter{KnownBy: q.limit(), Speaker: q.value("speaker"), Country: q.value("country"), Text: q.value("text"), Limit: quotesLimit + 1}
	list, err := w.store.Quotes(q.ctx, filter)
	if err != nil {
		return nil, err
	}
	body := &quotesBody{Speaker: filter.Speaker, Text: filter.Text, Clear: q.to("/quotes"), Limited: len(list) > quotesLimit}
	list = list[:min(len(list), quotesLimit)]
	counts := map[string]int{}
	for _, x := range list {
		if x.Speaker != nil && x.Speaker.Country != "" {
			counts[x.Speaker.Country]++
		}
	}
	body.Facets = []facet{q.facet("country", "Country of the speaker", counts, w.opt.Country)}
	body.Filtered = filter.Speaker != "" || filter.Country != "" || filter.Text != ""
	slices.Reverse(list) // the latest first
	a := &answer{template: "quotes", nav: "/quotes", title: "Quotations", body: body, forms: []string{"json", "csv"}, json: list}
	a.write = map[string]writer{"csv": func(w io.Writer) error { return export.WriteCSV(w, quoteColumns, list) }}
	from, to := body.Pager.cut(q, len(list), quotesPage)
	for _, x := range list[from:to] {
		body.Rows = append(body.Rows, q.quoteRow(x))
	}
	return a, nil
}

func (q *query) quoteRow(x store.Quote) quoteRow {
	row := quoteRow{
		Speaker: x.Source, Kind: x.Kind, Mode: x.Mode, Words: x.Words, Publisher: x.Publisher, Published: x.Published, Title: x.Title,
		Href: placePath(x.Report, x.Statement), Chain: partyNames(x.Chain), Addressees: partyNames(x.Addressees),
	}
	if p := x.Speaker; p != nil {
		row.Speaker, row.Country, row.Named = p.Name, p.Country, p.Named
		if p.Named && p.Kind == "person" {
			row.SpeakerHref = q.to(personPath(p.Name))
		}
	}
	return row
}

// partyNames lists names; one that follows itself, as its own relay, stands once.
func partyNames(list []talks.Party) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.Name)
	}
	return slices.Compact(out)
}

// quoteColumns are those of “nuncio quotes”.
var quoteColumns = shared(columns.Quotes, func(q store.Quote) *store.Quote { return &q })

// reportsBody is the list of reports.
type reportsBody struct {
	Rows  []store.Summary
	Pager pager
	Like  string
	Clear string
}

const reportsPage = 50

func (w *site) reports(q *query) (*answer, error) {
	filter := store.ReportFilter{KnownBy: q.limit(), Like: q.value("like")}
	list, err := w.store.Reports(q.ctx, filter)
	if err != nil {
		return nil, err
	}
	slices.Reverse(list) // the latest first
	a := &answer{template: "reports", nav: "/reports", title: "Reports", forms: []string{"json"}, json: list}
	body := &reportsBody{Like: filter.Like, Clear: q.to("/reports")}
	from, to := body.Pager.cut(q, len(list), reportsPage)
	body.Rows = list[from:to]
	a.body = body
	return a, nil
}

func (w *site) help(*query) (*answer, error) {
	var rows []helpRow
	for _, s := range []talks.Status{talks.Proposed, talks.Announced, talks.InDoubt, talks.Cancelled, talks.Postponed, talks.BackOn,
		talks.UnderWay, talks.Held, talks.Refused, talks.Passed, talks.Unknown} {
		rows = append(rows, helpRow{s, statusHelp[s]})
	}
	return &answer{template: "help", nav: "/help", title: "How to read these pages", body: rows}, nil
}

type helpRow struct {
	Status talks.Status
	About  string
}

// statusHelp says what makes each status.
var statusHelp = map[talks.Status]string{
	talks.Proposed:  "It was raised, sought or considered, and nobody with the power to do it has said it will be.",
	talks.Announced: "Somebody with the power to do it has said that it will be.",
	talks.InDoubt:   "It had been announced and is now only possible, or hangs on a condition; or it was off and may be on again.",
	talks.Cancelled: "It was called off.",
	talks.Postponed: "It was put off to another day, and not given up.",
	talks.BackOn:    "It is planned again, after it was off.",
	talks.UnderWay:  "A report says that it has begun.",
	talks.Held:      "A report says that it took place. Nothing else makes it held: not a plan, not a day that went by.",
	talks.Refused:   "It was turned down, or is said not to be coming.",
	talks.Passed:    "Its day went by, and no report says whether it took place.",
	talks.Unknown:   "No report that counts tells anything of it for that day.",
}
