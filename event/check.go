package event

import (
	"fmt"
	"slices"
	"strings"
)

// Failure is an example of a rule that does not come out as written.
type Failure struct {
	Rule    string
	File    string
	Line    int
	Example string
	Want    string
	Got     []string // the events that the sentence gave
}

func (f Failure) String() string {
	got := "nothing"
	if len(f.Got) > 0 {
		got = strings.Join(f.Got, "; ")
	}
	return fmt.Sprintf("%s:%d: rule %s: %q gives %s, want %s", f.File, f.Line, f.Rule, f.Example, got, f.Want)
}

// Checked is what came of the examples of rules.
type Checked struct {
	Examples int
	Failures []Failure
	// Counts are the events that examples give as written, by type, mode and status.
	Counts map[Kind]int
}

// Kind is what an event is and how it stands, in words; the mode may be "".
type Kind struct{ Type, Mode, Status string }

// CheckRules codes the examples of all rules. read makes the input of one
// example sentence by the stages before this one.
func (c *Coder) CheckRules(read func(text string) (Input, error)) (Checked, error) {
	out := Checked{Counts: map[Kind]int{}}
	for _, r := range c.rules {
		for _, ex := range r.Examples {
			out.Examples++
			in, err := read(ex.Text)
			if err != nil {
				return out, fmt.Errorf("reading the example at %s:%d: %w", r.File, ex.Line, err)
			}
			events := c.Code(in)
			e, ok := ex.holds(r, in, events)
			if !ok {
				out.Failures = append(out.Failures, Failure{
					Rule: r.Name, File: r.File, Line: ex.Line, Example: ex.Text, Want: ex.want(r), Got: describe(in, events),
				})
			}
			if e != nil {
				out.Counts[Kind{e.Type, e.Mode, statusName(e.Status, e.PutOff)}]++
			}
		}
	}
	return out, nil
}

// holds reports whether the rule did with an example what it says, with the event.
func (ex *Example) holds(r *Rule, in Input, events []Event) (*Event, bool) {
	for i := range events {
		e := &events[i]
		if e.Rule != r.Name {
			continue
		}
		if ex.None {
			return nil, false
		}
		if statusName(e.Status, e.PutOff) == ex.Status && (ex.Mode == "" || ex.Mode == e.Mode) && matchNames(in, e.Sources, ex.Sources) && matchNames(in, e.Targets, ex.Targets) {
			return e, true
		}
	}
	return nil, ex.None
}

func (ex *Example) want(r *Rule) string {
	if ex.None {
		return "no event by this rule"
	}
	return fmt.Sprintf("%s %s %s > %s by %s", kind(r.Type, ex.Mode), ex.Status, orNobody(ex.Sources), orNobody(ex.Targets), r.Name)
}

// kind words a type with its mode: "CONSULT/visit".
func kind(typ, mode string) string {
	if mode == "" {
		return typ
	}
	return typ + "/" + mode
}

func orNobody(names []string) string {
	if len(names) == 0 {
		return "-"
	}
	return strings.Join(names, " + ")
}

// matchNames reports whether each actor is named by one of the words, one to one.
func matchNames(in Input, actors []int32, names []string) bool {
	if len(actors) != len(names) {
		return false
	}
	left := slices.Clone(actors)
	for _, n := range names {
		i := slices.IndexFunc(left, func(a int32) bool { return named(in, a, n) })
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}

// named reports whether an actor's name or one of its mentions has the words.
func named(in Input, a int32, words string) bool {
	act := &in.Entities.Actors[a]
	if containsFold(act.Name, words) {
		return true
	}
	for _, m := range act.Mentions {
		if containsFold(in.Entities.Mentions[m].Span.Text(in.Doc.Text), words) {
			return true
		}
	}
	return false
}

func containsFold(s, sub string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(sub))
}

// describe words events for messages: "CONSULT happened A + B > - by consult/meet".
func describe(in Input, events []Event) []string {
	var out []string
	for i := range events {
		e := &events[i]
		out = append(out, fmt.Sprintf("%s %s %s > %s by %s", kind(e.Type, e.Mode), statusName(e.Status, e.PutOff), orNobody(namesOf(in, e.Sources)), orNobody(namesOf(in, e.Targets)), e.Rule))
	}
	return out
}

func namesOf(in Input, actors []int32) []string {
	var out []string
	for _, a := range actors {
		out = append(out, in.Entities.Actors[a].Name)
	}
	return out
}
