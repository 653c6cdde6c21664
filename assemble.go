package nuncio

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"nuncio/article"
	"nuncio/attribution"
	"nuncio/entity"
	"nuncio/event"
	"nuncio/place"
	"nuncio/record"
	"nuncio/span"
)

// Record puts the stages' results together. It fails only where a stage broke
// the rule that the text at a span is the quoted evidence.
func (rd *Reading) Record() (*record.Record, error) {
	a := assembler{
		Reading: rd,
		clean:   span.NewCodePoints(rd.Article.Text),
		source:  span.NewCodePoints(rd.Article.Source),
	}
	id := record.Digest(rd.Source.Bytes)
	a.keys = record.NewKeys(id)
	r := &record.Record{
		Schema: record.Schema, Producer: rd.Producer, Report: a.report(id),
		Actors:     each(rd.Entities.Actors, a.actor),
		Ambiguous:  each(rd.Entities.Ambiguous, a.ambiguous),
		Statements: each(rd.Statements, a.statement),
		Events:     each(rd.Events, a.event),
		Times:      a.times(),
		Places:     each(rd.Places, a.place),
	}
	return r, r.Check()
}

type assembler struct {
	*Reading
	clean, source *span.CodePoints
	keys          *record.Keys
}

// each maps a list; JSON gets [] for an empty one, never null.
func each[T, U any](list []T, f func(int, T) U) []U {
	out := make([]U, len(list))
	for i, x := range list {
		out[i] = f(i, x)
	}
	return out
}

// id returns the local identifier of entry i ("a1" for the first actor), "" for none.
func id(letter string, i int32) string {
	if i < 0 {
		return ""
	}
	return letter + strconv.Itoa(int(i)+1)
}

func optional(letter string, i int32) record.Optional { return record.Optional(id(letter, i)) }

func ids(letter string, list []int32) []string {
	return each(list, func(_ int, i int32) string { return id(letter, i) })
}

func (a *assembler) evidence(s span.Span) record.Evidence {
	return record.Evidence{
		Start: a.clean.Offset(int(s.Start)), End: a.clean.Offset(int(s.End)),
		Text: s.Text(a.Article.Text),
	}
}

func (a *assembler) evidences(list []span.Span) []record.Evidence {
	return each(list, func(_ int, s span.Span) record.Evidence { return a.evidence(s) })
}

func (a *assembler) evidenceOrNil(s span.Span) *record.Evidence {
	if s.Empty() {
		return nil
	}
	e := a.evidence(s)
	return &e
}

// key returns the lasting key of an entry whose trigger stands at s in the clean text.
func (a *assembler) key(layer string, s span.Span) string {
	at := sourceSpan(a.Article, s)
	return a.keys.Key(layer, a.source.Offset(int(at.Start)), a.source.Offset(int(at.End)))
}

// sourceSpan returns where a span of the clean text stands in the decoded source.
func sourceSpan(art *article.Article, s span.Span) span.Span {
	return span.Span{Start: sourceOffset(art, s.Start), End: max(sourceOffset(art, s.Start), sourceOffset(art, s.End-1)+1)}
}

// sourceOffset maps one byte of the clean text. A byte in the gap between two
// pieces maps to the end of the piece before it.
func sourceOffset(art *article.Article, b int32) int32 {
	i, exact := slices.BinarySearchFunc(art.Blocks, b, func(bl article.Block, b int32) int { return cmp.Compare(bl.Span.Start, b) })
	if !exact {
		i--
	}
	if i < 0 {
		return 0
	}
	pieces := art.Blocks[i].Source
	j, exact := slices.BinarySearchFunc(pieces, b, func(p article.Piece, b int32) int { return cmp.Compare(p.Clean, b) })
	if !exact {
		j--
	}
	if j < 0 {
		return 0
	}
	return pieces[j].Source + min(b-pieces[j].Clean, pieces[j].Len)
}

func (a *assembler) report(id string) record.Report {
	art := a.Article
	return record.Report{
		ID: id, URL: record.Optional(art.URL), Publisher: record.Optional(art.Publisher),
		Title: record.Optional(art.Title), Authors: append([]string{}, art.Authors...),
		Language:  record.Optional(art.Language),
		Published: record.Optional(art.Published.Value), PublishedFrom: cmp.Or(art.Published.From, "none"),
		Text:   art.Text,
		Blocks: each(art.Blocks, a.block),
		Discarded: each(art.Discarded, func(_ int, d article.Discarded) record.Discarded {
			return record.Discarded{Text: d.Text, Reason: string(d.Reason)}
		}),
	}
}

