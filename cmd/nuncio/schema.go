package main

import (
	"github.com/spf13/cobra"

	"nuncio/record"
)

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a record",
		Long:  "Prints the JSON Schema (draft 2020-12) that every record holds to.",
		Example: `  nuncio schema >record.schema.json
  nuncio schema | jq '."$defs".event.required'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(record.JSONSchema())
			return err
		},
	}
}
