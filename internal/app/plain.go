package app

import "strings"

// wired reports whether an error only tells how something was put together.
func wired(err error) bool {
	text := err.Error()
	for _, prefix := range []string{"could not build arguments", "received non-nil error from function", "failed to build", "missing dependencies"} {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	return false
}
