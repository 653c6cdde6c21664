package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// element is one element of the page, in the order of the start tags. There is
// no tree of text: only what scoring needs.
type element struct {
	tag    atom.Atom
	parent int32
	end    int32 // the number of the first element after its last descendant
	traits trait
	roles  elementRole
	mass   int32 // bytes of running text in it, links not counted
	linked int32 // bytes of links in it
	all    int32 // bytes of all text in it
}

// elementRole is what the tag or its attributes say beyond names.
type elementRole uint8

const (
	roleDeadTag  elementRole = 1 << iota // nav, footer, aside, form ...
	roleArticle                          // <article>
	roleMain                             // <main>
	roleHeader                           // <header>
	roleBodyProp                         // itemprop="articleBody"
	roleDateProp                         // itemprop="datePublished", <time pubdate>
)

// open is an element that has not been closed.
type open struct {
	tag    atom.Atom
	name   string // of elements that atom does not know
	number int32  // in markup.elements
	hidden bool
	link   bool
	bold   bool
}

// timeTag is a <time> of the page.
type timeTag struct {
	datetime string
	unit     int // the number of the unit it stands in or before
	prop     bool
}

// markup reads tokens into units and elements.
type markup struct {
	w      *wording
	names  *names
	source string
	z      *html.Tokenizer
	at     int32 // where the current token begins in the source

	elements []element
	stack    []open
	opened   map[atom.Atom]int // how many of each tag are open
	over     int               // elements too deep to be kept
	hidden   int
	links    int
	bolds    int
	memo     map[string]trait

	segs   []seg
	linked int32
	bold   int32
	bytes  int32
	breaks int // <br> since the last text
	units  []unit

	lenient bool // hidden elements are read too
	meta    metadata
	body    []seg // the articleBody of the JSON-LD
	times   []timeTag
	title   []seg // of the <title>
	ldjson  bool
	nested  bool // in an element whose text is markup again
	inTitle bool
	inSkip  atom.Atom
	apart   bool  // an element with a style of its own began right after another
	ended   int32 // where the last end tag of a <span>, <a> or <time> ended
}

// maxDepth is how deep elements may stand in each other; browsers stop at 512.
const maxDepth = 512

// maxLook is how far up an end tag looks for its start tag.
const maxLook = 64

func (m *markup) run() {
	m.z = html.NewTokenizer(strings.NewReader(m.source))
	m.opened = map[atom.Atom]int{}
	m.memo = map[string]trait{}
	m.elements = append(m.elements, element{parent: -1})
	m.tokens()
	m.flush()
	for len(m.stack) > 0 {
		m.pop()
	}
	m.elements[0].end = int32(len(m.elements))
}

