package eval

import (
	"strconv"
	"strings"

	"nuncio/entity"
	"nuncio/syntax"
)

// Names alone: GUM marks every mention, single ones too, with its head words
// and its entity. A mention counts as named where its head is a proper noun and
// it is a person or an organisation, or a place that the program takes for an
// actor. Mentions are matched by their head, and B³ runs over those that both
// sides have: it tells whether namesakes are kept apart and spellings joined.

// namedMentions reads the named mentions of a document's sentences: the entity of
// each head word, counted through the document.
func namedMentions(sentences []syntax.ConlluSentence) map[int]string {
	out := map[int]string{}
	base := 0
	for i := range sentences {
		var words []*syntax.ConlluRow
		for k := range sentences[i].Rows {
			if sentences[i].Rows[k].Word() {
				words = append(words, &sentences[i].Rows[k])
			}
		}
		sentenceNames(words, base, out)
		base += len(words)
	}
	return out
}

// sentenceNames adds the named mentions that begin in one sentence.
func sentenceNames(words []*syntax.ConlluRow, base int, out map[int]string) {
	for k, row := range words {
		value, ok := row.MiscValue("Entity")
		if !ok {
			continue
		}
		for _, part := range strings.Split(value, "(")[1:] {
			fields := strings.Split(strings.TrimRight(part, ")"), "-")
			if len(fields) < 6 {
				continue
			}
			switch fields[1] {
			case "person", "organization", "place":
			default:
				continue
			}
			for _, f := range fields[2:] { // the head words: numbers from 1, the first is the head
				first, _, _ := strings.Cut(f, ",")
				n, err := strconv.Atoi(first)
				if err != nil {
					continue
				}
				if h := k + n - 1; h < len(words) && words[h].UPOS == "PROPN" {
					out[base+h] = fields[0]
				}
				break
			}
		}
	}
}

// foundNames returns the actor of each word that heads a name of the result,
// counted over the corpus's words.
func (d *corefDocument) foundNames(doc *syntax.Document, res *entity.Result) map[int]int32 {
	at := make(map[int32]int, len(d.tokens))
	for i, t := range d.tokens {
		at[t.Start] = i
	}
	out := map[int]int32{}
	for i, m := range res.ByHead {
		if m == entity.None || res.Mentions[m].Actor == entity.None || res.Mentions[m].Form != entity.Name {
			continue
		}
		if k, ok := at[doc.Tokens[i].Span.Start]; ok {
			out[k] = res.Mentions[m].Actor
		}
	}
	return out
}

// namedChains lists the words that both sides take for heads of names, by
// entity and by actor.
func namedChains(gold map[int]string, found map[int]int32, words int) (key, response [][]Span) {
	entities, actors := map[string]int{}, map[int32]int{}
	for i := range words {
		e, ok := gold[i]
		a, ok2 := found[i]
		if !ok || !ok2 {
			continue
		}
		if _, ok := entities[e]; !ok {
			entities[e] = len(key)
			key = append(key, nil)
		}
		if _, ok := actors[a]; !ok {
			actors[a] = len(response)
			response = append(response, nil)
		}
		key[entities[e]] = append(key[entities[e]], Span{i, i})
		response[actors[a]] = append(response[actors[a]], Span{i, i})
	}
	return key, response
}
