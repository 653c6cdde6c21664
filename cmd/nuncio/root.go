package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

const rootLong = `Nuncio reads news reports of diplomacy and keeps the record: who met whom,
who said what, who plans, promises, threatens or calls off what, when, where,
on whose word and how certain, each entry tied to the words it rests on.

It works offline, and the same report gives the same bytes twice.`

const rootExample = `  nuncio read --sample                           the record of a sample report
  nuncio add reports/                            reports with their records into the store
  nuncio board --as-of 2018-05-25                where every planned meeting stood on a day
  nuncio talks trump kim --as-of 2018-05-25      one of them, with the words behind each step
  nuncio events --json id,date,actors,status     one JSON object a line, for programs`

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "nuncio",
		Short:         "Read news reports of diplomacy and keep the record",
		Long:          rootLong,
		Example:       rootExample,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          knownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w\nRun “%s --help” for the options", err, cmd.CommandPath())
	})
	root.AddCommand(newRead(), newAdd(), newSchema(), newVersion(), newModel(), newRules(), newLexicon(), newGazetteer(), newTrain(), newEval())
	root.AddCommand(newBoard(), newTalks(), newEvents(), newQuotes(), newPeople(), newShow(), newWhy(), newSearch(), newExport())
	root.AddCommand(newServe(), newDemo())
	root.AddCommand(helpTopics()...)
	return root
}

// knownCommand is the check of a command that only has commands below it: any
// other word is a mistake, and the nearest command is named.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("unknown command %q%s\nRun “%s --help” for the list", args[0], didYouMean(cmd, args[0]), cmd.CommandPath())
}

// didYouMean names the command below cmd that is at most two letters away.
func didYouMean(cmd *cobra.Command, word string) string {
	cmd.SuggestionsMinimumDistance = 2
	near := cmd.SuggestionsFor(word)
	if len(near) == 0 {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", near[0])
}
