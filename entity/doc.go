// Package entity turns mentions (names, titles, pronouns, nouns) into actors:
// people with their offices, states, organisations and groups, with
// coreference inside one report. A place that acts is an actor: "Washington
// said" and "the United States said" are said by one.
//
// [New] builds a [Resolver] from a lexicon; [Resolver.Resolve] reads one report.
// The rules go by words (words.txt, cultures.txt, the lexicon) and by trees.
// The rules know nobody by name: who a bare surname means is decided by what the
// report says of its bearers, and where it does not say, the mention is put
// into [Result.Ambiguous] with all of them.
//
// # How it works
//
//	names.go     runs of capitalised words are cut into states, bodies, titles and names
//	namekind.go  what a name names: a person, an organisation, a thing
//	states.go    states, peoples, bodies and organisations by name
//	person.go    the titles before a person's name
//	nouns.go     noun phrases: offices without a name, groups, bodies
//	place.go     does a state act, is it a place, or does it describe?
//	compass.go   "the North", "North and South Korea"
//	chain.go     names linked to names: people, states, organisations
//	known.go     what the lexicon knows of people named in full
//	describe.go  appositions, relative clauses, "X is the foreign minister"
//	shared.go    plural titles and those who hold them
//	country.go   the countries of people and bodies
//	short.go     bare surnames
//	titles.go    "the foreign minister", "the general"
//	holder.go    titles of which only one person can be the holder
//	pronoun.go   "he", "its", "they"
//	backwards.go other nouns, "both sides", "I" and "you"
//	result.go    everything put in order
//
// Linking goes from what is sure to what is not: full names, descriptions
// beside them, surnames, then titles, nouns and pronouns in the order of the
// text; titles and captions last, since they lean on the whole report. This is
// the order of the sieves of Raghunathan et al. (2010) and Lee et al. (2013);
// pronouns are weighed after Lappin and Leass (1994).
//
// # What it does not do
//
// Plural pronouns for people who are named apart ("they" for two who met) are
// linked only where the two stand in one phrase. "This" and "that" for what was
// said are not linked. Nothing is known of the world but the lexicon: who stands
// there with an office on the day of the report, and is named in full, has it, and
// [Office.Why] says so; who does not, and whom the report gives neither office nor
// country, has none. A bare surname never leads to the lexicon.
package entity
