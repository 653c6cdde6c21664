package talks

import (
	"slices"
	"strings"
)

// side is a party prepared for comparison.
type side struct {
	key     string   // NameKey of the name
	tokens  []string // words of the name
	country string
	person  bool // a named person
	public  bool // the state itself, or an organisation of its government
	group   bool // unnamed: "two diplomats", "leaders of the two countries"
	number  int  // "all five leaders": how many an unnamed group of three or more is said to be
	rank    wordClass
}

// sightings is what all entries together say of people: a report may not tell, or
// mistake, the country of somebody whom most others know.
type sightings struct {
	words     map[string]wordClass
	countries map[string]string // by NameKey of a full name
	sides     map[Party]side    // prepared already
}

func newSightings(entries []Entry) *sightings {
	votes := map[string]map[string]int{}
	for i := range entries {
		for _, p := range parties(&entries[i]) {
			if tokens := fold(p.Name); p.Named && p.Kind == "person" && p.Country != "" && len(tokens) > 1 {
				key := strings.Join(tokens, "")
				if votes[key] == nil {
					votes[key] = map[string]int{}
				}
				votes[key][p.Country]++
			}
		}
	}
	s := &sightings{words: wordTable(), countries: map[string]string{}, sides: map[Party]side{}}
	for key, count := range votes {
		best, ties := "", 0
		for c, n := range count {
			switch {
			case n > count[best]:
				best, ties = c, 0
			case n == count[best]:
				ties++
			}
		}
		if ties == 0 {
			s.countries[key] = best
		}
	}
	return s
}

// side prepares a party. The same parties come again and again.
func (seen *sightings) side(p *Party) side {
	like := *p
	like.Actor = "" // differs from report to report
	s, ok := seen.sides[like]
	if !ok {
		s = seen.newSide(p)
		seen.sides[like] = s
	}
	return s
}

func (seen *sightings) newSide(p *Party) side {
	table := seen.words
	s := side{tokens: fold(p.Name), country: p.Country}
	s.key = strings.Join(s.tokens, "")
	if c := seen.countries[s.key]; c != "" && p.Named && p.Kind == "person" {
		s.country = c
	}
	s.group = !p.Named || p.Kind == "group" && p.Country == ""
	s.person = p.Named && p.Kind == "person"
	s.public = p.Named && (p.Kind == "state" || p.Kind == "organisation" && p.Country != "" && (p.Sector == "GOV" || p.Sector == ""))
	s.rank = rankOf(table, fold(p.Office))
	if s.group {
		s.rank = max(s.rank, rankOf(table, s.tokens))
		for _, t := range s.tokens {
			s.number = max(s.number, slices.Index(numbers[:], t))
		}
	}
	return s
}

var numbers = [...]string{3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}

// rankOf returns the highest rank that the words tell: "vice foreign minister"
// is a minister, "the president's envoy" an official.
func rankOf(table map[string]wordClass, list []string) wordClass {
	var classes wordClass
	for _, w := range list {
		classes |= table[w]
	}
	for _, r := range [...]wordClass{wordOfficial, wordMilitary, wordMinister, wordLeader} {
		if classes&r != 0 {
			if r == wordLeader && classes&wordMinister != 0 && !slices.Contains(list, "prime") {
				return wordMinister
			}
			return r
		}
	}
	return 0
}

// likeness is how two sides stand to each other.
type likeness int

const (
	unrelated likeness = iota
	rivals             // two people of one country: not the same meeting
	wildcard           // an unnamed group of no country may stand for anyone
	akin               // of one country, at another level: "Norland", its premier, its envoys
	same
)

func compare(a, b *side) likeness {
	switch {
	case a.group && b.group && a.country == b.country && a.country != "":
		return akin
	case a.key == b.key && a.key != "" && !a.group && !b.group && (a.country == b.country || a.country == "" || b.country == ""):
		return same
	case a.person && b.person:
		if a.country != b.country && a.country != "" && b.country != "" {
			return unrelated
		}
		if sameName(a.tokens, b.tokens) {
			return same
		}
		if a.country == b.country && a.country != "" {
			return rivals
		}
		return unrelated
	case a.country != "" && a.country == b.country:
		if a.public && b.public {
			return same
		}
		return akin
	case a.group && a.country == "" || b.group && b.country == "":
		return wildcard
	}
	return unrelated
}

