package kill_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"nuncio/store/sqlite"
)

// stored is how many reports a store has by now; 0 where it is not there yet.
func stored(t testing.TB, path string) int {
	t.Helper()
	s, err := sqlite.OpenReadOnly(t.Context(), path)
	if err != nil {
		return 0
	}
	defer s.Close()
	stats, err := s.Stats(t.Context())
	if err != nil {
		return 0
	}
	return stats.Reports
}

// An interrupt ends a run that waits for its next report, and what came before
// is kept: it is stored although no more comes.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no interrupt can be sent to a process there")
	}
	path := filepath.Join(t.TempDir(), "store.db")
	cmd := exec.Command(program, "add", "--store", path, "-")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	fmt.Fprintf(in, "{\"text\": %q}\n", prose{rand.New(rand.NewPCG(1, 1))}.report(2))
	for deadline := time.Now().Add(time.Minute); stored(t, path) < 1; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the report is not stored while the input stays open; %s", stderr.String())
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.Contains(stderr.String(), "1 added, 0 read again, 0 there already; interrupted") {
		t.Errorf("code %d, %q", code, stderr.String())
	}
	if n := stored(t, path); n != 1 {
		t.Errorf("%d reports after the interrupt, want 1", n)
	}
}
