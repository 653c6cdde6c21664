package store

import (
	"context"
	"errors"

	"nuncio/record"
	"nuncio/talks"
)

// ErrNotFound says that the store has nothing of that id.
var ErrNotFound = errors.New("not in the store")

// Report is a report as it was received and read; it is never changed.
type Report struct {
	ID          string // "sha256:…" of Bytes
	Bytes       []byte // as received
	ContentType string // as given with them; "" where not known
	Charset     string // that Source was decoded from
	Source      string // decoded source, UTF-8; spans of blocks lead into it
	Name        string // path or URL it was first added from, for messages
	Signature   []uint32
}

// Given is what the user said of a report; it is part of a reading's identity,
// since the record depends on it.
type Given struct {
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"`
}

// Item is what one Add brings: the report with the near-duplicate signature of
// its text, its record, and what was given with it.
type Item struct {
	Report Report
	Given  Given
	Record *record.Record
}

// Outcome says what an Add did.
type Outcome int

const (
	Added   Outcome = iota // a report that the store did not have
	Reread                 // a known report with a reading by another producer or with other given metadata
	Present                // nothing new
)

// Summary is a report in a list.
type Summary struct {
	ID        string `json:"id"`
	Published string `json:"published"` // as in the record; "" where not known
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	URL       string `json:"url"`
	Name      string `json:"name"`
	Dispatch  string `json:"dispatch"` // lowest id among its near-duplicates; its own where it has none
	Versions  int    `json:"versions"` // how many versions of the page the store has, this one included
	Events    int    `json:"events"`
	Quotes    int    `json:"quotes"`
}

// ReportFilter chooses reports; the zero value chooses all.
type ReportFilter struct {
	KnownBy string // published on or before this day (UTC); "" for all, undated ones too
	Like    string // part of title, publisher or name, case ignored
	Limit   int    // 0 for no limit
	Offset  int
}

// EntryFilter chooses entries of events; the zero value chooses all.
type EntryFilter struct {
	KnownBy string   // as in ReportFilter
	Types   []string // event types; none for all
	Reports []string // report ids; none for all
}

// Quote is a statement of one report with what a list of quotations shows.
type Quote struct {
	Key        string        `json:"key"`
	Report     string        `json:"report"`
	Statement  string        `json:"statement"` // id inside the record
	Published  string        `json:"published"`
	Publisher  string        `json:"publisher"`
	Title      string        `json:"title"`
	Kind       string        `json:"kind"`
	Mode       string        `json:"mode"`
	Speaker    *talks.Party  `json:"speaker"`
	Source     string        `json:"source"` // the speaker as worded
	Cue        string        `json:"cue"`
	Words      []string      `json:"words"` // the content, piece by piece
	Start      int           `json:"start"` // of the first piece, code points of the text
	End        int           `json:"end"`   // of the last piece
	Addressees []talks.Party `json:"addressees"`
	Chain      []talks.Party `json:"chain"` // who passes it on, outermost first
	Confidence float64       `json:"confidence"`
}

// QuoteFilter chooses quotes; the zero value chooses all.
type QuoteFilter struct {
	KnownBy string
	Speaker string // part of the speaker's name, case, accents and hyphens ignored
	Country string // the speaker's
	Text    string // part of the words, case ignored
	Limit   int
}

// Hit is a sentence or block that answers a search.
type Hit struct {
	Report    string   `json:"report"`
	Published string   `json:"published"`
	Publisher string   `json:"publisher"`
	Title     string   `json:"title"`
	Start     int      `json:"start"` // of the block, code points of the text
	End       int      `json:"end"`
	Text      string   `json:"text"`
	Marks     [][2]int `json:"marks"` // code points inside Text that answer
}

// Version is one of several versions of one page.
type Version struct {
	ID        string `json:"id"`
	Published string `json:"published"`
	Title     string `json:"title"`
}

// Reading is a record with the place it has among the readings of its report.
type Reading struct {
	Record  *record.Record
	Current bool
}

// Stats counts what the store holds.
type Stats struct {
	Reports, Readings, Entries, Quotes int
	FirstPublished, LastPublished      string // days; "" where no report has one
}

// Store keeps reports and records. All methods are safe for concurrent use.
// Lists come in a stable order: by publication time, then id; undated ones last.
type Store interface {
	// Add stores the report with its record in one transaction, or nothing.
	Add(ctx context.Context, item Item) (Outcome, error)
	// Known reports whether the store has the reading of this report by this
	// producer with these given metadata, so that nothing is read twice.
	Known(ctx context.Context, reportID string, by record.Producer, given Given) (bool, error)

	Reports(ctx context.Context, f ReportFilter) ([]Summary, error)
	// Report returns a report by its id or by a beginning of it that is its own
	// ("sha256:" may be left out); ErrNotFound, or an error that names the candidates.
	Report(ctx context.Context, id string) (*Report, error)
	// Record returns the current reading of a report, named as for Report.
	Record(ctx context.Context, id string) (*record.Record, error)
	Readings(ctx context.Context, id string) ([]Reading, error)
	// Versions returns the versions of the page that the report is one of, oldest first.
	Versions(ctx context.Context, id string) ([]Version, error)
	// Duplicates returns the near-duplicates of a report, itself left out.
	Duplicates(ctx context.Context, id string) ([]Summary, error)

	// Entries returns the events of the current readings, with Dispatch set.
	Entries(ctx context.Context, f EntryFilter) ([]talks.Entry, error)
	Quotes(ctx context.Context, f QuoteFilter) ([]Quote, error)
	Search(ctx context.Context, words string, knownBy string, limit int) ([]Hit, error)

	Stats(ctx context.Context) (Stats, error)
	// Generation is a number that grows whenever something is added, by
	// whatever process, so that what was computed can be kept until then.
	Generation(ctx context.Context) (int64, error)
	Close() error
}

