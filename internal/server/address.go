package server

import (
	"net/http"
	"strings"
)

// plainly refuses addresses that are not spelled plainly, before anybody makes a path of them. The mux would clean them
// and lead such a client elsewhere.
func plainly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !plain(r.URL.Path, r.URL.EscapedPath()) {
			problem(w, http.StatusNotFound, "there is nothing at this address")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// plain tells an address without empty steps, steps up, escaped separators and dots, or control characters.
func plain(path, escaped string) bool {
	if strings.ContainsFunc(path, func(c rune) bool { return c < ' ' || c == '\\' || c == 0x7f }) {
		return false
	}
	for step := range strings.SplitSeq(escaped, "/") {
		lower := strings.ToLower(step)
		if step == "." || step == ".." || strings.Contains(lower, "%2f") || strings.Contains(lower, "%2e") {
			return false
		}
	}
	return !strings.Contains(escaped, "//")
}
