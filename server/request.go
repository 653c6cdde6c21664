package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"nuncio/record"
	"nuncio/store"
	"nuncio/talks"
)

// query is one question to the pages.
type query struct {
	ctx    context.Context
	origin string // "http://" and the host that was asked
	path   string // without the ending of another form
	form   string // "" for a page; json, ics, csv
	id     string // the part of the path in {…}, without the ending
	values url.Values
	clocks talks.Clocks
	dated  bool // at least one clock was given
	site   *site
	memory map[string]*record.Record
}

// answer is what a question gets: a page, a redirect, or another form.
type answer struct {
	template string
	title    string
	nav      string // address of the menu's item that the page belongs to
	body     any
	status   int               // 0 is 200
	redirect string            // where set, nothing else counts
	forms    []string          // other forms of the page, in the order they are named
	json     any               // for the form "json"
	write    map[string]writer // for the others
}

type writer func(io.Writer) error

type shower func(q *query) (*answer, error)

// fault is an error that the reader is told about, with what to do.
type fault struct {
	status        int
	title, advice string
}

func (f *fault) Error() string { return f.title + " " + f.advice }

// forms are the endings of addresses and what they hold.
var formTypes = map[string]string{
	"json": "application/json; charset=utf-8",
	"csv":  "text/csv; charset=utf-8; header=present",
	"ics":  "text/calendar; charset=utf-8",
}

// formNames are what links call the forms.
var formNames = map[string]string{"json": "JSON", "csv": "CSV", "ics": "Calendar (iCalendar)"}

func (w *site) answer(show shower) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		q, err := w.query(r)
		var a *answer
		if err == nil {
			a, err = show(q)
		}
		if err != nil {
			a = w.failure(q, err)
		}
		if err := w.send(rw, r, q, a); err != nil && r.Context().Err() == nil {
			w.opt.Log.Error("answering", "path", r.URL.Path, "err", err)
		}
	}
}

// query reads the address: ending, clocks and the rest.
func (w *site) query(r *http.Request) (*query, error) {
	q := &query{
		ctx: r.Context(), origin: "http://" + r.Host, path: r.URL.Path, values: r.URL.Query(), site: w,
		id: r.PathValue("id") + r.PathValue("name"), memory: map[string]*record.Record{},
	}
	if i := strings.LastIndexByte(q.path, '.'); i >= 0 && formTypes[q.path[i+1:]] != "" {
		q.form = q.path[i+1:]
		q.path = q.path[:i]
		q.id = strings.TrimSuffix(q.id, "."+q.form)
	}
	asOf, knownBy := q.value("as_of"), q.value("known_by")
	q.dated = asOf != "" || knownBy != ""
	var err error
	if q.clocks, err = talks.ParseClocks(asOf, knownBy, w.opt.Today()); err != nil {
		q.dated = false
		q.clocks, _ = talks.ParseClocks("", "", w.opt.Today())
		return q, &fault{http.StatusBadRequest, "That is not a day.", err.Error() + "."}
	}
	return q, nil
}

// value is a parameter of the address without white space around it.
func (q *query) value(name string) string { return strings.TrimSpace(q.values.Get(name)) }

// limit is the second clock for lists of reports and quotations, which show
// everything, undated reports too, where no day is given.
func (q *query) limit() string {
	if !q.dated {
		return ""
	}
	return q.clocks.KnownBy
}

// pageNumber counts from 1.
func (q *query) pageNumber() int {
	n, err := strconv.Atoi(q.value("page"))
	if err != nil || n < 1 || n > 1e6 {
		return 1
	}
	return n
}

func (q *query) snapshot() (*snapshot, error) {
	g, err := q.site.store.Generation(q.ctx)
	if err != nil {
		return nil, err
	}
	return q.site.linked.get(q.ctx, g, q.clocks.KnownBy)
}

// record returns a report's record, read once a request.
func (q *query) record(id string) (*record.Record, error) {
	if r := q.memory[id]; r != nil {
		return r, nil
	}
	r, err := q.site.store.Record(q.ctx, id)
	if err == nil {
		q.memory[id] = r
	}
	return r, err
}

// failure makes the page of an error.
func (w *site) failure(q *query, err error) *answer {
	f := new(fault)
	switch {
	case errors.As(err, &f):
	case errors.Is(err, store.ErrNotFound):
		f = &fault{http.StatusNotFound, "There is nothing at this address.", "The address may be cut short, or the store may be another one. A search may find it."}
	default:
		w.opt.Log.Error("making a page", "path", q.path, "err", err)
		f = &fault{http.StatusInternalServerError, "The page could not be made.", "The fault is not yours; it has been written to the server's log. The other pages may still work."}
	}
	body := errorBody{Status: f.status, Title: f.title, Advice: f.advice}
	return &answer{template: "error", title: f.title, status: f.status, body: body, json: map[string]any{"error": body}}
}

// errorBody is the one shape of errors, for people and programs.
type errorBody struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Advice string `json:"advice"`
}

func (w *site) nowhere(q *query) (*answer, error) {
	return nil, &fault{http.StatusNotFound, "There is no page at this address.", "Search for a name or for words of a report, or begin at the board."}
}

// send writes the answer, or says that the client has it already.
func (w *site) send(rw http.ResponseWriter, r *http.Request, q *query, a *answer) error {
	h := rw.Header()
	h.Set("Cache-Control", "no-cache") // may be kept, must be asked for again
	if a.redirect != "" {
		http.Redirect(rw, r, a.redirect, http.StatusMovedPermanently)
		return nil
	}
	if a.status == 0 && q.form != "" && !slices.Contains(a.forms, q.form) {
		a = w.failure(q, &fault{http.StatusNotFound, "The page has no such form.", "Its forms are named at its foot."})
	}
	var b bytes.Buffer
	contentType, err := w.write(&b, q, a)
	if err != nil {
		http.Error(rw, "The page could not be made. The fault is not yours; it has been written to the server's log.", http.StatusInternalServerError)
		return err
	}
	for _, form := range a.forms {
		if form != q.form {
			h.Add("Link", fmt.Sprintf("<%s>; rel=\"alternate\"; type=%q", q.twin(form), strings.Split(formTypes[form], ";")[0]))
		}
	}
	h.Set("Content-Type", contentType)
	if a.status != 0 {
		rw.WriteHeader(a.status)
	} else if fresh(rw, r, b.Bytes()) {
		return nil
	}
	_, err = b.WriteTo(rw)
	return err
}

// fresh sets the entity tag and answers a client that has the bytes already.
func fresh(rw http.ResponseWriter, r *http.Request, b []byte) bool {
	sum := sha256.Sum256(b)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	rw.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") != tag {
		return false
	}
	rw.WriteHeader(http.StatusNotModified)
	return true
}

func (w *site) write(b *bytes.Buffer, q *query, a *answer) (contentType string, err error) {
	switch {
	case q.form == "":
		return "text/html; charset=utf-8", w.pages.render(b, q, a)
	case a.write[q.form] != nil:
		return formTypes[q.form], a.write[q.form](b)
	}
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return formTypes["json"], enc.Encode(a.json)
}
