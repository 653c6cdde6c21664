package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"nuncio/record"
	"nuncio/talks"
)

// ErrNotFound says that the store has nothing of that id.
var ErrNotFound = errors.New("not in the store")

// AmbiguousError says that several ids begin as asked.
type AmbiguousError struct {
	Asked      string
	Candidates []string // the first few, sorted
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q is the beginning of several ids: %s; give more digits", e.Asked, strings.Join(e.Candidates, ", "))
}

// Report is a report as it was received and read; it is never changed.
type Report struct {
	ID          string // "sha256:…" of Bytes
	Bytes       []byte // as received
	ContentType string // as given with them; "" where not known
	Charset     string // that Source was decoded from
	Source      string // decoded source, UTF-8; spans of blocks lead into it. Both are of the current reading
	Name        string // path or URL it was first added from, for messages
	// Signature is the MinHash of the text by which near-duplicates are found,
	// minimum by minimum; none where the text has too few words.
	Signature []uint32
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

// Result is what AddAll did with one item; Err says why an item was refused,
// in which case nothing of it was stored.
type Result struct {
	Outcome Outcome
	Err     error
}

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
	Text      string   `json:"text"`  // a NUL shows as U+FFFD
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

// Ref leads from the lasting key of an entry to its place.
type Ref struct {
	Key     string `json:"key"`
	Report  string `json:"report"`
	Layer   string `json:"layer"`   // actor, statement, event
	ID      string `json:"id"`      // inside the latest reading that has the key
	Current bool   `json:"current"` // whether that is the current reading
}

// Stats counts what the store holds.
type Stats struct {
	// Entries and Quotes are those of the current readings.
	Reports, Readings, Entries, Quotes int
	FirstPublished, LastPublished      string // days; "" where no report has one
}

// Store keeps reports and records. All methods are safe for concurrent use.
// Lists come in a stable order: by publication time, then id; undated ones last.
type Store interface {
	// Add stores the report with its record in one transaction, or nothing.
	Add(ctx context.Context, item Item) (Outcome, error)
	// AddAll is Add for many items in one transaction, which is several times
	// faster. An item that is refused ([Item.Check]) says so in its Result and
	// leaves its neighbours alone; an error means that nothing was stored.
	AddAll(ctx context.Context, items []Item) ([]Result, error)
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
	// Search returns the blocks of the current readings that have all the words,
	// the best first; limit 0 is no limit. See [ParseQuery] for what words can say.
	Search(ctx context.Context, words string, knownBy string, limit int) ([]Hit, error)
	// Find returns the entry whose lasting key this is, or begins with this, at
	// least 6 digits; ErrNotFound, or an error that names the candidates.
	Find(ctx context.Context, key string) (Ref, error)

	Stats(ctx context.Context) (Stats, error)
	// Generation is a number that grows whenever something is added, by
	// whatever process, so that what was computed can be kept until then.
	Generation(ctx context.Context) (int64, error)
	Close() error
}
