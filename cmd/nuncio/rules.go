package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"nuncio"
)

const rulesLong = `An event is found by a rule, a few lines of text that say which word starts an act,
what must stand around it, of which type it is and who takes part. docs/rules.md is
the reference.

A folder of your own lies over the built-in rules, for every command that reads
(--rules DIR): files that end in .rules add rules and lists; one with the name of an
earlier rule or list replaces it, and a file named like a built-in one takes its
place, operators.txt and contexts.txt too.

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
			failures, n, err := r.CheckRules(cmd.Context())
			if err != nil {
				return err
			}
			for _, f := range failures {
				fmt.Fprintln(cmd.OutOrStdout(), f)
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%d examples, %d come out otherwise\n", n, len(failures))
			if len(failures) > 0 {
				return exitError{exitNothing}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&dir, "rules", "", "`folder` with coding rules that lie over the built-in ones")
	return cmd
}
