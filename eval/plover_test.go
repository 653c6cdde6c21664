package eval

import (
	"strings"
	"testing"

	"nuncio/lexicon"
	"nuncio/plover"
)

func TestPloverScore(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	entities := func(codes string) []plover.Entity {
		var out []plover.Entity
		for c := range strings.FieldsSeq(codes) {
			out = append(out, plover.Entity{Code: strings.ReplaceAll(c, "_", " ")})
		}
		return out
	}
	gold := func(types, actors, recipients string) plover.Placed {
		return plover.Placed{Record: plover.Record{Text: "x", Event: strings.Fields(types), Actor: entities(actors), Recipient: entities(recipients)}}
	}
	found := func(typ, sources, targets string) PlainEvent {
		return PlainEvent{Type: typ, Sources: strings.Fields(sources), Targets: strings.Fields(targets)}
	}
	for _, tt := range []struct {
		name  string
		gold  []plover.Placed
		found []PlainEvent
		want  ploverScore
	}{
		{"right, by names of countries", []plover.Placed{gold("AID", "South_Korea", "USAGOV")}, []PlainEvent{found("AID", "KOR", "USA")},
			ploverScore{texts: 1, right: 1, types: Counts{1, 1, 1}, sources: Counts{1, 1, 1}, targets: Counts{1, 1, 1}, whole: Counts{1, 1, 1}}},
		{"a second type, and bodies", []plover.Placed{gold("SANCTION REJECT", "NGO", "")}, []PlainEvent{found("REJECT", "UNO", "")},
			ploverScore{texts: 1, right: 1, types: Counts{1, 1, 1}, sources: Counts{1, 1, 1}, whole: Counts{1, 1, 1}}},
		{"jointly", []plover.Placed{gold("CONSULT", "NOR SWE", "")}, []PlainEvent{found("CONSULT", "SWE", "NOR")},
			ploverScore{texts: 1, right: 1, types: Counts{1, 1, 1}, sources: Counts{2, 2, 2}, whole: Counts{1, 1, 1}}},
		{"wrong way round", []plover.Placed{gold("AID", "NOR", "SWE")}, []PlainEvent{found("AID", "SWE", "NOR")},
			ploverScore{texts: 1, types: Counts{1, 1, 1}, sources: Counts{1, 1, 0}, targets: Counts{1, 1, 0}, whole: Counts{1, 1, 0}}},
		{"too much", []plover.Placed{gold("", "", "")}, []PlainEvent{found("AID", "SWE", "")},
			ploverScore{texts: 1, empty: 1, types: Counts{0, 1, 0}, sources: Counts{0, 1, 0}, whole: Counts{0, 1, 0}}},
		{"none, none found", []plover.Placed{gold("", "", "")}, nil, ploverScore{texts: 1, right: 1, empty: 1, kept: 1}},
	} {
		got := ploverScore{lex: lex}
		got.add(&ploverText{gold: tt.gold}, tt.found)
		got.lex = nil
		if got != tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestPloverTexts(t *testing.T) {
	r := func(id, text, date string) plover.Placed {
		return plover.Placed{Record: plover.Record{ID: id, Text: text, Date: date}}
	}
	texts := ploverTexts([]plover.Placed{r("1", "a", "2031"), r("2", "b", "2031"), r("3", "a", "2031"), r("4", "a", "2032")})
	if len(texts) != 3 || len(texts[0].gold) != 2 || texts[0].gold[1].ID != "3" {
		t.Errorf("%+v", texts)
	}
}
