package hls

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"sync"
	"time"

	"revenge/media"
	"revenge/media/worker"
)

const (
	// chainStall is how long a chain may take for one fragment: what is slower than software is of no use, and the
	// rest of a request's time belongs to the software that takes over.
	chainStall = 6 * time.Second
	// chainRest is how long a chain that failed is left alone.
	chainRest = time.Hour
	// The smallest and largest pictures that every device encodes.
	leastChainWidth, leastChainHeight = 160, 144
	mostChainWidth, mostChainHeight   = 4096, 2304
	maxChainHeaders                   = 256
)

// Chains runs transcodes on the machine's devices where they work, and in software where they do not: a chain that
// fails is replaced within the same request, and is not chosen for such files again for an hour.
type Chains struct {
	encoder media.Encoder
	log     *slog.Logger
	now     func() time.Time
	stall   time.Duration

	mu      sync.Mutex
	working []worker.TrialResult
	failed  map[string]time.Time // by worker.Chain.Key
	headers map[media.VideoFormat][]byte
}

var _ media.Encoder = (*Chains)(nil)

// NewChains runs everything with the encoder. No chain is chosen before Found.
func NewChains(encoder media.Encoder, log *slog.Logger) *Chains {
	return &Chains{
		encoder: encoder, log: log, now: time.Now, stall: chainStall,
		failed: map[string]time.Time{}, headers: map[media.VideoFormat][]byte{},
	}
}

// Found tells what the trial found, the best chain first, and logs it.
func (c *Chains) Found(results []worker.TrialResult) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.working = nil
	for _, r := range results {
		if r.Works {
			c.working = append(c.working, r)
			c.log.Info("hardware chain works", "chain", r.Chain, "decodes", r.Codecs, "took", r.Took)
		} else {
			c.log.Debug("hardware chain is not used", "chain", r.Chain, "reason", r.Reason)
		}
	}
}