func (a *assembler) block(_ int, b article.Block) record.Block {
	return record.Block{
		Kind: b.Kind.String(), Start: a.clean.Offset(int(b.Span.Start)), End: a.clean.Offset(int(b.Span.End)),
		Source: each(b.Source, func(_ int, p article.Piece) [3]int {
			start := a.clean.Offset(int(p.Clean))
			return [3]int{start, a.source.Offset(int(p.Source)), a.clean.Offset(int(p.Clean+p.Len)) - start}
		}),
	}
}

func (a *assembler) actor(i int, x entity.Actor) record.Actor {
	var trigger span.Span
	if len(x.Mentions) > 0 {
		trigger = a.Entities.Mentions[x.Mentions[0]].Span
	}
	return record.Actor{
		ID: id("a", int32(i)), Key: a.key("actor", trigger), Name: x.Name, Named: x.Named, Kind: x.Kind.String(),
		Country: record.Optional(x.Country), Sector: record.Optional(x.Sector), Registry: record.Optional(x.Registry), Why: record.Optional(x.Why),
		Offices: each(x.Offices, func(_ int, o entity.Office) record.Office {
			return record.Office{
				Title: o.Title, Of: record.Optional(o.Of), Country: record.Optional(o.Country),
				Time: o.Time.String(), Evidence: a.evidence(o.Evidence), Why: record.Optional(o.Why),
			}
		}),
		Mentions: each(x.Mentions, func(_ int, m int32) record.Mention {
			mention := a.Entities.Mentions[m]
			e := a.evidence(mention.Span)
			return record.Mention{Start: e.Start, End: e.End, Text: e.Text, Form: mention.Form.String()}
		}),
	}
}

func (a *assembler) ambiguous(_ int, x entity.Ambiguous) record.Ambiguous {
	e := a.evidence(a.Entities.Mentions[x.Mention].Span)
	return record.Ambiguous{Start: e.Start, End: e.End, Text: e.Text, Candidates: ids("a", x.Candidates), Reason: x.Reason}
}

func (a *assembler) statement(i int, s attribution.Statement) record.Statement {
	trigger := s.Cue
	if trigger.Empty() {
		trigger = s.Content[0]
	}
	return record.Statement{
		ID: id("s", int32(i)), Key: a.key("statement", trigger), Kind: s.Kind.String(), Mode: s.Mode.String(),
		Speaker: optional("a", s.Speaker), Source: a.evidenceOrNil(s.Source), Addressees: ids("a", s.Addressees),
		Via: optional("a", s.Via), Inside: optional("s", s.Inside), Cue: a.evidenceOrNil(s.Cue),
		Content: a.evidences(s.Content), When: optional("t", s.Time),
		Confidence: rounded(s.Confidence), Why: append([]string{}, s.Why...),
	}
}

func (a *assembler) event(i int, e event.Event) record.Event {
	return record.Event{
		ID: id("e", int32(i)), Key: a.key("event", e.TriggerSpan), Type: e.Type, Mode: record.Optional(e.Mode),
		CAMEO: record.Optional(e.CAMEO), Context: append([]string{}, e.Context...),
		Sources: ids("a", e.Sources), Targets: ids("a", e.Targets),
		Status: e.Status.String(), PutOff: e.PutOff, Factuality: rounded(e.Factuality),
		When: optional("t", e.When), StatusWhen: optional("t", e.StatusWhen), StatusBy: ids("a", e.StatusBy),
		Where: optional("p", e.Where), AssertedBy: optional("s", e.AssertedBy), Of: ids("e", e.Of), Plan: optional("m", e.Plan),
		Evidence: a.evidence(e.Evidence), EvidenceAlso: a.evidences(e.EvidenceAlso),
		Rule: e.Rule, Why: append([]string{}, e.Why...), Confidence: rounded(e.Confidence),
	}
}

func (a *assembler) times() []record.Time {
	out := make([]record.Time, len(a.Times))
	for i, t := range a.Times {
		e := a.evidence(t.Span)
		out[i] = record.Time{ID: id("t", int32(i)), Start: e.Start, End: e.End, Text: e.Text, Type: t.Kind.String(), Value: record.Optional(t.Value)}
		if t.Relative != nil {
			out[i].Relative = &record.Relative{Unit: t.Relative.Unit, N: t.Relative.N, Weekday: t.Relative.Weekday}
		}
	}
	return out
}

func (a *assembler) place(i int, p place.Place) record.Place {
	e := a.evidence(p.Span)
	out := record.Place{
		ID: id("p", int32(i)), Start: e.Start, End: e.End, Text: e.Text, Name: p.Name,
		Country: record.Optional(p.Country), Precision: record.Optional(p.Precision), Gazetteer: record.Optional(p.Gazetteer),
	}
	if p.Precision != "" {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	return out
}

// rounded keeps three decimals: more would say more than is known.
func rounded(x float64) float64 { return math.Round(x*1000) / 1000 }
