package app

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"go.uber.org/fx"

	"revenge/media/hls"
	"revenge/media/worker"
)

// tryChains finds out beside the start which devices can encode; until then, all is done in software.
func tryChains(lc fx.Lifecycle, l *worker.Launcher, chains *hls.Chains) {
	ctx, cancel := context.WithCancel(context.Background())
	var trial sync.WaitGroup
	lc.Append(fx.Hook{
		OnStart: func(context.Context) error {
			trial.Go(func() { chains.Found(l.Trial(ctx)) })
			return nil
		},
		OnStop: func(context.Context) error {
			cancel()
			trial.Wait()
			return nil
		},
	})
}

// reportChains says what each device can do. A machine without one lacks nothing.
func reportChains(ctx context.Context, l *worker.Launcher, say sayer) {
	for _, r := range l.Trial(ctx) {
		switch {
		case r.Works && len(r.Codecs) > 0:
			say(true, fmt.Sprintf("hardware: %s encodes, and decodes %s", r.Chain, strings.Join(r.Codecs, " ")), "")
		case r.Works:
			say(true, fmt.Sprintf("hardware: %s encodes", r.Chain), "")
		default:
			say(true, fmt.Sprintf("hardware: %s is not used: %s", r.Chain, r.Reason), "")
		}
	}
}
