package event

import (
	"slices"
	"strings"
	"testing"
)

// TestConstructions codes one sentence for each construction that the engine
// reads alike for all rules: want is an event among others, or with "no " before
// it a rule that must not fire.
func TestConstructions(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"what something is due to", "The fall of the king was due to a French invasion.", "ASSAULT happened France > - by assault/strike-noun"},
		{"what is due to begin", "The French attack on the port is due to begin at noon.", "ASSAULT planned France > - by assault/strike-noun"},
		{"what they would do to somebody in those days", "“They locked us in and they would beat us,” the prisoner said.", "no assault/harm"},
		{"an inquiry where somebody is", "A lawyer wept at the inquiry into the sinking.", "no accuse/inquiry"},
		{"charges that are rejected", "France rejected accusations that it had armed the rebels.", "ACCUSE/allege happened - > France by accuse/charge-content"},
		{"a state behind a verb of giving", "France offered Sudan grain.", "AGREE happened France > Sudan by agree/offer"},
		{"somebody is given a thing", "Sudan was given two ambulances by France.", "AID happened France > Sudan by aid/give"},
		{"an instrument acts for its owner", "French trucks have delivered grain to Sudan.", "AID happened France > Sudan by aid/give"},
		{"several from two states", "French and Swedish divers will search the bay.", "COOPERATE planned France + Sweden > - by cooperate/two-services"},
		{"nobody from a state", "Nobody from France has visited Sudan since May.", "CONSULT/visit denied France > Sudan by consult/visit"},
		{"rather than", "France paid for medicine rather than send grain to Sudan.", "AID denied France > Sudan by aid/give"},
		{"back from a place", "Swedish Foreign Minister Anya Reth, back from Kenya, praised the deal.", "CONSULT/visit happened Anya Reth > Kenya by consult/back-from"},
		{"a condition that hangs on nothing", "# Unless Iran frees sailors, no talks, says France", "no retreat/release"},
		{"the day hung on the place", "President Tomas Okel flies to Kenya on Monday.", "CONSULT/visit planned Tomas Okel > Kenya by consult/travel-bare"},
		{"accused of a deed, hung on the accused", "Russia accused the rebels of bombing the port.", "no assault/bomb"},
		{"an act that is being done", "Sweden is lifting its ban on Kenyan tea.", "CONCEDE ongoing Sweden > Kenya by concede/lift-restriction"},
		{"words that are being said", "Sweden is urging Norway to withdraw its troops.", "REQUEST/yield ongoing Sweden > Norway by request/urge"},
		{"held on an issue", "The envoys were named at conferences which France and Sweden had held on the issue.", "CONSULT happened France + Sweden > - by consult/meeting-noun"},
		{"set off by a semicolon", "Greece has promised up to 700 troops; Turkey, 500; Romania, 400.", "no Greece > Turkey by agree/promise"},
		{"the site of a deed", "The Stockholm bombings killed nine people.", "ASSAULT/explosives happened - > nine people by assault/kill"},
		{"the site of a pact", "Under the Stockholm agreement, Norway will free the crew.", "no agree/agreement-noun"},
		{"an appeal rebuffed by many", "Most of the members have already rebuffed the American appeal to bar Norway's entry into the union.", "REQUEST/assist happened United States > members by request/answered"},
		{"a readiness that decides", "The entry of Norway will be decided by its readiness to observe the treaty.", "no agree/agreement-noun"},
		{"a duty that is described", "The council asked Norway to sign a pact on fishing, which it must observe until May.", "no request/must"},
		{"an attack called off", "The rebels called off their attack on Kenya.", "ASSAULT cancelled rebels > Kenya by assault/called-off"},
		{"a class noun behind letters", "The Harbour Reform League (HRL) movement criticised Sweden.", "ACCUSE/disapprove happened Harbour Reform League > Sweden by accuse/criticise"},
		{"a class noun behind a gloss", "Sweden criticised the Okelis (Freedom) coalition.", "ACCUSE/disapprove happened Sweden > Okelis by accuse/criticise"},
		{"a class noun behind a name", "Sweden criticised the pro-Kenyan Polisario guerrilla movement.", "ACCUSE/disapprove happened Sweden > Polisario by accuse/criticise"},
		{"one of two who is denied", "Police detained students but not teachers.", "COERCE/arrest happened Police > students by coerce/arrest"},
		{"not only the one", "Police detained not only students but also teachers.", "COERCE/arrest happened Police > students + teachers by coerce/arrest"},
		{"who says so behind a comma", "Students threw stones at cars of the African Union, Anders Holm, coordinator in western Kenya for the Red Cross, told reporters.", "PROTEST/riot happened Students > African Union by protest/throw"},
		{"quoted as doing", "The paper quoted Anders Holm as urging Sweden to send troops.", "REQUEST/assist happened Anders Holm > Sweden by request/urge"},
		{"a participle with the subject of the clause", "The rally was held only two days after three Swedish sailors posted in Kenya were wounded during an attack on a bus near the port.", "ASSAULT happened - > three Swedish sailors by assault/kill"},
		{"a decision of somebody", "Unions criticised a Swedish decision to call for a boycott of Kenya.", "no unions > - by request/call"},
		{"what somebody is to get", "Miners must get a decent wage, President Tomas Okel said.", "REQUEST/change happened Tomas Okel > - by request/must"},
		{"one's own are not refused", "Sweden ruled out the withdrawal of its troops.", "REJECT/yield happened Sweden > - by reject/rule-out"},
		{"sides among which talks are proposed", "We propose to have more rounds of talks among France, Sweden and Norway, Kenyan Foreign Minister Anya Reth said.", "CONSULT/multilateral possible France + Sweden + Norway > - by consult/meeting-noun"},
		{"what is a meeting", "The Harbour Forum is a meeting of senior officials.", "no Harbour Forum + senior officials > - by consult/meeting-noun"},
		{"before that", "President Tomas Okel said, during talks with the leaders of Sweden and Norway, that Kenya wanted peace.", "CONSULT happened Sweden + Norway + Tomas Okel > - by consult/meeting-noun"},
		{"talks that somebody mediates", "The envoy, Anya Reth, has been mediating talks since May between Sweden and Norway.", "CONSULT/third-party ongoing Anya Reth > Sweden + Norway by consult/mediate"},
		{"a chief behind a body and its letters", "World Trade Organisation (WTO) chief Anya Reth called here Monday for a new sense of urgency.", "REQUEST happened Anya Reth > - by request/call"},
		{"one person described twice", "Troops shot dead editor and deputy Anya Reth.", "ASSAULT/firearms happened Troops > Anya Reth by assault/shoot"},
		{"a town abroad", "Swedish Foreign Minister Anya Reth cancelled a visit to Mombasa, Kenyan officials said.", "CONSULT/visit cancelled Anya Reth > Kenya by consult/visit-noun"},
		{"a town at home", "Kenyan Foreign Minister Anya Reth cancelled a visit to Mombasa, Kenyan officials said.", "CONSULT/visit cancelled Anya Reth > - by consult/visit-noun"},
		{"the second behind between, joined to the talks", "Hopes of direct talks between Kenyan President Tomas Okel and rebel leader Nils Holm faded on Friday, as demands that Okel quit at once enraged his family.", "CONSULT possible Tomas Okel + Nils Holm > - by consult/meeting-noun"},
		{"a statement issued by a body", "Sweden rejected a statement issued by the League which urges Stockholm to free the crew.", "REQUEST/yield happened League > Sweden by request/urge"},
		{"a budget presented by a state", "The Swedish government on Tuesday rejected the budget for the union presented by the Kenyan government.", "REJECT/change happened Swedish government > Kenyan government by reject/turn-down"},
		{"joined another in doing", "Swedish Prime Minister Anya Reth joined President Tomas Okel in signing the charter.", "SUPPORT happened Anya Reth + Tomas Okel > - by support/sign"},
		{"another's support that is restated", "The aide reiterated Reth's support for Kenya.", "SUPPORT happened Reth > Kenya by support/express"},
		{"a body whose leaders meet", "The talks will be held ahead of a Foreign Ministers' Meeting of the Asia-Pacific Economic Cooperation forum.", "CONSULT planned Foreign Ministers > - by consult/meeting-noun"},
		{"armies", "The two armies agreed to free the crew.", "AGREE happened two armies > - by agree/agree-with"},
		{"to whom an offer with a condition is", "The League offered to lift the embargo if the rebels leave the port.", "AGREE happened League > rebels by agree/offer"},
		{"who attends the meeting of others", "President Tomas Okel and Premier Nils Marren will meet Foreign Minister Anya Reth. Reth attended the economic leaders' meeting in Lyon in May.", "CONSULT happened Anya Reth > - by consult/meeting-noun"},
		{"an insistence that is told again", "The paper quoted Anders Holm as repeating Okel's insistence that Kenya free the crew.", "REQUEST/yield happened Okel > Kenya by request/named-again"},
		{"try and", "He welcomed Swedish plans to try and get the leaders to the table.", "no accuse/try"},
		{"a guest behind with", "Swedish Premier Anya Reth spoke of tea at a meeting with visiting Kenyan President Tomas Okel.", "CONSULT happened Tomas Okel + Anya Reth > - by consult/meeting-noun"},
		{"a guest behind a verb", "Swedish Premier Anya Reth met visiting Kenyan President Tomas Okel in Oslo.", "CONSULT happened Anya Reth + Tomas Okel > - by consult/meet"},
		{"a guest behind and", "Swedish Premier Anya Reth and her visiting Kenyan counterpart Tomas Okel held talks in Oslo.", "CONSULT happened Anya Reth + Tomas Okel > - by consult/meeting-noun"},
		{"a guest behind by", "The accord was brokered by visiting Kenyan President Tomas Okel.", "CONSULT/third-party happened Tomas Okel > - by consult/broker"},
		{"talks in which something was tried", "Presidents Tomas Okel and Anya Reth sought to break the deadlock during talks in Oslo.", "CONSULT happened Tomas Okel + Anya Reth > - by consult/meeting-noun"},
		{"what many did at a meeting", "Presidents Tomas Okel and Anya Reth signed the pact during a meeting in Oslo on Friday.", "CONSULT happened Tomas Okel + Anya Reth > - by consult/meeting-noun"},
		{"what was decided at a meeting", "The European Union decided at a summit in Oslo on Friday to lift the ban.", "CONSULT happened European Union > - by consult/meeting-noun"},
		{"what was not reached at a meeting", "No agreement has been reached in the meeting between Sweden and Kenya.", "CONSULT happened Sweden + Kenya > - by consult/meeting-noun"},
		{"a turnout that is expected", "Envoy Anya Reth said he expected turnout in Kenya of half.", "no consult/due-at"},
		{"a tour of duty", "He met the envoy at the end of the envoy's tour of duty in Kenya.", "no consult/visit-noun"},
		{"greeted by his family", "Premier Tomas Okel was greeted at the airport by his daughters.", "no consult/host"},
		{"called a thing", "Okel has gone so far as to call Reth a “narco” trafficker.", "no consult/call-person"},
		{"a visit to a shrine", "Premier Tomas Okel's visits to the shrine angered Kenya.", "no consult/visit-noun"},
		{"who reports of talks", "A spokesman for Premier Anya Reth spoke on Friday, reporting progress in talks at a summit in Oslo.", "no spokesman for Premier Anya Reth > - by consult/meeting-noun"},
		{"no guest", "Swedish Premier Anya Reth spoke of visiting Kenyan President Tomas Okel.", "no consult/meet"},
		{"in vain", "President Tomas Okel had tried in vain to meet Swedish Foreign Minister Anya Reth.", "CONSULT denied Tomas Okel + Anya Reth > - by consult/meet"},
		{"not made public", "The deal, reached after talks between Sweden and Kenya that had not been made public, was signed on Monday.", "no CONSULT denied Sweden + Kenya > - by consult/meeting-noun"},
		{"a promise on a visit", "Mr Okel, on his first trip to Sweden in six years, also promised to buy more timber.", "no CONSULT/visit planned Okel > Sweden by consult/visit-noun"},
		{"what was to be signed during a visit", "The accord was to have been signed during the visit of President Tomas Okel to Sweden.", "no CONSULT/visit cancelled Tomas Okel > Sweden by consult/visit-noun"},
		{"no deal at the talks", "Kenya did not plan to agree on a truce in Georgia at the talks with Swedish Foreign Minister Anya Reth in Oslo, Kenyan Foreign Minister Tomas Okel told reporters on Monday.", "no consult/meeting-noun"},
		{"an attack before the meeting", "Hours before the meeting, Kenya attacked Norway with more than 300 drones.", "no consult/meeting-noun"},
		{"a deed behind a warrant", "The court issued an arrest warrant for the general over the deportation of the villagers.", "no coerce/deportation"},
		{"fighting that is paused", "Sweden and Kenya have agreed to prolong the pause in the fighting in Georgia.", "no assault/clash-noun"},
		{"at the heart", "# Sweden strikes at heart of Kenyan economy with new sanctions", "no assault/strike-noun"},
		{"sanctions announced", "Sweden has announced new sanctions against Kenya.", "no sanction/embargo"},
		{"a site that is closed", "Kenya will close its missile test site in May.", "no coerce/censor"},
		{"a headline that looks ahead after talks", "# Sweden and Kenya to lift ban after Okel-Reth talks", "no consult/meeting-noun"},
		{"in talks", "# France and Sweden in secret talks", "CONSULT ongoing France + Sweden > - by consult/meeting-noun"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := describe(coded(t, tt.text))
			if rule, ok := strings.CutPrefix(tt.want, "no "); ok {
				if slices.ContainsFunc(got, func(d string) bool { return strings.HasSuffix(d, rule) }) {
					t.Errorf("%q gives %s", tt.text, got)
				}
			} else if !slices.Contains(got, tt.want) {
				t.Errorf("%q gives %s, want %s", tt.text, got, tt.want)
			}
		})
	}
}
