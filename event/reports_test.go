package event

// report is a short report of ours with events that it must give once, and
// events that it must not give.
type report struct {
	name   string
	text   string
	want   []sentence
	never  []sentence
	stages int // how many entries the first plan of the report has
}

var reports = []report{
	{
		name: "told three times",
		text: "# Reth meets Okel in Lyon\n\nForeign Minister Anya Reth met President Tomas Okel in Lyon on Monday.\n\n" +
			"> President Tomas Okel meets Foreign Minister Anya Reth in Lyon\n\n" +
			"Mr Okel's meeting with Ms Reth was the first in ten years, officials said.\n\n" +
			"France urged Iran to release the crew.",
		want: []sentence{
			{"", "CONSULT", "happened", "Reth + Okel", ""},
			{"", "REQUEST", "happened", "France", "Iran"},
		},
	},
	{
		name: "called off and moved",
		text: "President Tomas Okel has called off his visit to Sweden, due to begin on Friday.\n\n" +
			"His office said that he would visit Sweden in June.",
		want: []sentence{
			{"", "CONSULT", "cancelled", "Okel", "Sweden"},
			{"", "CONSULT", "planned", "Okel", "Sweden"},
		},
		never:  []sentence{{"", "CONSULT", "happened", "", ""}},
		stages: 2,
	},
	{
		name: "a summit that may not be",
		text: "# Doubts over Okel-Reth summit\n\nPresident Tomas Okel and Prime Minister Anya Reth are due to meet in Lyon on 12 June.\n\n" +
			"Officials have been working to get the summit back on track after Mr Okel announced last week that he was no longer attending.\n\n" +
			"If it does go ahead, it will be the first time that the two leaders have met.",
		want: []sentence{
			{"", "CONSULT", "planned", "Okel + Reth", ""},
			{"", "CONSULT", "cancelled", "Okel + Reth", ""},
			{"", "CONSULT", "ongoing", "Officials", ""},
		},
		never:  []sentence{{"", "CONSULT", "happened", "", ""}},
		stages: 3,
	},
	{
		name: "a deal struck by those who agreed",
		text: "# Kenya, Sudan agree to reopen border\n\nDeal struck after four days of talks in Oslo.\n\nKenya and Sudan agreed on Friday to reopen their border.",
		want: []sentence{
			{"", "AGREE", "happened", "", ""},
		},
	},
	{
		name: "longed for, and arranged",
		text: "President Tomas Okel and Prime Minister Anya Reth will meet in Lyon on 12 June. Sweden has wanted such a meeting for years.",
		want: []sentence{
			{"", "CONSULT", "planned", "Okel + Reth", ""},
		},
		never: []sentence{{"", "CONSULT", "possible", "", ""}},
	},
	{
		name: "a deed that may be done, told as an offer",
		text: "If the crew is freed, France could lift its sanctions on Iran, offering grain and other aid to Iran.",
		want: []sentence{
			{"", "RETREAT", "conditional", "France", "Iran"},
			{"", "AID", "conditional", "France", "Iran"},
		},
		never: []sentence{{"", "AGREE", "", "", ""}},
	},
	{
		name: "put off, told by a pronoun",
		text: "President Tomas Okel will meet Foreign Minister Anya Reth in Lyon in June.\n\nThe meeting was planned for March, but it was postponed at Sweden's request.",
		want: []sentence{
			{"", "CONSULT", "planned", "Okel + Reth", ""},
			{"", "CONSULT", "cancelled", "Okel + Reth", ""},
		},
		never: []sentence{{"", "CONSULT", "happened", "", ""}},
	},
	{
		name: "agreed, with the step agreed",
		text: "France and Sweden agreed on Tuesday to hold talks in Lyon next week.",
		want: []sentence{
			{"", "AGREE", "happened", "France + Sweden", ""},
			{"", "CONSULT", "planned", "France + Sweden", ""},
		},
		never: []sentence{{"", "CONSULT", "happened", "", ""}},
	},
	{
		name: "a threat of one's own",
		text: "\"We will expel the Iranian ambassador unless the crew is freed,\" President Tomas Okel said.",
		want: []sentence{
			{"", "THREATEN", "happened", "Okel", ""},
			{"", "SANCTION", "conditional", "Okel", ""},
		},
	},
	{
		name: "said of another",
		text: "Iran must release the crew, President Tomas Okel said on Monday.",
		want: []sentence{{"", "REQUEST", "happened", "Okel", "Iran"}},
		never: []sentence{
			{"", "RETREAT", "happened", "", ""}, {"", "RETREAT", "planned", "", ""},
		},
	},
	{
		name: "accused and denied",
		text: "Sweden accused Iran of bombing a ferry.\n\nIran denied that it had bombed the ferry.",
		want: []sentence{
			{"", "ACCUSE", "happened", "Sweden", "Iran"},
			{"", "ASSAULT", "denied", "Iran", ""},
		},
		never: []sentence{{"", "ASSAULT", "happened", "", ""}},
	},
	{
		name: "talks below the level of those who agree on them",
		text: "President Tomas Okel of Kenya and President Anya Reth of Sudan met on Monday. " +
			"They agreed that the high-level talks postponed on 16 March will be held on Friday.",
		want: []sentence{
			{"", "CONSULT", "happened", "Okel + Reth", ""},
			{"", "CONSULT", "cancelled", "Kenya + Sudan", ""},
			{"", "CONSULT", "planned", "Kenya + Sudan", ""},
		},
	},
	{
		name: "a further meeting of two of the three",
		text: "League President Mikkel Holm will host Prime Minister Anya Reth of Sweden and President Tomas Okel of Kenya, a League spokesperson said. " +
			"The two will sit down again on 1 June in Oslo.",
		want: []sentence{
			{"", "CONSULT", "planned", "Holm + Reth + Okel", ""},
			{"", "CONSULT", "planned", "Reth + Okel", ""},
		},
	},
	{
		name: "a meeting of another day",
		text: "Kenya and Sudan will meet in Lyon on 14 May. A meeting that had been set for 7 March in Lyon fell through.",
		want: []sentence{
			{"", "CONSULT", "planned", "Kenya + Sudan", ""},
			{"", "CONSULT", "cancelled", "Kenya + Sudan", ""},
		},
	},
	{
		name: "the two of the sentence",
		text: "Prime Minister Ilse Marren of Norway met General Darro Venn of Chad in Oslo.\n\n" +
			"Officials said Kenyan President Tomas Okel would press Swedish Foreign Minister Anya Reth on trade when the two meet on 27 April.",
		want: []sentence{
			{"", "CONSULT", "happened", "Marren + Venn", ""},
			{"", "CONSULT", "planned", "Okel + Reth", ""},
		},
	},
	{
		name: "an object that the parser takes for a speaker",
		text: "Tomas Okel, the Kenyan president, on Monday met Swedish Foreign Minister Anya Reth, who was in Lyon, the agency reported.",
		want: []sentence{{"", "CONSULT", "happened", "Okel + Reth", ""}},
	},
	{
		name: "on the way",
		text: "Swedish Foreign Minister Anya Reth was on her way to Kenya on Tuesday to meet President Tomas Okel. A French delegation left on Sunday for Kenya.",
		want: []sentence{
			{"", "CONSULT", "ongoing", "Reth", "Okel"},
			{"", "CONSULT", "ongoing", "delegation", "Kenya"},
		},
	},
	{
		name: "stayed away",
		text: "Kenyan President Tomas Okel stayed away from a summit in Lyon, and Swedish Foreign Minister Anya Reth did not come to Oslo for talks with Mikkel Holm.",
		want: []sentence{
			{"", "CONSULT", "cancelled", "Okel", ""},
			{"", "CONSULT", "denied", "Reth + Holm", ""},
		},
	},
	{
		name: "a meeting held beside one to come",
		text: "President Tomas Okel of Kenya will meet Prime Minister Anya Reth of Sweden in Oslo on 12 June.\n\n" +
			"The captives came home with the foreign minister, Darro Venn. He had brought them out of Uppsala on Wednesday after a 90-minute meeting with Ms Reth.",
		want:  []sentence{{"", "CONSULT", "planned", "Okel + Reth", ""}},
		never: []sentence{{"", "CONSULT", "happened", "Okel", ""}},
	},
	{
		name: "a held meeting without its other side",
		text: "President Tomas Okel of Kenya will meet Prime Minister Anya Reth of Sweden in Oslo on 12 June.\n\n" +
			"It was announced on Monday after talks with Ms Reth. The meeting was held in secret, an aide said. A 90-minute meeting with Ms Reth took place.",
		want:  []sentence{{"", "CONSULT", "planned", "Okel + Reth", ""}},
		never: []sentence{{"", "CONSULT", "happened", "Okel", ""}},
	},
	{
		name: "arrived for a summit to come",
		text: "President Tomas Okel of Kenya will meet Prime Minister Anya Reth of Sweden in Oslo.\n\n" +
			"Mr Okel has arrived in Oslo for Tuesday's summit with Ms Reth.",
		want: []sentence{
			{"", "CONSULT", "planned", "Okel + Reth", ""},
			{"", "CONSULT", "happened", "Okel", ""},
		},
		never: []sentence{{"", "CONSULT", "happened", "Okel + Reth", ""}, {"", "CONSULT", "happened", "Okel", "Reth"}},
	},
	{
		name: "called off days before",
		text: "Kenyan diplomats have crossed into Sudan for talks aimed at rescuing the summit between Tomas Okel and Anya Reth, three days after Mr Okel called it off.\n\n" +
			"No one has said in so many words that the summit will be held on that day.",
		want: []sentence{
			{"", "CONSULT", "planned", "Okel + Reth", ""},
			{"", "CONSULT", "cancelled", "Okel + Reth", ""},
		},
		never: []sentence{{"", "CONSULT", "denied", "", ""}},
	},
	{
		name: "perhaps not",
		text: "President Tomas Okel of Kenya will meet Prime Minister Anya Reth of Sweden in Oslo.\n\n" +
			"\"It's possible things won't go well and we won't have the talks with Ms Reth,\" he said.",
		want: []sentence{
			{"", "CONSULT", "planned", "Okel + Reth", ""},
			{"", "CONSULT", "possible", "Okel + Reth", ""},
		},
		never: []sentence{{"", "CONSULT", "denied", "", ""}, {"", "CONSULT", "cancelled", "", ""}},
	},
	{
		name: "a list of talks to come",
		text: "Kenya and Sudan held talks in Oslo on Friday.\n\nThey agreed as follows:\n\n" +
			"- Military talks will be held on 14 June in Lyon.\n- Talks on fishing will be held on 18 June in Geneva.",
		want: []sentence{
			{"", "CONSULT", "happened", "Kenya + Sudan", ""},
			{"", "CONSULT", "planned", "Kenya + Sudan", ""},
		},
	},
	{
		name: "invited",
		text: "It rained. Mikkel Holm said he had invited President Tomas Okel and Premier Anya Reth to Lyon.",
		want: []sentence{
			{"", "REQUEST", "happened", "Holm", "Okel + Reth"},
			{"", "CONSULT", "possible", "Okel + Reth", "Holm"},
		},
	},
	{
		name: "brought out",
		text: "It rained. Swedish Foreign Minister Anya Reth had brought the captives out of Kenya on Wednesday after a meeting with President Tomas Okel.",
		want: []sentence{
			{"", "CONSULT", "happened", "Reth", "Kenya"},
			{"", "CONSULT", "happened", "Reth + Okel", ""},
		},
	},
	{
		name: "two who are parted from their verb",
		text: "It rained. Kenyan diplomat Tomas Okel and Sweden's Anya Reth, who have already met several times in Lyon, are expected to sit down once more on Monday.",
		want: []sentence{
			{"", "CONSULT", "happened", "Okel + Reth", ""},
			{"", "CONSULT", "planned", "Okel + Reth", ""},
		},
	},
	{
		name: "in the course of a visit that is off",
		text: "The visit of Foreign Minister Darro Venn to Sweden has been postponed. " +
			"Within the framework of the visit, a round of talks between Minister Venn and Premier Anya Reth was to be held.",
		want: []sentence{
			{"", "CONSULT", "cancelled", "Venn", "Sweden"},
			{"", "CONSULT", "cancelled", "Venn + Reth", ""},
		},
		never: []sentence{{"", "CONSULT", "planned", "", ""}},
	},
	{
		name: "a headline behind a meeting",
		text: "# Okel says summit with Reth back on for 3 June after meeting envoy Darro Venn\n\n" +
			"President Tomas Okel said on Friday he would meet Premier Anya Reth on 3 June after all, reviving a summit that he had called off.",
		want: []sentence{
			{"", "CONSULT", "planned", "Okel + Reth", ""},
			{"", "CONSULT", "cancelled", "Okel + Reth", ""},
		},
		never: []sentence{{"", "CONSULT", "planned", "Venn", ""}, {"", "CONSULT", "cancelled", "Venn", ""}},
	},
}
