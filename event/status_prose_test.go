package event

import (
	"strings"
	"testing"
)

// stood is a sentence of ours with the status that all its events of a type
// must have; there must be at least one.
type stood struct{ text, typ, status string }

// proseStatus has agency prose under the status it must give. Names are
// invented, countries are not.
var proseStatus = []stood{
	// ---- planned: the preposition of a day is no part of the verb
	{"The Democratic Party has called a general strike on 3 June.", "PROTEST", "planned"},
	{"Traders have called a two-day shutdown.", "PROTEST", "planned"},

	// ---- cancelled: called off, put off, not gone through with
	{"A trip by a French delegation to Oslo has been put on hold.", "CONSULT", "cancelled"},
	{"Plans for a meeting between France and Iran have been put on ice.", "CONSULT", "cancelled"},
	{"France has put talks with Iran on hold, the foreign ministry said.", "CONSULT", "cancelled"},
	{"Talks between Kenya and Sudan did not go ahead on Monday as planned.", "CONSULT", "cancelled"},
	{"The summit between Kenya and Sudan will not go ahead.", "CONSULT", "cancelled"},
	{"President Tomas Okel pulled the plug on talks with Iran.", "CONSULT", "cancelled"},
	{"A meeting between President Tomas Okel and Foreign Minister Anya Reth fell through on Tuesday.", "CONSULT", "cancelled"},
	{"A planned meeting between France and Iran has fallen through.", "CONSULT", "cancelled"},
	{"President Tomas Okel had been due to meet Foreign Minister Anya Reth on Friday.", "CONSULT", "cancelled"},
	{"President Tomas Okel was to have met Foreign Minister Anya Reth on Friday.", "CONSULT", "cancelled"},
	{"President Tomas Okel will no longer visit Sweden.", "CONSULT", "cancelled"},
	{"President Tomas Okel scrapped a visit to Sweden at the last minute.", "CONSULT", "cancelled"},
	{"President Tomas Okel has postponed his visit to Sweden.", "CONSULT", "cancelled"},
	{"The talks between France and Sweden were put off until June.", "CONSULT", "cancelled"},
	{"The presidents' meeting with Iran's leader was cancelled because of the storm.", "CONSULT", "cancelled"},
	{"President Tomas Okel spoke about his aborted visit to Sweden.", "CONSULT", "cancelled"},
	{"France has shelved plans to send troops to Mali.", "MOBILIZE", "cancelled"},
	{"Iran dropped its plan to attack the convoy.", "ASSAULT", "cancelled"},
	{"France's president stayed away from the summit with Iran in Nairobi.", "CONSULT", "cancelled"},
	{"Foreign Minister Anya Reth cut from her schedule a visit to Sweden and postponed talks with Iran.", "CONSULT", "cancelled"},
	{"Plans to impose sanctions on Iran have been put on ice.", "SANCTION", "cancelled"},
	{"A French envoy's trip to Iran has been delayed indefinitely.", "CONSULT", "cancelled"},
	{"The withdrawal of French troops from Mali has been suspended.", "RETREAT", "cancelled"},
	{"# President Okel's visit to Sweden off", "CONSULT", "cancelled"},
	{"# Talks between France and Iran off", "CONSULT", "cancelled"},
	{"# Talks between France and Iran called off", "CONSULT", "cancelled"},
	{"The talks between France and Iran are off, the minister said.", "CONSULT", "cancelled"},
	{"The meeting between President Tomas Okel and Foreign Minister Anya Reth has been called off.", "CONSULT", "cancelled"},

	// ---- denied
	{"President Tomas Okel did not meet Foreign Minister Anya Reth in Lyon.", "CONSULT", "denied"},
	{"President Tomas Okel never met Foreign Minister Anya Reth.", "CONSULT", "denied"},
	{"France has no plans to meet Iran.", "CONSULT", "denied"},
	{"There are no plans for talks between France and Iran, a spokesman said.", "CONSULT", "denied"},
	{"France has no intention of meeting Iran.", "CONSULT", "denied"},
	{"Iran denied that it had attacked the convoy.", "ASSAULT", "denied"},
	{"Iran denied attacking the convoy.", "ASSAULT", "denied"},
	{"Iran dismissed as nonsense that its forces had attacked the convoy.", "ASSAULT", "denied"},
	{"President Tomas Okel left Lyon without meeting Foreign Minister Anya Reth.", "CONSULT", "denied"},
	{"President Tomas Okel ruled out talks with Iran.", "CONSULT", "denied"},
	{"President Tomas Okel refused to hold talks with Iran.", "CONSULT", "denied"},
	{"President Tomas Okel stopped short of recognising Kosovo.", "SUPPORT", "denied"},
	{"The two sides failed to reach an agreement.", "AGREE", "denied"},
	{"No agreement was reached between France and Iran.", "AGREE", "denied"},
	{"If the bridge had held, President Tomas Okel would have met Foreign Minister Anya Reth.", "CONSULT", "denied"},
	{"Neither France nor Sweden attended the talks with Iran.", "CONSULT", "denied"},
	{"France said it was not planning to withdraw its troops from Mali.", "RETREAT", "denied"},
	{"France has not agreed to meet Iran, a diplomat said.", "CONSULT", "denied"},
	{"There will be no meeting between President Tomas Okel and Foreign Minister Anya Reth.", "CONSULT", "denied"},
	{"France won't meet Iran, a spokesman said.", "CONSULT", "denied"},
	{"The ministry denied reports that President Tomas Okel would visit Sweden.", "CONSULT", "denied"},
	{"A spokesman denied that any meeting between France and Iran had taken place.", "CONSULT", "denied"},
	{"No talks were held between France and Iran.", "CONSULT", "denied"},
	{"France decided against sending troops to Mali.", "MOBILIZE", "denied"},

	// ---- conditional
	{"If the truce holds, President Tomas Okel will meet Foreign Minister Anya Reth.", "CONSULT", "conditional"},
	{"Iran will release the crew in exchange for the wreck.", "RETREAT", "conditional"},
	{"France will lift sanctions on Iran only if the inspectors return.", "RETREAT", "conditional"},
	{"Unless Iran frees the crew, France will expel its ambassador.", "SANCTION", "conditional"},
	{"France would meet Iran if the attacks stopped.", "CONSULT", "conditional"},
	{"Once the troops are gone, France will resume talks with Iran.", "CONSULT", "conditional"},
	{"President Tomas Okel will not meet Iran's president until the shelling stops.", "CONSULT", "conditional"},
	{"The meeting between France and Iran depends on the release of the crew.", "CONSULT", "conditional"},
	{"France said it would send aid to Sudan provided that the convoys were safe.", "AID", "conditional"},
	{"Iran said it was ready to meet France as long as the sanctions were lifted.", "CONSULT", "conditional"},

	// ---- possible
	{"President Tomas Okel may visit Sweden in June.", "CONSULT", "possible"},
	{"\"I was afraid that there would be a bombing near my house,\" Anya Reth said.", "ASSAULT", "possible"},
	{"\"I would urge Iran to free the crew if the talks failed,\" President Tomas Okel said.", "REQUEST", "possible"},
	{"President Tomas Okel might meet Foreign Minister Anya Reth in Lyon.", "CONSULT", "possible"},
	{"President Tomas Okel could meet Foreign Minister Anya Reth next week.", "CONSULT", "possible"},
	{"President Tomas Okel may have met Foreign Minister Anya Reth in Lyon.", "CONSULT", "possible"},
	{"President Tomas Okel could have met Foreign Minister Anya Reth in secret.", "CONSULT", "possible"},
	{"Two French envoys are believed to have visited Iran.", "CONSULT", "possible"},
	{"Two French envoys are thought to have met Iranian officials.", "CONSULT", "possible"},
	{"A proposed summit between France and Iran dominated the headlines.", "CONSULT", "possible"},
	{"Efforts to revive the talks between France and Iran have failed so far.", "CONSULT", "possible"},
	{"France offered to mediate between Kenya and Sudan.", "CONSULT", "possible"},
	{"France refused to rule out a meeting with Iran.", "CONSULT", "possible"},
	{"President Tomas Okel did not rule out talks with Iran.", "CONSULT", "possible"},
	{"The summit between France and Iran is in doubt.", "CONSULT", "possible"},
	{"The summit between France and Iran hangs in the balance.", "CONSULT", "possible"},
	{"A meeting between France and Iran now looks unlikely.", "CONSULT", "possible"},
	{"The talks between France and Iran are up in the air.", "CONSULT", "possible"},
	{"The planned summit between France and Iran is in jeopardy.", "CONSULT", "possible"},
	{"The planned meeting between France and Iran remains in limbo.", "CONSULT", "possible"},
	{"The storm has thrown the summit between France and Iran into doubt.", "CONSULT", "possible"},
	{"A meeting between France and Iran is on the cards, diplomats said.", "CONSULT", "possible"},
	{"France wants to meet Iran.", "CONSULT", "possible"},
	{"France hopes to hold talks with Iran soon.", "CONSULT", "possible"},
	{"President Tomas Okel is likely to visit Sweden.", "CONSULT", "possible"},
	{"President Tomas Okel is considering a visit to Sweden.", "CONSULT", "possible"},
	{"It is not clear whether President Tomas Okel will meet Foreign Minister Anya Reth.", "CONSULT", "possible"},
	{"Foreign Minister Anya Reth suggested that France and Iran meet in Nairobi.", "CONSULT", "possible"},
	{"The prospect of a visit by President Tomas Okel to Sweden was raised.", "CONSULT", "possible"},
	{"It could not be confirmed that Iran had freed the crew.", "RETREAT", "possible"},
	{"France is ready to hold talks with Iran.", "CONSULT", "possible"},
	{"Unconfirmed reports said Iran had freed the crew.", "RETREAT", "possible"},
	{"The possibility of talks between France and Iran was raised.", "CONSULT", "possible"},
	{"France is seeking a meeting with Iran.", "CONSULT", "possible"},
	{"It is possible that Kenya and Sudan will not meet.", "CONSULT", "possible"},
	{"It was unlikely Swedish soldiers would be sent to the border, the minister said.", "MOBILIZE", "possible"},
	{"It is likely France will impose sanctions on Iran.", "SANCTION", "possible"},
	{"With soldiers blocking the road, the envoy did not reach the camp.", "COERCE", "ongoing"},

	// ---- planned
	{"# President Okel to meet Foreign Minister Reth in Lyon", "CONSULT", "planned"},
	{"# France, Iran to hold talks", "CONSULT", "planned"},
	{"# French president to visit Sweden next week", "CONSULT", "planned"},
	{"President Tomas Okel flies to Sweden on Friday for talks with Foreign Minister Anya Reth.", "CONSULT", "planned"},
	{"President Tomas Okel arrives in Sweden next week.", "CONSULT", "planned"},
	{"President Tomas Okel is pencilled in to meet Foreign Minister Anya Reth in May.", "CONSULT", "planned"},
	{"A meeting with Iran's foreign minister has been lined up for May.", "CONSULT", "planned"},
	{"Talks between France and Iran are on the calendar for May.", "CONSULT", "planned"},
	{"President Tomas Okel said he would meet Foreign Minister Anya Reth.", "CONSULT", "planned"},
	{"A senior official who asked not to be named said President Tomas Okel would visit Sweden.", "CONSULT", "planned"},
	{"France has yet to withdraw its troops from Mali, but the ministry says it will.", "RETREAT", "planned"},
	{"The two leaders have not yet met, but a date has been set.", "CONSULT", "planned"},
	{"France denied cancelling talks with Iran.", "CONSULT", "planned"},
	{"President Tomas Okel denied that the visit to Sweden had been called off.", "CONSULT", "planned"},
	{"France has not cancelled its talks with Iran.", "CONSULT", "planned"},
	{"France's foreign minister is expected to visit Iran.", "CONSULT", "planned"},
	{"France's foreign minister left no doubt that he would visit Iran.", "CONSULT", "planned"},
	{"Preparations for a visit to Sweden by President Tomas Okel are well advanced.", "CONSULT", "planned"},
	{"The coming summit between France and Iran will be short.", "CONSULT", "planned"},
	{"Next week's talks between France and Iran will be short.", "CONSULT", "planned"},
	{"The date of President Tomas Okel's visit to Sweden has been set.", "CONSULT", "planned"},
	{"President Tomas Okel is preparing to visit Sweden.", "CONSULT", "planned"},
	{"President Tomas Okel is scheduled to hold talks with Foreign Minister Anya Reth later in the day.", "CONSULT", "planned"},
	{"France's president will be received by Iran's leader.", "CONSULT", "planned"},
	{"The ministers are to sign the treaty with Iran at noon.", "SUPPORT", "planned"},
	{"The government plans to release 40 prisoners.", "RETREAT", "planned"},
	{"France is going to expel two Russian diplomats.", "SANCTION", "planned"},
	{"France was going to meet Iran on Friday, a spokesman said.", "CONSULT", "planned"},
	{"The five leaders are to meet again in October.", "CONSULT", "planned"},
	{"President Tomas Okel, who visits Sweden next week, has little time.", "CONSULT", "planned"},
	{"France's foreign minister was due to meet President Tomas Okel later on Wednesday.", "CONSULT", "planned"},

	// ---- ongoing
	{"France and Iran are holding talks behind closed doors.", "CONSULT", "ongoing"},
	{"France and Iran are in talks in Geneva.", "CONSULT", "ongoing"},
	{"Talks between France and Iran were under way in Geneva.", "CONSULT", "ongoing"},
	{"Talks between France and Iran entered a second day on Tuesday.", "CONSULT", "ongoing"},
	{"President Tomas Okel is on a three-day visit to Sweden.", "CONSULT", "ongoing"},
	{"President Tomas Okel is visiting Sweden.", "CONSULT", "ongoing"},
	{"Talks between France and Iran opened in Geneva on Monday.", "CONSULT", "ongoing"},

	// ---- happened
	{"President Tomas Okel returned from a visit to Sweden.", "CONSULT", "happened"},
	{"\"I would urge Iran to free the crew,\" President Tomas Okel said.", "REQUEST", "happened"},
	{"\"We would like to thank Iran for its help,\" President Tomas Okel said.", "SUPPORT", "happened"},
	{"The meeting between President Tomas Okel and Foreign Minister Anya Reth nearly did not happen.", "CONSULT", "happened"},
	{"President Tomas Okel received Foreign Minister Anya Reth and Prime Minister Karl Berg. Their talks were frank, he said.", "CONSULT", "happened"},
	{"After six hours of talks with Iran, the French envoy flew home.", "CONSULT", "happened"},
	{"President Tomas Okel reportedly met Foreign Minister Anya Reth in Lyon.", "CONSULT", "happened"},
	{"Sources said President Tomas Okel had met Foreign Minister Anya Reth.", "CONSULT", "happened"},
	{"The crew was released by Iran.", "RETREAT", "happened"},
	{"President Tomas Okel met Foreign Minister Anya Reth again on Tuesday.", "CONSULT", "happened"},
	{"President Tomas Okel met Foreign Minister Anya Reth to discuss the treaty.", "CONSULT", "happened"},
	{"The talks between France and Iran went ahead as planned.", "CONSULT", "happened"},
	{"The talks between France and Iran went ahead despite the storm.", "CONSULT", "happened"},
	{"A long-delayed meeting between France and Iran took place on Sunday.", "CONSULT", "happened"},
	{"# President Okel meets Foreign Minister Reth in Lyon", "CONSULT", "happened"},
	{"President Tomas Okel wrapped up a visit to Sweden.", "CONSULT", "happened"},
	{"Not only did France meet Iran, it also lifted the embargo.", "CONSULT", "happened"},
	{"France confirmed that its envoy had met Iran's foreign minister.", "CONSULT", "happened"},
	{"Iran freed the crew after France had threatened sanctions.", "RETREAT", "happened"},
	{"Talks between France and Iran broke up without agreement.", "CONSULT", "happened"},
	{"Foreign Minister Anya Reth, fresh from talks with Iran, flew to Oslo.", "CONSULT", "happened"},

	// ---- more of each, with the words that turn a status over
	{"Talks between France and Iran that were due to resume on Friday have been delayed.", "CONSULT", "cancelled"},
	{"Sweden has withdrawn from talks with France.", "CONSULT", "cancelled"},
	{"Talks between France and Iran have been indefinitely postponed.", "CONSULT", "cancelled"},
	{"President Tomas Okel abandoned plans to visit Sweden.", "CONSULT", "cancelled"},
	{"The prime minister has dropped plans to send troops to Mali.", "MOBILIZE", "cancelled"},
	{"France has not ruled out sending troops to Mali.", "MOBILIZE", "possible"},
	{"France may cancel its talks with Iran.", "CONSULT", "possible"},
	{"The talks between France and Iran may be postponed.", "CONSULT", "possible"},
	{"President Tomas Okel is thinking of visiting Sweden.", "CONSULT", "possible"},
	{"President Tomas Okel is mulling a visit to Sweden.", "CONSULT", "possible"},
	{"It is unclear if President Tomas Okel will meet Foreign Minister Anya Reth.", "CONSULT", "possible"},
	{"Nobody knows whether President Tomas Okel will visit Sweden.", "CONSULT", "possible"},
	{"President Tomas Okel has yet to decide whether to visit Sweden.", "CONSULT", "possible"},
	{"President Tomas Okel had hoped to meet Foreign Minister Anya Reth.", "CONSULT", "possible"},
	{"President Tomas Okel was hoping to meet Foreign Minister Anya Reth.", "CONSULT", "possible"},
	{"President Tomas Okel should meet Foreign Minister Anya Reth, the opposition said.", "CONSULT", "possible"},
	{"President Tomas Okel is under pressure to meet Foreign Minister Anya Reth.", "CONSULT", "possible"},
	{"President Tomas Okel has asked to meet Foreign Minister Anya Reth.", "CONSULT", "possible"},
	{"President Tomas Okel needs to meet Foreign Minister Anya Reth, he said.", "CONSULT", "possible"},
	{"France's foreign minister was unable to attend the talks with Iran.", "CONSULT", "denied"},
	{"No meeting between President Tomas Okel and Foreign Minister Anya Reth is planned.", "CONSULT", "denied"},
	{"A meeting between President Tomas Okel and Foreign Minister Anya Reth is not planned.", "CONSULT", "denied"},
	{"President Tomas Okel would have met Foreign Minister Anya Reth had the storm not come.", "CONSULT", "denied"},
	{"France rejected calls to impose sanctions on Iran.", "SANCTION", "denied"},
	{"The ministry dismissed reports that France had imposed sanctions on Iran.", "SANCTION", "denied"},
	{"Iran denied reports that it had freed the crew.", "RETREAT", "denied"},
	{"Iran rejected allegations that its troops attacked the convoy.", "ASSAULT", "denied"},
	{"There was no meeting between President Tomas Okel and Foreign Minister Anya Reth.", "CONSULT", "denied"},
	{"There will be talks between France and Iran next week.", "CONSULT", "planned"},
	{"A meeting between France and Iran is set for Friday.", "CONSULT", "planned"},
	{"A date for the meeting between France and Iran has been fixed.", "CONSULT", "planned"},
	{"France's foreign minister will travel to Iran next week for a meeting with President Tomas Okel.", "CONSULT", "planned"},
	{"France's foreign minister will leave for Iran on Monday.", "CONSULT", "planned"},
	{"The two presidents are expected to sign a treaty.", "SUPPORT", "planned"},
	{"France vowed to impose sanctions on Iran.", "SANCTION", "planned"},
	{"France said it would impose sanctions on Iran.", "SANCTION", "planned"},
	{"France warned it would impose sanctions on Iran.", "SANCTION", "planned"},
	{"He told reporters that he was going to meet Iran's president.", "CONSULT", "planned"},
	{"A spokesman said the French leader was to meet President Tomas Okel on Thursday.", "CONSULT", "planned"},
	{"France has confirmed that its president will meet President Tomas Okel.", "CONSULT", "planned"},
	{"Foreign Minister Anya Reth said she planned to visit Sweden.", "CONSULT", "planned"},
	{"Sweden is preparing for a visit by President Tomas Okel.", "CONSULT", "planned"},
	{"Sweden will host a summit between France and Iran.", "CONSULT", "planned"},
	{"France's foreign minister met with his Iranian counterpart on the sidelines of the summit.", "CONSULT", "happened"},
	{"President Tomas Okel was forced to cancel his visit to Sweden.", "CONSULT", "cancelled"},
	{"President Tomas Okel had to cancel his visit to Sweden.", "CONSULT", "cancelled"},
	{"President Tomas Okel decided to cancel his visit to Sweden.", "CONSULT", "cancelled"},
	{"President Tomas Okel has agreed to postpone his visit to Sweden.", "CONSULT", "cancelled"},
	{"President Tomas Okel was compelled to release the prisoners.", "RETREAT", "happened"},
	{"Iran has already released the crew.", "RETREAT", "happened"},
	{"Iran finally released the crew.", "RETREAT", "happened"},
	{"Iran was believed to have released the crew.", "RETREAT", "possible"},
	{"Iran was about to release the crew.", "RETREAT", "planned"},
	{"Iran is in the process of releasing the crew.", "RETREAT", "ongoing"},
	{"Iran has begun releasing the crew.", "RETREAT", "ongoing"},
	{"Iran would release the crew in return for the wreck, the radio said.", "RETREAT", "conditional"},
	{"Iran will release the crew unless France objects.", "RETREAT", "conditional"},
	{"Iran will not release the crew unless the embargo is lifted.", "RETREAT", "conditional"},
	{"Iran would only release the crew if France apologised.", "RETREAT", "conditional"},
	{"Subject to an audit, France will lend Sudan two billion euros.", "AID", "conditional"},
	{"President Tomas Okel would sign a treaty on the waters of the river if Iran gave way.", "SUPPORT", "conditional"},
	{"He said France was in direct talks with Iran.", "CONSULT", "ongoing"},
	{"If all goes well, the two presidents will meet in Lyon.", "CONSULT", "conditional"},
	{"Pending approval by parliament, France will withdraw its troops from Mali.", "RETREAT", "conditional"},
	{"Even if it rains, President Tomas Okel will meet Foreign Minister Anya Reth.", "CONSULT", "planned"},
	{"France ruled out any talks with Iran.", "CONSULT", "denied"},
	{"France called for the talks with Iran to be postponed.", "CONSULT", "possible"},
	{"France has promised not to attack Iran.", "ASSAULT", "denied"},
	{"Iran pledged not to attack the convoy.", "ASSAULT", "denied"},
	{"It is not true that Iran attacked the convoy.", "ASSAULT", "denied"},
	{"Iran's ambassador said it was untrue that Iran attacked the convoy.", "ASSAULT", "denied"},
	{"The question is whether Iran attacked the convoy.", "ASSAULT", "possible"},
	{"Investigators want to find out who attacked the convoy.", "ASSAULT", "happened"},
	{"Iran allegedly attacked the convoy.", "ASSAULT", "possible"},
	{"Iran reportedly attacked the convoy.", "ASSAULT", "happened"},
	{"Iran cannot have attacked the convoy.", "ASSAULT", "denied"},
	{"Iran could not have attacked the convoy.", "ASSAULT", "denied"},
	{"Iran tried to attack the convoy.", "ASSAULT", "possible"},
	{"Iran is capable of attacking the convoy.", "ASSAULT", "possible"},
	{"Iran has the right to attack the convoy, he said.", "ASSAULT", "possible"},
	{"The parliament voted against sending troops to Mali.", "MOBILIZE", "denied"},
	{"The parliament voted to send troops to Mali.", "MOBILIZE", "planned"},
	{"Before meeting President Tomas Okel, the minister will visit Sweden.", "CONSULT", "planned"},
	{"Instead of meeting President Tomas Okel, the minister flew home.", "CONSULT", "denied"},
	{"The minister's visit to Sweden, originally planned for May, will now take place in June.", "CONSULT", "planned"},
	{"The minister's postponed visit to Sweden will take place in June.", "CONSULT", "planned"},
	{"France insisted that the talks with Iran were still on.", "CONSULT", "planned"},
	{"The talks between France and Iran are back on.", "CONSULT", "planned"},
	{"The talks between France and Iran are still on track.", "CONSULT", "planned"},
	{"France had agreed to meet Iran on Friday.", "CONSULT", "planned"},
	{"France had planned to meet Iran on Friday.", "CONSULT", "cancelled"},
	{"France's foreign minister had been scheduled to visit Iran on Friday.", "CONSULT", "cancelled"},
	{"France's foreign minister had been expected to visit Iran.", "CONSULT", "cancelled"},
	{"The two sides had been scheduled to hold talks.", "CONSULT", "cancelled"},
	{"France's foreign minister was to visit Iran on Friday.", "CONSULT", "planned"},
	{"France's foreign minister is no longer expected to visit Iran.", "CONSULT", "cancelled"},
	{"France's foreign minister no longer plans to visit Iran.", "CONSULT", "cancelled"},
	{"Talks between France and Iran are no longer planned.", "CONSULT", "cancelled"},
	{"The talks between France and Iran have not been cancelled.", "CONSULT", "planned"},
	{"Iran did not deny that it had attacked the convoy.", "ASSAULT", "possible"},
	{"France did not agree to meet Iran.", "CONSULT", "denied"},
	{"France never agreed to lift sanctions on Iran.", "RETREAT", "denied"},
	{"France has never recognised Kosovo.", "SUPPORT", "denied"},
	{"France did not confirm that it had expelled two Russian diplomats.", "SANCTION", "possible"},
	{"\"We will never meet Iran,\" President Tomas Okel said.", "CONSULT", "denied"},
	{"\"We are going to meet Iran,\" President Tomas Okel said.", "CONSULT", "planned"},
	{"\"We met Iran's president,\" President Tomas Okel said.", "CONSULT", "happened"},
	{"\"I hope to meet Iran's president soon,\" President Tomas Okel said.", "CONSULT", "possible"},
}

