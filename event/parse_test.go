package event

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// TestParseFaults holds the whole message of each fault: file, line, the token
// and what is wrong with it. “ ~ ” stands for a new line.
func TestParseFaults(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{`list x`, `x.rules:1: "x": a list is written: list name = word word ...`},
		{`list x y = z`, `x.rules:1: "x y = z": a list is written: list name = word word ...`},
		{`list = z`, `x.rules:1: "= z": a list is written: list name = word word ...`},
		{`list x =`, `x.rules:1: "list": words are missing`},
		{`list x = $none`, `x.rules:1: "$none": no such list`},
		{`list x = Talks`, `x.rules:1: "Talks": words are lemmas in lower case`},
		{`verb meet`, `x.rules:1: "verb": stands outside a rule`},
		{`vreb meet`, `x.rules:1: "vreb": no such line; a rule text has list, rule, and inside a rule verb, noun, adj, type, cameo, context, source, target, need, never, mode, nothing, alone, anaphor, spoken, beside, own, begun, attributive, first, apart, example, no`},
		{`source subject`, `x.rules:1: "source": stands outside a rule`},
		{`rule`, `x.rules:1: "rule": a rule needs a name of one word`},
		{`rule a b`, `x.rules:1: "a b": a rule needs a name of one word`},
		{`rule a/type ~ verb meet ~ source subject`, `x.rules:1: "a/type": the rule has no type`},
		{`rule a/words ~ type CONSULT ~ source subject`, `x.rules:1: "a/words": the rule has no verb, noun or adj to start it`},
		{`rule a/roles ~ verb meet ~ type CONSULT`, `x.rules:1: "a/roles": the rule has neither source nor target`},
		{`rule a/nothing ~ verb meet ~ nothing ~ type CONSULT`, `x.rules:1: "a/nothing": a rule for nothing has neither type nor mode, source or target, and is not spoken, beside or own`},
		{`rule a/nothing ~ verb meet ~ nothing ~ source subject`, `x.rules:1: "a/nothing": a rule for nothing has neither type nor mode, source or target, and is not spoken, beside or own`},
		{`rule a/any ~ verb * ~ type CONSULT ~ source subject`, `x.rules:1: "a/any": any verb may start a spoken, beside or own rule alone`},
		{`rule a ~ verb`, `x.rules:2: "verb": words are missing`},
		{`rule a ~ verb $none`, `x.rules:2: "$none": no such list`},
		{`rule a ~ verb Meet`, `x.rules:2: "Meet": words are lemmas in lower case`},
		{`rule a ~ verb call+`, `x.rules:2: "call+": a verb with a particle is written: call+off`},
		{`rule a ~ verb +off`, `x.rules:2: "+off": a verb with a particle is written: call+off`},
		{`rule a ~ noun call+off`, `x.rules:2: "call+off": a verb with a particle is written: call+off`},
		{`rule a ~ type MEET`, `x.rules:2: "MEET": no such type of PLOVER 2.0; there are ACCUSE, AGREE, AID, ASSAULT, COERCE, CONCEDE, CONSULT, COOPERATE, MOBILIZE, PROTEST, REJECT, REQUEST, RETREAT, SANCTION, SUPPORT, THREATEN`},
		{`rule a ~ type consult`, `x.rules:2: "consult": no such type of PLOVER 2.0; there are ACCUSE, AGREE, AID, ASSAULT, COERCE, CONCEDE, CONSULT, COOPERATE, MOBILIZE, PROTEST, REJECT, REQUEST, RETREAT, SANCTION, SUPPORT, THREATEN`},
		{`rule a ~ type CONSULT riot`, `x.rules:2: "riot": CONSULT has no such mode; it has visit, third-party, multilateral, phone`},
		{`rule a ~ type AID food`, `x.rules:2: "food": AID has no modes`},
		{`rule a ~ type CONSULT ~ type AID`, `x.rules:3: "type": the rule has this line already`},
		{`rule a ~ cameo 4x`, `x.rules:2: "4x": a CAMEO code has two to four digits`},
		{`rule a ~ cameo`, `x.rules:2: "cameo": a CAMEO code has two to four digits`},
		{`rule a ~ cameo 04211`, `x.rules:2: "04211": a CAMEO code has two to four digits`},
		{`rule a ~ context food`, `x.rules:2: "food": no such context of PLOVER; there are asylum, cbrn, corruption, crime, cyber, diplomatic, disasters, economic, election, environment, executive, gender, health, human_rights, human_security, illegal_drugs, inequality, intelligence, legal, legislative, lgbt, migration, military, misinformation, natural_resource, peacekeeping, political_institutions, pro_autocracy, pro_democracy, religion_ethnicity, reparations, repression, rights_freedoms, technology, territory, terrorism, trafficking`},
		{`rule a ~ context`, `x.rules:2: "context": contexts are missing`},
		{`rule a ~ need`, `x.rules:2: "need": a path is missing`},
		{`rule a ~ need objcet`, `x.rules:2: "objcet": no such step of a path; there are subject, object, recipient, prep, poss, compound, content, purpose, particle, adverb, owner, governor, modal, exchange, condition, matter, addressee, self, speaker, host, joined`},
		{`rule a ~ need object in`, `x.rules:2: "in": after a path stands "is KIND" or "in WORDS"`},
		{`rule a ~ need object in $none`, `x.rules:2: "$none": no such list`},
		{`rule a ~ need object is persn`, `x.rules:2: "persn": no such kind; there are actor, person, state, organisation, group, place, thing, speaker, hostile, participle, infinitive, negated, imperative, subjunctive, official, armed, several, plural, returned`},
		{`rule a ~ need object is`, `x.rules:2: "is": after a path stands "is KIND" or "in WORDS"`},
		{`rule a ~ need object with talks`, `x.rules:2: "with talks": after a path stands "is KIND" or "in WORDS"`},
		{`rule a ~ need object |`, `x.rules:2: "|": after a path stands "is KIND" or "in WORDS"`},
		{`rule a ~ need subject(of)`, `x.rules:2: "subject(of)": only prep takes words in brackets`},
		{`rule a ~ need prep(with`, `x.rules:2: "prep(with": a bracket is not closed`},
		{`rule a ~ need prep()`, `x.rules:2: "need": words are missing`},
		{`rule a ~ need host is state`, `x.rules:2: "host": stands in source and target alone`},
		{`rule a ~ never speaker`, `x.rules:2: "speaker": stands in source and target alone`},
		{`rule a ~ never`, `x.rules:2: "never": a path is missing`},
		{`rule a ~ source`, `x.rules:2: "source": a path is missing`},
		{`rule a ~ source subjcet`, `x.rules:2: "subjcet": no such step of a path; there are subject, object, recipient, prep, poss, compound, content, purpose, particle, adverb, owner, governor, modal, exchange, condition, matter, addressee, self, speaker, host, joined`},
		{`rule a ~ source subject, prep(with`, `x.rules:2: "prep(with": a bracket is not closed`},
		{`rule a ~ source subject |`, `x.rules:2: "source": a path is missing`},
		{`rule a ~ source subject ~ source object`, `x.rules:3: "source": the rule has this line already`},
		{`rule a ~ target host.object`, `x.rules:2: "host.object": host stands at the end of a path, speaker alone`},
		{`rule a ~ target object.speaker`, `x.rules:2: "object.speaker": host stands at the end of a path, speaker alone`},
		{`rule a ~ mode visit`, `x.rules:2: "visit": a mode line is written: mode NAME [CAMEO] if CONDITION`},
		{`rule a ~ mode visit if object`, `x.rules:2: "visit": the type must stand before its modes`},
		{`rule a ~ type CONSULT ~ mode riot if object`, `x.rules:3: "riot": CONSULT has no such mode; it has visit, third-party, multilateral, phone`},
		{`rule a ~ type CONSULT ~ mode visit 4 if object`, `x.rules:3: "4": a CAMEO code has two to four digits`},
		{`rule a ~ type CONSULT ~ mode visit if objcet`, `x.rules:3: "objcet": no such step of a path; there are subject, object, recipient, prep, poss, compound, content, purpose, particle, adverb, owner, governor, modal, exchange, condition, matter, addressee, self, speaker, host, joined`},
		{`rule a ~ alone here`, `x.rules:2: "here": nothing may follow on this line`},
		{`rule a ~ spoken twice`, `x.rules:2: "twice": nothing may follow on this line`},
		{`rule a ~ example France met Iran. happened France > Iran`, `x.rules:2: "France met Iran. happened France > Iran": an example is written: example "Sentence." status sources > targets`},
		{`rule a ~ example "France met Iran.`, `x.rules:2: "\"France met Iran.": an example is written: example "Sentence." status sources > targets`},
		{`rule a ~ example "France met Iran." done France > Iran`, `x.rules:2: "done": no such status; there are denied, cancelled, conditional, possible, planned, ongoing, happened, put-off`},
		{`rule a ~ example "France met Iran." happened(visit France > Iran`, `x.rules:2: "happened(visit": a mode behind a status is written: happened(visit)`},
		{`rule a ~ example "France met Iran." happened France Iran`, `x.rules:2: "France Iran": the sign > between sources and targets is missing`},
		{`rule a ~ example "France met Iran." happened`, `x.rules:2: "example": the sign > between sources and targets is missing`},
		{`rule a ~ verb meet ~ type CONSULT ~ source subject ~ example "France met Iran." happened(riot) France > Iran`, `x.rules:5: "riot": CONSULT has no such mode; it has visit, third-party, multilateral, phone`},
		{`rule a ~ no France met Iran.`, `x.rules:2: "France met Iran.": a counter-example is written: no "Sentence."`},
		{`rule a ~ no "France met Iran." happened`, `x.rules:2: "\"France met Iran.\" happened": a counter-example is written: no "Sentence."`},
		{`rule a ~ verb meet ~ type CONSULT ~ source subject ~ rule a ~ verb meet ~ type CONSULT ~ source subject`, `x.rules:5: "a": the file has two rules of this name`},
		{`rule a ~ verb meet \ ~ talk ~ type MEET`, `x.rules:4: "MEET": no such type of PLOVER 2.0; there are ACCUSE, AGREE, AID, ASSAULT, COERCE, CONCEDE, CONSULT, COOPERATE, MOBILIZE, PROTEST, REJECT, REQUEST, RETREAT, SANCTION, SUPPORT, THREATEN`},
		{`rule a ~ verb "meet`, `x.rules:2: "\"meet": a word has neither quotation marks nor brackets nor |`},
	} {
		err := parseRules(&ruleset{lists: map[string]words{}}, "x.rules", strings.ReplaceAll(tt.text, " ~ ", "\n    ")+"\n")
		var fault *Error
		if !errors.As(err, &fault) || err.Error() != tt.want {
			t.Errorf("%s\n\tgot  %v\n\twant %s", tt.text, err, tt.want)
		}
	}
}

