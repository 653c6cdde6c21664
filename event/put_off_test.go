package event

import (
	"slices"
	"strings"
	"testing"
)

// putOffSentences are acts put off to another day or for an unknown time; each
// must give one cancelled event of the type, marked as put off, and none that
// is not.
var putOffSentences = []struct{ text, typ string }{
	// active
	{"President Tomas Okel has postponed his visit to Sweden.", "CONSULT"},
	{"France put off its talks with Iran until the autumn.", "CONSULT"},
	{"France has pushed back its talks with Iran.", "CONSULT"},
	{"Sweden put back the talks with Iran by a month.", "CONSULT"},
	{"President Tomas Okel delayed his trip to Sweden at the last minute.", "CONSULT"},
	{"France has put talks with Iran on hold, the foreign ministry said.", "CONSULT"},
	{"France and Iran have rescheduled their talks for June.", "CONSULT"},
	{"Iran deferred the release of the four sailors.", "RETREAT"},
	{"France is holding off on lifting sanctions against Iran.", "RETREAT"},
	// passive
	{"A French envoy's trip to Iran has been delayed indefinitely.", "CONSULT"},
	{"The talks between France and Sweden were put off until June.", "CONSULT"},
	{"The meeting between President Tomas Okel and Foreign Minister Anya Reth has been postponed.", "CONSULT"},
	{"A meeting between President Tomas Okel and Foreign Minister Anya Reth was pushed back to May.", "CONSULT"},
	{"Plans for a meeting between France and Iran have been put on ice.", "CONSULT"},
	{"Talks between Kenya and Sudan, due on Monday, were rescheduled.", "CONSULT"},
	{"Talks between France and Iran have been suspended before they began.", "CONSULT"},
	{"The withdrawal of French troops from Mali has been suspended.", "RETREAT"},
	{"The talks between France and Iran have been moved from 21 to 15 July.", "CONSULT"},
	{"The summit between Kenya and Sudan was brought forward to Thursday.", "CONSULT"},
	{"The visit of Foreign Minister Anya Reth to Sweden has been moved to 5 June.", "CONSULT"},
	{"The release of the prisoners by Iran was put back to Sunday.", "RETREAT"},
	// nouns
	{"The ministry announced the postponement of talks between France and Iran.", "CONSULT"},
	{"A delay to the summit between France and Iran was announced on Monday.", "CONSULT"},
	{"Sweden regretted the postponement of President Tomas Okel's visit to Stockholm.", "CONSULT"},
	{"Officials confirmed a delay of the visit by President Tomas Okel to Sweden.", "CONSULT"},
	// participles and adjectives
	{"Foreign Minister Anya Reth spoke of the postponed talks between France and Iran.", "CONSULT"},
	{"The delayed visit of President Tomas Okel to Sweden is a worry to both sides.", "CONSULT"},
	{"The talks between France and Iran, postponed in March, are still without a date.", "CONSULT"},
	{"The talks between France and Iran are on hold, the minister said.", "CONSULT"},
	// headlines
	{"# Talks between France and Iran put off indefinitely", "CONSULT"},
	{"# Okel's visit to Sweden postponed", "CONSULT"},
	{"# Talks between France and Iran delayed", "CONSULT"},
	{"# Kenya and Sudan postpone their talks", "CONSULT"},
	// taken up
	{"President Tomas Okel and Foreign Minister Anya Reth were to meet in Lyon in May. They have put it off.", "CONSULT"},
	{"France and Iran were to hold talks in Lyon on Monday. The talks have been postponed.", "CONSULT"},
}

// givenUpSentences are acts called off for good, or of which the words do not
// say that another day is meant.
var givenUpSentences = []struct{ text, typ string }{
	{"President Tomas Okel has cancelled his visit to Sweden.", "CONSULT"},
	{"President Tomas Okel scrapped a visit to Sweden at the last minute.", "CONSULT"},
	{"France has shelved plans to send troops to Mali.", "MOBILIZE"},
	{"Iran dropped its plan to attack the convoy.", "ASSAULT"},
	{"The meeting between President Tomas Okel and Foreign Minister Anya Reth has been called off.", "CONSULT"},
	{"Iran pulled out of the talks with France.", "CONSULT"},
	{"A planned meeting between France and Iran has fallen through.", "CONSULT"},
	{"President Tomas Okel will no longer visit Sweden.", "CONSULT"},
	{"President Tomas Okel was to have met Foreign Minister Anya Reth on Friday.", "CONSULT"},
	{"The summit between Kenya and Sudan will not go ahead.", "CONSULT"},
	{"The ministry announced the cancellation of talks between France and Iran.", "CONSULT"},
	{"President Tomas Okel spoke about his aborted visit to Sweden.", "CONSULT"},
	{"# President Okel's visit to Sweden off", "CONSULT"},
	{"# Talks between France and Iran called off", "CONSULT"},
	{"The postponed visit of President Tomas Okel to Sweden has been cancelled.", "CONSULT"},
	{"France called off its twice-delayed talks with Iran.", "CONSULT"},
}

func TestPutOff(t *testing.T) {
	for _, w := range putOffSentences {
		checkPutOff(t, w.text, w.typ, true)
	}
	for _, w := range givenUpSentences {
		checkPutOff(t, w.text, w.typ, false)
	}
}

func checkPutOff(t *testing.T, text, typ string, off bool) {
	t.Helper()
	in, err := testStages(t).read(text)
	if err != nil {
		t.Fatal(err)
	}
	events := testCoder(t).Code(in)
	cancelled := slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return e.Status != Cancelled || e.Type != typ })
	if len(cancelled) != 1 || cancelled[0].PutOff != off {
		t.Errorf("%s\n\twant one %s %s, got\n\t%s", text, typ, statusName(Cancelled, off), strings.Join(describe(in, events), "\n\t"))
	}
}
