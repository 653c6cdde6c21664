package event

import (
	"slices"
	"strings"
	"testing"
)

// plan begins the reports below: a meeting that is still to come.
const plan = "President Tomas Okel of Kenya and Premier Anya Reth of Sweden will meet in Oslo on 12 June. "

// notHeld are sentences behind a plan that do not tell that the two have met.
var notHeld = []string{
	"He has never met her.",
	"The man he had come to see stayed at home.",
	"The summit was announced on Monday.",
	"The summit has been a year in the making.",
	"Their meeting was brokered by Chad.",
	"Their meeting was important, an aide said.",
	"The two had dined the evening before.",
	"After they met there would be a banquet.",
	"When the two met, he said, everything would be on the table.",
	"Had they met in May, he said, peace would have come.",
	"He would know within a minute of meeting Ms Reth whether she was serious.",
	"He spoke of his meeting with Ms Reth, which he expected in early June.",
	"General Darro Venn had left Uppsala on Wednesday after a two-hour meeting with Ms Reth.",
	"Mr Okel, whose envoy met Ms Reth in Lyon, was pleased.",
	"Ahead of the summit Mr Okel held talks with his generals.",
	"Mr Okel has arrived in Oslo for Tuesday's summit with Ms Reth.",
	"It was agreed after talks with Ms Reth's aides on Monday.",
	"Preparations were completed after a meeting in Oslo on Monday.",
	"Okel's aides denied claims that he had met Ms Reth in Lyon.",
	"If the meeting ended in failure, there would be war.",
	"The summit collapsed on Monday.",
}

// TestPlanIsNotHeld checks that a meeting to come is never told as held by what
// else its report tells.
func TestPlanIsNotHeld(t *testing.T) {
	for _, w := range notHeld {
		in, events := coded(t, plan+w)
		for _, e := range events {
			if e.Type == "CONSULT" && (e.Status == Happened || e.Status == Ongoing) && len(e.Sources)+len(e.Targets) > 1 && bothMeet(&in, &e) {
				t.Errorf("%s\n\ttells the plan as held: %s", w, strings.Join(describe(in, events), "\n\t     "))
			}
		}
	}
}

// bothMeet reports whether the two of the plan are sides of event e.
func bothMeet(in *Input, e *Event) bool {
	var names []string
	for _, a := range append(slices.Clone(e.Sources), e.Targets...) {
		names = append(names, in.Entities.Actors[a].Name)
	}
	all := strings.Join(names, " ")
	return strings.Contains(all, "Okel") && strings.Contains(all, "Reth")
}

// held are sentences behind the plan that tell of another meeting of the two, with
// its own day, or of one that is over.
var held = []string{
	"Mr Okel met Ms Reth in Lyon in March.",
	"Mr Okel left Uppsala in March after a meeting with Ms Reth.",
	"Mr Okel held talks with Ms Reth in Lyon on Monday.",
}

// TestOtherMeetingIsHeld checks that a meeting that the report tells as over stands,
// without the day and the place of the one to come.
func TestOtherMeetingIsHeld(t *testing.T) {
	for _, w := range held {
		in, events := coded(t, plan+w)
		if !slices.ContainsFunc(events, func(e Event) bool {
			return e.Type == "CONSULT" && e.Status == Happened && e.Mode == "" && bothMeet(&in, &e) &&
				(e.When == None || in.Times[e.When].Span.Text(in.Doc.Text) != "12 June") && (e.Where == None || in.Places[e.Where].Name != "Oslo")
		}) {
			t.Errorf("%s\n\tis not held, or takes the day or place of the plan: %s", w, strings.Join(describe(in, events), "\n\t     "))
		}
	}
}

// open are sentences that leave open, or hang on a condition, what a plan comes to.
var open = []string{
	"\"It's possible things won't go well and we won't have the talks with Ms Reth,\" President Tomas Okel said.",
	"\"We won't hold the talks with Ms Reth unless the border opens,\" President Tomas Okel said.",
	"If the border stays shut, President Tomas Okel will not meet Premier Anya Reth in June.",
	"President Tomas Okel said he may walk away from the summit with Premier Anya Reth.",
	"It was not known on Monday whether President Tomas Okel would meet Premier Anya Reth.",
	"Whether the summit of President Tomas Okel and Premier Anya Reth will go ahead on 12 June was still being worked out.",
}

// TestDoubtDeniesNothing checks that doubts about a meeting neither deny it nor call
// it off.
func TestDoubtDeniesNothing(t *testing.T) {
	for _, w := range open {
		_, events := coded(t, w)
		got := statusesOf(events, "CONSULT")
		sure := slices.ContainsFunc(got, func(s string) bool { return s != "possible" && s != "conditional" })
		verdict(t, w, len(got) > 0 && !sure, "%s\n\tgives %q", w, got)
	}
}

// TestPlaceOfTheTopic checks that an act is not placed where what it is about lies, nor
// where the clause around it says how it was received; and that a call has no place.
func TestPlaceOfTheTopic(t *testing.T) {
	for _, c := range []struct{ text, kind, want string }{
		{"The ministers have held discussions in the capital on the simmering tensions in Kenya.", "CONSULT", ""},
		{"Ms Marren's call for elections has little echo in Kenya.", "REQUEST", ""},
		{"Mr Okel spoke to Ms Reth by telephone in Paris on Monday.", "CONSULT", ""},
		{"The ministers held talks in Nairobi on the tensions in the north.", "CONSULT", "Nairobi"},
		{"The ministers held a round of talks on 4 May in Nairobi.", "CONSULT", "Nairobi"},
	} {
		in, events := coded(t, c.text)
		if !slices.ContainsFunc(events, func(e Event) bool {
			return e.Type == c.kind && (c.want == "" && e.Where == None || e.Where != None && in.Places[e.Where].Name == c.want)
		}) {
			t.Errorf("%s\n\tis not at %q: %s", c.text, c.want, strings.Join(describe(in, events), "\n\t     "))
		}
	}
}
