package entity_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"nuncio/article"
	"nuncio/entity"
	"nuncio/lexicon"
	"nuncio/span"
	"nuncio/syntax"
	"nuncio/syntax/model"
)

// stages are the stages before this one and this one, built once for all tests.
var stages = sync.OnceValues(func() (*pipeline, error) {
	an, err := syntax.Load(model.Weights())
	if err != nil {
		return nil, err
	}
	lex, err := lexicon.Default()
	if err != nil {
		return nil, err
	}
	r, err := entity.New(lex)
	return &pipeline{an, r}, err
})

type pipeline struct {
	analyzer *syntax.Analyzer
	resolver *entity.Resolver
}

// report is a text read so far that its actors can be looked at.
type report struct {
	doc *syntax.Document
	art *article.Article
	res *entity.Result
}

func build(t testing.TB) *pipeline {
	t.Helper()
	p, err := stages()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// read runs the stages over lines marked as in cases_test.go.
func read(t testing.TB, text string) report {
	t.Helper()
	p := build(t)
	art := &article.Article{Language: "en"}
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		kind := article.Paragraph
		for mark, k := range map[string]article.Kind{"# ": article.Headline, "! ": article.Caption, "= ": article.Heading, "@ ": article.Dateline} {
			if rest, ok := strings.CutPrefix(line, mark); ok {
				line, kind = rest, k
			}
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		art.Blocks = append(art.Blocks, article.Block{Kind: kind, Span: span.New(b.Len(), b.Len()+len(line))})
		b.WriteString(line)
	}
	art.Text = b.String()
	blocks := make([]syntax.Block, len(art.Blocks))
	for i, x := range art.Blocks {
		blocks[i] = syntax.Block{Span: x.Span, Title: x.Kind == article.Headline || x.Kind == article.Heading || x.Kind == article.Dateline}
	}
	doc, err := p.analyzer.Analyze(context.Background(), art.Text, blocks)
	if err != nil {
		t.Fatal(err)
	}
	return report{doc, art, p.resolver.Resolve(art, doc)}
}

func TestCases(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, c.text)
			check(t, r)
			for _, want := range c.want {
				if why := r.holds(want); why != "" {
					t.Errorf("%s: %s\n%s", want, why, dump(r.doc, r.res))
				}
			}
		})
	}
}

// holds returns why an expectation fails, or "".
func (r report) holds(want string) string {
	if name, ok := strings.CutPrefix(want, "no "); ok {
		if r.actor(name) >= 0 {
			return "is there"
		}
		return ""
	}
	if words, ok := strings.CutSuffix(want, " ?"); ok {
		m := r.mention(words)
		if m < 0 || !slices.ContainsFunc(r.res.Ambiguous, func(a entity.Ambiguous) bool { return a.Mention == m }) {
			return "is not ambiguous"
		}
		return ""
	}
	if a, b, ok := strings.Cut(want, " =/= "); ok {
		x, y := r.mention(a), r.mention(b)
		if x >= 0 && y >= 0 && r.res.Mentions[x].Actor == r.res.Mentions[y].Actor {
			return "are one"
		}
		return ""
	}
	if words, name, ok := strings.Cut(want, " -> "); ok {
		return r.links(words, name)
	}
	if name, rest, ok := strings.Cut(want, ": "); ok {
		return r.described(name, rest)
	}
	if name, rest, ok := strings.Cut(want, " is "); ok {
		return r.office(name, rest)
	}
	i := strings.LastIndexByte(want, ' ')
	return r.used(want[:i], want[i+1:])
}

func (r report) links(words, name string) string {
	if name == "-" { // no mention with exactly these words
		if m := r.mention(words); m >= 0 && r.res.Mentions[m].Actor == entity.None {
			return "has no actor"
		}
		return ""
	}
	m := r.mention(words)
	if m < 0 {
		return "no such mention"
	}
	a := r.res.Mentions[m].Actor
	if a == entity.None {
		return "is linked to nobody"
	}
	if strings.Contains(name, " + ") {
		var names []string
		for _, k := range r.res.Actors[a].Members {
			names = append(names, r.res.Actors[k].Name)
		}
		if got := strings.Join(names, " + "); got != name {
			return "has members " + got
		}
		return ""
	}
	if got := r.res.Actors[a].Name; got != name {
		return "is linked to " + got
	}
	return ""
}

