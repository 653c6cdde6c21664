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
	in, events := coded(t, text)
	cancelled := slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return e.Status != Cancelled || e.Type != typ })
	verdict(t, text, len(cancelled) == 1 && cancelled[0].PutOff == off,
		"%s\n\twant one %s %s, got\n\t%s", text, typ, statusName(Cancelled, off), strings.Join(describe(in, events), "\n\t"))
}

// stagesTold are texts with the stages of the one meeting that they tell of, in
// text order: status, and the day it is or was due where the text gives one.
// All texts appear on 9 April 2031.
var stagesTold = []struct {
	text string
	want []string
}{
	{"The talks between France and Iran were put off until 5 June.", []string{"put-off", "planned 2031-06-05"}},
	{"The talks between France and Iran have been moved from 21 July to 15 July.", []string{"put-off 2030-07-21", "planned 2031-07-15"}},
	{"The talks between France and Iran were moved to June.", []string{"put-off", "planned 2031-06"}},
	{"The talks between France and Iran were moved from May to June.", []string{"put-off 2031-05", "planned 2031-06"}},
	{"The talks between France and Iran were brought forward to tomorrow.", []string{"put-off", "planned 2031-04-10"}},
	{"The talks between France and Iran have been put off for a week.", []string{"put-off"}},
	{"The talks between France and Iran, postponed on 16 March, will be held on Friday.", []string{"put-off", "planned 2031-04-11"}},
	{"The talks between France and Iran were scheduled for Monday but have been cancelled.", []string{"cancelled 2031-04-14"}},
	{"The talks between France and Iran had been scheduled for 12 March but were put off when Iran asked for more time.", []string{"put-off 2031-03-12"}},
	{"The summit between France and Iran was planned for May but did not take place.", []string{"cancelled 2031-05"}},
	{"France called off its summit with Iran. \"It is inappropriate to have this long-planned meeting,\" the French president said.", []string{"cancelled"}},
	{"The meeting between President Tomas Okel and Foreign Minister Anya Reth has been postponed. They were due to meet on Friday in Lyon.",
		[]string{"put-off 2031-04-11"}},
	{"President Tomas Okel will not travel to Sweden for a meeting with Foreign Minister Anya Reth that was due on Thursday. The meeting will not take place, he said.",
		[]string{"cancelled 2031-04-10"}},
	{"France and Iran held talks on Monday. They had been due on 16 March and were put off by Iran.", []string{"happened 2031-04-07", "put-off 2031-03-16"}},
	{"President Tomas Okel was due to visit Sweden in May but the trip was postponed.", []string{"put-off 2031-05"}},
	{"France and Iran were to have met in Lyon. The talks have been put off.", []string{"put-off"}},
	{"# France and Iran call off talks\n\nThe talks between France and Iran have been postponed.", []string{"put-off"}},
	{"Kenya said it would meet Sudan on 12 May after all, reviving a summit that it had called off eight days earlier.",
		[]string{"planned 2031-05-12", "cancelled 2031-05-12"}},
	{"Kenya and Sudan agreed to meet in Lyon on 12 May. Sudan called it off three days later.", []string{"planned 2031-05-12", "cancelled 2031-05-12"}},
	{"President Tomas Okel met Foreign Minister Anya Reth in Lyon on Monday. The two had dined in private.", []string{"happened 2031-04-07", "happened"}},
	{"President Tomas Okel met Foreign Minister Anya Reth in Lyon on Monday. The two talked for an hour.", []string{"happened 2031-04-07"}},
	{"France and Iran held talks in Lyon on 1 April. The previous round took place in Oslo on 3 March.", []string{"happened 2031-04-01", "happened 2031-03-03"}},
	{"President Tomas Okel is to receive Karl Berg and the Chinese premier, Wu Han, in Oslo for a three-way summit that has been put off more than once.",
		[]string{"put-off", "planned"}},
	{"President Tomas Okel met Foreign Minister Anya Reth on 5 April. They had been expected on 21 April, but the date was brought forward by six days.",
		[]string{"happened 2031-04-05", "put-off 2031-04-21"}},
	{"France and Iran agreed to meet in June. On Monday Iran called off the meeting.", []string{"planned 2031-06", "cancelled 2031-06"}},
}

func TestStagesTold(t *testing.T) {
	for _, w := range stagesTold {
		in, events := coded(t, w.text)
		var got []string
		for _, e := range events {
			if e.Type != "CONSULT" {
				continue
			}
			stage := statusName(e.Status, e.PutOff)
			if e.When != None {
				stage += " " + in.Times[e.When].Value
			}
			got = append(got, stage)
		}
		verdict(t, w.text, slices.Equal(got, w.want), "%s\n\tgives %q, want %q", w.text, got, w.want)
	}
}
