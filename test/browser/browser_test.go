// Package browser proves in a real headless browser what a parser of HTML cannot:
// that the pages can be used without JavaScript, that nothing out of a report
// runs, and that they fit a phone. It drives the program itself.
//
// The tests skip where there is no Chromium. NUNCIO_SCREENS names a folder that
// TestPagesFit leaves pictures of all pages in.
package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// root is the repository, seen from this folder.
const root = "../.."

// patience bounds what waits for the browser or the program; nothing is measured by it.
const patience = 2 * time.Minute

// nuncio is the program, built once for all tests.
var nuncio string

func TestMain(m *testing.M) {
	os.Exit(build(m))
}

func build(m *testing.M) int {
	dir, err := os.MkdirTemp("", "nuncio-browser-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	nuncio = filepath.Join(dir, "nuncio")
	if out, err := exec.Command("go", "build", "-C", root, "-o", nuncio, "./cmd/nuncio").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the program: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// chromium finds the browser, or skips the test.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("there is no chromium on this machine; the pages are not looked at in a browser")
	return ""
}

// look is how a page is looked at.
type look struct {
	width, height int64
	dark          bool
	noScript      bool
	print         bool
}

// open starts a browser and returns the context to drive it by.
func open(t *testing.T, l look) context.Context {
	t.Helper()
	path := chromium(t)
	// Without the sandbox, since tests may run as root in a container; the
	// browser sees no pages but ours.
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Flag("hide-scrollbars", true))
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	see(t, ctx, l)
	return ctx
}

// see changes how the browser looks at pages.
func see(t *testing.T, ctx context.Context, l look) {
	t.Helper()
	scheme := "light"
	if l.dark {
		scheme = "dark"
	}
	call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: l.width, Height: l.height, DeviceScaleFactor: 1, Mobile: l.width < 600,
	})
	media := "screen"
	if l.print {
		media = "print"
	}
	call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media, Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	call(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: l.noScript})
}

func call[P, R any](t *testing.T, ctx context.Context, cmd cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(ctx, cmd, params); err != nil {
		t.Fatalf("%s: %v", cmd.Method, err)
	}
}

// visit opens a page and waits until it is loaded.
func visit(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

// result runs an action for its value.
func result[T any](t *testing.T, ctx context.Context, a chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// start runs the program until the test ends and returns the address that it prints.
func start(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command(nuncio, append(args, "--addr", "127.0.0.1:0")...)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(cmd.Process.Signal(os.Interrupt), cmd.Wait()); err != nil {
			t.Errorf("the program does not stop cleanly: %v", err)
		}
	})
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		if _, rest, ok := strings.Cut(lines.Text(), "the pages are at "); ok {
			address, _, _ := strings.Cut(rest, " ")
			go func() {
				for lines.Scan() {
				}
			}()
			return strings.TrimSuffix(address, "/")
		}
	}
	t.Fatal("the program ended without an address")
	return ""
}

// add puts files into a store.
func add(t *testing.T, store string, args ...string) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), nuncio, append([]string{"add", "--store", store}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("adding %v: %v\n%s", args, err, out)
	}
}

// get reads JSON of the pages.
func get(t *testing.T, address string, into any) {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(into); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

// text is what a reader sees of the page's main part.
func text(t *testing.T, ctx context.Context) string {
	t.Helper()
	return result(t, ctx, chromedp.Evaluate[string](`document.querySelector('main').innerText`))
}
