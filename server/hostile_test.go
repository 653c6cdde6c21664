package server_test

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nuncio"
	"nuncio/article"
	"nuncio/record"
	"nuncio/server"
)

// attack is what a report may try, in a headline, a name, a quotation, anywhere.
const attack = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><a href="javascript:alert(3)">x</a>{{.}}` + "\x01\u202e\u2066"

// hostileRecord has the attack in every string that comes out of a report.
func hostileRecord() (nuncio.Source, *record.Record) {
	text := "Rosa " + attack + " met Venn " + attack + " in Brask on Monday."
	src := nuncio.Source{Name: "hostile" + attack, Bytes: []byte(text), ContentType: "text/plain; charset=utf-8",
		Given: article.Given{Published: "2031-04-07", Publisher: "The " + attack}}
	n := len([]rune(text))
	all := record.Evidence{Start: 0, End: n, Text: text}
	part := func(from, to int) record.Evidence {
		return record.Evidence{Start: from, End: to, Text: string([]rune(text)[from:to])}
	}
	id := record.Digest(src.Bytes)
	keys := record.NewKeys(id)
	mention := part(0, 30)
	actor := func(id, name string) record.Actor {
		return record.Actor{ID: id, Key: keys.Key("actor", 0, len(id)+len(name)), Name: name, Named: true, Kind: "person", Country: "FRA", Sector: "GOV",
			Offices:  []record.Office{{Title: "envoy " + attack, Of: attack, Time: "current", Evidence: mention}},
			Mentions: []record.Mention{{Start: 0, End: 30, Text: mention.Text, Form: "name"}}}
	}
	r := &record.Record{
		Schema: record.Schema, Producer: record.Producer{Version: "1", Model: id, Rules: id, Lexicon: id},
		Report: record.Report{ID: id, URL: record.Optional("https://example.org/" + attack), Publisher: record.Optional("The " + attack), Title: record.Optional("Talks " + attack),
			Authors: []string{attack}, Language: "en", Published: "2031-04-07", PublishedFrom: "given", Text: text,
			Blocks:    []record.Block{{Kind: "paragraph", Start: 0, End: n, Source: [][3]int{{0, 0, n}}}},
			Discarded: []record.Discarded{{Text: attack, Reason: "furniture"}}},
		Actors:    []record.Actor{actor("a1", "Rosa "+attack), actor("a2", "Venn "+attack)},
		Ambiguous: []record.Ambiguous{{Start: 0, End: 30, Text: mention.Text, Candidates: []string{"a1", "a2"}, Reason: attack}},
		Statements: []record.Statement{{ID: "s1", Key: keys.Key("statement", 0, 4), Kind: "said", Mode: "direct", Speaker: "a1", Source: &mention,
			Addressees: []string{"a2"}, Cue: &mention, Content: []record.Evidence{all}, Confidence: 1, Why: []string{attack}}},
		Events: []record.Event{{ID: "e1", Key: keys.Key("event", 7, 10), Type: "CONSULT", CAMEO: "040", Context: []string{"military"},
			Sources: []string{"a1", "a2"}, Targets: []string{}, Status: "planned", When: "t1", StatusBy: []string{"a1"}, Where: "p1", AssertedBy: "s1",
			Of: []string{}, Plan: "m1", Evidence: all, EvidenceAlso: []record.Evidence{}, Rule: "x/" + attack, Why: []string{attack}, Confidence: 1}},
		Times: []record.Time{{ID: "t1", Start: 0, End: 30, Text: mention.Text, Type: "date", Value: "2031-04-14"}},
		Places: []record.Place{{ID: "p1", Start: 0, End: 30, Text: mention.Text, Name: "Brask " + attack, Country: "FRA", Precision: "city",
			Lat: new(float64), Lon: new(float64)}},
	}
	return src, r
}

// Whatever a report says is shown as text: it makes no element, no attribute,
// no address, and does not turn the writing around.
func TestWordsOfReportsStayText(t *testing.T) {
	s := newShelf(t, server.Options{Today: func() string { return "2031-04-08" }})
	src, rec := hostileRecord()
	s.put(src, rec)
	var b boardRows
	s.json("/board.json", &b)
	if len(b.Rows) != 1 {
		t.Fatalf("%d talks", len(b.Rows))
	}
	report := "/report/" + strings.TrimPrefix(rec.Report.ID, "sha256:")[:16]
	for _, path := range []string{
		"/", "/talk/" + b.Rows[0].Talk.ID, report, report + "?show=e1", report + "?show=" + url.QueryEscape(attack), "/people", "/events", "/quotes", "/reports",
		"/events?person=" + url.QueryEscape(attack), "/events?type=" + url.QueryEscape(attack), "/quotes?country=" + url.QueryEscape(attack),
		"/search?q=brask", "/search?q=" + url.QueryEscape(attack), "/person/" + url.PathEscape("Rosa "+attack), "/reports?like=" + url.QueryEscape(attack),
	} {
		p := s.get(path)
		if p.status != 200 {
			t.Errorf("%s: status %d", path, p.status)
		}
		if strings.ContainsAny(p.body, "\x01\u202e\u2066") {
			t.Errorf("%s has characters that turn the writing around or control a terminal", path)
		}
		root, err := html.Parse(strings.NewReader(p.body))
		if err != nil {
			t.Fatal(err)
		}
		d := newDocument(root)
		for _, fault := range d.faults(p) {
			t.Errorf("%s: %s", path, fault)
		}
		if d.count["script"] != 1 {
			t.Errorf("%s has %d scripts", path, d.count["script"])
		}
		for _, href := range d.hrefs {
			if strings.Contains(href, "javascript:") && !strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "?") && !strings.HasPrefix(href, "#") {
				t.Errorf("%s leads to %s", path, href)
			}
		}
	}
	if text := s.get(report).text(); !strings.Contains(text, "<script>alert(1)</script><img src=x onerror=alert(2)>") {
		t.Error("the words are not shown")
	}
}
