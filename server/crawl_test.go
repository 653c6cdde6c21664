package server_test

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nuncio/server"
)

// perKind is how many addresses of one kind (the same page with the same names
// of parameters) the crawler follows: clocks and filters have no end.
const perKind = 6

// The crawler opens what the pages lead to, and proves of every page what a
// reader, with or without eyes, relies on.
func TestEveryPageIsSound(t *testing.T) {
	s := newShelf(t, server.Options{Days: []string{"2018-05-25", "2023-10-05"}, Note: "Samples.", Version: "1"})
	s.add(everything)
	c := crawler{shelf: s, seen: map[string]bool{}, kinds: map[string]int{}}
	c.follow("/", "/")
	c.follow("/", "/?"+on25May)
	c.follow("/", "/?as_of=2017-01-01&known_by=2017-01-01")
	for len(c.queue) > 0 {
		path := c.queue[0]
		c.queue = c.queue[1:]
		c.open(path)
	}
	if len(c.seen) < 100 {
		t.Errorf("only %d addresses were found", len(c.seen))
	}
}

type crawler struct {
	*shelf
	seen  map[string]bool
	kinds map[string]int
	queue []string
}

// follow puts an address into the queue, if its kind has room.
func (c *crawler) follow(from, href string) {
	base, err := url.Parse(from)
	if err != nil {
		c.t.Fatal(err)
	}
	u, err := base.Parse(href)
	if err != nil {
		c.t.Errorf("%s leads to %q, which is no address", from, href)
		return
	}
	if u.Host != "" {
		c.t.Errorf("%s leads away, to %s", from, href)
		return
	}
	u.Fragment = ""
	var names []string
	for name := range u.Query() {
		names = append(names, name)
	}
	slices.Sort(names)
	first, _, _ := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/")
	ending := u.Path[strings.LastIndexByte(u.Path, '/')+1:]
	ending = ending[strings.LastIndexByte(ending, '.')+1:]
	kind := first + "?" + strings.Join(names, "&") + ending[:min(len(ending), 4)]
	if c.seen[u.String()] || c.kinds[kind] >= perKind {
		return
	}
	c.seen[u.String()] = true
	c.kinds[kind]++
	c.queue = append(c.queue, u.String())
}

func (c *crawler) open(path string) {
	p := c.get(path)
	if p.status == http.StatusMovedPermanently {
		c.follow(path, p.header.Get("Location"))
		return
	}
	if p.status != http.StatusOK {
		c.t.Errorf("%s: status %d", path, p.status)
		return
	}
	kind, _, _ := strings.Cut(p.header.Get("Content-Type"), ";")
	switch kind {
	case "text/html":
		c.page(path, p)
	case "application/json":
		if !json.Valid([]byte(p.body)) {
			c.t.Errorf("%s is not JSON", path)
		}
	case "text/calendar":
		if !strings.HasPrefix(p.body, "BEGIN:VCALENDAR\r\n") {
			c.t.Errorf("%s is no calendar", path)
		}
	case "text/csv":
		if rows, err := csv.NewReader(strings.NewReader(p.body)).ReadAll(); err != nil || len(rows) < 1 {
			c.t.Errorf("%s: %d rows, %v", path, len(rows), err)
		}
	case "text/css", "text/javascript", "image/svg+xml":
		if !strings.Contains(p.header.Get("Cache-Control"), "immutable") {
			c.t.Errorf("%s may not be kept", path)
		}
	default:
		c.t.Errorf("%s has the type %q", path, kind)
	}
}

// page checks one page and follows its links.
func (c *crawler) page(path string, p page) {
	root, err := html.Parse(strings.NewReader(p.body))
	if err != nil {
		c.t.Errorf("%s: %v", path, err)
		return
	}
	d := newDocument(root)
	for _, fault := range d.faults(p) {
		c.t.Errorf("%s: %s", path, fault)
	}
	for _, href := range d.hrefs {
		if fragment, ok := strings.CutPrefix(href, "#"); ok && !d.ids[fragment] {
			c.t.Errorf("%s leads to %s, which is not on the page", path, href)
		}
		c.follow(path, href)
	}
}

// document is what the tests know of a page.
type document struct {
	root     *html.Node
	ids      map[string]bool
	twice    []string
	hrefs    []string
	headings []int
	count    map[string]int
	labelled map[string]bool
	inputs   []string
	bad      []string
}

func newDocument(root *html.Node) *document {
	d := &document{root: root, ids: map[string]bool{}, count: map[string]int{}, labelled: map[string]bool{}}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			d.element(n)
		}
	}
	return d
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (d *document) element(n *html.Node) {
	if n.Namespace != "svg" {
		d.count[n.Data]++
	}
	for _, a := range n.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			d.bad = append(d.bad, "has the attribute "+a.Key)
		}
	}
	if id := attr(n, "id"); id != "" {
		if d.ids[id] {
			d.twice = append(d.twice, id)
		}
		d.ids[id] = true
	}
	switch n.Data {
	case "a", "link":
		d.hrefs = append(d.hrefs, attr(n, "href"))
	case "script":
		d.hrefs = append(d.hrefs, attr(n, "src"))
		if n.FirstChild != nil || attr(n, "src") == "" {
			d.bad = append(d.bad, "has a script of its own")
		}
	case "style", "iframe", "img", "object", "embed", "base":
		d.bad = append(d.bad, "has the element "+n.Data)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		d.headings = append(d.headings, int(n.Data[1]-'0'))
	case "label":
		d.labelled[attr(n, "for")] = true
	case "input":
		if attr(n, "type") != "hidden" {
			d.inputs = append(d.inputs, attr(n, "id"))
		}
	case "table":
		if !contains(n, "caption") {
			d.bad = append(d.bad, "has a table without a caption")
		}
	case "th":
		if attr(n, "scope") == "" {
			d.bad = append(d.bad, "has a heading of a table without its scope")
		}
	}
}

func contains(n *html.Node, element string) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == element {
			return true
		}
	}
	return false
}

// faults lists what is wrong with the page.
func (d *document) faults(p page) []string {
	out := d.bad
	for _, id := range d.twice {
		out = append(out, "has the id "+id+" twice")
	}
	for element, want := range map[string]int{"h1": 1, "main": 1, "title": 1, "header": 1, "footer": 1} {
		if d.count[element] != want {
			out = append(out, "has not just one "+element)
		}
	}
	for i, level := range d.headings {
		if i > 0 && level > d.headings[i-1]+1 {
			out = append(out, "leaves a level of headings out")
		}
	}
	for _, id := range d.inputs {
		if id == "" || !d.labelled[id] {
			out = append(out, "has a field without a label: "+id)
		}
	}
	for _, want := range []string{`<html lang="en">`, `class="skip" href="#main"`, `role="search"`} {
		if !strings.Contains(p.body, want) {
			out = append(out, "lacks "+want)
		}
	}
	if !strings.HasPrefix(p.header.Get("Content-Security-Policy"), "default-src 'none'; style-src 'self';") || p.header.Get("X-Content-Type-Options") != "nosniff" {
		out = append(out, "has not all headers")
	}
	if strings.Contains(p.body, "ZgotmplZ") || strings.Contains(p.body, "<no value>") {
		out = append(out, "has a gap in its template")
	}
	return out
}
