package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// The demo shows the samples under the address that it prints, with the last
// report's day for today, and an interrupt is its orderly end.
func TestDemo(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	stderr, w := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"demo", "--addr", "127.0.0.1:0"}, strings.NewReader(""), io.Discard, w)
		w.Close()
	}()
	lines := bufio.NewScanner(stderr)
	var said []string
	address := ""
	for address == "" && lines.Scan() {
		said = append(said, lines.Text())
		if _, rest, ok := strings.Cut(lines.Text(), "the pages are at "); ok {
			address, _, _ = strings.Cut(rest, " ")
		}
	}
	if address == "" {
		t.Fatalf("no address is printed: %q", said)
	}
	page := fetch(t, address)
	for _, want := range []string{"Thursday 16 November 2023", demoNote, "?as_of=2018-05-25&amp;known_by=2018-05-25"} {
		if !strings.Contains(page, want) {
			t.Errorf("the first page does not say %q", want)
		}
	}
	if events := fetch(t, address+"people"); !strings.Contains(events, "North Korea") {
		t.Error("countries have no names")
	}
	interrupt()
	for lines.Scan() {
		said = append(said, lines.Text())
	}
	if got := <-code; got != exitDone || said[len(said)-1] != "nuncio: stopped" {
		t.Errorf("exit code %d after %q", got, said)
	}
}

func fetch(t *testing.T, address string) string {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d, %v", address, resp.StatusCode, err)
	}
	return string(b)
}

func TestServeSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"serve", "--store", filepath.Join(t.TempDir(), "none.db")}, "there is no store at"},
		{[]string{"serve", "more"}, "unknown command"},
		{[]string{"demo", "--addr", "256.0.0.1:1"}, "listening on 256.0.0.1:1"},
	} {
		var stderr strings.Builder
		if code := run(t.Context(), c.args, strings.NewReader(""), io.Discard, &stderr); code != exitUsage || !strings.Contains(stderr.String(), c.want) {
			t.Errorf("%v: exit code %d, %s", c.args, code, stderr.String())
		}
	}
}
