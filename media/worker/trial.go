package worker

import (
	"context"
	"time"
)

// Trial sends five pictures through a chain, as playing would.
var Trial = Kind[TrialRequest, TrialReply]{Name: "trial", Limit: 20 * time.Second}

// TrialRequest names the chain.
type TrialRequest struct {
	Chain string `json:"chain"`
}

// TrialReply is what a chain that works can do.
type TrialReply struct {
	// Codecs are those that its device decodes; the pictures of others are decoded in software.
	Codecs []string `json:"codecs,omitempty"`
}

// TrialResult is how a chain's trial went.
type TrialResult struct {
	Chain string
	Works bool
	// Reason is why it does not.
	Reason string
	// Codecs are those that its device decodes.
	Codecs []string
	Took   time.Duration
}

// Trial tries every chain that the machine has a device for, each in a process of its own: a driver may crash or hang.
// The order is that of Chains.
func (l *Launcher) Trial(ctx context.Context) []TrialResult {
	var all []TrialResult
	for _, c := range Chains() {
		r := TrialResult{Chain: c.Name}
		if !c.Present() {
			r.Reason = "this machine has no such device"
			all = append(all, r)
			continue
		}
		began := time.Now()
		reply, err := l.try(ctx, c)
		r.Took = time.Since(began)
		r.Works, r.Codecs = err == nil, reply.Codecs
		if err != nil {
			r.Reason = err.Error()
		}
		all = append(all, r)
	}
	return all
}

func (l *Launcher) try(ctx context.Context, c Chain) (TrialReply, error) {
	child, err := l.StartDevice(ctx, c)
	if err != nil {
		return TrialReply{}, err
	}
	defer child.Close()
	reply, _, err := Call(ctx, child, Trial, TrialRequest{Chain: c.Name}, nil)
	return reply, err
}
