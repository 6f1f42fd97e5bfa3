package playback

import (
	"time"

	"revenge/internal/platform/fault"
)

// RefusalReason is why something is not played now.
type RefusalReason string

// The reasons of refusals.
const (
	RefusedServerBusy          RefusalReason = "SERVER_BUSY"
	RefusedUserSessions        RefusalReason = "TOO_MANY_SESSIONS_OF_USER"
	RefusedServerSessions      RefusalReason = "TOO_MANY_SESSIONS"
	RefusedTranscodeNotAllowed RefusalReason = "TRANSCODE_NOT_ALLOWED"
	RefusedQualityLimit        RefusalReason = "QUALITY_LIMIT"
	RefusedDolbyVisionOnly     RefusalReason = "DOLBY_VISION_ONLY"
	RefusedChannelAway         RefusalReason = "CHANNEL_AWAY"
	RefusedChannelNotSupported RefusalReason = "CHANNEL_NOT_SUPPORTED"
	RefusedServerChannels      RefusalReason = "TOO_MANY_CHANNELS"
)

// Refusal is why a plan is not carried out, with what would work instead. As an error it is fault.Exhausted for what
// passes, fault.Forbidden or fault.Unavailable for what does not.
type Refusal struct {
	Reason RefusalReason
	// Alternatives are the ways that fit now and are allowed.
	Alternatives []Alternative
	// RetryAfter is when to ask again; zero where waiting does not help.
	RetryAfter time.Duration
}

var refusals = map[RefusalReason]struct {
	kind     error
	sentence string
	retry    time.Duration
}{
	RefusedServerBusy:          {fault.Exhausted, "the server has no room to encode this now; try one of the alternatives, or again later", 30 * time.Second},
	RefusedUserSessions:        {fault.Exhausted, "you play as many things as you may already; stop one first", time.Minute},
	RefusedServerSessions:      {fault.Exhausted, "the server plays as many things as it may; try again later", time.Minute},
	RefusedTranscodeNotAllowed: {fault.Forbidden, "this client cannot play the file as it is, and your account may not have it encoded", 0},
	RefusedQualityLimit:        {fault.Forbidden, "no quality of this file keeps to the limits of your account", 0},
	RefusedChannelAway:         {fault.Unavailable, "this channel sends nothing now; try again later", 15 * time.Second},
	RefusedChannelNotSupported: {fault.Unavailable,
		"this channel is sent as it comes, and its codecs are none that the server can pass on and this client plays", 0},
	RefusedServerChannels: {fault.Exhausted, "the server receives as many channels as it may; try again later", time.Minute},
	RefusedDolbyVisionOnly: {fault.Unavailable,
		"this file is Dolby Vision without a common picture beneath; only a client with Dolby Vision shows it rightly", 0},
}

// Refuse is a refusal without alternatives.
func Refuse(reason RefusalReason) *Refusal { return refuse(reason) }

func refuse(reason RefusalReason) *Refusal {
	return &Refusal{Reason: reason, RetryAfter: refusals[reason].retry}
}

// Error returns the sentence for the viewer.
func (r *Refusal) Error() string { return refusals[r.Reason].sentence }

// Unwrap makes it a fault.
func (r *Refusal) Unwrap() error {
	of := refusals[r.Reason]
	return &fault.Mistake{Kind: of.kind, Message: of.sentence}
}

// RetryAfterSeconds is RetryAfter for clients; nil where waiting does not help.
func (r *Refusal) RetryAfterSeconds() *int {
	if r.RetryAfter == 0 {
		return nil
	}
	seconds := int(r.RetryAfter.Seconds())
	return &seconds
}