// missedStatus are known to come out wrong, each with the reason.
var missedStatus = []struct{ text, typ, status, reason string }{
	{"The army was on alert in case Iran attacked the convoy.", "ASSAULT", "happened", "the tree has no clause behind \"in case\""},
	{"France backed out of a meeting with Iran.", "SUPPORT", "happened", "the rule for backing takes it, not the one for meetings"},
	{"France has stopped short of imposing sanctions on Iran.", "SANCTION", "", "the tree takes \"imposing\" for a preposition"},
}

// notAnEvent may not come out with this status at all.
var notAnEvent = []stood{
	{"President Tomas Okel said the panel was not a criminal investigation.", "ACCUSE", "denied"},
	{"President Tomas Okel said the panel looked at the rules and was not a criminal investigation into trade.", "ACCUSE", "denied"},
	{"France said the exercise was not an attack on Iran.", "ASSAULT", "denied"},
	{"When some protesters attack police officers, the state answers.", "ASSAULT", "ongoing"},
	{"France told Sweden of the case, as it does when a Swedish citizen is arrested abroad.", "COERCE", "ongoing"},
	{"Iran has built a fence to keep rebels from attacking the convoy.", "ASSAULT", "happened"},
	{"He said the United States would be prepared to step in if Iran attacked Kuwait, which it had long claimed.", "ASSAULT", "happened"},
	{"Will France attack Iran?", "ASSAULT", "happened"},
	{"If Iran frees the crew, the sanctions will go.", "RETREAT", "happened"},
	{"France urged Sweden to attend the talks with Iran.", "CONSULT", "happened"},
	{"The main aim of a summit between France and Iran is peace.", "CONSULT", "happened"},
	{"France wants Iran to stop before it attacks the convoy.", "ASSAULT", "happened"},
	{"Iran was accused of having attacked the convoy.", "ASSAULT", "happened"},
	{"A meeting between France and Iran would help, Foreign Minister Anya Reth said.", "CONSULT", "happened"},
	{"French officials played down the chances of a meeting with Iran.", "CONSULT", "happened"},
	{"The two presidents were supposed to meet on Friday.", "CONSULT", "happened"},
	{"The two presidents were meant to meet on Friday.", "CONSULT", "happened"},
	{"France asked to postpone the talks with Iran.", "CONSULT", "happened"},
	{"Iran warned France not to attack the convoy.", "ASSAULT", "happened"},
	{"France urged Iran not to expel the diplomats.", "SANCTION", "happened"},
	{"France feared that Iran would attack the convoy.", "ASSAULT", "happened"},
	{"France said it was afraid Iran would attack the convoy.", "ASSAULT", "happened"},
	{"The army is ready should Iran attack the convoy.", "ASSAULT", "happened"},
	{"Had Iran attacked the convoy, France would have retaliated.", "ASSAULT", "happened"},
	{"If Iran had attacked the convoy, France would have known.", "ASSAULT", "happened"},
	{"Iran acted as if France had attacked the convoy.", "ASSAULT", "happened"},
	{"There is no evidence that Iran attacked the convoy.", "ASSAULT", "happened"},
	{"There is no proof that Iran attacked the convoy, the ministry said.", "ASSAULT", "happened"},
	{"The claim that Iran attacked the convoy is false.", "ASSAULT", "happened"},
	{"Suspicions that Iran attacked the convoy remain.", "ASSAULT", "happened"},
	{"France asked whether Iran had attacked the convoy.", "ASSAULT", "happened"},
	{"France suspects Iran of having attacked the convoy.", "ASSAULT", "happened"},
	{"Iran is suspected of attacking the convoy.", "ASSAULT", "happened"},
	{"Iran may not have attacked the convoy.", "ASSAULT", "happened"},
	{"An attempt by Iran to attack the convoy failed.", "ASSAULT", "happened"},
	{"Iran's attempt to attack the convoy was foiled.", "ASSAULT", "happened"},
	{"A court ordered Iran to release the crew.", "RETREAT", "happened"},
	{"The parliament voted on whether to send troops to Mali.", "MOBILIZE", "happened"},
	{"The ministers discussed imposing sanctions on Iran.", "SANCTION", "happened"},
	{"The ministers discussed sanctions against Iran.", "SANCTION", "happened"},
	{"The ministers failed to agree on sanctions against Iran.", "SANCTION", "happened"},
	{"The ministers were divided over imposing sanctions on Iran.", "SANCTION", "happened"},
	{"Calls for sanctions against Iran grew.", "SANCTION", "happened"},
	{"France threatened sanctions against Iran.", "SANCTION", "happened"},
	{"The minister was too ill to meet President Tomas Okel.", "CONSULT", "happened"},
	{"The minister arrived too late to meet President Tomas Okel.", "CONSULT", "happened"},
	{"The minister has time to meet President Tomas Okel.", "CONSULT", "happened"},
	{"The minister was scheduled to have met President Tomas Okel on Monday.", "CONSULT", "happened"},
	{"The minister's visit to Sweden will not take place before June.", "CONSULT", "happened"},
	{"The minister's visit to Sweden did not take place.", "CONSULT", "happened"},
}

