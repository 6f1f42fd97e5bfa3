package worker

import (
	"encoding/json"
	"errors"
	"fmt"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// protocol is raised when the two sides would no longer understand each other.
const protocol = 1

// hello is a child's first message.
type hello struct {
	Protocol int      `json:"protocol"`
	Missing  []string `json:"missing,omitempty"` // guards that do not hold
}

// request is the control part of a request frame.
type request struct {
	Kind   string          `json:"kind"`
	CPU    int             `json:"cpu,omitempty"` // seconds of processor time it may take
	Detail json.RawMessage `json:"detail,omitempty"`
}

// reply is the control part of a reply frame.
type reply struct {
	Fault   string          `json:"fault,omitempty"`
	Message string          `json:"message,omitempty"`
	PeakRSS int64           `json:"peakRss,omitempty"` // bytes, the most this child ever held
	Detail  json.RawMessage `json:"detail,omitempty"`
}

// faults maps the kinds of failure that cross the socket to their names on it.
var faults = map[string]error{
	"corrupt":   media.ErrCorrupt,
	"timeout":   media.ErrTimeout,
	"busy":      media.ErrBusy,
	"notfound":  fault.NotFound,
	"invalid":   fault.Invalid,
	"exhausted": fault.Exhausted,
}

const faultOther = "other"

func faultName(err error) string {
	for name, kind := range faults {
		if errors.Is(err, kind) {
			return name
		}
	}
	return faultOther
}

// failure is what a child reported, of a kind that errors.Is finds.
type failure struct {
	kind    error
	message string
}

func (f *failure) Error() string { return f.message }
func (f *failure) Unwrap() error { return f.kind }

func (r *reply) err() error {
	if r.Fault == "" {
		return nil
	}
	return &failure{kind: faults[r.Fault], message: r.Message}
}

func decodeControl(b []byte, into any) error {
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%w: %w", errFrame, err)
	}
	return nil
}
