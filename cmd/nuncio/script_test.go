package main

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"nuncio": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}

// Every command shows at least two examples, and they begin with the program's name.
func TestCommandsHaveExamples(t *testing.T) {
	for _, c := range newRoot().Commands() {
		if !c.Runnable() || c.Name() == "help" || c.Name() == "completion" {
			continue
		}
		if n := strings.Count("\n"+c.Example, "\n  "); n < 2 {
			t.Errorf("%s has %d examples, want two", c.Name(), n)
		}
	}
}
