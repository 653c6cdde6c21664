package browser

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// samplePages names an address of every kind of page of the demo.
func samplePages(t *testing.T, site string) map[string]string {
	const clocks = "?as_of=2018-05-25&known_by=2018-05-25"
	var board struct {
		Rows []struct {
			Talk struct {
				ID      string
				Entries []struct{ Report, Event string }
				Sides   []struct{ Name, Kind string }
			}
		}
	}
	get(t, site+"/board.json"+clocks, &board)
	most := 0
	for i, r := range board.Rows {
		if len(r.Talk.Entries) > len(board.Rows[most].Talk.Entries) {
			most = i
		}
	}
	talk := board.Rows[most].Talk
	last := talk.Entries[len(talk.Entries)-1]
	report := "/report/" + strings.TrimPrefix(last.Report, "sha256:")[:16]
	var events []struct{ ID string }
	get(t, site+"/events.json"+clocks, &events)
	return map[string]string{
		"board":        "/" + clocks,
		"board-today":  "/",
		"board-empty":  "/?as_of=2017-01-01&known_by=2017-01-01",
		"talk":         "/talk/" + talk.ID + clocks,
		"talk-later":   "/talk/" + talk.ID + "?as_of=2018-06-01&known_by=2018-06-12",
		"talk-unheard": "/talk/" + talk.ID + "?as_of=2018-01-01&known_by=2018-01-01",
		"report":       report,
		"report-shown": report + "?show=" + last.Event + "#w-" + last.Event,
		"event":        "/event/" + events[len(events)/2].ID + clocks,
		"person":       "/person/donald-trump",
		"people":       "/people",
		"events":       "/events",
		"quotes":       "/quotes",
		"reports":      "/reports",
		"search":       "/search?q=" + url.QueryEscape("singapore summit"),
		"search-empty": "/search",
		"search-none":  "/search?q=xylophone",
		"help":         "/help",
		"error":        "/nothing-here",
	}
}

var looks = map[string]look{
	"desktop":      {width: 1280, height: 900},
	"desktop-dark": {width: 1280, height: 900, dark: true},
	"phone":        {width: 390, height: 844},
	"phone-dark":   {width: 390, height: 844, dark: true},
	"small":        {width: 320, height: 640},
	"print":        {width: 680, height: 1000, print: true},
}

// Every page fits its window (only tables may scroll inside their frame), its
// links and buttons are large enough to hit, and its text stands out.
func TestPagesFit(t *testing.T) {
	ctx := open(t, looks["desktop"])
	site := start(t, "demo")
	screens := os.Getenv("NUNCIO_SCREENS")
	for name, l := range looks {
		see(t, ctx, l)
		for title, path := range samplePages(t, site) {
			visit(t, ctx, site+path)
			for _, f := range result(t, ctx, chromedp.Evaluate[[]string](faultsScript)) {
				t.Errorf("%s, %s: %s", title, name, f)
			}
			if screens != "" {
				keep(t, filepath.Join(screens, fmt.Sprintf("%s-%s.png", title, name)), result(t, ctx, chromedp.FullScreenshot(100)))
			}
		}
	}
}

func keep(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
}

// faultsScript lists what does not fit. Contrast is that of WCAG 2.2 (1.4.3),
// target size that of 2.5.8: 24 pixels, links inside a sentence apart.
const faultsScript = `(() => {
  const faults = []
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  if (wide > 0) {
    const who = [...document.querySelectorAll('main *, header *, footer *')].filter(e => !e.closest('.scroll') && !e.closest('svg') && e.getBoundingClientRect().right > innerWidth + 1)
    faults.push('wider than the window by ' + wide + ': ' + who.slice(-3).map(e => e.tagName + '.' + e.className).join(', '))
  }
  const inSentence = a => [...a.parentElement.childNodes].some(n => n.nodeType == 3 && n.data.trim().length > 3)
  for (const e of document.querySelectorAll('a, button, input, summary')) {
    const r = e.getBoundingClientRect()
    if (matchMedia('print').matches || r.width == 0 || e.type == 'hidden' || e.classList.contains('skip') || e.closest('sup') || e.tagName == 'A' && inSentence(e)) continue
    if (r.height < 23.5 || r.width < 14) faults.push('small target: ' + e.tagName + ' ' + e.textContent.trim().slice(0, 30) + ' ' + r.width.toFixed(0) + 'x' + r.height.toFixed(1))
  }
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
  const rgba = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data] }
  const over = (top, under) => { const a = top[3] / 255; return [0, 1, 2].map(i => top[i] * a + under[i] * (1 - a)).concat(255) }
  const ground = e => { const own = rgba(getComputedStyle(e).backgroundColor); return own[3] == 255 || !e.parentElement ? own : over(own, ground(e.parentElement)) }
  const light = c => { const f = c.slice(0, 3).map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 }); return .2126 * f[0] + .7152 * f[1] + .0722 * f[2] }
  const seen = new Set()
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()) || e.closest('svg') || e.classList.contains('hidden')) continue
    const under = ground(e), text = over(rgba(getComputedStyle(e).color), under)
    const [a, b] = [light(text), light(under)].sort((x, y) => y - x), ratio = (a + .05) / (b + .05)
    const what = e.tagName + '.' + e.className
    if (ratio < 4.5 && !seen.has(what)) { seen.add(what); faults.push('contrast ' + ratio.toFixed(2) + ': ' + what) }
  }
  return faults
})()`
