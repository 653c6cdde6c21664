// Package server shows what a store keeps, as pages for people and as JSON,
// calendar and tables for programs.
//
// [New] makes the handler, which a Go program can put where it likes; [Start]
// binds it to an address, [Server.Wait] serves until the context ends. Pages are
// complete without JavaScript, nothing is fetched from elsewhere, and what comes
// out of reports is shown as text.
package server
