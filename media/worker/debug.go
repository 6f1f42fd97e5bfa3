package worker

import "time"

// Debug asks a child to misbehave. Children know it only where DebugVariable is "1", which tests set.
var Debug = Kind[DebugRequest, DebugReply]{Name: "debug", Limit: 2 * time.Second}

// DebugRequest names the misbehaviour; see av's table of them.
type DebugRequest struct {
	Action string `json:"action"`
	// Target is what an attempt is aimed at: a path, or the number of a process or descriptor.
	Target string `json:"target,omitempty"`
}

// DebugReply is how it went.
type DebugReply struct {
	// Refused is the kernel's answer to an attempt; empty when the attempt succeeded.
	Refused string `json:"refused,omitempty"`
	Text    string `json:"text,omitempty"`
}