// sameName reports whether two names are spellings of one: the words of one are
// among the other's ("Okel", "Tomas Okel"), or all agree but for one vowel
// ("Sergei", "Sergey").
func sameName(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < len(b) {
		return len(a) == 1 && len(a[0]) > 2 && (a[0] == b[0] || a[0] == b[len(b)-1])
	}
	off := 0
	for i := range a {
		if a[i] != b[i] {
			off++
			if !oneVowelApart(a[i], b[i]) {
				return false
			}
		}
	}
	return off == 1 && len(a) > 1
}

func oneVowelApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) < 3 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return isVowel(b[i]) && a[i:] == b[i+1:]
	}
	return isVowel(a[i]) && isVowel(b[i]) && a[i+1:] == b[i+1:]
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// firmness is how sure it is that two acts have the same participants.
type firmness int

const (
	guessed firmness = iota // one side agrees, the others may
	firm                    // two sides agree, by name or by country
	sure                    // two sides are the same by name
)

// sidesScore weighs how well the participants of two acts agree, 0 where they
// do not.
func sidesScore(a, b []side) (score int, f firmness) {
	if len(a) == 0 || len(b) == 0 {
		return 0, guessed
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 1 && a[0].number > 0 && (len(b) > 1 || b[0].number > 0) {
		if a[0].number == max(len(b), b[0].number) {
			return 24, firm
		}
		return 0, guessed
	}
	best := make([]likeness, len(a))
	usedB := make([]bool, len(b))
	nSame, nAkin, nWild := 0, 0, 0
	// The surest pairs are taken first, so that a name goes to its like and
	// not to its country.
	for want := same; want >= wildcard; want-- {
		for i := range a {
			if best[i] != unrelated {
				continue
			}
			for j := range b {
				if !usedB[j] && compare(&a[i], &b[j]) == want {
					best[i], usedB[j] = want, want != wildcard
					break
				}
			}
		}
	}
	left := 0
	for i := range a {
		switch best[i] {
		case same:
			nSame++
		case akin:
			if ranksApart(a, b) {
				return 0, guessed
			}
			nAkin++
		case wildcard:
			nWild++
		default:
			left++
			if isRival(&a[i], b, usedB) {
				return 0, guessed
			}
		}
	}
	for j := range b {
		// A wildcard stands for whatever is left on the other side.
		if !usedB[j] && nWild == 0 && !hasWildcard(b, j) {
			left++
		}
	}
	switch {
	case nSame >= 2:
		score, f = 40, sure
	case nSame == 1 && nAkin >= 1:
		score, f = 28, firm
	case nAkin >= 2:
		score, f = 22, firm
	case nSame == 1 && (len(a) == 1 || nWild > 0):
		score = 20
	case nAkin == 1 && (len(a) == 1 || nWild > 0):
		score = 14
	case nWild > 0 && left == 0:
		score = 8
	default:
		return 0, guessed
	}
	return max(score-6*min(left, 2), 1), f
}

func hasWildcard(list []side, j int) bool { return list[j].group && list[j].country == "" }

func isRival(s *side, list []side, used []bool) bool {
	for j := range list {
		if !used[j] && compare(s, &list[j]) == rivals {
			return true
		}
	}
	return false
}

// ranksApart reports whether the two acts are of people of other ranks: advisers
// who prepare a summit do not hold it.
func ranksApart(a, b []side) bool {
	ra, rb := ranks(a), ranks(b)
	return ra != 0 && rb != 0 && ra&rb == 0
}

func ranks(list []side) (r wordClass) {
	for i := range list {
		r |= list[i].rank
	}
	return r
}