func (m *markup) tokens() {
	for {
		kind := m.z.Next()
		if kind == html.ErrorToken {
			break
		}
		size := int32(len(m.z.Raw()))
		switch kind {
		case html.TextToken:
			m.text(m.at, m.at+size)
		case html.StartTagToken, html.SelfClosingTagToken:
			m.startTag(kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			m.endTag()
		}
		m.at += size
	}
}

// fragment reads the markup inside a <noscript> or a template script, which
// the tokenizer hands over as text. It is read once, not again inside itself.
func (m *markup) fragment(from, to int32) {
	outer, at, skip := m.z, m.at, m.inSkip
	m.at, m.inSkip, m.nested, m.lenient = from, 0, false, false
	m.z = html.NewTokenizer(strings.NewReader(m.source[from:to]))
	m.tokens()
	m.z, m.at, m.inSkip, m.lenient = outer, at, skip, true
}

// current is the number of the innermost element.
func (m *markup) current() int32 {
	if n := len(m.stack); n > 0 {
		return m.stack[n-1].number
	}
	return 0
}

func (m *markup) text(from, to int32) {
	if m.ldjson {
		m.meta.addJSON(m.source[from:to])
		m.jsonBody(from, to)
		return
	}
	if m.inTitle {
		m.title = appendText(m.title, m.source, from, to)
		return
	}
	if m.lenient && m.nested {
		m.fragment(from, to)
		return
	}
	if m.inSkip != 0 || m.hidden > 0 {
		return
	}
	blank := strings.TrimSpace(m.source[from:to]) == ""
	if !blank {
		if m.breaks >= 2 {
			m.flush()
		}
		m.breaks = 0
		if m.apart {
			m.space(m.source[from:to])
		}
		m.apart = false
	}
	m.segs = appendText(m.segs, m.source, from, to)
	if !blank {
		m.bytes += to - from
		if m.links > 0 {
			m.linked += to - from
		}
		if m.bolds > 0 {
			m.bold += to - from
		}
	}
}

// appendText cuts text into segments at its entities.
func appendText(segs []seg, source string, from, to int32) []seg {
	s := source[from:to]
	done := 0
	for {
		i := strings.IndexByte(s[done:], '&')
		if i < 0 {
			break
		}
		i += done
		end := entityEnd(s, i)
		if shown := html.UnescapeString(s[i:end]); end > i+1 && shown != s[i:end] {
			if i > 0 {
				segs = appendSeg(segs, from, from+int32(i))
			}
			segs = append(segs, seg{start: from + int32(i), end: from + int32(end), alt: shown, replaced: true})
			from, s, done = from+int32(end), s[end:], 0
			continue
		}
		done = i + 1
	}
	if from < to {
		segs = appendSeg(segs, from, to)
	}
	return segs
}

func appendSeg(segs []seg, from, to int32) []seg {
	if n := len(segs); n > 0 && !segs[n-1].replaced && segs[n-1].end == from {
		segs[n-1].end = to
		return segs
	}
	return append(segs, seg{start: from, end: to})
}

// entityEnd returns where the character reference that begins at i may end.
func entityEnd(s string, i int) int {
	end := i + 1
	for end < len(s) && end < i+34 {
		c := s[end]
		if c == ';' {
			return end + 1
		}
		name := c == '#' && end == i+1 || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !name {
			break
		}
		end++
	}
	return end
}

// A tagClass is how the reader treats a tag.
type tagClass uint8

const (
	classInline tagClass = iota
	classBlock           // text before and after it does not run together
	classVoid            // has no end tag
	classSkip            // its text is not shown
	classDead            // a block whose text is no part of a report
)

var tagClasses = map[atom.Atom]tagClass{
	atom.P: classBlock, atom.Div: classBlock, atom.Section: classBlock, atom.Article: classBlock, atom.Main: classBlock,
	atom.Header: classBlock, atom.Ul: classBlock, atom.Ol: classBlock, atom.Li: classBlock, atom.Dl: classBlock,
	atom.Dt: classBlock, atom.Dd: classBlock, atom.Table: classBlock, atom.Tr: classBlock, atom.Td: classBlock,
	atom.Th: classBlock, atom.Tbody: classBlock, atom.Thead: classBlock, atom.Tfoot: classBlock, atom.Caption: classBlock,
	atom.H1: classBlock, atom.H2: classBlock, atom.H3: classBlock, atom.H4: classBlock, atom.H5: classBlock, atom.H6: classBlock,
	atom.Blockquote: classBlock, atom.Figure: classBlock, atom.Figcaption: classBlock, atom.Pre: classBlock,
	atom.Address: classBlock, atom.Details: classBlock, atom.Summary: classBlock, atom.Body: classBlock, atom.Html: classBlock,
	atom.Center: classBlock, atom.Hgroup: classBlock, atom.Fieldset: classBlock, atom.Picture: classInline,
	atom.Nav: classDead, atom.Footer: classDead, atom.Aside: classDead, atom.Button: classDead, atom.Menu: classDead,
	atom.Dialog: classDead, atom.Label: classInline, atom.Form: classDead,
	atom.Select: classSkip, atom.Svg: classSkip, atom.Template: classSkip, atom.Object: classSkip, atom.Video: classSkip,
	atom.Audio: classSkip, atom.Canvas: classSkip, atom.Math: classInline, atom.Datalist: classSkip, atom.Map: classSkip,
	atom.Script: classSkip, atom.Style: classSkip, atom.Noscript: classSkip, atom.Iframe: classSkip, atom.Textarea: classSkip,
	atom.Noembed: classSkip, atom.Noframes: classSkip, atom.Xmp: classSkip, atom.Applet: classSkip, atom.Embed: classVoid,
	atom.Br: classVoid, atom.Hr: classVoid, atom.Img: classVoid, atom.Input: classVoid, atom.Meta: classVoid,
	atom.Link: classVoid, atom.Base: classVoid, atom.Area: classVoid, atom.Col: classVoid, atom.Wbr: classVoid,
	atom.Source: classVoid, atom.Track: classVoid, atom.Param: classVoid, atom.Head: classBlock,
}

// rawTags are those whose content the tokenizer hands over as one text.
var rawTags = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Iframe: true, atom.Textarea: true, atom.Noembed: true,
	atom.Noframes: true, atom.Xmp: true,
}

