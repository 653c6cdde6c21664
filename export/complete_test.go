package export

import (
	"strings"
	"testing"
	"unicode/utf8"

	"nuncio/lexicon"
	"nuncio/record"
)

// mark finds the words in the text and returns where they stand, in code points.
func mark(t *testing.T, text, words string) record.Evidence {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, text)
	}
	start := utf8.RuneCountInString(text[:at])
	return record.Evidence{Start: start, End: start + utf8.RuneCountInString(words), Text: words}
}

func TestComplete(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text, evidence string
		typ                  string
		source, code, sector string // the source's words, country and sector; "" for no source
		target               string // the words of a target of the people, without a country; "" for no target
		of                   string // a country that takes part in what the event is about
		place                string // the words of the event's place, in France
		speaker              string
		want                 string
	}{
		{
			name: "the words of the act name a state", text: "The Swiss turned down a Danish plan.", evidence: "The Swiss turned down a Danish plan",
			typ: "REJECT", source: "The Swiss", code: "CHE", want: "CHE > DNK",
		},
		{
			name: "the place of the act", text: "Vendors say police shut the market at Nantville for a week.", evidence: "police shut the market",
			typ: "COERCE", source: "police", sector: "COP", place: "Nantville", want: "FRA > FRA",
		},
		{
			name: "the words of the actor go before the place", text: "Workers in Peru downed tools.", evidence: "Workers in Peru downed tools",
			typ: "PROTEST", source: "Workers in Peru", sector: "LAB", want: "PER > PER",
		},
		{
			name: "where the actor is", text: "Miners of a pit in the south of Peru downed tools near the Chad embassy.", evidence: "Miners of a pit in the south of Peru downed tools",
			typ: "PROTEST", source: "Miners", sector: "LAB", want: "PER > TCD",
		},
		{
			name: "words around, not the speaker's", text: "Rebels shelled the customs post, a Danish envoy said in Chad.", evidence: "Rebels shelled the customs post",
			typ: "ASSAULT", source: "Rebels", sector: "REB", speaker: "a Danish envoy", want: "TCD > TCD",
		},
		{
			name: "a government is not given the other side's country", text: "The president warned Peru.", evidence: "The president warned Peru",
			typ: "THREATEN", source: "The president", sector: "GOV", of: "PER", want: " > PER",
		},
		{
			name: "what the act is about", text: "Chad refused.", evidence: "Chad refused",
			typ: "REJECT", source: "Chad", code: "TCD", of: "PER", want: "TCD > PER",
		},
		{
			name: "who is given a country of his own keeps it", text: "Chad helped the farmers.", evidence: "Chad helped the farmers",
			typ: "AID", source: "Chad", code: "TCD", target: "the farmers", want: "TCD > TCD",
		},
		{
			name: "nothing to go by", text: "The two agreed.", evidence: "The two agreed",
			typ: "AGREE", source: "The two", want: " >",
		},
		{
			name: "a currency is no state", text: "The firm paid US $3 million.", evidence: "The firm paid US $3 million",
			typ: "AID", source: "The firm", sector: "BUS", want: " >",
		},
		{
			name: "code points", text: "Übrigens – «ça» – Peru freed the crew.", evidence: "Peru freed the crew",
			typ: "RETREAT", source: "Peru", code: "PER", target: "the crew", want: "PER > PER",
		},
	} {
		r := &record.Record{Report: record.Report{Text: c.text, Blocks: []record.Block{{End: utf8.RuneCountInString(c.text)}}}}
		actor := func(id, words, code, sector string) {
			m := mark(t, c.text, words)
			r.Actors = append(r.Actors, record.Actor{
				ID: id, Country: record.Optional(code), Sector: record.Optional(sector),
				Mentions: []record.Mention{{Start: m.Start, End: m.End, Text: words}},
			})
		}
		e := record.Event{ID: "e1", Type: c.typ, Status: "happened", Evidence: mark(t, c.text, c.evidence)}
		if c.source != "" {
			actor("a1", c.source, c.code, c.sector)
			e.Sources = []string{"a1"}
		}
		if c.target != "" {
			actor("a2", c.target, "", "CVL")
			e.Targets = []string{"a2"}
		}
		if c.place != "" {
			m := mark(t, c.text, c.place)
			r.Places = []record.Place{{ID: "p1", Start: m.Start, End: m.End, Country: "FRA"}}
			e.Where = "p1"
		}
		if c.speaker != "" {
			m := mark(t, c.text, c.speaker)
			r.Statements = []record.Statement{{ID: "s1", Source: &m}}
		}
		r.Events = []record.Event{e}
		if c.of != "" {
			r.Actors = append(r.Actors, record.Actor{ID: "a3", Country: record.Optional(c.of)})
			r.Events[0].Of = []string{"e2"}
			r.Events = append(r.Events, record.Event{ID: "e2", Type: "CONSULT", Status: "denied", Sources: []string{"a3"}})
		}
		f := mustFold(t, FoldManual)
		f.Complete(lex)
		if want := "fold/1+complete"; f.Name() != want {
			t.Fatalf("the fold is named %q, want %q", f.Name(), want)
		}
		out := f.Events(r, nil, &FoldCounts{})
		if len(out) == 0 {
			t.Errorf("%s: not exported", c.name)
			continue
		}
		got := codeList(out[0].Actors) + " >"
		if to := codeList(out[0].Recipients); to != "" {
			got += " " + to
		}
		if got != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.name, c.text, got, c.want)
		}
		if r.Actors[0].Country != record.Optional(c.code) {
			t.Errorf("%s: the record was changed", c.name)
		}
	}
}

func codeList(list []*record.Actor) string {
	var codes []string
	for _, a := range list {
		if c := a.Allegiance(); c != "" {
			codes = append(codes, string(c))
		}
	}
	return strings.Join(codes, ",")
}
