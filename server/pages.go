package server

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"nuncio/export"
	"nuncio/talks"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static/*
var staticFiles embed.FS

// pages are the templates and the few files beside them.
type pages struct {
	templates map[string]*template.Template
	assets    map[string][]byte // by their name with a hash in it, so that they can be kept for ever
	named     map[string]string // "nuncio.css" → its address
}

func loadPages(country func(string) string) (*pages, error) {
	p := &pages{templates: map[string]*template.Template{}, assets: map[string][]byte{}, named: map[string]string{}}
	funcs := template.FuncMap{
		"act": acts(export.Acts()).name, "certainty": certainty, "count": count, "country": country, "day": dayWords, "joined": joined,
		"mark": markOf, "publishedDay": publishedDay, "reportPath": reportPath, "hearers": hearers, "said": said, "short": shortWords, "support": support, "weekday": weekday, "word": onWhoseWord,
	}
	base, err := template.New("").Funcs(funcs).ParseFS(templateFiles, "templates/base.html", "templates/parts.html")
	if err != nil {
		return nil, fmt.Errorf("reading templates: %w", err)
	}
	names, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		t, err := base.Clone()
		if err == nil {
			_, err = t.ParseFS(templateFiles, name)
		}
		if err != nil {
			return nil, fmt.Errorf("reading templates: %w", err)
		}
		p.templates[strings.TrimSuffix(path.Base(name), ".html")] = t
	}
	return p, p.loadAssets()
}

func (p *pages) loadAssets() error {
	files, err := fs.ReadDir(staticFiles, "static")
	if err != nil {
		return err
	}
	for _, f := range files {
		b, err := fs.ReadFile(staticFiles, "static/"+f.Name())
		if err != nil {
			return err
		}
		sum := sha256.Sum256(b)
		ext := path.Ext(f.Name())
		name := strings.TrimSuffix(f.Name(), ext) + "-" + hex.EncodeToString(sum[:6]) + ext
		p.assets[name] = b
		p.named[f.Name()] = "/static/" + name
	}
	return nil
}

// assetTypes are the files beside the templates, by ending.
var assetTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

func (p *pages) asset(rw http.ResponseWriter, r *http.Request) {
	b, ok := p.assets[r.PathValue("file")]
	if !ok {
		http.NotFound(rw, r)
		return
	}
	rw.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	rw.Header().Set("Content-Type", assetTypes[path.Ext(r.PathValue("file"))])
	http.ServeContent(rw, r, "", time.Time{}, bytes.NewReader(b))
}

// view is what the templates see.
type view struct {
	Title         string
	Nav           string
	Clocks        talks.Clocks
	Search        string // what the search box holds
	Forms         []link
	Permalink     string
	Note, Version string
	Today         string
	Dated         bool
	Body          any
	q             *query
	assets        map[string]string
}

type link struct{ Name, Href, Type string }

// To is an address of the same two clocks.
func (v *view) To(path string) string { return v.q.to(path) }

// Asset is the address of a file beside the pages.
func (v *view) Asset(name string) string { return v.assets[name] }

// menu are the pages that every page leads to.
var menu = []link{
	{Name: "Board", Href: "/"}, {Name: "Events", Href: "/events"}, {Name: "Quotations", Href: "/quotes"},
	{Name: "People", Href: "/people"}, {Name: "Reports", Href: "/reports"},
}

// Menu is the list of main pages.
func (v *view) Menu() []link { return menu }

func (p *pages) render(b *bytes.Buffer, q *query, a *answer) error {
	v := view{
		Title: a.title, Nav: a.nav, Body: a.body, Clocks: q.clocks, Search: q.value("q"), Dated: q.dated, Today: q.site.opt.Today(),
		Note: q.site.opt.Note, Version: q.site.opt.Version, Permalink: q.permalink(), q: q, assets: p.named,
	}
	for _, form := range a.forms {
		v.Forms = append(v.Forms, link{formNames[form], q.twin(form), strings.Split(formTypes[form], ";")[0]})
	}
	var page bytes.Buffer
	if err := p.templates[a.template].ExecuteTemplate(&page, "base", &v); err != nil {
		return err
	}
	// Control characters and marks that turn the direction of writing come from
	// reports alone; here none is forgotten.
	b.WriteString(export.Plain(page.String()))
	return nil
}

// to adds the clocks to an address of ours, where the question had them.
func (q *query) to(path string) string {
	if !q.dated {
		return path
	}
	return withQuery(path, url.Values{"as_of": {q.clocks.AsOf}, "known_by": {q.clocks.KnownBy}})
}

// withQuery adds parameters before the fragment of an address.
func withQuery(path string, values url.Values) string {
	path, fragment, fragmented := strings.Cut(path, "#")
	sep := "?"
	if strings.Contains(path, "?") {
		sep = "&"
	}
	if s := values.Encode(); s != "" {
		path += sep + s
	}
	if fragmented {
		path += "#" + fragment
	}
	return path
}

// twin is the address of another form of the page.
func (q *query) twin(form string) string {
	base := q.path
	if base == "/" {
		base = "/board"
	}
	u := url.URL{Path: base + "." + form, RawQuery: q.values.Encode()}
	return u.String()
}

// permalink is the address under which the page stays the same as long as no
// report is added, whatever day it is.
func (q *query) permalink() string {
	values := url.Values{}
	for name, list := range q.values {
		values[name] = list
	}
	values.Set("as_of", q.clocks.AsOf)
	values.Set("known_by", q.clocks.KnownBy)
	u := url.URL{Path: q.path, RawQuery: values.Encode()}
	return u.String()
}

// shortID is the part of a report's id that addresses are made of: 64 bits.
func shortID(id string) string {
	id = strings.TrimPrefix(id, "sha256:")
	return id[:min(len(id), 16)]
}

func reportPath(id string) string { return "/report/" + shortID(id) }

// placePath is where a report's page shows the words of one entry.
func placePath(id, entry string) string {
	return reportPath(id) + "?" + url.Values{"show": {entry}}.Encode() + "#w-" + url.PathEscape(entry)
}
