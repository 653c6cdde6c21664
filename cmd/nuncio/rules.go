package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"nuncio"
	"nuncio/event"
)

const rulesLong = `An event is found by a rule, a few lines of text that say which word starts an act,
what must stand around it, of which type it is and who takes part. docs/rules.md is
the reference.

A folder of your own lies over the built-in rules, for every command that reads
(--rules DIR): files that end in .rules add rules and lists, operators.txt adds words
that set the status, contexts.txt words that tell of a context. A rule or list with the
name of an earlier one replaces it, and so does an entry of these two for the same
word. A .rules file named like a built-in one takes the place of all of it.

    rule mine/blacklist
        verb blacklist
        type SANCTION
        source subject
        target object
        example "France blacklisted Iran." happened France > Iran

“check” codes the examples of all rules; “try” shows what rules would change in
reports before anything is saved; “import” makes rules of PETRARCH dictionaries.`

func newRules() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "Work with the coding rules",
		Long:  rulesLong,
		Example: `  nuncio rules check
  nuncio rules check --rules mine/
  nuncio rules try mine/ reports/
  nuncio rules import cameo.verbs --to mine`,
		Args: knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newRulesCheck(), newRulesTry(), newRulesImport())
	return cmd
}

func newRulesCheck() *cobra.Command {
	var dir string
	var counts bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Code the example sentences of all rules and name those that come out otherwise",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			rules, err := folder("--rules", dir)
			if err != nil {
				return err
			}
			r, err := nuncio.NewReader(nuncio.Options{Rules: rules})
			if err != nil {
				return err
			}
			got, err := r.CheckRules(cmd.Context())
			if err != nil {
				return err
			}
			for _, f := range got.Failures {
				fmt.Fprintln(cmd.OutOrStdout(), f)
			}
			if counts {
				writeCounts(cmd.OutOrStdout(), got.Counts)
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%d examples, %d come out otherwise\n", got.Examples, len(got.Failures))
			if len(got.Failures) > 0 {
				return exitError{exitNothing}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&counts, "counts", false, "print how many examples there are of each type, mode and status, as a table with tabs")
	cmd.Flags().StringVar(&dir, "rules", "", "`folder` with coding rules that lie over the built-in ones")
	return cmd
}

// writeCounts writes the counts as a table: type, mode, status, examples.
func writeCounts(w io.Writer, counts map[event.Kind]int) {
	fmt.Fprintln(w, "type\tmode\tstatus\texamples")
	kinds := slices.SortedFunc(maps.Keys(counts), func(a, b event.Kind) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Mode, b.Mode), cmp.Compare(a.Status, b.Status))
	})
	for _, k := range kinds {
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\n", k.Type, k.Mode, k.Status, counts[k])
	}
}
