package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/petrarch"
)

const rulesImportLong = `Turns dictionaries of verbs of PETRARCH or TABARI into coding rules, in a folder that
--rules takes. Each file becomes one, petrarch-FILE.rules; the comment of each rule
has the line of the dictionary that it was made of.

What becomes of a dictionary:

&SET and + lines     a list; it has the members of one word
--- NAME [CODE] ---  the code of the verbs below that have none
VERB {FORMS} [CODE]  a rule for the verb alone; the forms are known anyway
+PULL_OUT            a verb with a particle, or with the words it needs behind it
- A * B (TO C) [D]   a rule that needs A before and B behind the verb, C behind “to”
$  +  %  ^           who acts, on whom; several who act on one another; whoever else
[---]                a rule for nothing: where it fits, the verb tells of no event
[A:B]                A; B, the code of the target's act, if A is ---

CAMEO codes become types and modes of PLOVER by a table that is part of the program.
Codes of statements (01) make no rule. Words of tense and denial (WILL, NOT) make
none: whether an act was done is told by operators, not by rules.

A line that cannot be turned is named on standard error with its number, and passed
over; none stops the import. A dictionary's rules give way to built-in rules that ask
for more; with --first they go before those. “nuncio rules try” shows the difference.`

type rulesImportFlags struct {
	to  string
	opt petrarch.Options
}

func newRulesImport() *cobra.Command {
	var f rulesImportFlags
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Turn PETRARCH dictionaries of verbs into coding rules",
		Long:  rulesImportLong,
		Example: `  nuncio rules import cameo.verbs --to mine
  nuncio rules try mine/ reports/`,
		Args: cobra.MinimumNArgs(1),
		RunE: f.run,
	}
	fl := cmd.Flags()
	fl.StringVar(&f.to, "to", "", "`folder` that the rules are written into; made where there is none")
	fl.BoolVar(&f.opt.First, "first", false, "the rules go before the built-in ones of the same words")
	must(cmd.MarkFlagRequired("to"))
	return cmd
}

func (f *rulesImportFlags) run(cmd *cobra.Command, args []string) error {
	made := make(map[string]*petrarch.Rules)
	for _, name := range args {
		rules, err := f.read(name)
		if err != nil {
			return err
		}
		for _, w := range rules.Warnings {
			fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: %s\n", export.Plain(w.String()))
		}
		path := filepath.Join(f.to, rules.Name+".rules")
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) || made[path] != nil {
			return fmt.Errorf("%s is there already; remove it, or choose another folder", path)
		}
		made[path] = rules
	}
	return f.write(cmd, made)
}

func (f *rulesImportFlags) read(name string) (*petrarch.Rules, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return petrarch.Verbs(filepath.Base(name), file, f.opt)
}

// write writes the files and says what became of the dictionaries.
func (f *rulesImportFlags) write(cmd *cobra.Command, made map[string]*petrarch.Rules) error {
	total, warnings, left := 0, 0, map[string]int{}
	for _, path := range slices.Sorted(maps.Keys(made)) {
		rules := made[path]
		warnings += len(rules.Warnings)
		for why, n := range rules.LeftOut {
			left[why] += n
		}
		if rules.Rules == 0 {
			continue
		}
		total += rules.Rules
		if err := os.MkdirAll(f.to, 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, rules.Text, 0o666); err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %d rules, %d lists\n", path, rules.Rules, rules.Lists)
	}
	for _, why := range slices.Sorted(maps.Keys(left)) {
		fmt.Fprintf(cmd.ErrOrStderr(), "left out: %d (%s)\n", left[why], why)
	}
	if warnings > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "warnings: %d\n", warnings)
	}
	if total == 0 {
		fmt.Fprintln(cmd.ErrOrStderr(), "nuncio: no rule came of it")
		return exitError{exitNothing}
	}
	return nil
}
