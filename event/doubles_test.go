package event

import (
	"slices"
	"strings"
	"testing"
)

// TestToldTwice codes reports that tell one act in several words, and some that tell of
// two: want are all their events of one type.
func TestToldTwice(t *testing.T) {
	tests := []struct {
		name, text, typ string
		want            []string
	}{
		{"the object of the verb", "The remarks drew condemnation from Sweden. Sweden also condemned the plan.", "ACCUSE",
			[]string{"ACCUSE/disapprove happened Sweden > - by accuse/draw"}},
		{"what was done with the noun", "Reporters read out the assurances given by Sweden to Kenya.", "AGREE",
			[]string{"AGREE happened Sweden > Kenya by agree/agreement-noun"}},
		{"the other side as one of both", "Sweden supported Kenya's entry into the union. Kenya and Sweden supported closer ties.", "SUPPORT",
			[]string{"SUPPORT happened Sweden > Kenya by support/endorse", "SUPPORT happened Kenya + Sweden > - by support/endorse"}},
		{"convicted and sentenced", "A Swedish court convicted Tomas Okel of spying and sentenced him to death.", "SANCTION",
			[]string{"SANCTION/convict happened Swedish court > Tomas Okel by sanction/convict"}},
		{"detained and arrested", "Tomas Okel has been arrested, state radio said. Police detained Tomas Okel on Monday.", "COERCE",
			[]string{"COERCE/arrest happened Police > Tomas Okel by coerce/arrest"}},
		{"arrested and jailed", "Tomas Okel was jailed. Police had arrested Tomas Okel at the port.", "COERCE",
			[]string{"COERCE/arrest happened - > Tomas Okel by coerce/arrest", "COERCE/arrest happened Police > Tomas Okel by coerce/arrest"}},
		{"in the course of a visit", "President Tomas Okel arrived in Kenya on Monday for a visit. During his visit to Kenya he will open a mine.", "CONSULT",
			[]string{"CONSULT/visit happened Tomas Okel > Kenya by consult/travel"}},
		{"where nothing will be agreed", "Sweden and Kenya will hold talks in Oslo. No deal will be struck during the talks, President Tomas Okel said.", "CONSULT",
			[]string{"CONSULT planned Sweden + Kenya > - by consult/meeting-noun"}},
		{"the noun again", "Mass riots broke out in Stockholm. The riots were reported by Anders Holm. A riot followed.", "PROTEST",
			[]string{"PROTEST/riot happened - > - by protest/riot-noun", "PROTEST/riot happened - > - by protest/riot-noun"}},
		{"talks of all the world", "Sweden and Kenya will hold talks on Monday. The global talks would resume in May.", "CONSULT",
			[]string{"CONSULT planned Sweden + Kenya > - by consult/meeting-noun", "CONSULT planned - > - by consult/meeting-noun"}},
		{"a visit that comes at a time", "President Tomas Okel will visit Kenya on Monday. Okel's visit to Kenya comes ahead of talks with Sweden in May.", "CONSULT",
			[]string{"CONSULT/visit planned Tomas Okel > Kenya by consult/visit", "CONSULT planned Sweden > - by consult/meeting-noun"}},
		{"a conference at which they met", "Swedish ministers met at a conference of the African Union in Oslo.", "CONSULT",
			[]string{"CONSULT happened Swedish ministers > - by consult/meet"}},
		{"ahead of what has opened", "The summit of the African Union opened in Oslo on Monday. Sweden has tightened security ahead of the summit.", "CONSULT",
			[]string{"CONSULT ongoing African Union > - by consult/meeting-noun"}},
		{"put off before it opened", "The summit of the African Union, put off twice, was declared open by Swedish Premier Anya Reth.", "CONSULT",
			[]string{"CONSULT ongoing African Union > - by consult/meeting-noun"}},
		{"talks of one day, the second time by nobody", "Sweden, Kenya and Peru will hold six-party talks on 9 May 2031. The six-party talks will start on 9 May 2031.", "CONSULT",
			[]string{"CONSULT/multilateral planned Sweden + Kenya + Peru > - by consult/party-talks"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := slices.DeleteFunc(describe(coded(t, tt.text)), func(d string) bool { return !strings.HasPrefix(d, tt.typ) })
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q gives\n%s, want\n%s", tt.text, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}
