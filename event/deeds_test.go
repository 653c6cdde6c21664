package event

import (
	"strings"
	"testing"
)

// deedSentences are deeds of conflict that a noun names as known, or a participle
// before a noun, and threats that the report tells in its own voice.
var deedSentences = []sentence{
	{"The bombing of the port has shaken the town.", "ASSAULT", "happened", "", ""},
	{"France condemned the bombing of the port.", "ASSAULT", "happened", "", ""},
	{"France condemned the bombing of the port.", "ACCUSE", "happened", "France", ""},
	{"France denounced Russia's blockade of the islands.", "COERCE", "happened", "Russia", ""},
	{"The families of the detained journalists met the minister.", "COERCE", "happened", "", "journalists"},
	{"Russia rejected French criticism.", "ACCUSE", "happened", "France", "Russia"},
	{"France will impose sanctions on Iran unless it frees the crew.", "THREATEN", "happened", "France", "Iran"},
	{"France will impose sanctions on Iran unless it frees the crew.", "SANCTION", "conditional", "France", "Iran"},
	{"The embargo against Iran remains in force.", "SANCTION", "ongoing", "", "Iran"},
	{"France offered to stop the bombardment of the town.", "ASSAULT", "ongoing", "France", ""},
	{"The port has been shut by a strike over pay.", "PROTEST", "happened", "", ""},
	{"The teachers called off their strike.", "PROTEST", "cancelled", "teachers", ""},
	{"# France to ban two parties", "COERCE", "planned", "France", "parties"},
	{"Should the fighting go on, France will recall its ambassador to Iran.", "SANCTION", "conditional", "France", "Iran"},
	{"A former colonel is being tried for the murder.", "ACCUSE", "ongoing", "", "colonel"},
}

// openDeeds are deeds that the words leave open, or that are still to come: none
// may be taken as done.
var openDeeds = []sentence{
	{"France opposes the deployment of Russian missiles.", "MOBILIZE", "happened", "", ""},
	{"The deployment of Russian missiles would break the treaty.", "MOBILIZE", "happened", "", ""},
	{"The rebels prepared the attack on the army.", "ASSAULT", "happened", "", ""},
	{"The ministers discussed the deployment of French troops.", "MOBILIZE", "happened", "", ""},
	{"France fears another attack on the army.", "ASSAULT", "happened", "", ""},
	{"France complained to the United Nations about the Russian air raids.", "ASSAULT", "happened", "", ""},
	{"The rebels may step up their attacks on the army.", "ASSAULT", "happened", "", ""},
	{"The ministers must increase their sanctions on Iran.", "SANCTION", "happened", "", ""},
	{"Will France attack Iran?", "ASSAULT", "happened", "", ""},
	{"The students met the minister in March.", "PROTEST", "", "", ""},
	{"The curfew imposed in May was lifted.", "COERCE", "happened", "", ""},
	{"The minister was bombarded with questions.", "ASSAULT", "", "", ""},
	{"The team attacked from the start and struck twice.", "ASSAULT", "", "", ""},
	{"A lorry slammed into the wall of the ministry.", "ACCUSE", "", "", ""},
	{"France and Italy held a naval exercise.", "MOBILIZE", "", "", ""},
}

func TestDeedsNamedAsKnown(t *testing.T) {
	for _, w := range deedSentences {
		in, events := coded(t, w.text)
		if !w.gives(in, events) {
			t.Errorf("%s\n\twant %s %s %s > %s\n\tgot  %s", w.text, w.typ, w.status, w.sources, w.targets, strings.Join(describe(in, events), "\n\t     "))
		}
	}
}

func TestOpenDeedsAreNotDone(t *testing.T) {
	for _, w := range openDeeds {
		in, events := coded(t, w.text)
		for _, e := range events {
			if e.Type != w.typ || w.status != "" && e.Status.String() != w.status || w.targets != "" && !matchNames(in, e.Targets, roleWords(w.targets)) {
				continue
			}
			t.Errorf("%s\n\tmust not give %v: %v", w.text, describe(in, []Event{e}), e.Why)
		}
	}
}

// What the means of a deed is told by is no second deed.
func TestMeansIsNoSecondDeed(t *testing.T) {
	for _, text := range []string{
		"Rebels killed two soldiers in a bomb attack.",
		"Rebels bombed the town, killing two soldiers.",
		"The rebels claimed responsibility for the attack on the army.",
	} {
		_, events := coded(t, text)
		n := 0
		for _, e := range events {
			if e.Type == "ASSAULT" {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s: %d assaults, want 1", text, n)
		}
	}
}
