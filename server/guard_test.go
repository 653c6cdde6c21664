package server_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"nuncio/server"
)

func TestPagesCanBeReadOnly(t *testing.T) {
	s := newShelf(t, server.Options{})
	for method, want := range map[string]int{"GET": 200, "HEAD": 200, "POST": 405, "PUT": 405, "DELETE": 405, "OPTIONS": 405, "TRACE": 405} {
		p := s.do(httptest.NewRequest(method, "http://localhost/", nil))
		if p.status != want {
			t.Errorf("%s: %d, want %d", method, p.status, want)
		}
		if p.header.Get("Content-Security-Policy") == "" {
			t.Errorf("%s: the headers are missing", method)
		}
	}
}

// A name that somebody else may point at this machine must get nothing.
func TestOnlyOwnNames(t *testing.T) {
	s := newShelf(t, server.Options{Hosts: []string{"desk.example"}})
	for host, want := range map[string]int{
		"localhost": 200, "localhost:7878": 200, "LOCALHOST": 200, "127.0.0.1:7878": 200, "[::1]:7878": 200, "192.168.0.7:80": 200,
		"desk.example": 200, "DESK.example:7878": 200,
		"evil.example": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example": 421, "": 421,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		if p := s.do(r); p.status != want {
			t.Errorf("host %q: %d, want %d", host, p.status, want)
		}
	}
}

func TestWhatTheReaderHasIsNotSentAgain(t *testing.T) {
	s := newShelf(t, server.Options{})
	s.add(summer(""))
	first := s.get("/")
	r := httptest.NewRequest(http.MethodGet, "http://localhost/", nil)
	r.Header.Set("If-None-Match", first.header.Get("ETag"))
	if p := s.do(r); p.status != http.StatusNotModified || p.body != "" {
		t.Errorf("the same page is sent again: %d, %d bytes", p.status, len(p.body))
	}
	s.add(summer("summit-back-on"))
	if p := s.do(r); p.status != http.StatusOK || p.header.Get("ETag") == first.header.Get("ETag") {
		t.Errorf("a page that has changed is not sent: %d", p.status)
	}
}

func TestServerStartsAndStops(t *testing.T) {
	s := newShelf(t, server.Options{})
	srv, err := server.Start("127.0.0.1:0", s.pages)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Get(srv.URL())
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil || !strings.Contains(string(b), "<h1>") {
		t.Errorf("no page came: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := srv.Wait(ctx); err != nil {
		t.Error(err)
	}
	if resp, err := http.Get(srv.URL()); err == nil {
		resp.Body.Close()
		t.Error("a stopped server answers")
	}
	if _, err := server.Start("256.0.0.1:0", s.pages); err == nil {
		t.Error("no address, and no error")
	}
}
