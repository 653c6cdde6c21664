package talks

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// manyEntries makes the meetings that so many reports would tell of: some dozen
// pairs of states whose leaders and ministers plan, put off, hold and deny
// meetings, each told by several reports.
func manyEntries(reports int) []Entry {
	rng := rand.New(rand.NewPCG(1, 2))
	states := []string{"NOR", "KES", "VEL", "ARL", "DUN", "OST", "PEL", "QUA", "RUM", "SIL", "TAR", "UMB"}
	cities := []string{"Haldane", "Brask", "Port Selin", "Torrin", "Lake Mere"}
	statuses := []string{"planned", "planned", "possible", "cancelled", "happened", "happened", "conditional", "ongoing"}
	ranks := []string{"President", "Foreign Minister", "envoy"}
	start := dayOf(2018, 1, 1)
	var out []Entry
	for r := range reports {
		pub := start + day(rng.IntN(365))
		for k := range 2 {
			a, b := rng.IntN(len(states)), rng.IntN(len(states)-1)
			if b >= a {
				b++
			}
			rank := rng.IntN(len(ranks))
			person := func(c int) Party {
				return Party{Name: fmt.Sprintf("%s %c%s", ranks[rank][:3], 'A'+c, states[c]), Named: true, Kind: "person", Country: states[c], Office: ranks[rank]}
			}
			city := cities[rng.IntN(len(cities))]
			e := Entry{
				Key: fmt.Sprintf("%08x%08x", r, k), Report: fmt.Sprintf("sha256:%08d", r), Published: pub.String(),
				Type: "CONSULT", Status: statuses[rng.IntN(len(statuses))], Sources: []Party{person(a), person(b)},
				Where: &Spot{Text: city, Name: city, Country: "NOR", Precision: "city"}, Plan: fmt.Sprint("m", k),
			}
			if due := pub - pub%14 + day(rng.IntN(3))*14; rng.IntN(4) > 0 {
				e.When.Value = due.String()
			}
			e.Evidence.Text = "their talks on " + []string{"fishing", "the dam", "prisoners", "the border"}[rng.IntN(4)]
			out = append(out, e)
		}
	}
	return out
}

func BenchmarkLink(b *testing.B) {
	for _, n := range []int{1000, 20000} {
		entries := manyEntries(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Link(entries)
			}
		})
	}
}