func (r report) described(name, want string) string {
	a := r.actor(name)
	if a < 0 {
		return "no such actor"
	}
	x := &r.res.Actors[a]
	or := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	if got := fmt.Sprintf("%s %s %s", x.Kind, or(x.Country), or(x.Sector)); got != want {
		return "is " + got
	}
	return ""
}

func (r report) office(name, want string) string {
	a := r.actor(name)
	if a < 0 {
		return "no such actor"
	}
	var got []string
	for _, o := range r.res.Actors[a].Offices {
		got = append(got, fmt.Sprintf("%s (%s)", o.Title, o.Time))
	}
	if !slices.ContainsFunc(got, func(o string) bool { return strings.EqualFold(o, want) }) {
		return fmt.Sprintf("has offices %q", got)
	}
	return ""
}

func (r report) used(words, use string) string {
	m := r.mention(words)
	if m < 0 {
		if use == "place" { // a place that never acts is no actor
			return ""
		}
		return "no such mention"
	}
	x := &r.res.Mentions[m]
	got := "acts"
	switch {
	case x.Locative:
		got = "place"
	case x.Modifier:
		got = "describes"
	}
	if got != use {
		return "is " + got
	}
	return ""
}

func (r report) actor(name string) int {
	return slices.IndexFunc(r.res.Actors, func(a entity.Actor) bool { return a.Name == name })
}

// mention finds "words" or "words#2".
func (r report) mention(words string) int32 {
	n := 1
	if w, k, ok := strings.Cut(words, "#"); ok {
		words = w
		n, _ = strconv.Atoi(k)
	}
	for i := range r.res.Mentions {
		if r.res.Mentions[i].Span.Text(r.art.Text) == words {
			if n--; n == 0 {
				return int32(i)
			}
		}
	}
	return -1
}

// check holds the result against what its type promises.
func check(t *testing.T, r report) {
	t.Helper()
	res := r.res
	for i, m := range res.Mentions {
		if !m.Span.Valid(r.art.Text) || m.First > m.Head || m.Head >= m.End || r.doc.Words(m.First, m.End) != m.Span.Text(r.art.Text) {
			t.Errorf("mention %d: span %v, tokens %d to %d, head %d", i, m.Span, m.First, m.End, m.Head)
		}
		if i > 0 {
			if p := res.Mentions[i-1]; p.First > m.First || p.First == m.First && p.End < m.End {
				t.Errorf("mentions %d and %d out of order", i-1, i)
			}
		}
		if m.Actor != entity.None && !slices.Contains(res.Actors[m.Actor].Mentions, int32(i)) {
			t.Errorf("mention %d is not among those of its actor", i)
		}
		if m.Confidence < 0 || m.Confidence > 1 {
			t.Errorf("mention %d: confidence %v", i, m.Confidence)
		}
	}
	last := int32(-1)
	for a, x := range res.Actors {
		if len(x.Mentions) == 0 || x.Name == "" || !slices.IsSorted(x.Mentions) {
			t.Errorf("actor %d %q: mentions %v", a, x.Name, x.Mentions)
			continue
		}
		if x.Mentions[0] < last {
			t.Errorf("actor %d is out of order", a)
		}
		last = x.Mentions[0]
		for _, o := range x.Offices {
			if !o.Evidence.Valid(r.art.Text) || o.Evidence.Empty() {
				t.Errorf("actor %q: office %q without evidence", x.Name, o.Title)
			}
		}
	}
	for i, m := range res.ByHead {
		if m != entity.None && (int32(i) < res.Mentions[m].First || int32(i) >= res.Mentions[m].End) {
			t.Errorf("token %d heads mention %d outside it", i, m)
		}
	}
	for _, x := range res.Ambiguous {
		if len(x.Candidates) < 2 || res.Mentions[x.Mention].Actor != entity.None || x.Reason == "" {
			t.Errorf("ambiguous: %+v", x)
		}
	}
}
