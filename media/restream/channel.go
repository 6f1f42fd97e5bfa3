package restream

import (
	"context"
	"errors"
	"net/http"
	"net/http/cookiejar"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bluenviron/gohlslib/v2"
)

// How a source is asked.
const (
	// look is how often a channel looks whether anybody watches and anything comes.
	look          = 100 * time.Millisecond
	shortestPause = 500 * time.Millisecond
	longestPause  = 5 * time.Second
	// mostWaiting bounds the requests that wait for pictures which are not there yet.
	mostWaiting = 200
	agent       = "Revenge"
)

// channel is one channel that is received.
type channel struct {
	of    Channel
	tuner *Tuner
	// viewers and lastAsked are guarded by the tuner's lock.
	viewers   int
	lastAsked time.Time

	// ready is closed with the first picture, done when no more will come; then err says why.
	ready   chan struct{}
	done    chan struct{}
	err     error
	waiting chan struct{}

	mu    sync.Mutex
	feed  *feed
	began bool
	// progress is what of the source was received.
	progress progress
	// heard is when pictures last came, as Unix nanoseconds.
	heard atomic.Int64
}

func newChannel(t *Tuner, of Channel) *channel {
	return &channel{of: of, tuner: t, ready: make(chan struct{}), done: make(chan struct{}), waiting: make(chan struct{}, mostWaiting), lastAsked: time.Now(),
		progress: progress{last: map[string]int{}}}
}

// await returns when the channel is there; a *Refused says that it will not be.
func (c *channel) await(ctx context.Context) error {
	select {
	case <-c.ready:
		return nil
	default:
	}
	select {
	case <-c.ready:
		return nil
	case <-c.done:
		return c.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// run receives until nobody watches any more, or the source is given up.
func (c *channel) run(ctx context.Context) {
	log := c.tuner.Log.With("channel", c.of.ID)
	c.heard.Store(time.Now().UnixNano())
	err := c.receive(ctx)
	var refused *Refused
	if !errors.As(err, &refused) {
		refused = errAway
	}
	c.err = refused
	if errors.Is(err, errNobody) || ctx.Err() != nil {
		log.DebugContext(ctx, "a channel is not received any more")
	} else {
		log.WarnContext(ctx, "a channel is given up", "reason", refused.Reason, "codecs", refused.Codecs)
		c.tuner.ended(c, refused)
	}
	c.tuner.ended(c, nil)
	close(c.done)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.feed != nil {
		c.feed.close()
	}
}

var (
	errNobody = errors.New("nobody watches")
	errSilent = errors.New("nothing comes")
)

// receive asks the source again and again.
func (c *channel) receive(ctx context.Context) error {
	pause := shortestPause
	for {
		before := c.heard.Load()
		err := c.connect(ctx)
		var refused *Refused
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, errNobody), errors.As(err, &refused) && refused.Reason != Away:
			return err
		case errors.Is(err, errSeam) && c.heard.Load() != before:
			continue
		}
		patience := c.tuner.Patience
		if !c.started() {
			patience = c.tuner.Beginning
		}
		if c.quiet() > patience {
			return errAway
		}
		if pause = min(2*pause, longestPause); c.heard.Load() != before {
			pause = shortestPause
		}
		if err := c.rest(ctx, pause); err != nil {
			return err
		}
	}
}

func (c *channel) started() bool {
	select {
	case <-c.ready:
		return true
	default:
		return false
	}
}

func (c *channel) quiet() time.Duration { return time.Since(time.Unix(0, c.heard.Load())) }

// rest waits before the source is asked again.
func (c *channel) rest(ctx context.Context, pause time.Duration) error {
	end := time.NewTimer(pause)
	defer end.Stop()
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-end.C:
			return nil
		case <-tick.C:
			if c.tuner.abandoned(c) {
				return errNobody
			}
		}
	}
}

// connect makes one connection and returns why it ended.
func (c *channel) connect(ctx context.Context) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	source := newAsker(c.tuner.Client.Transport, &c.progress)
	asking := &http.Client{Transport: source, CheckRedirect: c.tuner.Client.CheckRedirect, Jar: jar}
	ignore := func(string) {}
	broken := make(chan error, 1)
	client := &gohlslib.Client{
		URI: c.of.Address, HTTPClient: asking, StartDistance: 1, OnRequest: func(r *http.Request) { r.Header.Set("User-Agent", agent) },
		OnDownloadPrimaryPlaylist: ignore, OnDownloadStreamPlaylist: ignore, OnDownloadSegment: ignore, OnDownloadPart: ignore,
		OnDecodeError: func(error) {},
	}
	client.OnTracks = func(tracks []*gohlslib.Track) error {
		if missing := source.missing(tracks); len(missing) > 0 {
			return unsupported(missing...)
		}
		return c.begin(client, tracks, broken)
	}
	if err := client.Start(); err != nil {
		return errAway // an address that cannot be read
	}
	ended := make(chan error, 1)
	var waiting sync.WaitGroup
	waiting.Go(func() { ended <- client.Wait2() })
	defer waiting.Wait()
	defer client.Close()
	tick := time.NewTicker(look)
	defer tick.Stop()
	from := time.Now()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-broken:
			return err
		case err := <-ended:
			return err
		case <-tick.C:
			silence := c.tuner.Silence
			if !c.started() {
				silence = c.tuner.Beginning
			}
			switch {
			case c.tuner.abandoned(c):
				return errNobody
			case min(c.quiet(), time.Since(from)) > silence:
				return errSilent
			}
		}
	}
}

// begin takes the tracks of a new connection: the stream goes on where they are as before.
func (c *channel) begin(client *gohlslib.Client, tracks []*gohlslib.Track, broken chan<- error) error {
	wanted, err := choose(tracks)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.feed == nil || !c.feed.fits(wanted) {
		fresh, err := newFeed(wanted)
		if err != nil {
			return unsupported(err.Error())
		}
		if c.feed != nil {
			c.feed.close()
		}
		c.feed = fresh
	}
	c.feed.connect(client, wanted, hooks{
		took: func(first bool) {
			c.heard.Store(time.Now().UnixNano())
			if first {
				c.arrived()
			}
		},
		broke: func(err error) {
			select {
			case broken <- err:
			default: // told already
			}
		},
	})
	return nil
}

func (c *channel) arrived() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.began {
		c.began = true
		close(c.ready)
	}
}

func (c *channel) codecs() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.feed.codecs()
}