// All faults of a text are told, and a sound rule beside them is read.
func TestParseTellsAllFaults(t *testing.T) {
	set := &ruleset{lists: map[string]words{}}
	err := parseRules(set, "x.rules", "list a = $b\nrule one\n verb meet\n type MEET\n source subjcet\nrule two\n verb meet\n type CONSULT\n source subject\nrule three\n verb meet\n")
	var lines []int
	for l := range strings.SplitSeq(err.Error(), "\n") {
		n, _ := strconv.Atoi(strings.Split(l, ":")[1])
		lines = append(lines, n)
	}
	if !slices.Equal(lines, []int{1, 4, 5, 10}) {
		t.Errorf("faults on lines %v:\n%v", lines, err)
	}
	if len(set.rules) != 1 || set.rules[0].Name != "two" {
		t.Errorf("got %d rules, want the sound one", len(set.rules))
	}
}

func TestParseOperatorFaults(t *testing.T) {
	for text, part := range map[string]string{
		"verbs plan : planned":          "no such class",
		"verb plan planned":             "an operator is written",
		"verb plan : plannned":          "no such outcome",
		"verb plan : planned 7":         "between -3 and 3",
		"verb : planned":                "words are missing",
		"verb plan : planned / ":        "an outcome is",
		"verb plan : planned / maybe":   "no such outcome",
		"verb plan(to) plan(to) : same": "\"plan(to)\": a line before has it",
	} {
		_, err := parseOperators("o.txt", "# first\n"+text+"\n")
		if err == nil || !strings.Contains(err.Error(), "o.txt:2:") || !strings.Contains(err.Error(), part) {
			t.Errorf("%q: got %v, want o.txt:2 and %q", text, err, part)
		}
	}
}

