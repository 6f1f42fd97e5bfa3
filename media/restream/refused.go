package restream

import (
	"strings"

	"revenge/internal/platform/fault"
)

// Reason is why a channel is not received.
type Reason string

// The reasons.
const (
	Away        Reason = "AWAY"
	Unsupported Reason = "UNSUPPORTED"
	Full        Reason = "FULL"
)

// Refused is why a channel is not received, with a sentence for the viewer. It is fault.Unavailable, or fault.Exhausted for
// Full.
type Refused struct {
	Reason Reason
	// Codecs are those that cannot be copied.
	Codecs []string
}

// Error returns the sentence.
func (r *Refused) Error() string {
	switch r.Reason {
	case Unsupported:
		return "this channel cannot be sent on as it is: " + strings.Join(r.Codecs, ", ")
	case Full:
		return "the server receives as many channels as it may; try again later"
	}
	return "this channel sends nothing now; try again later"
}

// Unwrap makes it a fault.
func (r *Refused) Unwrap() error {
	if r.Reason == Full {
		return fault.Exhausted
	}
	return fault.Unavailable
}

var (
	errAway = &Refused{Reason: Away}
	errFull = &Refused{Reason: Full}
)

func unsupported(codecs ...string) *Refused { return &Refused{Reason: Unsupported, Codecs: codecs} }
