package server_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"nuncio"
	"nuncio/article"
	"nuncio/columns"
	"nuncio/corpus"
	"nuncio/eval"
	"nuncio/ingest"
	"nuncio/record"
	"nuncio/server"
	"nuncio/store"
	"nuncio/store/sqlite"
)

// scribe makes records of what was written by hand beside the samples, so that
// the pages are tested on records that are right.
var scribe = sync.OnceValues(eval.NewScribe)

// lastDay is the corpus's.
const lastDay = "2023-11-16"

// shelf is a store with its pages.
type shelf struct {
	t     *testing.T
	store *sqlite.Store
	pages http.Handler
}

func newShelf(t *testing.T, opt server.Options) *shelf {
	t.Helper()
	s, err := sqlite.OpenTemp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if opt.Today == nil {
		opt.Today = func() string { return lastDay }
	}
	h, err := server.New(s, opt)
	if err != nil {
		t.Fatal(err)
	}
	return &shelf{t, s, h}
}

// add stores the samples whose names keep says yes to, with the records that
// were written by hand.
func (s *shelf) add(keep func(name string) bool) {
	s.t.Helper()
	by, err := scribe()
	if err != nil {
		s.t.Fatal(err)
	}
	for _, r := range corpus.Reports() {
		if !keep(r.Name) {
			continue
		}
		src := nuncio.Source{
			Name: r.Name, Bytes: r.Bytes, ContentType: r.ContentType,
			Given: article.Given{Published: r.Published, Publisher: r.Publisher},
		}
		rec, err := by.Record(src, corpus.Expected(r.Name))
		if err != nil {
			s.t.Fatal(err)
		}
		s.put(src, rec)
	}
}