// attributes are those that matter of a start tag.
type attributes struct {
	class, id, role, style, itemprop, datetime, lang string
	typ, name, content, rel, href                    string
	hidden, pubdate                                  bool
}

func (m *markup) attributes() attributes {
	var a attributes
	for more := true; more; {
		var k, v []byte
		k, v, more = m.z.TagAttr()
		switch string(k) {
		case "class":
			a.class = string(v)
		case "id":
			a.id = string(v)
		case "role":
			a.role = string(v)
		case "style":
			a.style = string(v)
		case "itemprop":
			a.itemprop = string(v)
		case "datetime":
			a.datetime = string(v)
		case "lang", "xml:lang":
			a.lang = string(v)
		case "type":
			a.typ = string(v)
		case "name", "property", "http-equiv":
			if a.name == "" {
				a.name = string(v)
			}
		case "content":
			a.content = string(v)
		case "rel":
			a.rel = string(v)
		case "href":
			a.href = string(v)
		case "hidden":
			a.hidden = string(v) != "until-found"
		case "pubdate":
			a.pubdate = true
		}
	}
	return a
}

func (m *markup) startTag(selfClosing bool) {
	nameBytes, hasAttr := m.z.TagName()
	tag := atom.Lookup(nameBytes)
	name := ""
	if tag == 0 {
		name = string(nameBytes)
	}
	if m.inSkip != 0 {
		if m.inSkip != atom.Svg || tagClasses[tag] != classBlock {
			return
		}
		m.endSkip(atom.Svg) // a drawing that was never closed ends at a block
	}
	var a attributes
	if hasAttr {
		a = m.attributes()
	}
	switch tag {
	case atom.Title:
		m.inTitle = len(m.title) == 0 && m.opened[atom.Svg] == 0
		return
	case atom.Meta:
		m.metaTag(a)
		return
	case atom.Link:
		m.meta.link(a)
		return
	case atom.Html:
		m.meta.lang = a.lang
	case atom.Script:
		typ := strings.ToLower(a.typ)
		m.ldjson = strings.Contains(typ, "ld+json")
		m.nested = typ == "text/template" || typ == "text/html" || typ == "text/x-template"
	case atom.Noscript:
		m.nested = true
	case atom.Br:
		m.lineBreak()
		return
	case atom.Hr:
		m.flush()
		return
	case atom.Time:
		m.timeTag(a)
	}
	class := tagClasses[tag]
	if a.class != "" && standsApart(tag) && m.ended == m.at {
		m.apart = true
	}
	switch class {
	case classVoid:
		return
	case classSkip:
		if !selfClosing || rawTags[tag] {
			m.inSkip = tag
			m.opened[tag]++
		}
		if tag != atom.Script && tag != atom.Style && tag != atom.Svg {
			m.flush()
		}
		return
	case classBlock, classDead:
		m.flush()
		m.implyEnds(tag)
	}
	if selfClosing && tag == 0 {
		return
	}
	m.push(tag, name, a)
}

// standsApart reports whether an inline element is one that pages set apart
// from its neighbour by style alone: "By Jane Roe" and "Correspondent".
func standsApart(tag atom.Atom) bool {
	return tag == atom.Span || tag == atom.A || tag == atom.Time
}

// space parts the last word of such an element from a capital or figure at the
// beginning of the next. A single letter before is an initial in large type.
func (m *markup) space(next string) {
	n := len(m.segs)
	if n == 0 || m.segs[n-1].replaced || m.segs[n-1].end-m.segs[n-1].start < 2 {
		return
	}
	r, _ := utf8.DecodeRuneInString(next)
	if last := m.source[m.segs[n-1].end-1]; lower(last) && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
		m.segs = append(m.segs, seg{start: m.at, end: m.at, alt: " ", replaced: true})
	}
}

func (m *markup) metaTag(a attributes) {
	name := a.name
	if name == "" {
		name = a.itemprop
	}
	m.meta.add(name, a.content)
}

func (m *markup) timeTag(a attributes) {
	if a.datetime != "" && m.hidden == 0 {
		prop := a.pubdate || strings.Contains(a.itemprop, "datePublished")
		m.times = append(m.times, timeTag{datetime: a.datetime, unit: len(m.units), prop: prop})
	}
}

