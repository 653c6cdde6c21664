package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"nuncio"
)

func newRules() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "Work with the coding rules",
		Example: `  nuncio rules check
  nuncio rules check --rules DIR`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newRulesCheck())
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
