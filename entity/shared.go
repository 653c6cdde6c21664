package entity

import (
	"slices"
	"strings"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// linkShared gives the office of a plural title to the people named beside it
// ("the foreign ministers, Anya Reth and Omar Venn"), or, where it says its
// countries, to the people of those who are first named in the sentences after
// it ("the foreign ministers of Norland and Velmar ... Reth of Norland").
func (rd *reading) linkShared(i int32) {
	m := &rd.ments[i]
	if m.kinds != groupKind || m.number&plural == 0 || m.hit == nil {
		return
	}
	e := m.hit.entry(lexicon.Office)
	if e == nil || e.Has("relational") || e.Has("modifier") {
		return
	}
	names := rd.namesAfter(m.end)
	if names == nil {
		names = rd.namesBefore(m.first)
	}
	codes := rd.sharedCodes(m)
	if len(names) < 2 {
		if flagsOf(e)&(topTitles|ministerTitle|foreignMinister) != 0 {
			rd.shareForward(i, e, codes)
		}
		return
	}
	members := make([]int32, 0, len(names))
	for _, n := range names {
		if rd.ments[n].chain == None {
			return
		}
		members = append(members, rd.ments[n].chain)
	}
	homes := rd.homes(members, codes)
	for k, n := range names {
		if len(rd.ments[n].offices) == 0 {
			rd.give(n, rd.sharedOffice(m, e, homes[k]))
		}
	}
	if m.chain == None {
		rd.chains[rd.start(i)].members = members
	}
}

// sharedOffice returns the office that a plural title gives each of its holders.
func (rd *reading) sharedOffice(m *mention, e *lexicon.Entry, country string) office {
	first, tense := rd.grades(m.hit.first, m.first)
	for k := m.first; k < first; k++ {
		if rd.is(k, formerWord) {
			tense = Former
		}
	}
	title := rd.doc.Words(first, m.hit.end)
	if whole := rd.doc.Words(m.hit.first, m.hit.end); strings.EqualFold(whole, e.Name+"s") {
		title = strings.TrimSuffix(title, "s")
	} else {
		title = strings.TrimSuffix(title, whole) + e.Name
	}
	o := office{
		Office: Office{Title: title, Country: country, Sector: e.Sector, Time: tense},
		entry:  e.Name, flags: flagsOf(e), holder: None,
	}
	o.Evidence.Start, o.Evidence.End = rd.doc.Tokens[m.first].Span.Start, rd.doc.Tokens[m.end-1].Span.End
	return o
}

// namesAfter returns the people named one after the other behind a comma at
// token i, nil where there are fewer than two.
func (rd *reading) namesAfter(i int32) []int32 {
	if !rd.comma(i) {
		return nil
	}
	var out []int32
	for k := i + 1; int(k) < len(rd.forms) && rd.sameSentence(i, k); {
		n := rd.nameAt[k]
		if n == None || rd.ments[n].kinds != personKind || rd.ments[n].first != k {
			break
		}
		out = append(out, n)
		k = rd.ments[n].end
		if rd.comma(k) {
			k++
		}
		if int(k) < len(rd.forms) && rd.forms[k] == "and" {
			k++
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// namesBefore returns the people named in front of a comma before token i.
func (rd *reading) namesBefore(i int32) []int32 {
	if i < 4 || !rd.comma(i-1) || !rd.sameSentence(i-1, i) {
		return nil
	}
	var out []int32
	for k := i - 2; k >= 0 && rd.sameSentence(k, i); {
		n := rd.nameAt[k]
		if n == None || rd.ments[n].kinds != personKind || rd.ments[n].end != k+1 {
			break
		}
		out = append(out, n)
		k = rd.ments[n].first - 1
		if k > 0 && rd.forms[k] == "and" {
			k--
		}
		if k > 0 && rd.comma(k) {
			k--
		}
	}
	if len(out) < 2 {
		return nil
	}
	slices.Reverse(out)
	return out
}

func (rd *reading) comma(i int32) bool {
	return i >= 0 && int(i) < len(rd.forms) && (rd.forms[i] == "," || rd.forms[i] == "–" || rd.forms[i] == "—")
}

// sharedCodes returns the countries whose officials a plural title means: those
// it says, or, for "the two countries' ministers", the two that the report is
// about.
func (rd *reading) sharedCodes(m *mention) []string {
	if len(m.codes) > 0 {
		return m.codes
	}
	if a := rd.mentionAt(m.possessor); a == None || rd.ments[a].number&plural == 0 || !rd.is(rd.ments[a].head, countryNoun) {
		return nil
	}
	var out []string
	for k := int32(len(rd.ments)) - 1; k >= 0; k-- { // "Norland and Velmar ... the two countries' ministers"
		a := &rd.ments[k]
		if a.first >= m.first || len(a.members) != 2 {
			continue
		}
		for _, h := range a.members {
			if n := rd.mentionAt(h); n != None && rd.ments[n].kinds == stateKind {
				out = append(out, rd.ments[n].country)
			}
		}
		if len(out) == 2 {
			return out
		}
		out = out[:0]
	}
	for _, c := range rd.mainStates() {
		out = append(out, rd.chains[c].country)
	}
	return out
}

// homes assigns the countries to the people of the chains, by what is known of
// them and by their names; the last one left goes to the last person left. An
// entry is "" where nothing tells.
func (rd *reading) homes(members []int32, codes []string) []string {
	out := make([]string, len(members))
	if len(codes) != len(members) {
		return out
	}
	left := slices.Clone(codes)
	for range members {
		for k, c := range members {
			if out[k] == "" {
				if code := rd.onlyHome(c, left); code != "" {
					out[k] = code
					left = slices.DeleteFunc(left, func(s string) bool { return s == code })
				}
			}
		}
	}
	if len(left) == 1 && len(left) < len(codes) {
		out[slices.Index(out, "")] = left[0]
	}
	return out
}

// onlyHome returns the one of the codes that can be the country of chain c, or "".
func (rd *reading) onlyHome(c int32, codes []string) string {
	ch := &rd.chains[c]
	home, found := rd.cultureOf(ch), ""
	for _, code := range codes {
		if ch.country == code && !ch.guessed {
			return code
		}
		if home[code] {
			if found != "" {
				return ""
			}
			found = code
		}
	}
	return found
}

// shareForward gives the office to the one person of each country who is first
// named in the two sentences after mention i and has no office.
func (rd *reading) shareForward(i int32, e *lexicon.Entry, codes []string) {
	m := &rd.ments[i]
	if !rd.allStates(m, len(codes)) {
		return
	}
	for _, code := range codes {
		found, several := None, false
		for c := range rd.chains {
			ch := &rd.chains[c]
			if ch.dead || !ch.named || ch.kinds != personKind || len(ch.offices) > 0 || ch.sector != "" || rd.onlyHome(int32(c), codes) != code {
				continue
			}
			if k := ch.mentions[0]; k > i && rd.ments[k].sentence-m.sentence <= 2 && rd.role(rd.ments[k].head) == syntax.Nsubj {
				found, several = int32(c), found != None
			}
		}
		if found != None && !several {
			rd.give(rd.chains[found].mentions[0], rd.sharedOffice(m, e, code))
		}
	}
}

// allStates reports whether the "of ..." of a plural title joins no more names
// than n: not where a body stands beside the states.
func (rd *reading) allStates(m *mention, n int) bool {
	c := rd.doc.Child(m.head, syntax.Nmod)
	if c == None || c < m.head {
		return true
	}
	for g := range rd.doc.Children(c) {
		if rd.deprel(g) == syntax.Conj {
			n--
		}
	}
	return n > 0
}