func (m *markup) lineBreak() {
	m.breaks++
	if n := len(m.segs); n > 0 && m.inSkip == 0 {
		m.segs = append(m.segs, seg{start: m.at, end: m.at, alt: " ", replaced: true})
	}
}

func (m *markup) push(tag atom.Atom, name string, a attributes) {
	if len(m.stack) >= maxDepth {
		m.over++
		return
	}
	o := open{tag: tag, name: name}
	o.hidden = !m.lenient && (a.hidden || hiddenStyle(a.style))
	o.link = tag == atom.A
	o.bold = tag == atom.B || tag == atom.Strong
	// Inline elements without names of their own need no entry.
	if tagClasses[tag] == classInline && a.class == "" && a.id == "" && a.itemprop == "" && a.role == "" {
		o.number = m.current()
	} else {
		o.number = int32(len(m.elements))
		m.elements = append(m.elements, element{tag: tag, parent: m.current(), traits: m.traitsOf(tag, a), roles: rolesOf(tag, a)})
	}
	m.stack = append(m.stack, o)
	m.opened[tag]++
	m.count(o, 1)
}

func (m *markup) count(o open, n int) {
	if o.hidden {
		m.hidden += n
	}
	if o.link {
		m.links += n
	}
	if o.bold {
		m.bolds += n
	}
}

func hiddenStyle(style string) bool {
	if style == "" {
		return false
	}
	s := strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}

// traitsOf looks the names of an element up. What is said of the whole page is
// not said of its parts, so <html>, <body> and <main> are passed over.
func (m *markup) traitsOf(tag atom.Atom, a attributes) trait {
	if a.class == "" && a.id == "" || tag == atom.Html || tag == atom.Body || tag == atom.Main {
		return 0
	}
	t := m.named(a.class) | m.named(a.id)
	if tag == atom.Article {
		t &^= traitFurniture | traitComments | traitAdvertising
	}
	return t
}

// maxName is the longest class attribute that is looked at.
const maxName = 400

func (m *markup) named(attr string) trait {
	if attr == "" || len(attr) > maxName {
		return 0
	}
	t, ok := m.memo[attr]
	if !ok {
		t = m.names.of(attr)
		m.memo[attr] = t
	}
	return t
}

func rolesOf(tag atom.Atom, a attributes) elementRole {
	var r elementRole
	switch tag {
	case atom.Article:
		r |= roleArticle
	case atom.Main:
		r |= roleMain
	case atom.Header:
		r |= roleHeader
	}
	if tagClasses[tag] == classDead {
		r |= roleDeadTag
	}
	switch a.role {
	case "navigation", "complementary", "contentinfo", "search", "dialog", "menu", "menubar", "toolbar", "alertdialog", "tooltip":
		r |= roleDeadTag
	case "banner":
		r |= roleHeader
	case "main":
		r |= roleMain
	case "article":
		r |= roleArticle
	}
	if strings.Contains(a.itemprop, "articleBody") {
		r |= roleBodyProp
	}
	if strings.Contains(a.itemprop, "datePublished") {
		r |= roleDateProp
	}
	return r
}

// implyEnds closes what the start tag of a block closes by itself.
func (m *markup) implyEnds(tag atom.Atom) {
	switch tag {
	case atom.Li:
		m.close(atom.Li, "", listScope)
	case atom.Dt, atom.Dd:
		m.close(atom.Dt, "", listScope)
		m.close(atom.Dd, "", listScope)
	case atom.Tr:
		m.close(atom.Tr, "", tableScope)
	case atom.Td, atom.Th:
		m.close(atom.Td, "", rowScope)
		m.close(atom.Th, "", rowScope)
	}
	if tag != atom.Td && tag != atom.Th && tag != atom.Tr && tag != atom.Tbody {
		m.close(atom.P, "", paragraphScope)
	}
}

// Scopes are the elements that an end tag does not look beyond.
var (
	listScope      = map[atom.Atom]bool{atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Table: true, atom.Td: true, atom.Div: true}
	tableScope     = map[atom.Atom]bool{atom.Table: true}
	rowScope       = map[atom.Atom]bool{atom.Table: true, atom.Tr: true}
	cellScope      = map[atom.Atom]bool{atom.Table: true, atom.Td: true, atom.Th: true}
	paragraphScope = map[atom.Atom]bool{
		atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Table: true, atom.Td: true, atom.Th: true,
		atom.Li: true, atom.Blockquote: true, atom.Body: true, atom.Html: true, atom.Button: true, atom.Figure: true,
	}
)

