// Package playback decides how something is played and owns the sessions in which it is; it tells
// viewing how far each viewer is.
//
// Live channels are sessions too, by way of Receiver: without a file, a length or a state to go on from.
//
// Tables: playback_sessions, playback_limits, playback_preferences. Signals: playback, playback:<session id>.
// It sees content only through Source, so it does not know films from episodes; it knows no HTTP and
// no libav. plan.go is a pure function from what a file is and what a client can to a decision.
package playback
