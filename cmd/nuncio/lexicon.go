package main

import (
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/lexicon"
)

const lexiconLong = `The lexicon says what names, titles and bodies mean: countries, offices with their
sectors, parties and armed groups, and who held which office when. It is made of
tables, and --lexicon DIR takes those of your own:

leaders-MINE.tsv   adds people: country, office, name, also, from, to, flags (male,
                   female, acting, family-first), of, sector, source
bodies-MINE.tsv    adds organisations: name, also, country, sector, of, flags, source
offices-MINE.tsv   adds titles; groups-MINE.tsv nouns for people without a name
bodies.tsv         a file named like a built-in one takes its place

The columns are parted by tabs and named in the first line; those you leave out are
empty. Lines that begin with # are comments; “also” holds other forms, parted by ;.
Days are YYYY-MM-DD, or YYYY-MM or YYYY; an empty “to” is an office still held. A
faulty row is named with file and line.

A person named in full gets country, office and sector of the day of the report, as
far as the report gives none; “why” in the record says so. A bare surname gets
nothing. “nuncio read --new-names” lists the names that the tables lack.`

func newLexicon() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lexicon",
		Short: "Work with the lexicon: who holds which office, what belongs to whom",
		Long:  lexiconLong,
		Example: `  nuncio lexicon import Phoenix.Countries.actors.txt --to mylexicon
  nuncio read --lexicon mylexicon report.txt`,
		Args: knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newLexiconImport())
	return cmd
}

const importLong = `Turns dictionaries of other programs into tables of the lexicon, in a folder that
“nuncio read --lexicon DIR” takes; they add to the built-in ones.

actors    a dictionary of actors of PETRARCH or TABARI: phrases with codes, “+”
          synonyms, codes for certain times ([USAGOV <20090120])
agents    a dictionary of agents: common nouns with a code ([~GOV]), {PLURALS}
wikidata  an extract of Wikidata's JSON dump, one entity a line, also .gz or .bz2:
          people with positions held (P39, with start P580 and end P582), their
          country (P27), labels and aliases in English, and the items of those
          positions

The name of a file tells which it is (.actors, .agents, .json); --as goes before.

A faulty line is named on standard error with its number, and passed over; none
stops the import. Left out, and counted, is what the lexicon has already, and what
would be taken for something else: places, titles without a name, and names of one
word, since whoever bears them would be meant.`

// dictionaries are the kinds of file that can be imported, and what their names
// have in them.
var dictionaries = []struct {
	kind string
	part []string
	read func(*lexicon.Importer, string, io.Reader) error
}{
	{"actors", []string{".actors"}, (*lexicon.Importer).Actors},
	{"agents", []string{".agents"}, (*lexicon.Importer).Agents},
	{"wikidata", []string{".json", ".jsonl", ".ndjson"}, (*lexicon.Importer).Wikidata},
}

func dictionaryKinds() []string {
	var kinds []string
	for _, d := range dictionaries {
		kinds = append(kinds, d.kind)
	}
	return kinds
}

// importFlags are those of "nuncio lexicon import".
type importFlags struct {
	to, as, word, lexicon string
}

func newLexiconImport() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Turn PETRARCH dictionaries or an extract of Wikidata into tables of the lexicon",
		Long:  importLong,
		Example: `  nuncio lexicon import Phoenix.Countries.actors.txt Phoenix.agents.txt --to mylexicon
  nuncio lexicon import --as wikidata people.json.gz --to mylexicon --word wikidata`,
		Args: cobra.MinimumNArgs(1),
		RunE: f.run,
	}
	fl := cmd.Flags()
	fl.StringVar(&f.to, "to", "", "`folder` that the tables are written into; made where there is none")
	fl.StringVar(&f.as, "as", "", "what the files are: "+strings.Join(dictionaryKinds(), ", "))
	fl.StringVar(&f.word, "word", "imported", "`word` behind the names of the tables (leaders-WORD.tsv)")
	fl.StringVar(&f.lexicon, "lexicon", "", "`folder` with lexicon files of your own, whose entries count as there already")
	must(cmd.MarkFlagRequired("to"))
	must(cmd.RegisterFlagCompletionFunc("as", cobra.FixedCompletions(dictionaryKinds(), cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

func (f *importFlags) run(cmd *cobra.Command, args []string) error {
	if f.word == "" || strings.ContainsAny(f.word, `/\. `) {
		return fmt.Errorf("--word %q cannot be part of a file's name; write letters, digits and hyphens", f.word)
	}
	known, err := openLexicon(f.lexicon)
	if err != nil {
		return err
	}
	im, err := lexicon.NewImporter(known)
	if err != nil {
		return err
	}
	for _, name := range args {
		if err := f.read(im, name); err != nil {
			return err
		}
	}
	tables := im.Tables(f.word)
	for _, w := range im.Warnings() {
		fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: %s\n", export.Plain(w.String()))
	}
	return f.write(cmd, im, tables)
}

// read reads one file as what it is.
func (f *importFlags) read(im *lexicon.Importer, name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	base, in := filepath.Base(name), io.Reader(file)
	switch filepath.Ext(base) {
	case ".gz":
		if in, err = gzip.NewReader(file); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		base = strings.TrimSuffix(base, ".gz")
	case ".bz2":
		in, base = bzip2.NewReader(file), strings.TrimSuffix(base, ".bz2")
	}
	for _, d := range dictionaries {
		named := slices.ContainsFunc(d.part, func(p string) bool { return strings.Contains(strings.ToLower(base), p) })
		if f.as == d.kind || f.as == "" && named {
			return d.read(im, base, in)
		}
	}
	if f.as != "" {
		return fmt.Errorf("--as %q is no kind of dictionary; it is one of %s", f.as, strings.Join(dictionaryKinds(), ", "))
	}
	return fmt.Errorf("the name of %s does not tell what it is; say --as %s", name, strings.Join(dictionaryKinds(), ", --as "))
}

// write writes the tables and says what became of the files.
func (f *importFlags) write(cmd *cobra.Command, im *lexicon.Importer, tables []lexicon.Table) error {
	if len(tables) == 0 {
		fmt.Fprintln(cmd.ErrOrStderr(), "nuncio: nothing to import was found")
		f.leftOut(cmd, im)
		return exitError{exitNothing}
	}
	if err := os.MkdirAll(f.to, 0o777); err != nil {
		return err
	}
	for _, t := range tables {
		path := filepath.Join(f.to, t.Name)
		if _, err := os.Stat(path); err == nil {
			return fmt.Errorf("%s is there already; choose another --word, or remove it", path)
		} else if !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	for _, t := range tables {
		path := filepath.Join(f.to, t.Name)
		if err := os.WriteFile(path, t.Text, 0o666); err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %d rows\n", path, t.Rows)
	}
	f.leftOut(cmd, im)
	return nil
}

func (f *importFlags) leftOut(cmd *cobra.Command, im *lexicon.Importer) {
	left := im.LeftOut()
	for _, why := range slices.Sorted(maps.Keys(left)) {
		fmt.Fprintf(cmd.ErrOrStderr(), "left out: %d (%s)\n", left[why], why)
	}
	if n := len(im.Warnings()); n > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "warnings: %d\n", n)
	}
}
