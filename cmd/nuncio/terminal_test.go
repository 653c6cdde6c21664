package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestProgressIsSilentOnShortWork(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out, 3)
	for range 3 {
		p.step(false)
	}
	p.clear()
	if out.Len() > 0 {
		t.Errorf("work of a moment showed %q", out.String())
	}
}

func TestProgressOffATerminal(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out, 40)
	p.started = p.started.Add(-10 * time.Second)
	p.shown = p.started
	for i := range 20 {
		p.step(i == 3)
	}
	p.clear()
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 1 {
		t.Fatalf("%d lines within the pause between two, want 1: %q", len(lines), lines)
	}
	if !strings.HasPrefix(lines[0], "1 of 40 reports, ") || strings.Contains(lines[0], "unreadable") || strings.Contains(lines[0], "\x1b") {
		t.Errorf("line %q", lines[0])
	}
	p.shown = p.started
	p.step(true)
	if !strings.Contains(out.String(), "21 of 40 reports, 2 a second, ") || !strings.Contains(out.String(), ", 2 unreadable") {
		t.Errorf("lines %q", out.String())
	}
}

func TestColour(t *testing.T) {
	for _, c := range []struct {
		no, force, term string
		want            bool
	}{
		{"", "", "xterm", false}, // not a terminal
		{"", "1", "xterm", true},
		{"", "0", "xterm", false},
		{"1", "1", "xterm", false},
		{"", "1", "dumb", false},
	} {
		t.Setenv("NO_COLOR", c.no)
		t.Setenv("CLICOLOR_FORCE", c.force)
		t.Setenv("TERM", c.term)
		if got := wantsColour(&bytes.Buffer{}); got != c.want {
			t.Errorf("NO_COLOR=%q CLICOLOR_FORCE=%q TERM=%q: %v, want %v", c.no, c.force, c.term, got, c.want)
		}
	}
}

func TestTextWidth(t *testing.T) {
	for columns, want := range map[string]int{"": defaultWidth, "80": 80, "10": minWidth, "500": maxWidth, "wide": defaultWidth} {
		t.Setenv("COLUMNS", columns)
		if got := textWidth(&bytes.Buffer{}); got != want {
			t.Errorf("COLUMNS=%q: %d, want %d", columns, got, want)
		}
	}
}
