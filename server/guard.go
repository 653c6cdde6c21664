package server

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// headers go with every answer. The pages load their own style sheet and script
// and nothing else; no page of another site may frame or read them.
var headers = map[string]string{
	"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; " +
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=()",
	"Referrer-Policy":              "no-referrer",
	"X-Content-Type-Options":       "nosniff",
}

// guard sets the headers and turns away what no reader sends: other methods, and
// requests for a name that is not ours. The latter is how a page elsewhere would
// read a server on the reader's own machine, by pointing a name of its own at it.
func guard(hosts []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			rw.Header().Set(name, value)
		}
		if !ours(r.Host, hosts) {
			http.Error(rw, "This server is not known by the name in the address. Use the address that it printed when it started.", http.StatusMisdirectedRequest)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			rw.Header().Set("Allow", "GET, HEAD")
			http.Error(rw, "These pages can be read only.", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(rw, r)
	})
}

// ours reports whether a Host header names this server: an address in digits
// cannot be pointed elsewhere, localhost is not, other names must be given.
func ours(host string, hosts []string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.Trim(name, "[]")
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	return strings.EqualFold(name, "localhost") || slices.ContainsFunc(hosts, func(h string) bool { return strings.EqualFold(h, name) })
}
