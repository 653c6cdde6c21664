package article

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
)

// metadata is what a page says of itself in its head, for machines.
type metadata struct {
	lang      string
	canonical string
	tags      []metaTag
	reports   []ldReport
}

type metaTag struct{ name, content string }

// maxMeta bounds what is kept of a head.
const maxMeta = 400

func (d *metadata) add(name, content string) {
	content = collapse(content)
	if name == "" || content == "" || len(d.tags) >= maxMeta || len(content) > 2000 {
		return
	}
	d.tags = append(d.tags, metaTag{strings.ToLower(strings.TrimSpace(name)), content})
}

func (d *metadata) link(a attributes) {
	if d.canonical == "" && strings.EqualFold(strings.TrimSpace(a.rel), "canonical") {
		d.canonical = webAddress(a.href)
	}
}

// first returns the content of the first tag that a name of the list has; the
// list is in the order of trust.
func (d *metadata) first(names []string) string {
	for _, n := range names {
		for _, t := range d.tags {
			if t.name == n {
				return t.content
			}
		}
	}
	return ""
}

// The names under which pages give each fact, the best first.
var (
	titleNames     = []string{"og:title", "parsely-title", "dc.title", "dcterms.title", "sailthru.title", "twitter:title", "title"}
	publishedNames = []string{
		"article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date",
		"cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created",
		"publish-date", "publish_date", "published_time", "publishdate", "published-date", "publication_date", "publication-date", "citation_publication_date",
		"citation_date", "article.published", "og:published_time", "og:pubdate", "pubdate", "pub_date", "date", "displaydate", "originalpublicationdate",
		"ptime", "rnews:datepublished", "datecreated", "article_date_original", "firstpublishdate",
	}
	publisherNames = []string{"og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "application-name", "twitter:app:name:iphone", "copyright"}
	authorNames    = []string{"author", "parsely-author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author", "byl", "article:author_name", "citation_author", "dc.author"}
	languageNames  = []string{"og:locale", "content-language", "dc.language", "language"}
	addressNames   = []string{"og:url", "twitter:url", "parsely-link", "dc.identifier"}
)

// ldReport is an article in JSON-LD.
type ldReport struct {
	rank      int // 2 for an article, 1 for a page
	headline  string
	published string
	publisher string
	address   string
	language  string
	authors   []string
}

// articleTypes are the schema.org types of a report; WebPage serves where
// nothing better is there.
var articleTypes = map[string]int{
	"NewsArticle": 2, "Article": 2, "ReportageNewsArticle": 2, "AnalysisNewsArticle": 2, "OpinionNewsArticle": 2,
	"BackgroundNewsArticle": 2, "AskPublicNewsArticle": 2, "ReviewNewsArticle": 2, "AdvertiserContentArticle": 2,
	"BlogPosting": 2, "LiveBlogPosting": 2, "Report": 2, "SocialMediaPosting": 2, "ScholarlyArticle": 2, "TechArticle": 2,
	"PressRelease": 2, "WebPage": 1, "ItemPage": 1,
}

// maxJSON is how much JSON-LD is read of one page, in bytes.
const maxJSON = 1 << 20

// addJSON reads one JSON-LD script. Scripts that are no JSON are passed over:
// pages are careless, and everything here is said elsewhere too.
func (d *metadata) addJSON(text string) {
	if len(text) > maxJSON || len(d.reports) > 64 {
		return
	}
	text = strings.TrimSpace(text)
	for _, wrap := range [...][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
		text = strings.TrimSuffix(strings.TrimPrefix(text, wrap[0]), wrap[1])
	}
	text = strings.TrimRight(strings.TrimSpace(text), ";")
	var v any
	if json.Unmarshal([]byte(text), &v) != nil && json.Unmarshal(mendJSON(text), &v) != nil {
		return
	}
	g := ldGraph{byID: map[string]map[string]any{}}
	g.collect(v, 0)
	for _, o := range g.objects {
		if rank := articleRank(o); rank > 0 {
			d.reports = append(d.reports, g.report(o, rank))
		}
	}
}

// mendJSON escapes raw line ends and tabs inside strings and drops commas
// before a closing bracket, the two faults that pages have most.
func mendJSON(s string) []byte {
	out := make([]byte, 0, len(s)+16)
	quoted, escaped := false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quoted && escaped:
			escaped = false
		case quoted && c == '\\':
			escaped = true
		case c == '"':
			quoted = !quoted
		case c < 0x20:
			c = ' '
		case !quoted && (c == '}' || c == ']'):
			trimmed := strings.TrimRight(string(out[max(0, len(out)-8):]), " ")
			if strings.HasSuffix(trimmed, ",") {
				out = out[:strings.LastIndexByte(string(out), ',')]
			}
		}
		out = append(out, c)
	}
	return out
}

// ldGraph holds the objects of one script, in their order.
type ldGraph struct {
	objects []map[string]any
	byID    map[string]map[string]any
}

// nestedKeys are where the objects of a page stand in each other.
var nestedKeys = [...]string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "hasPart", "isPartOf"}

func (g *ldGraph) collect(v any, depth int) {
	if depth > 6 || len(g.objects) > 2000 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			g.collect(x, depth+1)
		}
	case map[string]any:
		g.objects = append(g.objects, v)
		if id, ok := v["@id"].(string); ok && len(v) > 1 {
			g.byID[id] = v
		}
		for _, k := range nestedKeys {
			if x, ok := v[k]; ok {
				g.collect(x, depth+1)
			}
		}
	}
}