// close closes the innermost open element of a tag, and all inside it, unless
// it stands beyond the scope.
func (m *markup) close(tag atom.Atom, name string, scope map[atom.Atom]bool) bool {
	if m.opened[tag] == 0 {
		return false
	}
	inline := tagClasses[tag] == classInline
	for i := len(m.stack) - 1; i >= 0 && i >= len(m.stack)-maxLook; i-- {
		o := m.stack[i]
		if o.tag == tag && o.name == name {
			for len(m.stack) > i {
				m.pop()
			}
			return true
		}
		if scope[o.tag] || inline && tag != atom.A && tagClasses[o.tag] != classInline {
			return false
		}
	}
	return false
}

func (m *markup) endTag() {
	nameBytes, _ := m.z.TagName()
	tag := atom.Lookup(nameBytes)
	name := ""
	if tag == 0 {
		name = string(nameBytes)
	}
	if tag == atom.Title {
		m.inTitle = false
		return
	}
	if m.inSkip != 0 {
		m.endSkip(tag)
		return
	}
	class := tagClasses[tag]
	if class == classBlock || class == classDead {
		m.flush()
	}
	if standsApart(tag) {
		m.ended = m.at + int32(len(m.z.Raw()))
	}
	switch {
	case tag == atom.Br:
		m.lineBreak()
	case class == classVoid, class == classSkip:
	case m.over > 0:
		m.over--
	case tag == atom.Table || tag == atom.Html || tag == atom.Body:
		m.close(tag, name, nil)
	case tag == atom.Tr || tag == atom.Tbody || tag == atom.Thead || tag == atom.Td || tag == atom.Th:
		m.close(tag, name, tableScope)
	default:
		m.close(tag, name, cellScope)
	}
}

// endSkip leaves an element that is not shown at its end tag. Nested ones of
// the same tag are taken for one: their content is not shown either.
func (m *markup) endSkip(tag atom.Atom) {
	if tag != m.inSkip {
		return
	}
	m.inSkip, m.ldjson, m.nested = 0, false, false
	m.opened[tag] = 0
}

func (m *markup) pop() {
	o := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	m.opened[o.tag]--
	m.count(o, -1)
	if o.number != m.current() {
		m.elements[o.number].end = int32(len(m.elements))
	}
}

// flush ends the paragraph at hand and makes it a unit.
func (m *markup) flush() {
	m.breaks = 0
	if m.bytes > 0 {
		u := m.w.newUnit(m.source, m.segs)
		if u.text != "" {
			m.describe(&u)
			if n := bulletLen(u.text); n > 0 && n < len(u.text) {
				u.shown = u.cut(n, len(u.text))
				m.w.read(&u)
				u.hints.list = true
			}
			m.units = append(m.units, m.w.captionParts(u)...)
		}
	}
	m.segs, m.linked, m.bold, m.bytes = m.segs[:0], 0, 0, 0
}

// describe notes what the open elements say of a unit.
func (m *markup) describe(u *unit) {
	h := &u.hints
	h.markup = true
	h.node = m.current()
	u.blank = true
	if m.bytes > 0 {
		h.linked = int32(int64(len(u.text)) * int64(m.linked) / int64(m.bytes))
		h.strong = m.bold*10 >= m.bytes*9
	}
	for i := len(m.stack) - 1; i >= 0 && i >= len(m.stack)-maxLook; i-- {
		switch m.stack[i].tag {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			if h.heading == 0 {
				h.heading = int8(headingLevel(m.stack[i].tag))
			}
		case atom.Figcaption, atom.Caption:
			h.caption = true
		case atom.Blockquote:
			h.quote = true
		case atom.Li, atom.Dd, atom.Dt:
			h.list = true
		case atom.Td, atom.Th:
			h.cell = true
		case atom.Pre:
			h.pre = true
		case atom.Address:
			h.byline = true
		case atom.Time:
			h.time = true
		}
	}
	t := m.elements[h.node].traits
	if p := m.elements[h.node].parent; p > 0 {
		t |= m.elements[p].traits &^ (traitTime | traitHeadline)
	}
	h.caption = h.caption || t&traitCaption != 0
	h.credit = t&traitCredit != 0
	h.byline = h.byline || t&traitByline != 0
	h.time = h.time || t&traitTime != 0
	h.quote = h.quote || t&traitQuote != 0
}

func headingLevel(tag atom.Atom) int {
	switch tag {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	}
	return 6
}
