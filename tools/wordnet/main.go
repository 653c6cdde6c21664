// Command wordnet packs the WordNet 3.0 database into the file that package
// syntax/internal/wordnet embeds; that package says how it is laid out. The
// database is that of Debian's package wordnet-base, or of Princeton's own
// archive. The same files give the same bytes.
//
//	go run ./tools/wordnet [-from /usr/share/wordnet] [-o FILE]
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	from := flag.String("from", "/usr/share/wordnet", "folder of the WordNet 3.0 database")
	out := flag.String("o", "syntax/internal/wordnet/wordnet.bin", "file to write")
	flag.Parse()
	if err := run(*from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "wordnet:", err)
		os.Exit(1)
	}
}

func run(from, out string) error {
	words, err := read(from)
	if err != nil {
		return err
	}
	data, err := pack(words)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, data, 0o644); err != nil {
		return fmt.Errorf("write lexicon: %w", err)
	}
	fmt.Printf("%s: %d words, %d bytes\n", out, len(words), len(data))
	return nil
}
