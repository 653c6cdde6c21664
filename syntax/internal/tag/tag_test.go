package tag

import "testing"

func TestScript(t *testing.T) {
	for _, test := range []struct{ form, lemma, script, other, want string }{
		{"talks", "talk", "l1+", "Visits", "visit"},
		{"Said", "say", "l2+y", "paid", "pay"},
		{"Norland", "Norland", "=0+", "Velmar", "Velmar"},
		{"Talks", "talk", "l1+", "Plans", "plan"},
		{"was", "be", "l3+be", "was", "be"},
		{"Koreas", "Korea", "=1+", "Sudans", "Sudan"},
		{"’s", "be", "l4+be", "’s", "be"},
		{"india", "India", "t0+", "asia", "Asia"},
		{"TEXAS", "Texas", "t0+", "ÉCOLE", "École"},
		{"islamists", "Islamist", "t1+", "arabs", "Arab"},
		{"cpa", "CPA", "u0+", "tv", "TV"},
		{"TV", "TV", "=0+", "tv", "tv"},
		{"NATO", "NATO", "=0+", "Nato", "Nato"},
	} {
		s := NewScript(test.form, test.lemma)
		if s.String() != test.script {
			t.Errorf("%s → %s: script %s, want %s", test.form, test.lemma, s, test.script)
		}
		back, ok := ParseScript(s.String())
		if !ok || back != s {
			t.Errorf("%s was read as %v", s, back)
		}
		out, ok := s.Append(nil, test.other)
		if !ok || string(out) != test.want {
			t.Errorf("%s of %q: %q, want %q", s, test.other, out, test.want)
		}
	}
	if _, ok := (Script{Cut: 9}).Append(nil, "short"); ok {
		t.Error("a script longer than the word was applied")
	}
	for _, bad := range []string{"", "x1+", "l+", "l-1+", "l1", "T1+", "+"} {
		if _, ok := ParseScript(bad); ok {
			t.Errorf("script %q was read", bad)
		}
	}
}
