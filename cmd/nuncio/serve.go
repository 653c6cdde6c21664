package main

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"

	"github.com/spf13/cobra"

	"nuncio"
	"nuncio/lexicon"
	"nuncio/server"
	"nuncio/store"
)

const serveLong = `Shows the store as pages for a browser: the board, a talk with its life line, a
report with its record, people, events, quotations, and a search. Every page has
its JSON under the same address with .json at the end; the board and talks are
calendars under .ics.

The pages can be read only, and by default only from this machine. They are
answered under localhost and addresses in digits; --host allows a name beside.
Ctrl-C stops the server.`

// defaultAddr is reached from this machine alone.
const defaultAddr = "127.0.0.1:7878"

type serveFlags struct {
	addr  string
	hosts []string
	store *string
}

func newServe() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the store in a browser",
		Long:  serveLong,
		Example: `  nuncio serve
  nuncio serve --store talks.db --addr 127.0.0.1:8080`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := openStore(cmd.Context(), *f.store, false)
			if err != nil {
				return err
			}
			return errors.Join(f.serve(cmd, s, server.Options{}), s.Close())
		},
	}
	f.store = addStoreFlag(cmd.Flags())
	f.add(cmd)
	return cmd
}

func (f *serveFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.addr, "addr", defaultAddr, "`address` to listen on; port 0 takes a free one")
	cmd.Flags().StringSliceVar(&f.hosts, "host", nil, "`name` that the pages may be asked for under, beside localhost")
}

// serve shows the store until the command is interrupted, which is its orderly end.
func (f *serveFlags) serve(cmd *cobra.Command, s store.Store, opt server.Options) error {
	h, err := f.handler(s, opt)
	if err != nil {
		return err
	}
	srv, err := server.Start(f.addr, h)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: the pages are at %s (Ctrl-C stops)\n", srv.URL())
	if err := srv.Wait(cmd.Context()); err != nil {
		return err
	}
	fmt.Fprintln(cmd.ErrOrStderr(), "nuncio: stopped")
	return nil
}

// bodies names the codes that stand for an international body in place of a country.
var bodies = map[string]string{
	"EUR": "European Union", "UNO": "United Nations", "IGO": "international organisation", "NGO": "non-governmental organisation",
	"MNC": "multinational company", "IMG": "international militant group", "ISM": "international religious movement",
}

func (f *serveFlags) handler(s store.Store, opt server.Options) (http.Handler, error) {
	lex, err := lexicon.Default()
	if err != nil {
		return nil, fmt.Errorf("opening lexicon: %w", err)
	}
	opt.Hosts, opt.Version, opt.Country = f.hosts, nuncio.Version, countryNames(lex)
	return server.New(s, opt)
}

// countryNames returns what names a country or body by its code.
func countryNames(lex *lexicon.Lexicon) func(code string) string {
	return func(code string) string {
		if e, ok := lex.CountryByCode(code); ok {
			return e.Name
		}
		return cmp.Or(bodies[code], code)
	}
}
