// Package fault names the few kinds of failure that callers tell apart.
// Domain code wraps them; only the edges (graph, resolvers, server, jobs) translate them.
package fault

import (
	"errors"
	"fmt"
)

// The kinds of failure. Match them with errors.Is.
var (
	NotFound        = errors.New("not found")
	Invalid         = errors.New("invalid")
	Conflict        = errors.New("conflict")
	Forbidden       = errors.New("forbidden")
	Unauthenticated = errors.New("unauthenticated")
	Unavailable     = errors.New("unavailable")
	Exhausted       = errors.New("exhausted")
)

// Mistake is a failure whose message is written for the person who caused it.
// Path names the input field at fault, outermost first; it may be empty.
type Mistake struct {
	Kind    error
	Path    []string
	Message string
}

// Error returns the sentence for the user.
func (m *Mistake) Error() string { return m.Message }

// Unwrap makes errors.Is(err, fault.Invalid) and the like work.
func (m *Mistake) Unwrap() error { return m.Kind }

// Field reports a mistake in the input field named by path ("name", or "paths", "0").
func Field(kind error, message string, path ...string) error {
	return &Mistake{Kind: kind, Path: path, Message: message}
}

// Invalidf is Field(Invalid) without a path, for values that are no input field.
func Invalidf(format string, args ...any) error {
	return &Mistake{Kind: Invalid, Message: fmt.Sprintf(format, args...)}
}

// Kind returns which of the kinds err is, or nil for an unexpected failure.
func Kind(err error) error {
	for _, k := range []error{NotFound, Invalid, Conflict, Forbidden, Unauthenticated, Unavailable, Exhausted} {
		if errors.Is(err, k) {
			return k
		}
	}
	return nil
}
