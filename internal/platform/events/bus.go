package events

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"
)

// interval is the least time between two notifications of a node: about four a second.
const interval = 250 * time.Millisecond

// Bus passes signals between the watchers of this process and of all others on the same database.
type Bus struct {
	connect *pgx.ConnConfig
	log     *slog.Logger
	node    string
	kick    chan struct{}
	// lookAnyway is how often watchers are woken without a signal, since a process may die between its commit and its
	// signal; the connection is tried at the same time.
	lookAnyway time.Duration

	mu       sync.Mutex
	watchers map[string]map[*Watcher]struct{}
	pending  map[string]struct{}
}

// New returns a bus that reaches other processes while Run runs. It keeps two connections of its own.
func New(connect *pgx.ConnConfig, log *slog.Logger) *Bus {
	return &Bus{
		connect: connect, log: log, node: uuid.NewString(), kick: make(chan struct{}, 1), lookAnyway: 30 * time.Second,
		watchers: map[string]map[*Watcher]struct{}{}, pending: map[string]struct{}{},
	}
}

// Run listens and notifies until ctx ends, then sends what is left. A lost connection is made again.
func (b *Bus) Run(ctx context.Context) error {
	var group errgroup.Group
	group.Go(func() error { b.listen(ctx); return nil })
	group.Go(func() error { b.notify(ctx); return nil })
	return group.Wait()
}

// Signal says that the topics have news. Call it after the commit. It returns at once: watchers of this process know
// immediately, those of others within about a quarter of a second.
func (b *Bus) Signal(_ context.Context, topics ...string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, topic := range topics {
		b.wake(topic)
		b.pending[topic] = struct{}{}
	}
	select {
	case b.kick <- struct{}{}:
	default:
	}
}

// Watch returns a watcher of the topics. Watch first, then read the state, and nothing falls in between. Close it.
func (b *Bus) Watch(topics ...string) *Watcher {
	w := &Watcher{bus: b, topics: slices.Clone(topics), c: make(chan struct{}, 1), fired: map[string]struct{}{}}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, topic := range topics {
		if b.watchers[topic] == nil {
			b.watchers[topic] = map[*Watcher]struct{}{}
		}
		b.watchers[topic][w] = struct{}{}
	}
	return w
}

// wake needs the lock. It never blocks: a watcher that has not looked yet is only told once.
func (b *Bus) wake(topic string) {
	for w := range b.watchers[topic] {
		w.fired[topic] = struct{}{}
		select {
		case w.c <- struct{}{}:
		default:
		}
	}
}

func (b *Bus) wakeAll() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for topic := range b.watchers {
		b.wake(topic)
	}
}

func (b *Bus) take() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	topics := slices.Sorted(maps.Keys(b.pending))
	clear(b.pending)
	return topics
}

func (b *Bus) putBack(topics []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, topic := range topics {
		b.pending[topic] = struct{}{}
	}
}

// Watcher is told when one of its topics has news.
type Watcher struct {
	bus    *Bus
	topics []string
	c      chan struct{}
	fired  map[string]struct{}
}

// C receives one signal for all news since it was last received from.
func (w *Watcher) C() <-chan struct{} { return w.c }

// Take returns the topics with news since the last call, in order. After a lost connection it is all of them.
func (w *Watcher) Take() []string {
	w.bus.mu.Lock()
	defer w.bus.mu.Unlock()
	topics := slices.Sorted(maps.Keys(w.fired))
	clear(w.fired)
	return topics
}

// Close ends the watching; C then stays silent.
func (w *Watcher) Close() {
	w.bus.mu.Lock()
	defer w.bus.mu.Unlock()
	for _, topic := range w.topics {
		delete(w.bus.watchers[topic], w)
		if len(w.bus.watchers[topic]) == 0 {
			delete(w.bus.watchers, topic)
		}
	}
}
