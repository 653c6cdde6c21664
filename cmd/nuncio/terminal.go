package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"golang.org/x/term"
)

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// wantsColour follows NO_COLOR, CLICOLOR_FORCE and TERM; "nuncio help environment".
func wantsColour(w io.Writer) bool {
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	if force := os.Getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return isTerminal(w)
}

// The widths of the text form: what a terminal says, within bounds that read well.
const (
	minWidth     = 40
	maxWidth     = 110
	defaultWidth = 100
)

func textWidth(w io.Writer) int { return min(tableWidth(w), maxWidth) }

// tableWidth is the width for tables, which may be as wide as the terminal.
func tableWidth(w io.Writer) int {
	width := defaultWidth
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		width = n
	}
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil {
			width = n
		}
	}
	return max(width, minWidth)
}

// progress tells on standard error how far long work has come: one line that
// is written over on a terminal, a line every few seconds elsewhere.
type progress struct {
	w        io.Writer
	terminal bool
	total    int // 0 where not known
	done     int
	failed   int
	started  time.Time
	shown    time.Time
}

const (
	progressAfter = time.Second // work shorter than this shows nothing
	terminalPause = 200 * time.Millisecond
	logPause      = 5 * time.Second
)

func newProgress(w io.Writer, total int) *progress {
	now := time.Now()
	return &progress{w: w, terminal: isTerminal(w), total: total, started: now, shown: now}
}

// step counts one input and shows the state if it is time to.
func (p *progress) step(failed bool) {
	p.done++
	if failed {
		p.failed++
	}
	pause := logPause
	if p.terminal {
		pause = terminalPause
	}
	now := time.Now()
	if now.Sub(p.started) < progressAfter || now.Sub(p.shown) < pause {
		return
	}
	p.shown = now
	rate := float64(p.done) / now.Sub(p.started).Seconds()
	line := fmt.Sprintf("%d reports, %.0f a second", p.done, rate)
	if p.total > 0 {
		left := time.Duration(float64(p.total-p.done) / rate * float64(time.Second)).Round(time.Second)
		line = fmt.Sprintf("%d of %d reports, %.0f a second, %v left", p.done, p.total, rate, left)
	}
	if p.failed > 0 {
		line += fmt.Sprintf(", %d unreadable", p.failed)
	}
	if p.terminal {
		fmt.Fprintf(p.w, "\r\x1b[K%s", line)
	} else {
		fmt.Fprintln(p.w, line)
	}
}

// clear takes the line off a terminal, so that something else can be written.
func (p *progress) clear() {
	if p.terminal && p.shown != p.started {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
