package wordnet

// ending is a rule of detachment: a form that ends so is a form of the lemma
// that ends so, if WordNet has the lemma in one of the parts of speech.
type ending struct {
	ending, lemma string
	pos           uint8
}

// The rules of WordNet's morphy(7), by the last letters of the form, in its
// order for each part of speech. Rules of one ending and outcome are one.
var (
	endingsIES = []ending{{"s", "", Noun | Verb}, {"ies", "y", Noun | Verb}, {"es", "", Verb}}
	endingsXES = []ending{{"s", "", Noun | Verb}, {"es", "", Noun | Verb}} // -ses, -xes, -zes, -ches, -shes
	endingsES  = []ending{{"s", "", Noun | Verb}, {"es", "", Verb}}
	endingsSS  = []ending{{"s", "", Verb}}
	endingsS   = []ending{{"s", "", Noun | Verb}}
	endingsMEN = []ending{{"men", "man", Noun}}
	endingsED  = []ending{{"ed", "e", Verb}, {"ed", "", Verb}}
	endingsING = []ending{{"ing", "e", Verb}, {"ing", "", Verb}}
	endingsER  = []ending{{"er", "", Adjective}, {"er", "e", Adjective}}
	endingsEST = []ending{{"est", "", Adjective}, {"est", "e", Adjective}}
)

// endings returns the rules that fit a form.
func endings(low []byte) []ending {
	n := len(low)
	if n < 3 {
		return nil
	}
	switch last := string(low[n-2:]); {
	case last == "ss":
		return endingsSS
	case last == "es":
		return endingsOfES(low[:n-2])
	case last[1] == 's':
		return endingsS
	case last == "ed":
		return endingsED
	case last == "er":
		return endingsER
	}
	switch string(low[n-3:]) {
	case "ing":
		return endingsING
	case "est":
		return endingsEST
	case "men":
		return endingsMEN
	}
	return nil
}

// endingsOfES returns the rules for a stem with -es.
func endingsOfES(stem []byte) []ending {
	n := len(stem)
	switch stem[n-1] {
	case 'i':
		return endingsIES
	case 's', 'x', 'z':
		return endingsXES
	case 'h':
		if n > 1 && (stem[n-2] == 'c' || stem[n-2] == 's') {
			return endingsXES
		}
	}
	return endingsES
}
