package restream

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"revenge/internal/platform/fault"
)

// Options are how a Tuner works. What is zero has a usual value.
type Options struct {
	// Client asks the sources. It must not limit the time of whole requests.
	Client *http.Client
	// Most is how many channels are received at once; 8.
	Most int
	// Linger is how long a channel is received after the last request for it; 30 s.
	Linger time.Duration
	// Beginning is how long a source may take to its first picture; 12 s.
	Beginning time.Duration
	// Patience is how long a source may be away before its channel is given up; 60 s.
	Patience time.Duration
	// Silence is after how long without pictures a connection is made anew; 12 s.
	Silence time.Duration
	Log     *slog.Logger
}

// Channel names what to receive.
type Channel struct {
	// ID tells it in logs.
	ID string
	// Address is the source's playlist. It may hold a password.
	Address string
}

// remembered is how long a failure is told to others before the source is asked again.
const remembered = 3 * time.Second

// Tuner receives channels.
type Tuner struct {
	Options
	ctx     context.Context
	cancel  context.CancelFunc
	running sync.WaitGroup

	mu       sync.Mutex
	channels map[Channel]*channel
	failed   map[Channel]failure
}

type failure struct {
	err error
	at  time.Time
}

// New returns a Tuner that receives nothing yet. Close ends it.
func New(o Options) *Tuner {
	usual := func(d *time.Duration, value time.Duration) {
		if *d == 0 {
			*d = value
		}
	}
	usual(&o.Linger, 30*time.Second)
	usual(&o.Beginning, 12*time.Second)
	usual(&o.Patience, time.Minute)
	usual(&o.Silence, 12*time.Second)
	if o.Most == 0 {
		o.Most = 8
	}
	t := &Tuner{Options: o, channels: map[Channel]*channel{}, failed: map[Channel]failure{}}
	t.ctx, t.cancel = context.WithCancel(context.Background())
	return t
}

// Close ends every channel and waits for it.
func (t *Tuner) Close() {
	t.cancel()
	t.running.Wait()
	t.Client.CloseIdleConnections()
}

// Receiving is how many channels are received.
func (t *Tuner) Receiving() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.channels)
}

// Tune makes sure that a channel is received, and returns its codecs, such as avc1.64001f and mp4a.40.2, when its first
// pictures are there. Failures are *Refused.
func (t *Tuner) Tune(ctx context.Context, of Channel) ([]string, error) {
	c, err := t.enter(of)
	if err != nil {
		return nil, err
	}
	defer c.leave()
	if err := c.await(ctx); err != nil {
		return nil, err
	}
	return c.codecs(), nil
}

// enter joins a channel's viewers, and begins to receive it where nobody does. The caller leaves it.
func (t *Tuner) enter(of Channel) (*channel, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ctx.Err() != nil {
		return nil, fault.Unavailable
	}
	if c := t.channels[of]; c != nil {
		c.viewers++
		return c, nil
	}
	now := time.Now()
	for k, f := range t.failed {
		if now.Sub(f.at) > remembered {
			delete(t.failed, k)
		}
	}
	if f, lately := t.failed[of]; lately {
		return nil, f.err
	}
	if len(t.channels) >= t.Most {
		return nil, errFull
	}
	c := newChannel(t, of)
	c.viewers = 1
	t.channels[of] = c
	t.running.Go(func() { c.run(t.ctx) })
	return c, nil
}

// leave ends one request for a channel.
func (c *channel) leave() {
	c.tuner.mu.Lock()
	defer c.tuner.mu.Unlock()
	c.viewers--
	c.lastAsked = time.Now()
}

// abandoned takes a channel off the list when nobody has asked for it lately: from then on a request begins anew.
func (t *Tuner) abandoned(c *channel) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if c.viewers > 0 || time.Since(c.lastAsked) < t.Linger {
		return false
	}
	t.drop(c)
	return true
}

// ended takes a channel off the list that failed.
func (t *Tuner) ended(c *channel, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.drop(c)
	if t.ctx.Err() == nil && err != nil {
		t.failed[c.of] = failure{err, time.Now()}
	}
}

func (t *Tuner) drop(c *channel) {
	if t.channels[c.of] == c {
		delete(t.channels, c.of)
	}
}
