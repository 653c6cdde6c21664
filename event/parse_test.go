package event

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

func TestParseFaultsNamePlaceAndToken(t *testing.T) {
	const good = "rule a/b\n verb meet\n type CONSULT visit\n source subject\n"
	for _, tt := range []struct {
		name, text  string
		line        int
		token, part string
	}{
		{"unknown line", "rule a\n vreb meet\n", 2, "vreb", "no such line"},
		{"outside a rule", "verb meet\n", 1, "verb", "outside a rule"},
		{"unknown type", "rule a\n verb meet\n type MEET\n", 3, "MEET", "no such type"},
		{"mode of another type", "rule a\n verb meet\n type CONSULT riot\n", 3, "riot", "no such mode"},
		{"unknown step", "rule a\n verb meet\n type CONSULT\n source subjcet\n", 4, "subjcet", "no such step"},
		{"open bracket", "rule a\n verb meet\n type CONSULT\n source prep(with\n", 4, "prep(with", "not closed"},
		{"unknown list", "rule a\n verb $none\n", 2, "$none", "no such list"},
		{"unknown kind", "rule a\n verb meet\n need object is persn\n", 3, "persn", "no such kind"},
		{"unknown status", "rule a\n example \"A met B.\" done A > B\n", 2, "done", "no such status"},
		{"no arrow", "rule a\n example \"A met B.\" happened A B\n", 2, "A B", "missing"},
		{"bad code", "rule a\n cameo 4x\n", 2, "4x", "digits"},
		{"bad context", "rule a\n context food\n", 2, "food", "no such context"},
		{"rule without type", "rule a\n verb meet\n source subject\n", 1, "a", "no type"},
		{"rule without roles", "rule a\n verb meet\n type CONSULT\n", 1, "a", "neither source nor target"},
		{"two of a name", good + good, 5, "a/b", "two rules"},
		{"list without words", "list x =\n", 1, "", "missing"},
		{"mode before type", "rule a\n verb meet\n mode visit if object\n", 3, "visit", "type must stand before"},
		{"neither is nor in", "rule a\n need object with x\n", 2, "with x", "stands"},
	} {
		err := parseRules(&ruleset{lists: map[string]words{}}, "x.rules", tt.text)
		var fault *Error
		if !errors.As(err, &fault) {
			t.Errorf("%s: got %v, want an *Error", tt.name, err)
			continue
		}
		if fault.File != "x.rules" || fault.Line != tt.line || tt.token != "" && fault.Token != tt.token || !strings.Contains(fault.Error(), tt.part) {
			t.Errorf("%s: got %v, want line %d, token %q, %q", tt.name, err, tt.line, tt.token, tt.part)
		}
	}
	if err := parseRules(&ruleset{lists: map[string]words{}}, "x.rules", good); err != nil {
		t.Errorf("a right rule: %v", err)
	}
}

func TestParseOperatorFaults(t *testing.T) {
	for text, part := range map[string]string{
		"verbs plan : planned":        "no such class",
		"verb plan planned":           "an operator is written",
		"verb plan : plannned":        "no such outcome",
		"verb plan : planned 7":       "between -3 and 3",
		"verb : planned":              "words are missing",
		"verb plan : planned / ":      "an outcome is",
		"verb plan : planned / maybe": "no such outcome",
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
