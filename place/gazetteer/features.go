package gazetteer

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

//go:embed features.txt
var featuresText string

// feature is a line of features.txt.
type feature struct {
	code      string // "P.PPLA", or "P.PPLA*" for all that begin so
	precision byte   // index in precisions; 0 leaves the place out
	weight    float64
}

// precisions are the precisions of a place as the file numbers them.
var precisions = [...]string{"-", "region", "city", "venue"}

// readFeatures reads the format of features.txt.
func readFeatures(text string) ([]feature, error) {
	var out []feature
	n := 0
	for line := range strings.Lines(text) {
		n++
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if len(words) != 3 {
			return nil, fmt.Errorf("gazetteer: features.txt:%d: %d words; write code, precision, weight", n, len(words))
		}
		f := feature{code: words[0], precision: 255}
		for i, p := range precisions {
			if p == words[1] {
				f.precision = byte(i)
			}
		}
		var err error
		if f.weight, err = strconv.ParseFloat(words[2], 64); err != nil || f.precision == 255 {
			return nil, fmt.Errorf("gazetteer: features.txt:%d: %q is no precision or %q no weight", n, words[1], words[2])
		}
		out = append(out, f)
	}
	return out, nil
}

// featureOf returns the line that fits a code ("P.PPL"), false where none does.
func featureOf(features []feature, code string) (feature, bool) {
	for _, f := range features {
		if start, open := strings.CutSuffix(f.code, "*"); f.code == code || open && strings.HasPrefix(code, start) {
			return f, f.precision > 0
		}
	}
	return feature{}, false
}

// weightOf is the weight of a place by its people, in tenths: 10 ... 90.
func (f feature) weightOf(people int64) byte {
	w := f.weight
	if people > 0 {
		w = max(w, 2*math.Log10(float64(people))-6.7)
	}
	return byte(math.Round(10 * min(max(w, 1), 9)))
}
