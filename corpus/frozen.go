package corpus

import (
	"embed"
	"fmt"
	"path"
	"strings"
)

//go:embed frozen
var frozenFiles embed.FS

const frozenFolder = "frozen"

// FrozenSentences returns the sentences that were written and labelled after the
// coding rules had been frozen, as their author labelled them, and as a second
// reader did who saw the text alone. Both lists have the same sentences in the
// same order.
func FrozenSentences() (first, second []Sentence, err error) {
	entries, err := frozenFiles.ReadDir(frozenFolder)
	if err != nil {
		return nil, nil, fmt.Errorf("listing the frozen set: %w", err)
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".sentences.txt")
		if !ok {
			continue
		}
		a, err := frozenSentences(e.Name())
		if err != nil {
			return nil, nil, err
		}
		b, err := frozenSentences(name + ".second.txt")
		if err != nil {
			return nil, nil, err
		}
		if len(a) != len(b) {
			return nil, nil, fmt.Errorf("%s: %d sentences, and the second reader has %d", e.Name(), len(a), len(b))
		}
		for i := range a {
			if a[i].Text != b[i].Text {
				return nil, nil, fmt.Errorf("%s:%d: the second reader has another sentence (line %d)", a[i].File, a[i].Line, b[i].Line)
			}
		}
		first, second = append(first, a...), append(second, b...)
	}
	return first, second, nil
}

func frozenSentences(name string) ([]Sentence, error) {
	b, err := frozenFiles.ReadFile(path.Join(frozenFolder, name))
	if err != nil {
		return nil, fmt.Errorf("reading the frozen set: %w", err)
	}
	return ParseSentences(name, string(b))
}

// FrozenReports returns the short reports that were written and labelled with
// the frozen sentences, by name.
func FrozenReports() ([]Report, error) { return reportsIn(frozenFiles, frozenFolder) }

// FrozenExpected returns the record of the frozen report by this name as its
// author wrote it, as JSON; nil where there is none.
func FrozenExpected(name string) []byte { return recordOf(frozenFiles, name, ".expected.json") }

// FrozenSecond returns the record that the second reader wrote.
func FrozenSecond(name string) []byte { return recordOf(frozenFiles, name, ".second.json") }