func TestOpenReplacesRules(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(c.Hash(), "sha256:") || len(c.Hash()) != 71 {
		t.Errorf("hash is %q", c.Hash())
	}
	if d, _ := New(); d.Hash() != c.Hash() {
		t.Error("two coders of the same rules have different hashes")
	}
	if _, err := Open(fstest.MapFS{}); err == nil {
		t.Error("a folder without rules must be an error")
	}
	over, err := Open(fstest.MapFS{"own.rules": {Data: []byte("rule own/x\n verb frobnicate\n type CONSULT\n source subject\n")}})
	if err != nil || len(over.Rules()) != len(c.Rules())+1 || over.Hash() == c.Hash() {
		t.Errorf("own rules are not added: %v", err)
	}
	over, err = Open(fstest.MapFS{
		"operators.txt": {Data: []byte("verb plan : possible\nverb plan(on) : planned\n")},
		"contexts.txt":  {Data: []byte("economic : treaty\nlegal : lawsuit gavel\n")},
	})
	if err != nil || len(over.Rules()) != len(c.Rules()) {
		t.Fatalf("own operators and contexts: %v", err)
	}
	plan := over.ops.by[opVerb]["plan"]
	if n := len(c.ops.by[opVerb]["plan"]); len(plan) != n+1 || plan[0].word != "plan(for)" || plan[n].word != "plan" || plan[n].pos.status != Possible {
		t.Errorf("own operators give %v", plan)
	}
	if got := fmt.Sprint(over.contexts["treaty"], over.contexts["gavel"], over.contexts["summit"]); got != "[economic] [legal] [diplomatic]" {
		t.Errorf("own contexts give %s", got)
	}
	_, err = Open(fstest.MapFS{"a.rules": {Data: []byte("rule x\n type NONE\n")}, "contexts.txt": {Data: []byte("nosuch : x\n")}})
	for _, part := range []string{"a.rules:2", "contexts.txt:1"} {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("faults %v lack %q", err, part)
		}
	}
}

