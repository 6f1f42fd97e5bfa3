package cache

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redis/rueidis"

	"revenge/internal/platform/fault"
)

// Remote is a server that several processes keep values on: Redis, Valkey or Dragonfly. It only ever helps: while it is out
// of reach, or slow, nothing is found and nothing is kept. The nil one is always out of reach.
type Remote struct {
	option rueidis.ClientOption
	log    *slog.Logger
	client atomic.Pointer[rueidis.Client]
	// resting is until when it is left alone, in Unix nanoseconds.
	resting atomic.Int64
	writes  chan []Item
	stop    context.CancelFunc
	worker  sync.WaitGroup
}

// Item is a value under its name.
type Item struct {
	Name  string
	Value []byte
}

// The bounds of waiting for the server, and of what waits to be written to it.
const (
	remoteWithin = 50 * time.Millisecond
	remoteRest   = 2 * time.Second
	remoteLife   = time.Hour
	remoteQueue  = 64
)

// CheckURL reports an address that no server can have, as fault.Invalid.
func CheckURL(url string) error {
	if _, err := rueidis.ParseURL(url); err != nil {
		return fault.Invalidf("must look like redis://user:password@host:6379/0")
	}
	return nil
}

// NewRemote returns the server at an address such as redis://host:6379/0 or unix:///run/redis.sock. It need not be there.
func NewRemote(url string, log *slog.Logger) (*Remote, error) {
	option, err := rueidis.ParseURL(url)
	if err != nil {
		return nil, fault.Invalidf("the cache server's address cannot be read")
	}
	option.DisableCache, option.DisableRetry, option.ForceSingleClient = true, true, true
	option.ConnWriteTimeout, option.Dialer.Timeout = remoteRest, remoteRest
	ctx, stop := context.WithCancel(context.Background())
	r := &Remote{option: option, log: log, writes: make(chan []Item, remoteQueue), stop: stop}
	r.worker.Go(func() { r.work(ctx) })
	return r, nil
}

// Close ends the connection.
func (r *Remote) Close() {
	if r == nil {
		return
	}
	r.stop()
	r.worker.Wait()
	if client := r.client.Load(); client != nil {
		(*client).Close()
	}
}

// work connects, as often as it takes, and then writes what is to be kept.
func (r *Remote) work(ctx context.Context) {
	for ctx.Err() == nil {
		client, err := rueidis.NewClient(r.option)
		if err == nil {
			r.client.Store(&client)
			break
		}
		r.log.WarnContext(ctx, "cache server is out of reach", "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(remoteRest):
		}
	}
	for {
		select {
		case <-ctx.Done():
			return
		case items := <-r.writes:
			r.write(ctx, items)
		}
	}
}

// at returns the connection; false while the server is left alone.
func (r *Remote) at() (rueidis.Client, bool) {
	if r == nil || time.Now().UnixNano() < r.resting.Load() {
		return nil, false
	}
	client := r.client.Load()
	if client == nil {
		return nil, false
	}
	return *client, true
}

// rest leaves the server alone for a while.
func (r *Remote) rest(ctx context.Context, err error) {
	if ctx.Err() == nil { // it was not the caller who gave up
		r.resting.Store(time.Now().Add(remoteRest).UnixNano())
		r.log.WarnContext(ctx, "cache server does not answer", "error", err)
	}
}

// Get returns the values of names, in their order; nil for those that are not there.
func (r *Remote) Get(ctx context.Context, names []string) [][]byte {
	values := make([][]byte, len(names))
	client, there := r.at()
	if !there || len(names) == 0 {
		return values
	}
	within, cancel := context.WithTimeout(ctx, remoteWithin)
	defer cancel()
	found, err := client.Do(within, client.B().Mget().Key(names...).Build()).ToArray()
	if err != nil || len(found) != len(names) {
		r.rest(ctx, err)
		return values
	}
	for i := range found {
		if text, err := found[i].AsBytes(); err == nil {
			values[i] = text
		}
	}
	return values
}

// Keep writes values down for an hour, some time soon. When there is too much to write, they are not kept.
func (r *Remote) Keep(items []Item) {
	if _, there := r.at(); !there || len(items) == 0 {
		return
	}
	select {
	case r.writes <- items:
	default:
	}
}

func (r *Remote) write(ctx context.Context, items []Item) {
	client, there := r.at()
	if !there {
		return
	}
	commands := make(rueidis.Commands, len(items))
	for i, item := range items {
		commands[i] = client.B().Set().Key(item.Name).Value(rueidis.BinaryString(item.Value)).Ex(remoteLife).Build()
	}
	within, cancel := context.WithTimeout(ctx, remoteRest)
	defer cancel()
	for _, answer := range client.DoMulti(within, commands...) {
		if err := answer.Error(); err != nil {
			r.rest(ctx, fmt.Errorf("keep %d values: %w", len(items), err))
			return
		}
	}
}