func articleRank(o map[string]any) int {
	rank := 0
	for _, t := range stringsOf(o["@type"]) {
		t = t[strings.LastIndexByte(t, '/')+1:]
		rank = max(rank, articleTypes[t])
	}
	return rank
}

func (g *ldGraph) report(o map[string]any, rank int) ldReport {
	r := ldReport{
		rank:      rank,
		headline:  firstString(o["headline"]),
		published: parseISO(firstString(o["datePublished"])),
		language:  firstString(o["inLanguage"]),
		address:   webAddress(firstString(o["url"])),
	}
	if r.headline == "" {
		r.headline = firstString(o["name"])
	}
	if r.address == "" {
		r.address = webAddress(g.idOf(o["mainEntityOfPage"]))
	}
	if names := g.namesOf(o["publisher"]); len(names) > 0 {
		r.publisher = names[0]
	}
	r.authors = g.namesOf(o["author"])
	return r
}

func (g *ldGraph) idOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return firstString(v["@id"])
	}
	return ""
}

// namesOf reads "name", or follows a reference to the object that has it.
func (g *ldGraph) namesOf(v any) []string {
	var out []string
	switch v := v.(type) {
	case string:
		out = append(out, collapse(unescape(v)))
	case []any:
		for _, x := range v {
			out = append(out, g.namesOf(x)...)
		}
	case map[string]any:
		name := firstString(v["name"])
		if name == "" {
			if o := g.byID[g.idOf(v)]; o != nil {
				name = firstString(o["name"])
			}
		}
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

func firstString(v any) string {
	if list := stringsOf(v); len(list) > 0 {
		return collapse(unescape(list[0]))
	}
	if o, ok := v.(map[string]any); ok {
		for _, k := range [...]string{"@value", "name"} {
			if s, ok := o[k].(string); ok {
				return collapse(unescape(s))
			}
		}
	}
	return ""
}

// webAddress returns s if it is an absolute address of the web, else "".
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// best returns the first non-empty value that f finds in the JSON-LD articles,
// then in the pages.
func (d *metadata) best(f func(ldReport) string) string {
	for rank := 2; rank > 0; rank-- {
		for _, r := range d.reports {
			if r.rank == rank {
				if s := f(r); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

// titles returns every form in which the head gives the headline.
func (d *metadata) titles() []string {
	var out []string
	if s := d.best(func(r ldReport) string { return r.headline }); s != "" {
		out = append(out, s)
	}
	for _, t := range d.tags {
		if slices.Contains(titleNames, t.name) {
			out = append(out, t.content)
		}
	}
	return out
}

func (d *metadata) published() string {
	if s := d.best(func(r ldReport) string { return r.published }); s != "" {
		return s
	}
	for _, n := range publishedNames {
		for _, t := range d.tags {
			if t.name == n {
				if s := parseISO(t.content); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

func (d *metadata) publisher() string {
	if s := d.best(func(r ldReport) string { return r.publisher }); s != "" {
		return s
	}
	s := d.first(publisherNames)
	if i := strings.Index(s, " | "); i > 0 {
		s = s[:i]
	}
	if len(s) > 80 || webAddress(s) != "" {
		return ""
	}
	return s
}

func (d *metadata) address() string {
	if d.canonical != "" {
		return d.canonical
	}
	for _, n := range addressNames {
		if s := webAddress(d.first([]string{n})); s != "" {
			return s
		}
	}
	return d.best(func(r ldReport) string { return r.address })
}

func (d *metadata) language() string {
	if d.lang != "" {
		return d.lang
	}
	if s := d.best(func(r ldReport) string { return r.language }); s != "" {
		return s
	}
	return d.first(languageNames)
}

// authors returns the people that the head names, without addresses and
// without the publisher itself.
func (d *metadata) authors(publisher string) []string {
	var out []string
	add := func(list []string) {
		for _, s := range list {
			for _, name := range splitAuthors(s) {
				if name != "" && !strings.EqualFold(name, publisher) && len(name) < 80 && !strings.Contains(name, "://") && !staffName(name) && !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
	}
	for _, r := range d.reports {
		if r.rank == 2 && len(out) == 0 {
			add(r.authors)
		}
	}
	for _, n := range authorNames {
		if len(out) > 0 {
			break
		}
		for _, t := range d.tags {
			if t.name == n {
				add([]string{t.content})
			}
		}
	}
	return out
}

// splitAuthors cuts "By A. B., C. D. and E. F." into names.
func splitAuthors(s string) []string {
	s = strings.TrimSpace(s)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = s[3:]
	}
	s = strings.ReplaceAll(s, " and ", ",")
	s = strings.ReplaceAll(s, ";", ",")
	s = strings.ReplaceAll(s, " & ", ",")
	out := strings.Split(s, ",")
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

// staffName reports whether a name stands for nobody: "Staff", "Newsroom".
func staffName(name string) bool {
	name = strings.ToLower(name)
	for _, w := range [...]string{"staff", "newsroom", "news service", "news desk", "editorial", "webmaster", "admin"} {
		if name == w || strings.Contains(name, " "+w) || strings.HasPrefix(name, w+" ") {
			return true
		}
	}
	return false
}
