package article

import "nuncio/span"

// Kind is what a block is on the page.
type Kind uint8

// The kinds of block. Headline is the report's own title; Heading any title
// inside it; Dateline the "SEOUL (AFP) -" before the first paragraph.
const (
	Paragraph Kind = iota
	Headline
	Dateline
	Heading
	Caption
	Quotation
	List
)

var kindNames = [...]string{"paragraph", "headline", "dateline", "heading", "caption", "quotation", "list"}

func (k Kind) String() string { return kindNames[k] }

// Piece says that Len bytes of the clean text at Clean stand, byte for byte,
// at Source in the decoded source. What lies between two pieces of a block was
// written otherwise there (an entity, white space, a tag); its source is the
// gap between the two.
type Piece struct {
	Clean, Source, Len int32
}

// Block is one paragraph, headline, caption ... of the clean text.
type Block struct {
	Kind   Kind
	Span   span.Span // in Article.Text
	Source []Piece   // in order, not overlapping
}

// Discarded is a piece of the page that is no part of the report.
type Discarded struct {
	Text   string    // as shown on the page, white space collapsed
	Reason Reason    // why it was thrown away
	Source span.Span // in Article.Source
}

// Reason is why a piece of a page is no part of the report.
type Reason string

// The reasons for throwing a piece of a page away.
const (
	Furniture   Reason = "furniture"     // controls, notices, section names
	Label       Reason = "label"         // "Media caption,", "Image caption,"
	Credit      Reason = "credit"        // "Image source, AFP", "Photo: ..."
	Timestamp   Reason = "timestamp"     // "Published 2 hours ago"
	Byline      Reason = "byline"        // "By A. B., Seoul correspondent"
	Advertising Reason = "advertising"   // advertisements, apps, newsletters
	Related     Reason = "related"       // links to other reports
	Navigation  Reason = "navigation"    // menus, bread crumbs, tags
	Comments    Reason = "comments"      // readers' comments
	Legal       Reason = "legal"         // copyright, cookies, terms
	Boilerplate Reason = "boilerplate"   // "About the ministry", agency endings
	Other       Reason = "not the story" // scored as outside the body
)

// Published is the publication time as far as the page, or the user, gives it.
type Published struct {
	Value string // "", "2018-05-31", or RFC 3339 with its zone
	From  string // "page", "metadata", "given" or "none"
}

// Article is the report found in a page.
type Article struct {
	URL       string
	Publisher string
	Title     string // the headline as in Text; "" where there is none
	Authors   []string
	Language  string // BCP 47 primary tag, "en"
	Published Published

	Text      string  // the clean text: all blocks, one blank line between two
	Blocks    []Block // in the order of Text; no two overlap
	Discarded []Discarded

	Source  string // the decoded source: UTF-8
	Charset string // the charset it was decoded from, "utf-8"
}

// Given is what the user says of a report; it goes before what the page says.
type Given struct {
	URL       string
	Publisher string
	Published string // ISO date or RFC 3339; "" where not given
	// MaxBytes is the largest page that is read; 0 means [DefaultMaxBytes].
	MaxBytes int
}

// DefaultMaxBytes is the largest page that is read unless told otherwise.
const DefaultMaxBytes = 16 << 20