func TestLaterFileReplacesRule(t *testing.T) {
	set := &ruleset{lists: map[string]words{}}
	for _, f := range []struct{ name, text string }{
		{"a.rules", "rule x\n verb meet\n type CONSULT\n source subject\n"},
		{"b.rules", "rule x\n verb meet\n type SUPPORT\n source subject\n"},
	} {
		if err := parseRules(set, f.name, f.text); err != nil {
			t.Fatal(err)
		}
	}
	if len(set.rules) != 1 || set.rules[0].Type != "SUPPORT" {
		t.Errorf("got %d rules, first of type %s", len(set.rules), set.rules[0].Type)
	}
}

func FuzzParseRules(f *testing.F) {
	f.Add("list a = b c\nrule x/y\n verb $a call+off\n type CONSULT visit\n need object.prep(of) is person|state | self in b\n source subject | poss, prep(with)\n mode visit 042 if content in b\n example \"A met B.\" happened A + B > -\n no \"x\"\n")
	f.Add("rule x \\\n y\n")
	f.Add("\"#\n # \\")
	f.Fuzz(func(t *testing.T, text string) {
		_ = parseRules(&ruleset{lists: map[string]words{}}, "f", text)
		_, _ = parseOperators("f", text)
		_, _ = parseContexts("f", text)
	})
}
