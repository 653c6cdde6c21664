package attribution

import (
	"slices"
	"testing"

	"nuncio/span"
)

var quotationTests = []struct {
	name, text string
	want       []string // inner words, in text order
}{
	{"straight", `He said: "We go." And left.`, []string{"We go."}},
	{"curly", `“We go,” he said, “and we stay.”`, []string{"We go,", "and we stay."}},
	{"single", `It was a 'pivotal moment', he said.`, []string{"pivotal moment"}},
	{"single curly", `‘No deal’, says premier`, []string{"No deal"}},
	{"apostrophes", `The leaders' summit wasn't Okel's idea.`, nil},
	{"apostrophe in single", `'We don't go to the ministers' meeting,' he said.`, []string{"We don't go to the ministers' meeting,"}},
	{"plural possessive ends it", `They spoke of 'friends'.`, []string{"friends"}},
	{"nested", `"He told me 'never' twice," she said.`, []string{"He told me 'never' twice,", "never"}},
	{"nested other way", `'He called it "a farce",' she said.`, []string{`He called it "a farce",`, "a farce"}},
	{"guillemets", `«We go», he said.`, []string{"We go"}},
	{"typewriter", "``We go,'' he said.", []string{"We go,"}},
	{"two apostrophes", "''We go,'' he said.", []string{"We go,"}},
	{"german", `„We go“, he said.`, []string{"We go"}},
	{"decade", `In the '90s the rebels' chief said 'no'.`, []string{"no"}},
	{"elision", `Tell 'em we go, he said.`, nil},
	{"opens only", `"We go and we stay.`, []string{"We go and we stay."}},
	{"unclosed loses one", `He said "we go and left. "We stay," she said.`, []string{"We stay,"}},
	{"unopened loses one", `We go," he said. "We stay," she said.`, []string{"We stay,"}},
	{"spaced", `He called it " a farce " again.`, []string{" a farce "}},
	{"adjoining", `"A farce"-"a joke"`, []string{"A farce", "a joke"}},
	{"bracket", `("We go")`, []string{"We go"}},
	{"empty", `He said "" and left.`, nil},
	{"no space before", `He said:"We go."`, []string{"We go."}},
	{"curly apostrophe", `Okel’s men weren’t there, ‘not one’, he said.`, []string{"not one"}},
}

func TestQuotations(t *testing.T) {
	for _, tt := range quotationTests {
		var got []string
		for _, q := range Quotations(tt.text, span.New(0, len(tt.text))) {
			got = append(got, q.Inner.Text(tt.text))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %s: got %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestQuotationsDepthAndOpen(t *testing.T) {
	text := `“He told me ‘never’ and I`
	got := Quotations(text, span.New(0, len(text)))
	if len(got) != 2 || !got[0].Open || got[0].Depth != 0 || got[1].Open || got[1].Depth != 1 || !got[1].Single {
		t.Errorf("got %+v", got)
	}
}

func FuzzQuotations(f *testing.F) {
	for _, tt := range quotationTests {
		f.Add(tt.text, 0, len(tt.text))
	}
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		block := span.New(start, end)
		if start < 0 || end < start || end > len(text) {
			return
		}
		var last span.Span
		for i, q := range Quotations(text, block) {
			if !block.Contains(q.Outer) || !q.Outer.Contains(q.Inner) || q.Inner.Empty() {
				t.Fatalf("%q: quotation %+v outside its block", text, q)
			}
			if i > 0 && span.Compare(last, q.Outer) >= 0 {
				t.Fatalf("%q: out of order at %+v", text, q)
			}
			if i > 0 && q.Outer.Start < last.End && q.Outer.End > last.End {
				t.Fatalf("%q: %+v crosses the one before", text, q)
			}
			last = q.Outer
		}
	})
}