// Choose returns the best chain for pictures of a codec and an output's size; empty for software. One whose device
// decodes the codec comes before one that only encodes.
func (c *Chains) Choose(codec string, f *media.VideoFormat) string {
	if f.Burn != nil || f.Width < leastChainWidth || f.Height < leastChainHeight || f.Width > mostChainWidth || f.Height > mostChainHeight {
		return ""
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	encodes := ""
	for _, w := range c.working {
		chain, ok := worker.ChainByName(w.Chain)
		if !ok || c.rests(chain.Key(codec)) {
			continue
		}
		if slices.Contains(w.Codecs, codec) {
			return w.Chain
		}
		if encodes == "" {
			encodes = w.Chain
		}
	}
	return encodes
}

// Choose fills in the chains that encode the spec's pictures, as they are best now. It is called once, when playing
// begins: the choice is part of the segments' names in the cache.
func (e *Engine) Choose(spec *media.Spec) {
	for k := range spec.Video {
		v := &spec.Video[k]
		r, err := videoRendition(spec, v, drawings{})
		if err != nil || r.video == nil || e.chains == nil {
			continue
		}
		v.Chain = e.chains.Choose(r.stream.Codec, r.video)
	}
}

// rests says whether a chain failed lately; c.mu is held.
func (c *Chains) rests(key string) bool {
	at, ok := c.failed[key]
	if ok && c.now().Sub(at) >= chainRest {
		delete(c.failed, key)
		ok = false
	}
	return ok
}

// usable says whether the task names a chain that may be used now.
func (c *Chains) usable(task *media.HeadTask) (key string, ok bool) {
	if task.Video == nil || task.Video.Chain == "" || task.Software {
		return "", false
	}
	chain, known := worker.ChainByName(task.Video.Chain)
	if !known {
		return "", false
	}
	key = chain.Key(task.Track.Codec)
	c.mu.Lock()
	defer c.mu.Unlock()
	return key, !c.rests(key)
}

// blame keeps the chain from being used for such files for a while.
func (c *Chains) blame(key string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.failed[key] = c.now()
	c.log.Warn("hardware chain failed, software takes over", "chain", key, "error", err)
}

// EncoderHeader implements media.Encoder. The header of a chain's rendition holds the parameter sets of the device's
// encoder and of the software's; without the device, it holds the latter alone.
func (c *Chains) EncoderHeader(ctx context.Context, task media.HeadTask) ([]byte, error) {
	if task.Video == nil || task.Video.Chain == "" {
		return c.encoder.EncoderHeader(ctx, task)
	}
	c.mu.Lock()
	header := c.headers[*task.Video]
	c.mu.Unlock()
	if header != nil {
		return header, nil
	}
	if key, ok := c.usable(&task); ok {
		limited, cancel := context.WithTimeout(ctx, c.stall)
		header, err := c.encoder.EncoderHeader(limited, task)
		cancel()
		if err == nil {
			c.keep(task.Video, header)
			return header, nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		c.blame(key, err)
	}
	return c.encoder.EncoderHeader(ctx, inSoftware(task))
}

// keep remembers a header: after the chain has failed, it still is that of the fragments it made.
func (c *Chains) keep(f *media.VideoFormat, header []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.headers) >= maxChainHeaders {
		clear(c.headers)
	}
	c.headers[*f] = header
}

func inSoftware(task media.HeadTask) media.HeadTask {
	task.Software = true
	return task
}

// StartHead implements media.Encoder.
func (c *Chains) StartHead(ctx context.Context, task media.HeadTask) (media.Head, error) {
	key, ok := c.usable(&task)
	if !ok {
		if task.Video != nil && task.Video.Chain != "" {
			task = inSoftware(task)
		}
		return c.encoder.StartHead(ctx, task)
	}
	g := &guarded{chains: c, task: task, key: key}
	head, err := c.encoder.StartHead(ctx, task)
	if err != nil {
		if ctx.Err() != nil {
			return nil, err
		}
		g.failed = err
		if head, err = c.encoder.StartHead(ctx, inSoftware(task)); err != nil {
			return nil, err
		}
	}
	g.head = head
	return g, nil
}

// guarded is a head on a device, until that fails.
type guarded struct {
	chains *Chains
	task   media.HeadTask
	key    string
	done   int   // fragments that were handed over
	failed error // why the chain was left, until software has shown that the file is not to blame

	mu       sync.Mutex
	head     media.Head
	closed   bool
	software bool
}

// errStalled reports a chain that makes nothing.
var errStalled = errors.New("the chain makes no more pictures")

// Next implements media.Head.
func (g *guarded) Next() (media.Encoded, error) {
	made, err := g.next()
	if err != nil && !errors.Is(err, io.EOF) {
		if restarting := g.restart(err); restarting != nil {
			return media.Encoded{}, restarting
		}
		made, err = g.head.Next()
	}
	if err == nil {
		g.done++
		if g.failed != nil {
			g.chains.blame(g.key, g.failed)
			g.failed = nil
		}
	}
	return made, err
}

// next waits for a fragment, of a chain no longer than it may take.
func (g *guarded) next() (media.Encoded, error) {
	if g.software || g.failed != nil {
		g.software = true
		return g.head.Next()
	}
	stalled := false
	timer := time.AfterFunc(g.chains.stall, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		stalled = true
		g.head.Close()
	})
	made, err := g.head.Next()
	timer.Stop()
	g.mu.Lock()
	defer g.mu.Unlock()
	if stalled {
		return made, errStalled
	}
	return made, err
}

// restart goes on in software where the chain left off. It returns the failure of the chain where that is not due.
func (g *guarded) restart(cause error) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.software || g.closed {
		return cause
	}
	g.head.Close()
	g.software = true
	task := inSoftware(g.task)
	task.CutsUs = task.CutsUs[min(g.done, len(task.CutsUs)-2):]
	// The viewer waits for the first one already.
	task.Quick = max(task.Quick-g.done, 1)
	head, err := g.chains.encoder.StartHead(context.Background(), task)
	if err != nil {
		return fmt.Errorf("go on in software: %w", err)
	}
	g.head, g.failed = head, cause
	return nil
}

// Close implements media.Head.
func (g *guarded) Close() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
	return g.head.Close()
}
