package browser

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// click follows the link or presses the button that a selector finds, and waits
// until the page that comes is loaded.
func click(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	before := result(t, ctx, chromedp.Location())
	if err := chromedp.Do(ctx, chromedp.Click(selector)); err != nil {
		t.Fatalf("clicking %s: %v", selector, err)
	}
	// With scripts off the page cannot tell of its loading; the address does.
	for result(t, ctx, chromedp.Location()) == before {
		if err := ctx.Err(); err != nil {
			t.Fatalf("clicking %s leads nowhere: %v", selector, err)
		}
	}
	if err := chromedp.Do(ctx, chromedp.WaitReady(".foot")); err != nil {
		t.Fatal(err)
	}
}

// User story 1, on the sample reports, in a browser without JavaScript: was the
// summit on or off that day?
func TestWasItOnOrOffWithoutScript(t *testing.T) {
	ctx := open(t, look{width: 1280, height: 900, noScript: true})
	site := start(t, "demo")

	visit(t, ctx, site)
	click(t, ctx, `.try a[href*="as_of=2018-05-25"]`)
	board := text(t, ctx)
	for _, want := range []string{"Friday 25 May 2018", "Cancelled", "12 June 2018", "Singapore"} {
		if !strings.Contains(board, want) {
			t.Errorf("the board of 25 May does not say %q", want)
		}
	}

	path := summit(t, site)
	click(t, ctx, `a[href^="`+path+`"]`)
	says(t, ctx, "Cancelled", "called off")
	for _, later := range []string{"26 May", "27 May", "31 May", "1 June", "Held"} {
		if strings.Contains(result(t, ctx, chromedp.Text(".answer")), later) {
			t.Errorf("the answer of 25 May speaks of %s", later)
		}
	}

	// The sentence leads to its place in the report, where its words are marked.
	click(t, ctx, ".answer figcaption a")
	all := `[...document.querySelectorAll('.text mark')].map(m => m.textContent).join('')`
	if marked := result(t, ctx, chromedp.Evaluate[string](all)); !strings.Contains(marked, "summit") {
		t.Errorf("the words marked in the report are %q", marked)
	}
	click(t, ctx, ".record .item.lit dd a[href^='/talk/']")

	visit(t, ctx, site+path+"?as_of=2018-06-01&known_by=2018-05-31")
	if answer := result(t, ctx, chromedp.Text(".answer")); strings.Contains(answer, "Held") || strings.Contains(answer, "Back on") { // in doubt; called off where the reader misses the talks about it
		t.Errorf("with reports up to 31 May the answer is %q", answer)
	}
	visit(t, ctx, site+path+"?as_of=2018-06-01&known_by=2018-06-01")
	says(t, ctx, "Back on", "")

	// The form of the two days, by hand.
	if err := chromedp.Do(ctx, chromedp.SetValue("#as_of", "2018-01-05"), chromedp.SetValue("#known_by", "2018-01-05")); err != nil {
		t.Fatal(err)
	}
	click(t, ctx, ".clocks button")
	says(t, ctx, "Unknown", "The first that does is of")
}

// says checks the status in the answer's box and words in it.
func says(t *testing.T, ctx context.Context, status, words string) {
	t.Helper()
	verdict := result(t, ctx, chromedp.Text(".verdict .tag:first-of-type"))
	answer := result(t, ctx, chromedp.Text(".answer"))
	if strings.TrimSpace(verdict) != status || !strings.Contains(answer, words) {
		t.Errorf("the page says %q, want %q with %q:\n%s", verdict, status, words, answer)
	}
}

// summit is the address of the talk that is due in Singapore on 12 June.
func summit(t *testing.T, site string) string {
	t.Helper()
	var board struct {
		Rows []struct {
			Talk struct {
				ID      string
				Reports int
			}
			State struct {
				Date  string
				Place *struct{ Name string }
			}
		}
	}
	get(t, site+"/board.json?as_of=2018-05-25&known_by=2018-05-25", &board)
	best, most := "", 0
	for _, r := range board.Rows {
		if r.State.Date == "2018-06-12" && r.State.Place != nil && r.State.Place.Name == "Singapore" && r.Talk.Reports > most {
			best, most = r.Talk.ID, r.Talk.Reports
		}
	}
	if best == "" {
		t.Fatal("the board has no summit in Singapore")
	}
	return "/talk/" + best
}