// put stores a report with its record.
func (s *shelf) put(src nuncio.Source, rec *record.Record) {
	s.t.Helper()
	pages, err := article.New()
	if err != nil {
		s.t.Fatal(err)
	}
	art, err := pages.Extract(src.Bytes, src.ContentType, src.Given)
	if err != nil {
		s.t.Fatal(err)
	}
	_, err = s.store.Add(s.t.Context(), store.Item{
		Report: store.Report{
			ID: rec.Report.ID, Bytes: src.Bytes, ContentType: src.ContentType, Charset: art.Charset, Source: art.Source,
			Name: src.Name, Signature: ingest.Signature(ingest.Body(art)),
		},
		Given:  store.Given{Published: src.Given.Published, Publisher: src.Given.Publisher},
		Record: rec,
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

func everything(string) bool { return true }

// page is an answer.
type page struct {
	status int
	header http.Header
	body   string
}

func (s *shelf) get(path string) page {
	s.t.Helper()
	return s.do(httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil))
}

func (s *shelf) do(r *http.Request) page {
	s.t.Helper()
	rw := httptest.NewRecorder()
	s.pages.ServeHTTP(rw, r)
	b, err := io.ReadAll(rw.Result().Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return page{rw.Code, rw.Header(), string(b)}
}

// text is what the page says, white space collapsed.
func (p page) text() string {
	var b strings.Builder
	root, err := html.Parse(strings.NewReader(p.body))
	if err != nil {
		return ""
	}
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (s *shelf) json(path string, into any) {
	s.t.Helper()
	p := s.get(path)
	if p.status != http.StatusOK {
		s.t.Fatalf("%s: status %d", path, p.status)
	}
	if err := json.Unmarshal([]byte(p.body), into); err != nil {
		s.t.Fatalf("%s: %v", path, err)
	}
}

// boardRows is what the tests read of /board.json.
type boardRows struct {
	Rows, Unknown []struct {
		Talk struct {
			ID, Title string
			Aliases   []string
			Reports   int
		}
		State struct{ Status, Date, First string }
	}
}

// summit returns the talk of the Singapore summit.
func (s *shelf) summit(clocks string) (id, status string, aliases []string) {
	s.t.Helper()
	var b boardRows
	s.json("/board.json?"+clocks, &b)
	for _, r := range b.Rows {
		if strings.Contains(r.Talk.Title, "Trump and Kim") && r.State.Date == "2018-06-12" {
			return r.Talk.ID, r.State.Status, r.Talk.Aliases
		}
	}
	s.t.Fatalf("the board knows no summit with %s", clocks)
	return "", "", nil
}

const (
	on25May = "as_of=2018-05-25&known_by=2018-05-25"
	by31May = "as_of=2018-06-01&known_by=2018-05-31"
	on1June = "as_of=2018-06-01&known_by=2018-06-01"
)

// summer are the three reports of user story 1, and more by a part of their name.
func summer(more string) func(string) bool {
	return func(name string) bool {
		for _, part := range []string{"05-24-transmarine", "05-27-westmark", "05-31-chronicle"} {
			if strings.Contains(name, part) {
				return true
			}
		}
		return more != "" && strings.Contains(name, more)
	}
}

func TestWasItOnThatDay(t *testing.T) {
	s := newShelf(t, server.Options{})
	s.add(summer(""))
	id, status, _ := s.summit(on25May)
	if status != "cancelled" {
		t.Fatalf("on 25 May the summit was %s", status)
	}
	path := "/talk/" + id + "?"
	then := s.get(path + on25May).text()
	for _, want := range []string{"As of Friday 25 May 2018", "Cancelled", "First said Thursday 24 May 2018", "Due Tuesday 12 June 2018", "Singapore"} {
		if !strings.Contains(then, want) {
			t.Errorf("the page of 25 May does not say %q:\n%s", want, then)
		}
	}
	if strings.Contains(then, "Westmark News") || strings.Contains(then, "Chronicle") {
		t.Error("the page of 25 May shows a later report")
	}
	before := s.get(path + by31May)
	if strings.Contains(before.text(), "Held") {
		t.Error("nothing was held")
	}
	if !strings.Contains(before.text(), "No report up to 31 May 2018 says that it is definitely on") {
		t.Errorf("the page of 1 June, known by 31 May, does not say what no report says:\n%s", before.text())
	}
	s.add(summer("summit-back-on"))
	if after := s.get(path + by31May); after.body != before.body {
		t.Error("a later report changed what was known before it")
	}
	if now := s.get(path + on1June).text(); !strings.Contains(now, "Back on It is on again") {
		t.Errorf("the page of 1 June does not say that it is back on:\n%s", now)
	}
	unknown := s.get(path + "as_of=2018-05-01&known_by=2018-05-01").text()
	if !strings.Contains(unknown, "Unknown") || !strings.Contains(unknown, "The first that does is of Thursday 24 May 2018") {
		t.Errorf("the page of 1 May does not say since when it is known:\n%s", unknown)
	}
}

func TestBoard(t *testing.T) {
	s := newShelf(t, server.Options{Days: []string{"2018-05-25"}, Note: "Samples."})
	s.add(everything)
	p := s.get("/?" + on25May)
	for _, want := range []string{"Friday 25 May 2018", "Cancelled", "since 24 May 2018", "Days worth a look", "Samples.", "Thursday 24 May 2018", "Saturday 26 May 2018"} {
		if !strings.Contains(p.text(), want) {
			t.Errorf("the board does not say %q", want)
		}
	}
	if strings.Contains(p.text(), "Held since 12 June") {
		t.Error("the board of 25 May knows of June")
	}
	if p := s.get("/?as_of=2018-03-31&known_by=2018-06-12"); !strings.Contains(p.text(), "Not yet known on this day") {
		t.Error("talks that only later reports tell of are not listed")
	}
	empty := s.get("/?as_of=2017-01-01&known_by=2017-01-01").text()
	if !strings.Contains(empty, "Nothing is known for this day") || !strings.Contains(empty, "from Thursday 8 March 2018 to Thursday 16 November 2023") {
		t.Errorf("the empty board does not teach: %s", empty)
	}
	if len(p.body) > 60_000 {
		t.Errorf("the board has %d bytes", len(p.body))
	}
}

// The tables of the pages have the columns of the commands.
func TestTablesHaveTheColumnsOfTheCommands(t *testing.T) {
	s := newShelf(t, server.Options{})
	s.add(summer("2018-05-24"))
	var want []string
	for _, c := range columns.Events {
		want = append(want, c.Name)
	}
	head, rows, _ := strings.Cut(s.get("/events.csv?as_of=2018-05-25").body, "\r\n")
	if got := strings.Join(append(want, "standing"), ","); head != got || rows == "" {
		t.Errorf("/events.csv begins %q, want %q", head, got)
	}
	want = nil
	for _, c := range columns.Quotes {
		want = append(want, c.Name)
	}
	if head, rows, _ = strings.Cut(s.get("/quotes.csv").body, "\r\n"); head != strings.Join(want, ",") || rows == "" {
		t.Errorf("/quotes.csv begins %q", head)
	}
}

func TestEmptyStore(t *testing.T) {
	s := newShelf(t, server.Options{})
	for path, want := range map[string]string{
		"/": "The store is empty", "/events": "No event", "/quotes": "No quotation", "/people": "Nobody", "/reports": "no report", "/search": "Type names or words", "/search?q=pact": "No passage",
	} {
		if p := s.get(path); p.status != http.StatusOK || !strings.Contains(p.text(), want) {
			t.Errorf("%s: %d, %s", path, p.status, p.text())
		}
	}
}

func TestOldNamesLeadOn(t *testing.T) {
	s := newShelf(t, server.Options{})
	s.add(everything)
	id, _, aliases := s.summit(on25May)
	if len(aliases) == 0 {
		t.Fatal("the talk has no aliases")
	}
	list, err := s.store.Reports(t.Context(), store.ReportFilter{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	long := strings.TrimPrefix(list[0].ID, "sha256:")
	r, err := s.store.Record(t.Context(), list[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	var person string
	for _, a := range r.Actors {
		if a.Name == "Donald Trump" {
			person = a.Key
		}
	}
	for path, want := range map[string]string{
		"/talk/" + aliases[0] + "?" + on25May:      "/talk/" + id + "?" + on25May,
		"/event/" + id + "?" + on25May:             "/talk/" + id + "?" + on25May,
		"/talk/" + aliases[0] + ".json?" + on25May: "/talk/" + id + ".json?" + on25May,
		"/report/" + long:                          "/report/" + long[:16],
		"/report/" + list[0].ID + ".json":          "/report/" + long[:16] + ".json",
		"/report/" + long[:8] + "?show=e1":         "/report/" + long[:16] + "?show=e1",
		"/person/" + person:                        "/person/donald-trump",
	} {
		p := s.get(path)
		if got := p.header.Get("Location"); p.status != http.StatusMovedPermanently || got != want {
			t.Errorf("%s leads to %q (%d), want %q", path, got, p.status, want)
		} else if p := s.get(got); p.status != http.StatusOK {
			t.Errorf("%s leads to %s, which answers %d", path, got, p.status)
		}
	}
}

func TestFaultsSayWhatToDo(t *testing.T) {
	s := newShelf(t, server.Options{})
	s.add(summer(""))
	for path, want := range map[string]struct {
		status int
		words  string
	}{
		"/nothing":                   {404, "Search for a name"},
		"/talk/nothing":              {404, "No talk or event has this number"},
		"/report/ffffffffffffffff":   {404, "No report has this number"},
		"/person/nobody-at-all":      {404, "names this person"},
		"/?as_of=yesterday":          {400, "YYYY-MM-DD"},
		"/board?known_by=2018-02-30": {400, "YYYY-MM-DD"},
		"/help.json":                 {404, ""},
		"/reports.ics":               {404, ""},
		"/talk/nothing.json":         {404, "No talk or event"},
	} {
		p := s.get(path)
		if p.status != want.status || !strings.Contains(p.body, want.words) {
			t.Errorf("%s: %d, %s", path, p.status, p.text())
		}
	}
	var fault struct {
		Error struct {
			Status        int
			Title, Advice string
		}
	}
	p := s.get("/talk/nothing.json")
	if err := json.Unmarshal([]byte(p.body), &fault); err != nil || fault.Error.Status != 404 || fault.Error.Advice == "" {
		t.Errorf("an error in JSON is %s (%v)", p.body, err)
	}
}

// refusing is a store whose every answer is a fault of its own.
type refusing struct{ store.Store }

func (refusing) Generation(context.Context) (int64, error) { return 0, io.ErrUnexpectedEOF }

func TestFaultOfTheStoreIsNotTheReaders(t *testing.T) {
	h, err := server.New(refusing{}, server.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	s := shelf{t: t, pages: h}
	if p := s.get("/"); p.status != 500 || !strings.Contains(p.text(), "The fault is not yours") || strings.Contains(p.body, "EOF") {
		t.Errorf("%d: %s", p.status, p.text())
	}
}
