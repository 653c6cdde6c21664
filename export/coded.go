package export

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"nuncio/record"
)

// CodedOptions say how events are written for programs that know PLOVER or CAMEO.
type CodedOptions struct {
	Form  string // one of CodedForms
	Fold  *Fold
	Dyads bool // in tables, a line for each pair of actor and recipient
	// Country returns the name of a country or body by its code.
	Country func(code string) string
}

// CodedForms are the forms of coded events.
func CodedForms() []string {
	return append([]string{"plover"}, slices.Sorted(maps.Keys(codedTables))...)
}

// CodedWriter writes events as PLOVER, CAMEO and the tables made like them have
// them, record by record.
type CodedWriter struct {
	w      *bufio.Writer
	opt    CodedOptions
	table  *codedTable // nil for JSON
	counts FoldCounts
}

// NewCodedWriter begins a file.
func NewCodedWriter(w io.Writer, opt CodedOptions) (*CodedWriter, error) {
	c := &CodedWriter{w: bufio.NewWriter(w), opt: opt}
	if opt.Form == "plover" {
		return c, nil
	}
	t, ok := codedTables[opt.Form]
	if !ok {
		return nil, fmt.Errorf("there is no form %q for events; the forms are %s", opt.Form, strings.Join(CodedForms(), ", "))
	}
	c.table = &t
	head := make([]string, len(t.columns))
	for i, col := range t.columns {
		head[i] = col.name
	}
	_, err := fmt.Fprintln(c.w, strings.Join(head, "\t"))
	return c, err
}

// Write writes the events of a record that choose lets through; nil: all.
func (c *CodedWriter) Write(r *record.Record, choose func(*record.Event) bool) error {
	for _, x := range c.opt.Fold.Events(r, choose, &c.counts) {
		if x.When == "" {
			c.counts.Undated++
			continue
		}
		c.counts.Written++
		if len(x.Recipients) == 0 && (x.Type == "AID" || x.Type == "SANCTION") {
			c.counts.NoRecipient++
		}
		row := codedRow{Folded: x, record: r, opt: &c.opt}
		row.first, row.last = x.Days()
		if i := slices.IndexFunc(r.Places, func(p record.Place) bool { return p.ID == string(x.Event.Where) }); i >= 0 {
			row.place = r.Places[i]
		}
		if err := c.row(&row); err != nil {
			return err
		}
	}
	return nil
}

func (c *CodedWriter) row(row *codedRow) error {
	switch {
	case c.table == nil:
		line, err := jsonOf(row.plover())
		if err != nil {
			return fmt.Errorf("writing event %s: %w", row.Event.Key, err)
		}
		_, err = fmt.Fprintln(c.w, line)
		return err
	case c.opt.Dyads:
		for _, pair := range row.dyads() {
			if err := c.table.write(c.w, &pair); err != nil {
				return err
			}
		}
		return nil
	}
	return c.table.write(c.w, row)
}

// Close ends the file and says what became of the events.
func (c *CodedWriter) Close() (FoldCounts, error) { return c.counts, c.w.Flush() }

// codedRow is an event with what surrounds it.
type codedRow struct {
	Folded
	record      *record.Record
	place       record.Place // empty where the report gives none
	first, last string       // days
	opt         *CodedOptions
}

// dyads returns the event once for each pair of actor and recipient. Those who
// act jointly and upon nobody are paired with each other, both ways.
func (r *codedRow) dyads() []codedRow {
	var out []codedRow
	pair := func(a, b *record.Actor) {
		p := *r
		p.Actors, p.Recipients = []*record.Actor{a}, []*record.Actor{b}
		out = append(out, p)
	}
	recipients := r.Recipients
	if len(recipients) == 0 {
		recipients = r.Actors
	}
	for _, a := range r.Actors {
		for _, b := range recipients {
			if a != b {
				pair(a, b)
			}
		}
	}
	if len(out) == 0 {
		return []codedRow{*r}
	}
	return out
}

// comment is what the fields of a form have no place for.
func (r *codedRow) comment() string {
	parts := []string{"status=" + r.Event.Status}
	if r.Event.PutOff {
		parts = append(parts, "put_off")
	}
	if r.Due != "" {
		parts = append(parts, "due="+r.Due)
	}
	if r.ByReport {
		parts = append(parts, "date=report")
	} else if p := Precision(r.When); p != "day" {
		parts = append(parts, "date="+p)
	}
	if len(r.Completed) > 0 {
		parts = append(parts, "completed="+strings.Join(r.Completed, ","))
	}
	return strings.Join(parts, "; ")
}

// coder is the program that coded the event.
func (r *codedRow) coder() string { return "Nuncio " + r.record.Producer.Version }

// office is the first office that a person holds now.
func office(a *record.Actor) string {
	for _, o := range a.Offices {
		if o.Time == "current" {
			return o.Title
		}
	}
	return ""
}
