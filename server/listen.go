package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Limits of one connection. Pages are small and made in a fraction of a second;
// only a client that does not read keeps one open for long.
const (
	readTimeout  = 10 * time.Second
	writeTimeout = 60 * time.Second
	idleTimeout  = 2 * time.Minute
	maxHeader    = 32 << 10 // bytes
	// stopTimeout is how long answers under way may take once the server stops.
	stopTimeout = 5 * time.Second
)

// Server is a handler bound to an address. It takes connections from Start on.
type Server struct {
	listener net.Listener
	http     *http.Server
	done     chan error
}

// Start listens on the TCP address and serves in the background; port 0 takes a
// free one. The caller ends it by [Server.Wait] or [Server.Stop].
func Start(addr string, h http.Handler) (*Server, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listening on %s: %w", addr, err)
	}
	s := &Server{
		listener: l,
		http: &http.Server{
			Handler: h, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader,
		},
		done: make(chan error, 1),
	}
	go func() { s.done <- s.http.Serve(l) }()
	return s, nil
}

// URL is the address of the first page.
func (s *Server) URL() string { return "http://" + s.listener.Addr().String() + "/" }

// Wait serves until ctx ends, then stops. It returns nil after an orderly end.
func (s *Server) Wait(ctx context.Context) error {
	select {
	case err := <-s.done:
		s.done <- err
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
		return s.Stop()
	}
}

// Stop takes no more requests, lets those under way finish, and returns.
func (s *Server) Stop() error {
	ctx, cancel := context.WithTimeout(context.Background(), stopTimeout)
	defer cancel()
	if err := s.http.Shutdown(ctx); err != nil {
		return fmt.Errorf("stopping the server: %w", errors.Join(err, s.http.Close()))
	}
	if err := <-s.done; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving: %w", err)
	}
	return nil
}
