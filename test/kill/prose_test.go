package kill_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// prose writes short reports, each its own: a lead, some of many sentences, and
// words of its own in each. The same seed gives the same reports.
type prose struct{ *rand.Rand }

var (
	countries = strings.Fields("Norway Chile Kenya Japan Canada Portugal Vietnam Jordan Ghana Peru Finland Nepal Uruguay Morocco Ireland Mongolia")
	cities    = strings.Fields("Oslo Santiago Nairobi Kyoto Ottawa Lisbon Hanoi Amman Accra Lima Helsinki Kathmandu Montevideo Rabat Dublin Geneva")
	names     = strings.Fields("Varga Okoye Lindqvist Tanaka Marsh Teixeira Duc Haddad Mensah Quispe Aalto Gurung Silveira Benali Doyle Batsaikhan")
	matters   = []string{"fishing rights", "the border crossing", "grain exports", "the airline dispute", "prisoners", "a customs union", "river water", "visas for students", "the gas pipeline", "war graves"}
	offices   = []string{"foreign minister", "prime minister", "trade minister", "special envoy", "defence minister", "ambassador"}
	days      = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
)

// The words in capitals are replaced: country, other country, city, name, office, matter, day, number.
var leads = []string{
	"The OFFICE of COUNTRY, Ana NAME, met the OFFICE of OTHER in CITY on DAY to talk about MATTER.",
	"COUNTRY and OTHER will hold talks on MATTER in CITY on DAY, NUMBER days later than planned, officials said.",
	"A meeting of the leaders of COUNTRY and OTHER in CITY was called off on DAY after NUMBER hours of argument about MATTER.",
	"OTHER has refused to send its OFFICE to CITY, where talks with COUNTRY on MATTER were to begin on DAY.",
	"The OFFICE of COUNTRY, Ben NAME, arrived in CITY on DAY with NUMBER officials for a visit that OTHER had proposed.",
	"COUNTRY and OTHER signed an agreement on MATTER in CITY on DAY that runs for NUMBER years.",
}

var sentences = []string{
	"\"We have waited NUMBER years for this,\" Ms NAME told reporters outside the hall.",
	"The talks were first put off in spring, when OTHER withdrew NUMBER of its delegates.",
	"A spokesman for the government of OTHER said that nothing had been settled about MATTER.",
	"COUNTRY wants the text to be ready before DAY, a diplomat said.",
	"About NUMBER people stood in the rain near the station of CITY to watch the cars go by.",
	"The two sides agreed to meet again in CITY within NUMBER weeks.",
	"Mr NAME warned that trade would suffer if OTHER kept its border shut for another NUMBER days.",
	"Parliament in COUNTRY is to vote on the matter on DAY, and the opposition has promised NUMBER amendments.",
	"It would be the first visit of a OFFICE from OTHER in NUMBER years.",
	"The president of COUNTRY praised what he called a patient effort over MATTER.",
	"Negotiators had worked through NUMBER drafts by the evening, according to a person in the room.",
	"The United Nations welcomed the step and offered a building in CITY for the next round.",
	"\"There is no date yet,\" the OFFICE said on DAY.",
	"OTHER had threatened to close NUMBER consulates unless its citizens were released.",
	"Farmers in the north of COUNTRY fear that NUMBER villages will be left without a road.",
	"An adviser, Jon NAME, will travel to CITY on DAY with a letter.",
	"The agreement hangs on MATTER, which NUMBER earlier rounds left aside.",
	"Banks in CITY reopened on DAY for the first time in NUMBER weeks.",
}

func (p prose) fill(sentence string) string {
	one := func(list []string) string { return list[p.IntN(len(list))] }
	return strings.NewReplacer(
		"COUNTRY", one(countries), "OTHER", one(countries), "CITY", one(cities), "NAME", one(names),
		"OFFICE", one(offices), "MATTER", one(matters), "DAY", one(days), "NUMBER", fmt.Sprint(2+p.IntN(900)),
	).Replace(sentence)
}

// report is the text of a report of so many sentences after the lead.
func (p prose) report(n int) string {
	lead := p.fill(leads[p.IntN(len(leads))])
	headline := strings.Join(strings.Fields(lead)[:7], " ")
	body := []string{lead}
	for _, i := range p.Perm(len(sentences))[:n] {
		body = append(body, p.fill(sentences[i]))
	}
	return headline + "\n\n" + strings.Join(body, " ") + "\n"
}

// writeReports writes so many reports into a folder; their names carry their dates.
func writeReports(t testing.TB, dir string, n int) {
	t.Helper()
	p := prose{rand.New(rand.NewPCG(7, 11))}
	for i := range n {
		name := fmt.Sprintf("2031-%02d-%02d-%05d.txt", 1+i%12, 1+i%28, i)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(p.report(2)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
