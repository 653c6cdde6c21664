package server

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"time"

	"nuncio/store"
)

// Options say how a store is shown. The zero value is ready for use.
type Options struct {
	// Today is the day, YYYY-MM-DD, that stands where a question names none; nil
	// is the day it is in UTC.
	Today func() string
	// Country names a country or international body by its code; nil leaves codes.
	Country func(code string) string
	// Hosts are names, beside localhost and addresses in digits, that the pages
	// may be asked for under.
	Hosts []string
	// Note is a sentence at the head of every page, such as that the reports are samples.
	Note string
	// Days are offered at the head of the board as days worth a look.
	Days []string
	// Version of the program, at the foot of every page.
	Version string
	// Log gets faults of the program itself; nil is slog's default.
	Log *slog.Logger
}

// site is the handler's state: nothing in it changes but the cache.
type site struct {
	store  store.Store
	opt    Options
	pages  *pages
	linked cache
}

// New returns a handler that shows the store. It answers GET and HEAD only, and
// under no host name but those that opt allows.
func New(s store.Store, opt Options) (http.Handler, error) {
	if opt.Today == nil {
		opt.Today = func() string { return time.Now().UTC().Format(time.DateOnly) }
	}
	if opt.Country == nil {
		opt.Country = func(code string) string { return code }
	}
	opt.Log = cmp.Or(opt.Log, slog.Default())
	w := &site{store: s, opt: opt}
	var err error
	if w.pages, err = loadPages(opt.Country); err != nil {
		return nil, err
	}
	w.linked.load = func(ctx context.Context, knownBy string) (*snapshot, error) { return loadSnapshot(ctx, s, knownBy) }
	return guard(opt.Hosts, w.routes()), nil
}

// routes is the table of addresses. {id} may carry the ending of another form.
func (w *site) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, show := range map[string]shower{
		"GET /{$}":           w.board,
		"GET /board":         w.board,
		"GET /board.json":    w.board,
		"GET /board.ics":     w.board,
		"GET /talk/{id}":     w.talk,
		"GET /event/{id}":    w.event,
		"GET /report/{id}":   w.report,
		"GET /person/{name}": w.person,
		"GET /people":        w.people,
		"GET /people.json":   w.people,
		"GET /events":        w.events,
		"GET /events.json":   w.events,
		"GET /events.csv":    w.events,
		"GET /quotes":        w.quotes,
		"GET /quotes.json":   w.quotes,
		"GET /quotes.csv":    w.quotes,
		"GET /reports":       w.reports,
		"GET /reports.json":  w.reports,
		"GET /search":        w.search,
		"GET /search.json":   w.search,
		"GET /help":          w.help,
		"GET /":              w.nowhere,
	} {
		mux.HandleFunc(pattern, w.answer(show))
	}
	mux.HandleFunc("GET /static/{file}", w.pages.asset)
	return mux
}
