package entity_test

// The cases: a text, and what a careful reader takes from it. A line "# ..."
// is a headline, "! ..." a caption, "= ..." a heading. The people are invented.
//
//	"Name: kind country sector"   there is such an actor ("-" for none)
//	"words -> Name"               the mention is of the actor; "he#2" is the second "he"
//	"words ?"                     the mention is ambiguous
//	"words =/= words"             the two mentions are not of one actor
//	"Name is title (time)"        the actor has the office
//	"words acts|place|describes"  how the mention is used
//	"words -> A + B"              the mention is of a group with these members
//	"no Name"                     there is no such actor
var cases = []struct {
	name, text string
	want       []string
}{
	// Titles before names.
	{"title, country and name are one mention", "US Secretary of State Dan Harlow flew to Brussels on Monday.",
		[]string{"US Secretary of State Dan Harlow -> Dan Harlow", "Dan Harlow: person USA GOV", "Dan Harlow is Secretary of State (current)", "US describes"}},
	{"lower-case title", "French foreign minister Luc Morel met reporters.",
		[]string{"French foreign minister Luc Morel -> Luc Morel", "Luc Morel: person FRA GOV", "French -> France"}},
	{"possessor before a title", "Iran's deputy foreign minister Reza Kamali rejected the plan.",
		[]string{"deputy foreign minister Reza Kamali -> Reza Kamali", "Reza Kamali: person IRN GOV", "Reza Kamali is deputy foreign minister (current)"}},
	{"rank", "Gen Anwar Siddiq met the visitors. The general left early.",
		[]string{"Gen Anwar Siddiq -> Anwar Siddiq", "The general -> Anwar Siddiq", "Anwar Siddiq: person - MIL"}},
	{"rank with full stop", "Lt. Gen. Oscar Prado said the border was calm. Gen. Prado spoke in Lima.",
		[]string{"Lt. Gen. Oscar Prado -> Oscar Prado", "Gen. Prado -> Oscar Prado"}},
	{"former and rank", "Former Chadian leader Colonel Idris Hamdan gave up power.",
		[]string{"Former Chadian leader Colonel Idris Hamdan -> Idris Hamdan", "Idris Hamdan: person TCD ELI", "Idris Hamdan is leader (former)"}},
	{"seat in a title", "White House spokesman Ted Marsh declined to answer.",
		[]string{"White House spokesman Ted Marsh -> Ted Marsh", "Ted Marsh: person USA GOV"}},
	{"body in a title", "NATO Secretary-General Nils Brandt called for calm.",
		[]string{"Nils Brandt: person - MIL", "NATO describes"}},
	{"ex with a hyphen", "Ex-president Marta Solano told a court she was innocent.",
		[]string{"Marta Solano is president (former)", "she -> Marta Solano"}},
	{"deputy is part of the office", "Deputy Prime Minister Ivan Petkov resigned.",
		[]string{"Ivan Petkov is Deputy Prime Minister (current)"}},
	{"honorific tells gender", "Dana Reeve met Mr Okafor. She thanked him.",
		[]string{"She -> Dana Reeve", "him -> Okafor"}},
	{"king", "King Hamza of Jordan received the envoy. The king spoke for an hour.",
		[]string{"The king -> Hamza"}},

	// Appositions and clauses.
	{"name, then office", "Luc Morel, the French foreign minister, arrived on Friday.",
		[]string{"Luc Morel is foreign minister (current)", "Luc Morel: person FRA GOV", "the French foreign minister -> Luc Morel"}},
	{"office, then name", "The Russian ambassador, Oleg Sitnikov, was summoned.",
		[]string{"The Russian ambassador -> Oleg Sitnikov", "Oleg Sitnikov: person RUS GOV"}},
	{"former ambassador to another country", "The talks were led by Anna Vogel, a former US ambassador to Japan, in Geneva.",
		[]string{"Anna Vogel: person USA ELI", "Anna Vogel is ambassador (former)"}},
	{"relative clause with an office", "Gen Ri, who is vice-chairman of the defence committee, stayed at home.",
		[]string{"Ri is vice-chairman (current)", "who -> Ri"}},
	{"dashes", "Omar Haddad - who is foreign minister of Jordan - went home.",
		[]string{"Omar Haddad is foreign minister (current)", "Omar Haddad: person JOR GOV"}},
	{"predicate", "Omar Haddad was prime minister of Jordan until last year.",
		[]string{"Omar Haddad is prime minister (former)"}},
	{"a denied office is none", "Omar Haddad would become prime minister if he won.",
		[]string{"Omar Haddad: person - -"}},
	{"aide and boss are two", "One of Carlos Vega's closest aides, General Rui Pinto, met the envoy. Mr Vega stayed away.",
		[]string{"General Rui Pinto =/= Carlos Vega", "Rui Pinto is aide (current)", "Mr Vega -> Carlos Vega"}},
	{"correspondent", "The BBC's Maria Lund in Cairo says the mood is tense.",
		[]string{"Maria Lund: person - JRN", "Cairo place"}},
	{"chief of staff", "They met Pavel Gromov, the chief of staff to the Russian president, in Sochi.",
		[]string{"Pavel Gromov is chief of staff (current)", "Pavel Gromov: person RUS GOV"}},
	{"age between name and who", "Elena Ruiz, 46, who leads the party, spoke.",
		[]string{"who -> Elena Ruiz"}},

	// One surname, several people.
	{"general and leader", "South Korea's Ahn Song-ho sent General Ahn Kyong-il to Beijing. Gen Ahn will stay a week. Mr Ahn will follow.",
		[]string{"Gen Ahn -> Ahn Kyong-il", "Mr Ahn -> Ahn Song-ho"}},
	{"family name first", "Chinese Vice Premier Wang Minghua met Li Jianguo. Mr Wang thanked Mr Li.",
		[]string{"Mr Wang -> Wang Minghua", "Mr Li -> Li Jianguo"}},
	{"given name is no surname", "Tom Baker met Baker Jones in Paris. Mr Baker smiled.",
		[]string{"Mr Baker -> Tom Baker"}},
	{"two of one name in a sentence", "Lee Joon-ho of South Korea met Lee Wei Ming of Singapore. Mr Lee was pleased.",
		[]string{"Lee Joon-ho =/= Lee Wei Ming", "Mr Lee ?"}},
	{"husband and wife", "President John Carver and his wife Mary Carver visited Rome. Mrs Carver opened a school. Mr Carver met the pope.",
		[]string{"Mrs Carver -> Mary Carver", "Mr Carver -> John Carver"}},
	{"the one nearer", "Hassan Rashidi resigned on Monday.\nThe police made no statement.\nNobody else left the cabinet.\nA week went by.\nKarim Rashidi took over his post. Mr Rashidi is 50.",
		[]string{"Mr Rashidi -> Karim Rashidi"}},
	{"country tells", "Park Min-jun of South Korea met US envoy Joseph Park. South Korea's Park left at noon.",
		[]string{"Park -> Park Min-jun"}},
	{"office tells", "President Juan Ortega met Foreign Minister Luis Ortega. President Ortega spoke first.",
		[]string{"President Ortega -> Juan Ortega"}},
	{"spelling", "Volodymyr Zelenskyy spoke in Kyiv. Mr Zelensky thanked his hosts.",
		[]string{"Mr Zelensky -> Volodymyr Zelenskyy"}},
	{"hyphen or space", "Ahn Song-ho spoke in Seoul. South Korean leader Ahn Song Ho left.", []string{"South Korean leader Ahn Song Ho -> Ahn Song Ho", "Ahn Song-ho -> Ahn Song Ho"}},
	{"middle initial", "Robert T. Coleman arrived. Robert Coleman met the press.",
		[]string{"Robert Coleman -> Robert T. Coleman"}},
	{"particle", "Crown Prince Faisal bin Nasser met envoys. Prince Faisal left.",
		[]string{"Prince Faisal -> Faisal bin Nasser"}},

	{"father and son", "US President James R. Alden spoke on Monday. President Alden's father, former President James Alden, listened. President Alden thanked him.",
		[]string{"US President James R. Alden =/= former President James Alden", "President Alden#2 -> James R. Alden", "him -> James Alden"}},
	{"a line that ends in a hyphen", "South Korean Foreign Minister Ahn Ki- moon met reporters. Ahn left.",
		[]string{"Ahn -> Ahn Ki-moon"}},
	{"counterpart", "French Foreign Minister Luc Morel met his Dutch counterpart Jan Bakker. The Dutch foreign minister left early.",
		[]string{"Jan Bakker: person NLD GOV", "The Dutch foreign minister -> Jan Bakker"}},
	{"as gives an office", "The king chose Rania Saleh as foreign minister.", []string{"Rania Saleh is foreign minister (current)"}},
	{"a title with a clause", "Libyan leader Idris Hamdan spoke. The Libyan leader, who is ill, will not travel.",
		[]string{"The Libyan leader -> Idris Hamdan", "who -> Idris Hamdan"}},
	{"an official is not the minister", "Foreign Minister Luc Morel spoke. The official said nothing.",
		[]string{"The official =/= Foreign Minister Luc Morel"}},

	{"two titles", "Deputy Prime Minister and Foreign Minister Jan Kowal of Poland signed.", []string{"Jan Kowal is Foreign Minister (current)", "Jan Kowal is Deputy Prime Minister (current)"}},
	{"possessor of the subject", "Prime Minister Dov Amiel's office denied that he had met the emir.", []string{"he -> Dov Amiel"}},
	{"title first, name later", "The leader of the opposition will fly to Oslo, Kenya's foreign minister said on Tuesday. Foreign Minister Ann Wambui told reporters that she was pleased.",
		[]string{"Kenya's foreign minister -> Ann Wambui", "Ann Wambui: person KEN GOV", "she -> Ann Wambui"}},
	{"negotiator of rebels", "The Houthis' chief negotiator, Yahya Nasser, denied it.", []string{"Yahya Nasser: person YEM REB"}},
	{"predecessor", "President Elena Duarte of Colombia and her predecessor, Juan Rojas, opened the bridge.", []string{"Juan Rojas: person COL ELI"}},
	{"spokesman of a president", "President Kerem Aksoy of Turkey will come, his spokesman said.", []string{"spokesman: person TUR GOV", "his -> Kerem Aksoy"}},
	{"ambassador, then name", "The Ethiopian ambassador to Sudan, Yonas Tadesse, denied it.",
		[]string{"Yonas Tadesse is ambassador (current)", "Yonas Tadesse: person ETH GOV", "Sudan describes"}},

	// Headlines and captions.
	{"pair in a headline", "# Harlow-Ahn talks in doubt\nUS President Mark Harlow said he would not meet North Korean leader Ahn Song-ho. Mr Ahn has a deputy, Ahn Chol.",
		[]string{"Harlow -> Mark Harlow", "Ahn -> Ahn Song-ho"}},
	{"pair of states", "The US-Russia treaty ends in May.", []string{"US -> United States", "Russia -> Russia"}},
	{"caption stands aside", "Prime Minister Anita Rao spoke on Monday.\n! Farmer Ravi Menon grows rice\nShe promised help.",
		[]string{"She -> Anita Rao"}},
	{"caption with a surname", "Prime Minister Anita Rao met farmers.\n! Ms Rao (left) has promised help",
		[]string{"Ms Rao -> Anita Rao"}},

	// States by many names.
	{"capital acts", "Moscow has rejected the proposal, and Russia will not sign.", []string{"Moscow -> Russia", "Moscow acts"}},
	{"capital is a place", "The envoy travelled to Moscow. Russia was pleased.", []string{"Moscow place", "Russia acts"}},
	{"seat acts", "The White House said the US would wait.", []string{"The White House -> -", "White House -> United States", "White House acts"}},
	{"in a state", "In Russia, the minister held talks with Iran.", []string{"Russia place", "Iran acts"}},
	{"with a state", "Norway agreed to a summit with Russia.", []string{"Russia acts", "Norway acts"}},
	{"a signal to a capital", "Tehran sent a signal to Washington. Iran hopes the United States will listen.",
		[]string{"Washington acts", "Washington -> United States"}},
	{"adjective", "Turkish officials met Greek diplomats.", []string{"Turkish describes", "Turkish -> Turkey", "Turkish officials: group TUR GOV"}},
	{"compass", "North Korea fired a missile. The North said it was a test.", []string{"North -> North Korea"}},
	{"South American is not American", "South American leaders met.", []string{"no United States"}},
	{"only a place", "The report was written in Cairo.", []string{"no Egypt"}},
	{"the country", "Ethiopia asked for help. Aid has begun to reach the country.", []string{"the country -> Ethiopia"}},
	{"visit", "The pope will visit Iraq in March.", []string{"Iraq place"}},
	{"it for a state", "Japan said it would not attend.", []string{"it -> Japan"}},

	// Organisations.
	{"acronym", "The World Health Organization sent a team. The WHO said it would stay.", []string{"WHO -> World Health Organization"}},
	{"ministry", "Egypt's foreign ministry condemned the attack. The ministry called for calm.",
		[]string{"The ministry -> Egypt's foreign ministry", "Egypt's foreign ministry: organisation EGY GOV"}},
	{"state media", "In Syria, state media said the army had withdrawn.", []string{"state media: organisation SYR JRN"}},
	{"another country's congress", "The Peruvian Congress approved the treaty.", []string{"Congress: organisation PER LEG"}},
	{"embassy of", "The Embassy of the Russian Federation sent a note.", []string{"Embassy of the Russian Federation: organisation RUS GOV"}},
	{"radio", "She told Radio Horizonte that the bridge was open.", []string{"Radio Horizonte -> Radio Horizonte"}},
	{"government delegation", "Norway hosts the talks on Sudan's war. The government delegation of Sudan left the hotel.", []string{"The government delegation =/= Norway"}},
	{"seat of a union", "The EU will answer. Brussels said the tariffs were illegal.", []string{"Brussels -> EU"}},
	{"the group", "Hamas said it would hand over the list. The group accused Israel of delays.", []string{"The group -> Hamas"}},
	{"party organ", "The Communist Party's Central Committee met.", []string{"Communist Party's Central Committee -> Communist Party's Central Committee"}},

	// Titles without names.
	{"the minister", "Foreign Minister Luc Morel met Prime Minister Ana Costa. The prime minister smiled, and the foreign minister left.",
		[]string{"The prime minister -> Ana Costa", "the foreign minister -> Luc Morel"}},
	{"the leader by country", "US President Mark Harlow wrote to Russian President Igor Belov. The US leader hopes for an answer.",
		[]string{"The US leader -> Mark Harlow"}},
	{"two presidents", "Presidents Mark Harlow and Igor Belov met. The president spoke.", []string{"The president ?"}},
	{"former minister", "Michel Bardot, a former defence minister, wrote a book. The former minister lives in Paris.",
		[]string{"The former minister -> Michel Bardot"}},
	{"indefinite title is somebody else", "President Mark Harlow spoke. A president must listen.", []string{"A president =/= President Mark Harlow"}},

	// Pronouns.
	{"he said after speech", "US envoy Dan Harlow met Ali Reza in Oman. Mr Reza will go to Washington, he said.",
		[]string{"he -> Dan Harlow"}},
	{"subject of the sentence before", "Dan Harlow met Peter Lang. He then left.", []string{"He -> Dan Harlow"}},
	{"object is not the subject", "Dan Harlow met Peter Lang and told him to wait.", []string{"him -> Peter Lang"}},
	{"gender", "Angela Stein met Peter Lang. She thanked him.", []string{"She -> Angela Stein", "him -> Peter Lang"}},
	{"forward", "At his palace, President Okello received the envoys.", []string{"his -> Okello"}},
	{"reflexive", "Peter Lang blamed himself.", []string{"himself -> Peter Lang"}},
	{"inside a quotation", "\"He must go,\" Dan Harlow said of President Igor Belov. Mr Belov replied that he would not.",
		[]string{"he -> Igor Belov"}},
	{"it takes no person", "Dan Harlow signed the treaty. It ends in May.", []string{"It =/= Dan Harlow"}},

	// Groups.
	{"two states' officials", "North Korean and US officials have been working on the summit.",
		[]string{"North Korean and US officials -> North Korea + United States"}},
	{"rebels", "Turkish-backed rebels took the town.", []string{"Turkish-backed rebels: group - REB"}},
	{"unnamed source", "A senior official told reporters the deal was close.", []string{"senior official: person - GOV"}},
	{"team", "A US team led by Dan Harlow arrived in Oslo.", []string{"US team: group USA -", "A US team =/= Dan Harlow"}},
	{"both sides", "Iran and Iraq signed a truce. Both sides promised to keep it.", []string{"Both sides -> Iran + Iraq"}},
	{"leaders of two states", "The leaders of Egypt and Ethiopia will meet. President Hatem Gamal of Egypt and Prime Minister Dawit Bekele of Ethiopia have agreed.",
		[]string{"The leaders of Egypt and Ethiopia -> -"}},
	{"two neighbours", "Colombia and Venezuela signed a pact. The two neighbours share a border.", []string{"The two neighbours -> Colombia + Venezuela"}},
	{"the two leaders", "Mark Harlow and Igor Belov met in Geneva. The two leaders shook hands.",
		[]string{"The two leaders -> Mark Harlow + Igor Belov"}},
	{"nationality noun", "The Americans left first.", []string{"The Americans -> -", "Americans: group USA CVL"}},
}
