package train

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"nuncio/syntax/internal/name"
)

// nameSet is a corpus of names. Types that its annotators did not mark are
// banned while training on it, so that silence there teaches nothing.
type nameSet struct {
	file   string
	banned []int
}

var nameTrain = []nameSet{
	{"gum-train.conll", nil},
	{"uner_ewt-train.conll", []int{typeMisc}},
	{"wikigold.conll", nil},
}

var nameDev = []nameSet{
	{"gum-dev.conll", nil},
	{"uner_ewt-dev.conll", []int{typeMisc}},
}

const typeMisc = 3

// miscBanned bans the classes of other names.
var miscBanned = nameSet{banned: []int{typeMisc}}.classes()

var nameTypes = map[string]int{"PER": 0, "ORG": 1, "LOC": 2, "MISC": typeMisc}

// readIOB calls yield for each sentence of a file of columns, the form first
// and an IOB2 label last.
func readIOB(path string, yield func(forms, labels []string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	var forms, labels []string
	flush := func() error {
		if len(forms) == 0 {
			return nil
		}
		defer func() { forms, labels = forms[:0], labels[:0] }()
		return yield(forms, labels)
	}
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" {
			if err := flush(); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
			continue
		}
		cols := strings.Split(line, "\t")
		if strings.HasPrefix(line, "# ") && len(cols) < 4 {
			continue
		}
		if len(cols) < 2 {
			return fmt.Errorf("%s:%d: no columns", path, n)
		}
		forms, labels = append(forms, cols[0]), append(labels, cols[len(cols)-1])
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return flush()
}

// nameClasses turns IOB2 labels into classes; types not known count as outside.
func nameClasses(labels []string) ([]name.Class, error) {
	out := make([]name.Class, len(labels))
	for i := 0; i < len(labels); {
		part, label, _ := strings.Cut(labels[i], "-")
		typ, known := nameTypes[label]
		if part != "B" && part != "O" {
			return nil, fmt.Errorf("label %q does not begin a name", labels[i])
		}
		end := i + 1
		for part == "B" && end < len(labels) && labels[end] == "I-"+label {
			end++
		}
		if known {
			for k := i; k < end; k++ {
				out[k] = name.Of(typ, partOf(k, i, end))
			}
		}
		i = end
	}
	return out, nil
}

func partOf(k, first, end int) int {
	switch {
	case end-first == 1:
		return name.Single
	case k == first:
		return name.First
	case k == end-1:
		return name.Last
	}
	return name.Inside
}

func starts(c name.Class) bool {
	if c == 0 {
		return false
	}
	_, part := name.Split(c)
	return part == name.First || part == name.Single
}

func ends(c name.Class) bool {
	_, part := name.Split(c)
	return c != 0 && (part == name.Last || part == name.Single)
}

// classes returns which classes are banned, nil where none is.
func (s nameSet) classes() []bool {
	if len(s.banned) == 0 {
		return nil
	}
	banned := make([]bool, name.Classes)
	for _, typ := range s.banned {
		for part := range 4 {
			banned[name.Of(typ, part)] = true
		}
	}
	return banned
}
