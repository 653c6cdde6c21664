package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"nuncio": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

var updateScripts = flag.Bool("update", false, "write what the scripts print into them")

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: withStore, UpdateScripts: *updateScripts})
}

// withStore gives the scripts whose names begin with "ask" the demo store.
func withStore(env *testscript.Env) error {
	if !strings.HasPrefix(filepath.Base(env.WorkDir), "script-ask") {
		return nil
	}
	b, err := demoStore()
	if err != nil {
		return err
	}
	path := filepath.Join(env.WorkDir, "demo.db")
	env.Setenv(storeEnv, path)
	return os.WriteFile(path, b, 0o666)
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
