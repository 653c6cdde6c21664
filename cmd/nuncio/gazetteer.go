package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/lexicon"
	"nuncio/place"
	"nuncio/place/gazetteer"
)

const gazetteerLong = `Nuncio knows countries, regions, capitals, large cities and the venues of diplomacy.
For every town and village, take a dump of GeoNames (geonames.org, CC BY 4.0: name
GeoNames where you publish what rests on it), turn it into a file once, and give
that to the commands that read:

  nuncio gazetteer import allCountries.zip admin1CodesASCII.txt --to world.gazetteer
  nuncio read --gazetteer world.gazetteer report.txt

Where the file has several places of a name, the text decides: the region or country
beside the name, the countries and places that the report speaks of, and how many
people live there. What Nuncio knows by itself stays the first choice.`

const gazetteerImportLong = `Turns dumps of GeoNames into one file for --gazetteer: allCountries, cities500 … or
those of countries (KR.zip), as .txt or .zip. The file is sorted and read in place,
so that its size does not slow the start. Importing holds the names in memory.

admin1CodesASCII.txt, named beside the dumps, gives the names of provinces and
states, by which “Paris, Texas” is found.

Taken over are inhabited places, provinces and districts, islands, seas, lakes and
rivers, airports and bases, with their names in Latin letters. A faulty line is
named on standard error with its number, and passed over.`

func newGazetteer() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "gazetteer",
		Short: "Add places: every town and village of GeoNames",
		Long:  gazetteerLong,
		Example: `  nuncio gazetteer import cities15000.zip admin1CodesASCII.txt --to cities.gazetteer
  nuncio read --gazetteer cities.gazetteer report.txt`,
		Args: knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newGazetteerImport())
	return cmd
}

func newGazetteerImport() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use: "import FILE...", Short: "Turn dumps of GeoNames into a file for --gazetteer", Long: gazetteerImportLong,
		Example: `  nuncio gazetteer import KR.zip KP.zip --to korea.gazetteer
  nuncio gazetteer import allCountries.txt admin1CodesASCII.txt --to world.gazetteer`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return importGazetteer(cmd, args, to) },
	}
	cmd.Flags().StringVar(&to, "to", "", "`file` that is made; its name ends in "+gazetteer.Suffix)
	must(cmd.MarkFlagRequired("to"))
	return cmd
}

// mostWarnings is how many faulty lines are named; the rest are counted.
const mostWarnings = 100

// importGazetteer writes beside the file that is asked for and renames at the
// end, so that a half-made one never bears its name.
func importGazetteer(cmd *cobra.Command, args []string, to string) (err error) {
	if filepath.Ext(to) != gazetteer.Suffix {
		return fmt.Errorf("--to %s does not end in %s", to, gazetteer.Suffix)
	}
	if _, err := os.Stat(to); err == nil {
		return fmt.Errorf("%s is there already; choose another name, or remove it", to)
	}
	lex, err := lexicon.Default()
	if err != nil {
		return err
	}
	out, err := os.CreateTemp(filepath.Dir(to), "gazetteer-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(out.Name()))
		}
	}()
	warnings := 0
	im, err := gazetteer.NewImporter(lex, out, func(file string, line int, what string) {
		if warnings++; warnings <= mostWarnings {
			fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: %s:%d: %s; passed over\n", file, line, export.Plain(what))
		}
	})
	if err == nil {
		err = importInto(im, args)
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return err
	}
	if warnings > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "warnings: %d\n", warnings)
	}
	if im.Places == 0 {
		fmt.Fprintln(cmd.ErrOrStderr(), "nuncio: no place to import was found; give a dump of GeoNames")
		return errors.Join(exitError{exitNothing}, os.Remove(out.Name()))
	}
	if err := os.Chmod(out.Name(), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s: %d places, %d names; %d of other kinds left out\n", to, im.Places, im.Names, im.LeftOut)
	return os.Rename(out.Name(), to)
}

// importInto reads the names of regions first, then the dumps.
func importInto(im *gazetteer.Importer, args []string) error {
	for _, regions := range []bool{true, false} {
		for _, name := range args {
			if strings.HasPrefix(strings.ToLower(filepath.Base(name)), "admin1codes") != regions {
				continue
			}
			read := im.Dump
			if regions {
				read = im.Regions
			}
			if err := readDump(name, read); err != nil {
				return err
			}
		}
	}
	return im.Finish()
}

// readDump reads a file, or every table in a zip archive but its readme.
func readDump(name string, read func(string, io.Reader) error) (err error) {
	if filepath.Ext(name) != ".zip" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		return read(filepath.Base(name), f)
	}
	archive, err := zip.OpenReader(name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer func() { err = errors.Join(err, archive.Close()) }()
	for _, entry := range archive.File {
		if base := path.Base(entry.Name); path.Ext(base) != ".txt" || base == "readme.txt" {
			continue
		}
		f, err := entry.Open()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := errors.Join(read(entry.Name, f), f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// openGazetteers opens the file that --gazetteer names, or all of a folder's.
// They stay open until the program ends.
func openGazetteers(name string) ([]place.Gazetteer, error) {
	if name == "" {
		return nil, nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("--gazetteer: %w", err)
	}
	files := []string{name}
	if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(name, "*"+gazetteer.Suffix)); err != nil || len(files) == 0 {
			return nil, fmt.Errorf("--gazetteer: there is no file *%s in %s; make one with “nuncio gazetteer import”", gazetteer.Suffix, name)
		}
	}
	var out []place.Gazetteer
	for _, file := range files {
		g, err := gazetteer.Open(file)
		if err != nil {
			return nil, fmt.Errorf("--gazetteer: %w", err)
		}
		out = append(out, g)
	}
	return out, nil
}
