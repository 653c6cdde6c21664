package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"nuncio/store"
	"nuncio/store/sqlite"
	"nuncio/store/storetest"
)

// execute runs SQL on a file, past the store.
func execute(t *testing.T, path, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
}

func TestFilesThatAreNoStore(t *testing.T) {
	for _, c := range []struct {
		name, want string
		make       func(t *testing.T, path string)
	}{
		{"folder", "is a folder", func(t *testing.T, path string) { os.Mkdir(path, 0o777) }},
		{"text", "is no store of Nuncio", func(t *testing.T, path string) {
			os.WriteFile(path, []byte(strings.Repeat("Not a database.\n", 100)), 0o666)
		}},
		{"other database", "database of another program", func(t *testing.T, path string) { execute(t, path, "CREATE TABLE reports (id)") }},
		{"newer schema", "a newer Nuncio wrote it", func(t *testing.T, path string) {
			open(t, path).Close()
			execute(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, true)")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file")
			c.make(t, path)
			before, _ := os.ReadFile(path)
			for name, try := range map[string]func() (*sqlite.Store, error){
				"Open":         func() (*sqlite.Store, error) { return sqlite.Open(t.Context(), path) },
				"OpenReadOnly": func() (*sqlite.Store, error) { return sqlite.OpenReadOnly(t.Context(), path) },
			} {
				s, err := try()
				if err == nil {
					s.Close()
				}
				if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
					t.Errorf("%s: %v; want an error with %q and the path", name, err, c.want)
				}
			}
			if after, _ := os.ReadFile(path); string(before) != string(after) {
				t.Error("the file was changed")
			}
		})
	}
}

func open(t *testing.T, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a store, 100% #1?.db")
	_, err := sqlite.OpenReadOnly(t.Context(), path)
	if err == nil || !strings.Contains(err.Error(), "there is no store at "+path+"; make one with nuncio add") {
		t.Errorf("a store that is not there: %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file was made")
	}
	item := storetest.Synthetic(1)
	s := open(t, path)
	if _, err := s.Add(t.Context(), item); err != nil {
		t.Fatal(err)
	}
	for _, state := range []string{"while another has it open", "alone"} {
		r, err := sqlite.OpenReadOnly(t.Context(), path)
		if err != nil {
			t.Fatalf("%s: %v", state, err)
		}
		defer r.Close()
		if list, err := r.Reports(t.Context(), store.ReportFilter{}); err != nil || len(list) != 1 {
			t.Errorf("%s: %v, %v", state, list, err)
		}
		if _, err := r.Add(t.Context(), storetest.Synthetic(2)); err == nil || !strings.Contains(err.Error(), "opened for reading") {
			t.Errorf("%s: Add: %v", state, err)
		}
		s.Close()
	}
}

// A file whose making was cut short, after any step, is made ready by the next.
func TestHalfMade(t *testing.T) {
	for what, query := range map[string]string{
		"empty":         "",
		"marked":        "PRAGMA application_id = 0x4e554e43",
		"version table": "PRAGMA application_id = 0x4e554e43; CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now'))); INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1)",
	} {
		path := filepath.Join(t.TempDir(), "store.db")
		execute(t, path, query)
		if _, err := open(t, path).Add(t.Context(), storetest.Synthetic(1)); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	path := filepath.Join(t.TempDir(), "store.db")
	open(t, path).Close()
	execute(t, path, "PRAGMA journal_mode = DELETE")
	s := open(t, path)
	defer s.Close()
	var mode string
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("PRAGMA journal_mode").Scan(&mode); err != nil || mode != "wal" {
		t.Errorf("the journal is %q, %v", mode, err)
	}
}

// A store that has to be changed waits for those who have it open, as long as
// its user does.
func TestOpenWaits(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	open(t, path).Close()
	execute(t, path, "PRAGMA journal_mode = DELETE")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN; SELECT * FROM reports"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if s, err := sqlite.Open(ctx, path); err == nil {
		s.Close()
		t.Error("a store that another process reads was changed")
	} else if !errors.Is(err, context.Canceled) {
		t.Errorf("Open: %v, want that it was cancelled", err)
	}
	if _, err := db.Exec("COMMIT"); err != nil {
		t.Fatal(err)
	}
	open(t, path)
}

// processEnv names the store that a process of this test adds to.
const processEnv = "NUNCIO_TEST_STORE"

func TestMain(m *testing.M) {
	if path := os.Getenv(processEnv); path != "" {
		if err := addAsProcess(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

const shared = 40 // reports that all processes add

func addAsProcess(path string) error {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	for i := range shared {
		if _, err := s.Add(ctx, storetest.Synthetic(i)); err != nil {
			return err
		}
	}
	return s.Close()
}

func TestProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			cmd := exec.CommandContext(t.Context(), os.Args[0])
			cmd.Env = append(os.Environ(), processEnv+"="+path)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	wg.Wait()
	st, err := open(t, path).Stats(t.Context())
	if err != nil || st.Reports != shared || st.Readings != shared || st.Entries != 6*shared {
		t.Errorf("%+v, %v; want %d reports", st, err, shared)
	}
}

func TestTempIsRemoved(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	s, err := sqlite.OpenTemp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Skip("temporary files go elsewhere on this system")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
}