// With a script the words light up where the pointer or the keyboard is.
func TestFieldsLightTheirWords(t *testing.T) {
	ctx := open(t, look{width: 1280, height: 900})
	call(t, ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	site := start(t, "demo")
	visit(t, ctx, site+samplePages(t, site)["report"])
	lit := `[...document.querySelectorAll('.seg.glow')].map(s => s.textContent).join('')`
	if got := result(t, ctx, chromedp.Evaluate[string](lit)); got != "" {
		t.Errorf("%q is lit before anything is pointed at", got)
	}
	field := `document.querySelector('.item .facts a[data-lights]')`
	want := result(t, ctx, chromedp.Evaluate[string](field+`.dataset.lights`))
	if err := chromedp.Do(ctx, chromedp.Focus(".item .facts a[data-lights]")); err != nil {
		t.Fatal(err)
	}
	of := `[...document.querySelectorAll('.seg.glow')].every(s => s.dataset.of.split(' ').includes('` + want + `'))`
	if got := result(t, ctx, chromedp.Evaluate[string](lit)); got == "" || !result(t, ctx, chromedp.Evaluate[bool](of)) {
		t.Errorf("focus on %s lights %q", want, got)
	}
}

// hostile is a page whose headline, names and quotations are full of markup,
// script and characters that turn the writing around.
const hostile = `<!doctype html><html><head><title>Talks</title><meta property="article:published_time" content="2031-04-07T10:00:00Z"></head><body><article>
<h1>Minister &lt;script&gt;hacked=1&lt;/script&gt; to meet envoy &lt;img src=x onerror=hacked=2&gt;</h1>
<p>BRASK, April 7 (Courier) - Foreign Minister Rosa &lt;b onmouseover=hacked=3&gt;Marren will meet the envoy of France, Paul &lt;svg/onload=hacked=4&gt; Okel, in Geneva on April 14, her ministry said on Monday.</p>
<p>"We will meet &lt;script&gt;hacked=5&lt;/script&gt; in Geneva on April 14," Marren said. "&lt;/p&gt;&lt;/mark&gt;&lt;iframe src=javascript:hacked=6&gt;"</p>
<p>President Emmanuel Macron of France told reporters on Monday that ` + "\u202e\u2066" + `he would travel to Geneva&#x202e; on April 15 for talks with Rosa Marren, {{.}} and that "&lt;a href='javascript:hacked=7'&gt;nothing&lt;/a&gt;" had been decided.</p>
<p>The meeting between Marren and Okel had been called off in March after a dispute over the border, officials in both capitals said at the time.</p>
</article></body></html>`

func TestHostileWordsAreShownAsText(t *testing.T) {
	ctx := open(t, look{width: 1280, height: 900})
	dir := t.TempDir()
	file, store := filepath.Join(dir, "hostile.html"), filepath.Join(dir, "store.db")
	if err := os.WriteFile(file, []byte(hostile), 0o666); err != nil {
		t.Fatal(err)
	}
	add(t, store, "--publisher", `<script>hacked=8</script>`, file)
	site := start(t, "serve", "--store", store)

	for _, path := range everyPage(t, site) {
		visit(t, ctx, site+path)
		seen := result(t, ctx, chromedp.Evaluate[struct {
			Hacked   bool
			Elements []string
			Turned   bool
		}](`({
			Hacked: typeof hacked != 'undefined',
			Elements: [...document.querySelectorAll('script:not([src^="/static/"]), img, iframe, b, svg[onload], a[href^="javascript:"], [onmouseover], [onerror]')].map(e => e.outerHTML),
			Turned: /[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.textContent),
		})`))
		if seen.Hacked || len(seen.Elements) > 0 || seen.Turned {
			t.Errorf("%s: a script ran: %v; elements out of the report: %v; writing turned: %v", path, seen.Hacked, seen.Elements, seen.Turned)
		}
	}
	visit(t, ctx, site+everyPage(t, site)[0])
	for _, want := range []string{"<script>hacked=1</script>", "<img src=x onerror=hacked=2>", "<script>hacked=5</script>", "<script>hacked=8</script>"} {
		if !strings.Contains(strings.Join(strings.Fields(text(t, ctx)), " "), want) {
			t.Errorf("the report's page does not show %s", want)
		}
	}
}

// everyPage lists the pages of a store: first the report, then all others.
func everyPage(t *testing.T, site string) []string {
	t.Helper()
	var reports []struct{ ID string }
	get(t, site+"/reports.json", &reports)
	if len(reports) == 0 {
		t.Fatal("the store has no report")
	}
	report := "/report/" + strings.TrimPrefix(reports[0].ID, "sha256:")[:16]
	paths := []string{report, report + "?show=e1", "/reports", "/people", "/quotes", "/search?q=marren", "/?as_of=2031-04-08&known_by=2031-04-08", "/events?as_of=2031-04-08&known_by=2031-04-08"}
	var events []struct{ Href string }
	get(t, site+"/events.json?as_of=2031-04-08&known_by=2031-04-08", &events)
	if len(events) == 0 {
		t.Fatal("the store has no event")
	}
	for _, e := range events {
		paths = append(paths, e.Href)
	}
	var people []struct{ Href string }
	get(t, site+"/people.json?as_of=2031-04-08&known_by=2031-04-08", &people)
	for _, p := range people {
		paths = append(paths, p.Href)
	}
	return paths
}
