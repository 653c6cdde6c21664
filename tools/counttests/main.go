// Command counttests reads what "go test -json" prints and closes with the
// number of tests that passed, failed and were skipped; it prints the output of
// those that failed, and why others were skipped.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

type event struct {
	Action, Package, Test, Output string
}

func main() {
	counts := map[string]int{}
	output := map[string]string{}
	dec := json.NewDecoder(os.Stdin)
	for {
		var e event
		err := dec.Decode(&e)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "counttests: reading the tests' events:", err)
			os.Exit(1)
		}
		name := e.Package + " " + e.Test
		switch e.Action {
		case "output":
			output[name] += e.Output
		case "pass", "fail", "skip":
			if e.Action != "pass" {
				fmt.Print(output[name])
			}
			delete(output, name)
			if e.Test != "" {
				counts[e.Action]++
			}
		}
	}
	fmt.Printf("%d passed, %d failed, %d skipped\n", counts["pass"], counts["fail"], counts["skip"])
}
