package entity_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"nuncio/article"
	"nuncio/entity"
	"nuncio/lexicon"
	"nuncio/span"
	"nuncio/syntax"
)

// people are invented holders of office, so that no test rests on who is known.
const people = `country	office	name	also	from	to	flags	sector	of
PRK	supreme leader	Ahn Song Ho		2011-12-17		male family-first
PRK	general	Ahn Yong-chol		2009-01-01	2020-01-01	male family-first
USA	president	Dan Harlow		2017-01-20	2021-01-20	male
USA	director	Ray Okel		2017-01-23	2018-04-26	male	SPY	CIA
USA	secretary of state	Ray Okel		2018-04-26	2021-01-20	male
RUS	president	Ivan Petrosky		2012-05-07		male
RUS	foreign minister	Oleg Sitnikov		2004-03-09		male
EUR	foreign policy chief	Luis Campo		2017-12-01	2024-11-30	male
ESP	foreign minister	Luis Campo		2010-06-07	2017-11-29	male
AUS	prime minister	Tom Reed		2007-12-03	2010-06-24	male
GBR	foreign secretary	Tom Reed		2010-05-12	2014-07-14	male
KEN		Grace Wanjala		2013-04-09	2022-09-13	female	OPP
USA	vice-president	Al Torven		1993-01-20	2001-01-20	male
USA	defence secretary	Rob Quistel		1977-01-21	1981-01-20	male
NOR	prime minister	Lars Tvernes		1981-02	1986-05	male
NOR	prime minister	Eva Tvernes		2010	2015	female
RUS	foreign minister	Vano Tabidzor		1985-07	1991-01	male
GEO	president	Vano Tabidzor		1995-11	2003-11	male
`

