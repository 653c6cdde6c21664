package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"nuncio"
)

// versionInfo is what "nuncio version --json" prints; keys are only ever added.
type versionInfo struct {
	Version  string `json:"version"`
	Commit   string `json:"commit"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
	Model    string `json:"model"`
	Rules    string `json:"rules"`
	Lexicon  string `json:"lexicon"`
}

func newVersion() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the versions of program, model, rules and lexicon",
		Example: `  nuncio version
  nuncio version --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			v, err := versions()
			if err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(v)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "nuncio %s (commit %s, %s, %s)\nmodel   %s\nrules   %s\nlexicon %s\n",
				v.Version, v.Commit, v.Go, v.Platform, v.Model, v.Rules, v.Lexicon)
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func versions() (versionInfo, error) {
	r, err := nuncio.NewReader(nuncio.Options{})
	if err != nil {
		return versionInfo{}, err
	}
	p := r.Producer()
	v := versionInfo{
		Version: p.Version, Commit: "unknown", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Model: p.Model, Rules: p.Rules, Lexicon: p.Lexicon,
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				v.Commit = s.Value
			}
		}
	}
	return v, nil
}
