package syntax_test

import (
	"testing"

	"nuncio/syntax"
)

// arc says on which word another hangs, "" standing for the root, and how.
type arc struct {
	word, head string
	rel        syntax.Deprel
}

// TestTreesThatStand parses sentences whose best tree by the network alone breaks
// a law of grammar, or bends what the words leave no doubt about.
func TestTreesThatStand(t *testing.T) {
	tests := []struct {
		text string
		want []arc
	}{
		{"Okel left Oslo early on Monday for Mar del Sol to attend the summit and will visit Chile and Peru after it.",
			[]arc{{"visit", "left", syntax.Conj}}},
		{"With the help of the Northern League, Norland and the two rebel groups started a second round of talks.",
			[]arc{{"Norland", "started", syntax.Nsubj}, {"groups", "Norland", syntax.Conj}}},
		{"Norland's leader Adan Reth and Velmar's foreign minister Ove Okel met in Oslo on Monday.",
			[]arc{{"met", "", syntax.Root}, {"Oslo", "met", syntax.Obl}}},
		{"In Geneva Anya Reth, of the League, and Ove Okel, who leads the team, met again on Monday.",
			[]arc{{"Geneva", "met", syntax.Obl}, {"Anya", "met", syntax.Nsubj}, {"Ove", "Anya", syntax.Conj}}},
		{"Premier Adan Reth and President Ove Okel today signed a treaty of friendship, the LNA reported.",
			[]arc{{"LNA", "reported", syntax.Nsubj}, {"Adan", "signed", syntax.Nsubj}, {"today", "signed", syntax.OblUnmarked}}},
		{"\"We will open the pass,\" General Ove Okel said, the Northern Courier reported.",
			[]arc{{"Ove", "said", syntax.Nsubj}, {"Courier", "reported", syntax.Nsubj}}},
		{"The talks between Norway and Iran, postponed twice, opened in Oslo on Friday.", []arc{{"talks", "opened", syntax.Nsubj}}},
		{"Norland agreed to talks with Velmar.", []arc{{"talks", "agreed", syntax.Obl}}},
		{"Norland gave the plan a cautious welcome.", []arc{{"plan", "gave", syntax.Iobj}, {"welcome", "gave", syntax.Obj}}},
		{"Premier Adan Reth called Foreign Minister Ove Okel a liar.", []arc{{"liar", "called", syntax.Xcomp}}},
		{"The ministry had said earlier that it was ready to attend.", []arc{{"ready", "said", syntax.Ccomp}}},
		{"Anya Reth is warning voters that a defeat would bring the quarrel back.", []arc{{"warning", "", syntax.Root}, {"bring", "warning", syntax.Ccomp}}},
		{"Officials confirmed the visit of President Ove Okel to Sweden.", []arc{{"Sweden", "visit", syntax.Nmod}}},
		{"They met Ove Okel, the chief of staff to the premier, in Oslo.", []arc{{"premier", "chief", syntax.Nmod}}},
		{"Reth received Adan Novak, the premier of Poland, and Ivan Petrov, the president of Bulgaria.", []arc{{"president", "Ivan", syntax.Appos}}},
		{"A top judge today urged calm and left.", []arc{{"judge", "urged", syntax.Nsubj}, {"today", "urged", syntax.OblUnmarked}}},
		{"The bank on Friday granted the Solomon Islands 12 million euros for a new harbour.", []arc{{"Islands", "granted", syntax.Iobj}, {"euros", "granted", syntax.Obj}, {"Solomon", "Islands", syntax.Compound}}},
		{"The ministry said it is willing to release the crew of the trawler.", []arc{{"it", "willing", syntax.Nsubj}, {"release", "willing", syntax.Xcomp}}},
		{"The navy detained up to forty Velmar fishermen on Friday.", []arc{{"up", "forty", syntax.Advmod}, {"forty", "fishermen", syntax.Nummod}, {"fishermen", "detained", syntax.Obj}}},
		{"Kestovian Foreign Minister Anya Reth has said talks with North Korea are moving along.", []arc{{"talks", "moving", syntax.Nsubj}}},
		{"The sides reached a deal, officials said Thursday.", []arc{{"Thursday", "said", syntax.OblUnmarked}}},
	}
	a := load(t)
	for _, test := range tests {
		d := analyze(t, a, test.text)
		for _, w := range test.want {
			i := wordAt(d, w.word)
			head := ""
			if h := d.Tokens[i].Head; h != syntax.None {
				head = d.Form(h)
			}
			if head != w.head || d.Tokens[i].Deprel != w.rel {
				t.Errorf("%s\n\t%s hangs on %q as %v, want %q as %v", test.text, w.word, head, d.Tokens[i].Deprel, w.head, w.rel)
			}
		}
	}
}

// wordAt returns the first token with a form.
func wordAt(d *syntax.Document, form string) int32 {
	for i := range d.Tokens {
		if d.Form(int32(i)) == form {
			return int32(i)
		}
	}
	return 0
}
