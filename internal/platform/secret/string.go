// Package secret keeps what must not be seen: values that mask themselves wherever they are printed,
// and the keys that everything signed or sealed is derived from.
package secret

import (
	"fmt"
	"log/slog"
)

// Mask is what is shown in place of a secret.
const Mask = "********"

// String is a text that shows itself only through Reveal: fmt, JSON, YAML and slog get Mask, or nothing when it is empty.
type String string

// Reveal returns the secret itself.
func (s String) Reveal() string { return string(s) }

// String masks the secret for %s and %v.
func (s String) String() string {
	if s == "" {
		return ""
	}
	return Mask
}

// GoString masks the secret for %#v.
func (s String) GoString() string { return `"` + s.String() + `"` }

// Format masks the secret for every verb, %x and %q included.
func (s String) Format(f fmt.State, verb rune) {
	if verb == 'q' || verb == 'v' && f.Flag('#') {
		_, _ = fmt.Fprint(f, s.GoString())
		return
	}
	_, _ = fmt.Fprint(f, s.String())
}

// LogValue masks the secret for slog.
func (s String) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText masks the secret for JSON, XML and everything else that writes text.
func (s String) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// MarshalYAML masks the secret for YAML.
func (s String) MarshalYAML() (any, error) { return s.String(), nil }
