package event

import (
	"strings"
	"testing"
)

// conditionProse has sentences of ours whose condition, or what looks like one, stands in
// an odd place, and others whose status hangs on one small word.
var conditionProse = []stood{
	// "only when", "not until"
	{"President Tomas Okel will visit Sweden only when the embargo has been lifted.", "CONSULT", "conditional"},
	{"Not until the last prisoner is home will President Tomas Okel visit Sweden.", "CONSULT", "conditional"},
	{"President Tomas Okel will visit Sweden when the snow has melted.", "CONSULT", "planned"},
	// behind the verb that reports
	{"Dockers in Kenya will go on strike on Monday, their union said, unless wages are paid.", "PROTEST", "conditional"},
	{"Dockers in Kenya will go on strike on Monday, their union said.", "PROTEST", "planned"},
	// "in the event"
	{"Kenya will recall its ambassador in the event Sweden is expelled from the league.", "SANCTION", "conditional"},
	{"In the event that Sweden invades Kenya, the league will recall its monitors.", "ASSAULT", ""},
	// before a thing that has its day
	{"President Tomas Okel hopes to see the law passed before he leaves for Sweden on 24 April.", "CONSULT", "planned"},
	// "provided that"
	{"Sweden offered to free the pilots provided that Kenya reopened the port.", "RETREAT", "conditional"},
	// whoever does a thing first
	{"Anyone who crosses the fence will be arrested, the police in Kenya said.", "COERCE", "conditional"},
	// told to do one thing, or another follows
	{"Recall your envoy or we expel him, Kenya tells Sweden.", "COERCE", "conditional"},
	// the order of words, behind
	{"Sweden stands ready to host the Kenyan rebels, should they so wish.", "AGREE", "happened"},
	// no conditions
	{"The Kenyan army will shell the rebels for as long as it takes.", "ASSAULT", "planned"},
	// what took place whatever the clause says
	{"President Tomas Okel will fly to Kenya on Friday despite a bombing there.", "ASSAULT", "happened"},
	// a plan that is talked about stands
	{"The minister reviewed the forthcoming summit in Nairobi with his staff.", "CONSULT", "planned"},
	// done by saying so
	{"A state of emergency is hereby declared in Kenya.", "COERCE", "happened"},
	// what lasts, in a headline
	{"# Kenya keeps jets on alert\n\nKenya said nothing more.", "MOBILIZE", "ongoing"},
	// done, as one was able to
	{"President Tomas Okel was able to visit Sweden after the storm.", "CONSULT", "happened"},
	{"President Tomas Okel is able to visit Sweden.", "CONSULT", "possible"},
	// talked into it
	{"France talked Sweden and Kenya into holding talks.", "CONSULT", "planned"},
	// what a thing is for
	{"Minister Anya Reth said that the only way to meet President Tomas Okel was to wait.", "CONSULT", ""},
}

func TestStatusOfConditions(t *testing.T) {
	for _, w := range conditionProse {
		in, events := coded(t, w.text)
		if got := strings.Join(statusesOf(events, w.typ), " "); got != w.status {
			t.Errorf("%s\n\t%s is %q, want %q: %s", w.text, w.typ, got, w.status, strings.Join(describe(in, events), "\n\t"))
		}
	}
}
