package kill_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"nuncio/record"
	"nuncio/store"
	"nuncio/store/sqlite"
)

// count is the number that an environment variable asks for.
func count(t testing.TB, name string, without int) int {
	t.Helper()
	s := os.Getenv(name)
	if s == "" {
		return without
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		t.Fatalf("%s=%q is not a number of one or more", name, s)
	}
	return n
}

// program is the path of the program that is to be killed.
var program string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "nuncio-")
	if err != nil {
		log.Fatal(err)
	}
	program = filepath.Join(dir, "nuncio.exe")
	if out, err := exec.Command("go", "build", "-o", program, "nuncio/cmd/nuncio").CombinedOutput(); err != nil {
		log.Fatalf("building: %v\n%s", err, out)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// add runs the program until it ends, or kills it after a time that is not 0.
// It returns whether the program was killed.
func add(t testing.TB, path, reports string, after time.Duration) (killed bool) {
	t.Helper()
	ctx := t.Context()
	if after > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, after)
		defer cancel()
	}
	cmd := exec.CommandContext(ctx, program, "add", "--store", path, reports) // is killed by SIGKILL
	out, err := cmd.CombinedOutput()
	end := cmd.ProcessState // nil where the time was up before the start
	switch {
	case end != nil && end.Success(): // also where the time was up as it ended
		return false
	case errors.Is(ctx.Err(), context.DeadlineExceeded) && (end == nil || !end.Exited()):
		return true
	}
	t.Fatalf("nuncio add: %v\n%s", err, out)
	return false
}

// killsOfOne is the most kills of one store before it is let to its end.
const killsOfOne = 10

// TestKilledAddsLoseAndRepeatNothing kills runs at random points, from their
// start to a quarter of the work, and starts them again, until one gets through or
// has been killed ten times; a last run has to leave what a run in one go
// leaves. Then comes the next store, until there have been enough kills.
func TestKilledAddsLoseAndRepeatNothing(t *testing.T) {
	kills := count(t, "NUNCIO_KILLS", 5)
	n := 10 * kills
	dir := t.TempDir()
	reports := filepath.Join(dir, "reports")
	if err := os.Mkdir(reports, 0o777); err != nil {
		t.Fatal(err)
	}
	writeReports(t, reports, n)

	whole := filepath.Join(dir, "whole.db")
	work := timed(func() { add(t, whole, reports, 0) })
	idle := timed(func() { add(t, whole, reports, 0) })
	want := check(t, whole, reports, n)

	r := rand.New(rand.NewPCG(3, 5))
	stores, killed := 0, 0
	for killed < kills {
		path := filepath.Join(dir, fmt.Sprintf("%d.db", stores))
		here := 0
		for here < killsOfOne && add(t, path, reports, 1+time.Duration(r.Int64N(int64(idle+work/4)))) {
			here++
		}
		add(t, path, reports, 0)
		if got := check(t, path, reports, n); got != want {
			t.Fatalf("after %d kills the store %s has other content than one made in one go:\n%s", here, path, firstDifference(got, want))
		}
		stores, killed = stores+1, killed+here
	}
	t.Logf("%d kills of %d stores with %d reports each; a whole run takes %v, one that finds all there %v", killed, stores, n, work, idle)
}

func timed(f func()) time.Duration {
	started := time.Now()
	f()
	return time.Since(started).Round(time.Millisecond)
}

// check proves that a store is sound and has each report of the folder once,
// and returns all that it lists.
func check(t testing.TB, path, reports string, n int) string {
	t.Helper()
	checkFile(t, path)
	s, err := sqlite.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	stats, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if stats.Reports != n || stats.Readings != n {
		t.Fatalf("the store has %d reports and %d readings, want %d of each", stats.Reports, stats.Readings, n)
	}
	files, err := os.ReadDir(reports)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(filepath.Join(reports, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if rep, err := s.Report(t.Context(), record.Digest(raw)); err != nil || string(rep.Bytes) != string(raw) {
			t.Fatalf("%s is not in the store as it was: %v", f.Name(), err)
		}
	}
	return lists(t, s)
}

// lists is all that a store lists, as lines of JSON.
func lists(t testing.TB, s store.Store) string {
	t.Helper()
	var b strings.Builder
	out := json.NewEncoder(&b)
	list := func(v any, err error) {
		if err == nil {
			err = out.Encode(v)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	ctx := t.Context()
	all, err := s.Reports(ctx, store.ReportFilter{})
	for _, r := range all {
		list(r, err)
		rec, err := s.Record(ctx, r.ID)
		list(rec, err)
	}
	entries, err := s.Entries(ctx, store.EntryFilter{})
	for _, e := range entries {
		list(e, err)
	}
	quotes, err := s.Quotes(ctx, store.QuoteFilter{})
	for _, q := range quotes {
		list(q, err)
	}
	for _, words := range []string{"talks", "minister border", "years"} {
		hits, err := s.Search(ctx, words, "", 0)
		list(hits, err)
		if len(hits) == 0 {
			t.Errorf("nothing is found for %q", words)
		}
	}
	if len(all) == 0 || len(entries) == 0 || len(quotes) == 0 {
		t.Errorf("%d reports, %d entries, %d quotes", len(all), len(entries), len(quotes))
	}
	return b.String()
}

// checkFile has SQLite look through the file and its text index.
func checkFile(t testing.TB, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var found string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&found); err != nil || found != "ok" {
		t.Fatalf("%s: %s, %v", path, found, err)
	}
	if _, err := db.Exec("INSERT INTO blocks (blocks, rank) VALUES ('integrity-check', 1)"); err != nil {
		t.Fatalf("%s: the text index: %v", path, err)
	}
	if rows, err := db.Query("PRAGMA foreign_key_check"); err != nil {
		t.Fatal(err)
	} else if rows.Next() {
		t.Fatalf("%s: a row refers to one that is not there", path)
	}
	// Rows of lists belong to readings that are current, all of them.
	for _, table := range []string{"entries", "quotes", "blocks"} {
		var stray int
		query := "SELECT count(*) FROM " + table + " WHERE rowid >> 20 NOT IN (SELECT n FROM readings WHERE current)"
		if err := db.QueryRow(query).Scan(&stray); err != nil || stray > 0 {
			t.Fatalf("%s: %d rows of %s belong to no current reading, %v", path, stray, table, err)
		}
	}
	var wrong int
	if err := db.QueryRow(`SELECT count(*) FROM readings r WHERE
		r.events <> (SELECT count(*) FROM entries e WHERE e.n >> 20 = r.n) OR
		r.quotes <> (SELECT count(*) FROM quotes q WHERE q.n >> 20 = r.n)`).Scan(&wrong); err != nil || wrong > 0 {
		t.Fatalf("%s: %d readings have other numbers of entries or quotes than they say, %v", path, wrong, err)
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
