package event

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"nuncio/entity"
	"nuncio/syntax"
)

func fakeEntities(d *syntax.Document) *entity.Result {
	res := &entity.Result{ByHead: make([]int32, len(d.Tokens))}
	by := map[string]int32{}
	for i := range d.Tokens {
		res.ByHead[i] = -1
		t := d.Tokens[i]
		ok := t.UPOS == syntax.PROPN && t.Deprel != syntax.Flat || t.UPOS == syntax.PRON && strings.Contains(" he she they him her them i we ", " "+strings.ToLower(d.Form(int32(i)))+" ")
		kind := entity.Person
		if t.UPOS == syntax.NOUN && strings.Contains(" minister president leader official rebel soldier police army government protester worker people man woman troop force ", " "+t.Lemma+" ") {
			ok = true
			kind = entity.Group
		}
		if t.UPOS == syntax.ADJ && t.Deprel == syntax.Amod && d.Form(int32(i))[0] >= 'A' && d.Form(int32(i))[0] <= 'Z' {
			ok = true
			kind = entity.State
		}
		if !ok {
			continue
		}
		k := strings.ToLower(t.Lemma)
		a, have := by[k]
		if !have {
			a = int32(len(res.Actors))
			by[k] = a
			res.Actors = append(res.Actors, entity.Actor{Name: d.Form(int32(i)), Named: t.UPOS == syntax.PROPN, Kind: kind})
		}
		m := int32(len(res.Mentions))
		loc := t.Deprel == syntax.Obl && t.UPOS == syntax.PROPN
		res.Mentions = append(res.Mentions, entity.Mention{Span: t.Span, First: int32(i), End: int32(i) + 1, Head: int32(i), Sentence: t.Sentence, Actor: a, Modifier: t.Deprel == syntax.Amod, Locative: loc && false, Confidence: 1})
		res.Actors[a].Mentions = append(res.Actors[a].Mentions, m)
		res.ByHead[i] = m
	}
	return res
}

func TestDevGold(t *testing.T) {
	file := os.Getenv("CONLLU")
	if file == "" {
		t.Skip()
	}
	f, _ := os.Open(file)
	sents, err := syntax.ReadConllu(f)
	if err != nil {
		t.Fatal(err)
	}
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for i := range sents {
		d, _ := documentOf(&sents[i])
		in := Input{Doc: d, Entities: fakeEntities(d)}
		ev := c.Code(in)
		if len(ev) == 0 {
			continue
		}
		fmt.Println("##", d.Text)
		for k, s := range describe(in, ev) {
			fmt.Println("   ", s, "|", ev[k].Evidence.Text(d.Text), "|", ev[k].Why[1:])
		}
	}
}
