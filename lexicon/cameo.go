package lexicon

import (
	"fmt"
	"strings"
)

// cameo reads the codes of CAMEO's actor dictionaries, by cameo.tsv.
type cameo struct {
	countries, bodies, sectors map[string]string
	others, words              map[string]bool
}

func newCameo() cameo {
	return cameo{
		countries: make(map[string]string), bodies: make(map[string]string), sectors: make(map[string]string),
		others: make(map[string]bool), words: make(map[string]bool),
	}
}

// add takes a row of cameo.tsv.
func (c *cameo) add(known *Lexicon, row []string) error {
	if len(row) < 2 || len(row) < 3 && row[0] != "other" && row[0] != "word" {
		return fmt.Errorf("%q lacks a column", row)
	}
	switch row[0] {
	case "country":
		if _, ok := known.CountryByCode(row[2]); !ok {
			return fmt.Errorf("%s is no state", row[2])
		}
		c.countries[row[1]] = row[2]
	case "body":
		if !isBodyCode(row[2]) {
			return fmt.Errorf("%s is no code of a body", row[2])
		}
		c.bodies[row[1]] = row[2]
	case "sector":
		if !strings.Contains(sectors, " "+row[2]+" ") {
			return fmt.Errorf("%s is no sector", row[2])
		}
		c.sectors[row[1]] = row[2]
	case "other":
		c.others[row[1]] = true
	case "word":
		c.words[row[1]] = true
	default:
		return fmt.Errorf("%q is no kind of row", row[0])
	}
	return nil
}

// coding is what a code says.
type coding struct {
	country, sector string
	body            bool   // of a body of no one state
	unknown         string // the part that says nothing known
}

// read cuts a code into threes; the first of each kind counts, and a body of
// states that is told more closely ("IGOUNO") is that body.
func (c *cameo) read(known *Lexicon, code string) coding {
	var out coding
	for rest := code; rest != ""; {
		part := rest[:min(3, len(rest))]
		rest = rest[len(part):]
		country, isCountry := c.country(known, part, out)
		switch {
		case isCountry:
			out.country = country
		case out.body && c.isState(known, part): // where the body has its home
		case c.bodies[part] != "":
			if b := c.bodies[part]; out.country == "" || out.body && (out.country == "IGO" || out.country == "IMG") {
				out.country, out.body = b, true
			}
		case c.sectors[part] != "":
			if out.sector == "" {
				out.sector = c.sectors[part]
			}
		case c.others[part]:
		case out.unknown == "":
			out.unknown = part
		}
	}
	return out
}

// country reads the first part of a code as a state's.
func (c *cameo) country(known *Lexicon, part string, before coding) (string, bool) {
	if before.country != "" || before.sector != "" || !c.isState(known, part) {
		return "", false
	}
	if to := c.countries[part]; to != "" {
		return to, true
	}
	return part, true
}

// isState reports whether a part of a code is that of a state.
func (c *cameo) isState(known *Lexicon, part string) bool {
	if c.countries[part] != "" {
		return true
	}
	_, ok := known.CountryByCode(part)
	return ok && r3(part) != "" && c.sectors[part] == "" && c.bodies[part] == ""
}
