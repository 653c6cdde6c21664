package main

import (
	"strings"
	"testing"
)

// The oracle must find what is plainly there, or its figures say nothing.
func TestExtract(t *testing.T) {
	page := "<html><head><title>Pact signed</title></head><body><nav><a href=/>Home page</a></nav><article><h1>Pact signed</h1>" +
		strings.Repeat("<p>The envoys of both states met in the capital on Monday and signed the pact, the ministry said.</p>", 5) + "</article></body></html>"
	a, err := extract([]byte(page), "http://example.org/a")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(a.Text, "signed the pact") || strings.Contains(a.Text, "Home page") {
		t.Errorf("text %q", a.Text)
	}
	if _, err := extract(nil, "http://example.org/a"); err == nil {
		t.Error("an empty page has no article")
	}
}