// readOn reads a report of one paragraph, published on a day, with those people.
func readOn(t *testing.T, published, text string) report {
	t.Helper()
	lex, err := lexicon.Open(fstest.MapFS{"leaders-test.tsv": {Data: []byte(people)}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := entity.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	art := &article.Article{Language: "en", Text: text, Blocks: []article.Block{{Kind: article.Paragraph, Span: span.New(0, len(text))}}}
	art.Published.Value = published
	doc, err := build(t).analyzer.Analyze(context.Background(), text, []syntax.Block{{Span: art.Blocks[0].Span}})
	if err != nil {
		t.Fatal(err)
	}
	return report{doc, art, r.Resolve(art, doc)}
}

func TestKnown(t *testing.T) {
	for _, c := range []struct {
		name, published, text string
		want                  []string // as in cases_test.go
		why                   string   // "Name: reason for country and sector"
	}{
		{"nothing said: the lexicon tells", "2018-05-31", "Ahn Song-ho met visitors in Bern on Monday.",
			[]string{"Ahn Song-ho: person PRK GOV", "Ahn Song-ho is supreme leader (current)"}, "Ahn Song-ho: country and sector: lexicon, in office on 2018-05-31"},
		{"an office before and after", "2018-04-01T09:30:00Z", "Ray Okel flew to Bern on Monday.",
			[]string{"Ray Okel: person USA SPY", "Ray Okel is director (current)"}, "Ray Okel: country and sector: lexicon, in office on 2018-04-01"},
		{"the other office", "2018-05-09", "Ray Okel flew to Bern on Monday.",
			[]string{"Ray Okel: person USA GOV", "Ray Okel is secretary of state (current)"}, "Ray Okel: country and sector: lexicon, in office on 2018-05-09"},
		{"out of office", "2023-05-09", "Ray Okel flew to Bern on Monday.",
			[]string{"Ray Okel: person USA ELI", "Ray Okel is secretary of state (former)"}, "Ray Okel: country and sector: lexicon, in office until 2021-01-20"},
		{"not yet in office", "2015-05-09", "Ray Okel flew to Bern on Monday.",
			[]string{"Ray Okel: person - -"}, "Ray Okel: "},
		{"no date", "", "Ray Okel flew to Bern on Monday.",
			[]string{"Ray Okel: person USA SPY", "Ray Okel is director (current)", "Ray Okel is secretary of state (current)"}, "Ray Okel: country and sector: lexicon, undated"},
		{"the text gives the office", "2018-05-31", "President Dan Harlow flew to Bern on Monday.",
			[]string{"Dan Harlow: person USA GOV", "Dan Harlow is President (current)"}, "Dan Harlow: country: lexicon, in office on 2018-05-31"},
		{"the text gives another office", "2018-05-31", "Dan Harlow, the US trade envoy, flew to Bern on Monday.",
			[]string{"Dan Harlow: person USA GOV", "Dan Harlow is trade envoy (current)"}, "Dan Harlow: "},
		{"the text has it as former", "2018-05-31", "Former US president Dan Harlow flew to Bern on Monday.",
			[]string{"Dan Harlow: person USA ELI", "Dan Harlow is president (former)"}, "Dan Harlow: "},
		{"a former holder of a name in office", "2018-05-31", "Harlow's father, the former president Dan Harlow, flew to Bern on Monday.",
			[]string{"Dan Harlow: person - ELI"}, "Dan Harlow: "},
		{"who serves a body of states has no country", "2018-05-31", "Luis Campo flew to Bern on Monday.",
			[]string{"Luis Campo: person - GOV", "Luis Campo is foreign policy chief (current)"}, "Luis Campo: sector: lexicon, in office on 2018-05-31"},
		{"a title without a sector", "2018-05-31", "Chairman Dan Harlow flew to Bern on Monday.",
			[]string{"Dan Harlow: person USA GOV", "Dan Harlow is Chairman (current)", "Dan Harlow is president (current)"}, "Dan Harlow: country and sector: lexicon, in office on 2018-05-31"},
		{"a namesake of another country", "2018-05-31", "Dan Harlow, the Irish foreign minister, flew to Bern on Monday.",
			[]string{"Dan Harlow: person IRL GOV", "Dan Harlow is foreign minister (current)"}, "Dan Harlow: "},
		{"a namesake of another trade", "2018-05-31", "Reporter Dan Harlow flew to Bern on Monday.",
			[]string{"Dan Harlow: person - JRN"}, "Dan Harlow: "},
		{"a namesake of another sex", "2018-05-31", "Ms Dan Harlow flew to Bern on Monday.",
			[]string{"Dan Harlow: person - -"}, "Dan Harlow: "},
		{"two bearers are nobody", "2012-05-31", "Tom Reed flew to Bern on Monday.",
			[]string{"Tom Reed: person - -"}, "Tom Reed: "},
		{"two bearers and a country", "2012-05-31", "Britain was silent. Its Tom Reed flew to Bern. Tom Reed, the British foreign secretary, smiled.",
			[]string{"Tom Reed: person GBR GOV"}, ""},
		{"a bare surname is nobody", "2018-05-31", "Mr Harlow flew to Bern on Monday.",
			[]string{"Harlow: person - -"}, "Harlow: "},
		{"a title and a surname", "2018-05-31", "President Harlow flew to Bern on Monday.",
			[]string{"Harlow: person USA GOV"}, "Harlow: country: lexicon, in office on 2018-05-31"},
		{"a title and a surname, no date", "", "President Harlow flew to Bern on Monday.",
			[]string{"Harlow: person USA GOV"}, "Harlow: country: lexicon, undated"},
		{"a leader is who holds a higher title", "", "The leader, Mr Petrosky, spoke. Leader Petrosky flew to Bern on Monday.",
			[]string{"Petrosky: person RUS GOV"}, ""},
		{"a title that the surname never had", "", "Prime Minister Harlow flew to Bern on Monday.",
			[]string{"Harlow: person - GOV"}, "Harlow: "},
		{"a title of another time", "2015-05-09", "President Harlow flew to Bern on Monday.",
			[]string{"Harlow: person - GOV"}, "Harlow: "},
		{"two who had the title", "", "Prime Minister Tvernes flew to Bern on Monday.",
			[]string{"Tvernes: person - GOV"}, "Tvernes: "},
		{"which of the two", "2012-05-09", "Prime Minister Tvernes flew to Bern on Monday.",
			[]string{"Tvernes: person NOR GOV"}, "Tvernes: country: lexicon, in office on 2012-05-09"},
		{"namesakes of different times: the first", "1987-05-09", "Vano Tabidzor flew to Bern on Monday.",
			[]string{"Vano Tabidzor: person RUS GOV"}, ""},
		{"namesakes of different times: the second", "1998-05-09", "Vano Tabidzor flew to Bern on Monday.",
			[]string{"Vano Tabidzor: person GEO GOV"}, ""},
		{"long out of office", "2018-05-09", "Rob Quistel flew to Bern on Monday.",
			[]string{"Rob Quistel: person - -"}, "Rob Quistel: "},
		{"not so long", "1995-05-09", "Rob Quistel flew to Bern on Monday.",
			[]string{"Rob Quistel: person USA ELI"}, ""},
		{"a given name like an article", "1995-05-09", "Al Torven flew to Bern on Monday. Mr Torven smiled.",
			[]string{"Al Torven: person USA GOV", "Mr Torven -> Al Torven"}, ""},
		{"an article with a capital", "1995-05-09", "Karim Al Torven flew to Bern on Monday. Al Torven smiled.",
			[]string{"Karim Al Torven: person - -"}, ""},
		{"an office without a name is nobody's", "2018-05-31", "The Russian foreign minister flew to Bern on Monday.",
			[]string{"no Oleg Sitnikov"}, ""},
		{"a title finds who holds the office", "2018-05-31", "Ivan Petrosky met Oleg Sitnikov in Bern. The Russian president was pleased, and the foreign minister smiled.",
			[]string{"The Russian president -> Ivan Petrosky", "the foreign minister -> Oleg Sitnikov"}, ""},
		{"a spelling", "2018-05-31", "Ivan Petrosskyy flew to Bern on Monday.",
			[]string{"Ivan Petrosskyy: person RUS GOV"}, ""},
		{"a sector without an office", "2018-05-31", "Grace Wanjala flew to Bern on Monday. She will stay.",
			[]string{"Grace Wanjala: person KEN OPP", "She -> Grace Wanjala"}, "Grace Wanjala: country and sector: lexicon, in office on 2018-05-31"},
		{"family names in front tell two apart", "2018-05-31", "Ahn Song Ho met Ahn Yong Chol in Bern. Mr Ahn spoke to General Ahn.",
			[]string{"General Ahn -> Ahn Yong Chol"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readOn(t, c.published, c.text)
			for _, want := range c.want {
				if why := r.holds(want); why != "" {
					t.Errorf("%s: %s\n%s", want, why, dump(r.doc, r.res))
				}
			}
			if name, reason, ok := strings.Cut(c.why, ": "); ok {
				if a := r.actor(name); a < 0 || r.res.Actors[a].Why != reason {
					t.Errorf("the reason for %s is not %q\n%s", name, reason, dump(r.doc, r.res))
				}
			}
			checkKnown(t, r)
		})
	}
}

// What the lexicon gives says so, and rests on the words of the name.
func checkKnown(t *testing.T, r report) {
	t.Helper()
	for _, a := range r.res.Actors {
		own := false
		for _, o := range a.Offices {
			if o.Why == "" {
				own = own || o.Time == entity.Current && o.Sector != ""
				continue
			}
			if words := o.Evidence.Text(r.art.Text); !strings.HasPrefix(o.Why, "lexicon") || words != a.Name {
				t.Errorf("%s: office %q rests on %q, because %q", a.Name, o.Title, words, o.Why)
			}
			if own {
				t.Errorf("%s: the lexicon's %q stands beside the text's", a.Name, o.Title)
			}
		}
	}
}