func statusesOf(events []Event, typ string) (all []string) {
	for _, e := range events {
		if e.Type == typ {
			all = append(all, e.Status.String())
		}
	}
	return all
}

func TestProseStatus(t *testing.T) {
	wrong := 0
	for _, w := range proseStatus {
		in, events := coded(t, w.text)
		got := statusesOf(events, w.typ)
		ok := len(got) > 0
		for _, g := range got {
			ok = ok && g == w.status
		}
		if !ok {
			wrong++
			t.Logf("%s\n\twant %s %s, got %s", w.text, w.typ, w.status, strings.Join(describe(in, events), "\n\t     "))
		}
	}
	t.Logf("%d of %d wrong", wrong, len(proseStatus))
	if float64(wrong) > tolerated*float64(len(proseStatus)) {
		t.Errorf("%d of %d sentences have the wrong status", wrong, len(proseStatus))
	}
}

// TestMissedStatus logs the known misses that come out right by now: those
// belong in the table.
func TestMissedStatus(t *testing.T) {
	for _, w := range missedStatus {
		_, events := coded(t, w.text)
		if got := strings.Join(statusesOf(events, w.typ), " "); got != w.status {
			t.Logf("%s\n\tno longer %s %q but %q (%s)", w.text, w.typ, w.status, got, w.reason)
		}
	}
}

func TestNoEventInProse(t *testing.T) {
	for _, w := range notAnEvent {
		in, events := coded(t, w.text)
		for _, g := range statusesOf(events, w.typ) {
			if g == w.status {
				t.Errorf("%s\n\tmust not be %s %s: %s", w.text, w.typ, w.status, strings.Join(describe(in, events), "\n\t     "))
			}
		}
	}
}
