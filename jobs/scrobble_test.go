package jobs_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/music"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/id"
	"revenge/internal/platform/queue"
	"revenge/internal/scrobble"
	"revenge/internal/scrobble/scrobbletest"
	"revenge/internal/testkit"
	"revenge/jobs"
)

// listener is somebody whose songs are told elsewhere, by a node that can be stopped and started.
type listener struct {
	testing.TB
	*scrobbletest.Elsewhere
	server  *db.Server
	pool    *db.DB
	queue   *jobs.Inserter
	told    *scrobble.Service
	anna    access.Viewer
	account *scrobble.Account
}

func newListener(t *testing.T) *listener {
	t.Helper()
	l := &listener{TB: t, server: testkit.Server(t), anna: access.Viewer{UserID: id.New(), Role: access.User}}
	l.pool = testkit.Open(t, l.server, db.General)
	var err error
	l.queue, err = jobs.NewInserter(l.pool, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	l.told, l.Elsewhere = scrobbletest.New(t, l.pool, l.queue)
	_, err = db.ExecSQL(t.Context(), l.pool, `INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'anna', 'Anna', 'x', 'USER')`, l.anna.UserID)
	require.NoError(t, err)
	l.Change(func(s *scrobbletest.State) { s.Allowed = true })
	token, _, err := l.told.BeginLastFM(t.Context(), l.anna)
	require.NoError(t, err)
	l.account, err = l.told.ConnectLastFM(t.Context(), l.anna, token)
	require.NoError(t, err)
	return l
}

// work runs a node until what it returns is called.
func (l *listener) work() (stop func()) {
	l.Helper()
	log := slog.New(slog.DiscardHandler)
	bus := events.New(l.server.As(db.General), log)
	ctx, cancel := context.WithCancel(context.WithoutCancel(l.Context()))
	var running sync.WaitGroup
	running.Go(func() { _ = bus.Run(ctx) })
	libs, err := library.New(library.Deps{DB: l.pool, Config: library.Default(), Queue: l.queue, Bus: bus, Clock: clock.System{}, Log: log})
	require.NoError(l, err)
	runner, err := jobs.New(jobs.Deps{DB: l.pool, Bus: bus, Log: log, Libraries: libs, Scrobbles: l.told, Music: music.NewService(music.Deps{DB: l.pool})})
	require.NoError(l, err)
	require.NoError(l, runner.Start(ctx))
	once := sync.OnceFunc(func() {
		require.NoError(l, runner.Stop(context.WithoutCancel(l.Context())))
		cancel()
		running.Wait()
	})
	l.Cleanup(once)
	return once
}

// hear queues songs, the latest first.
func (l *listener) hear(n int) {
	l.Helper()
	for i := n - 1; i >= 0; i-- {
		song := scrobble.Song{Title: fmt.Sprintf("song %03d", i), Artist: "Äbc & co", DurationMs: 200_000, StartedAt: time.Unix(int64(1_700_000_000+i), 0)}
		require.NoError(l, l.pool.Tx(l.Context(), func(tx pgx.Tx) error { return l.told.Heard(l.Context(), tx, l.anna.UserID, song) }))
	}
}

// job waits for a job of a kind in a state, which has failed so often, and returns it.
func (l *listener) job(kind, state string, failed int) (key int64) {
	l.Helper()
	require.Eventually(l, func() bool {
		keys, err := db.Column[int64](l.Context(), l.pool, `SELECT id FROM river_job WHERE kind = $1 AND state = $2::river_job_state AND coalesce(cardinality(errors), 0) >= $3 ORDER BY id DESC`,
			kind, state, failed)
		if err == nil && len(keys) > 0 {
			key = keys[0]
		}
		return err == nil && len(keys) > 0
	}, time.Minute, 20*time.Millisecond, "no %s is %s", kind, state)
	return key
}

func (l *listener) waiting() int {
	l.Helper()
	all, err := l.told.Accounts(l.Context(), l.anna)
	require.NoError(l, err)
	return all[0].Waiting
}

// What was heard while the service is away is told in order once it is back: also by a node that started meanwhile.
func TestScrobbles_awayAndRestarted(t *testing.T) {
	t.Parallel()
	l := newListener(t)
	l.Change(func(s *scrobbletest.State) { s.Down = true })
	l.hear(120)
	stop := l.work()
	key := l.job("scrobble_flush", "retryable", 1)
	require.Equal(t, 120, l.waiting())
	require.NoError(t, l.queue.Retry(t.Context(), key))
	l.job("scrobble_flush", "retryable", 2)
	stop()
	require.GreaterOrEqual(t, l.State().Refused, 2)
	require.Empty(t, l.State().Heard)

	l.Change(func(s *scrobbletest.State) { s.Down = false })
	l.work()
	require.NoError(t, l.queue.Retry(t.Context(), key))
	l.job("scrobble_flush", "completed", 0)
	require.Zero(t, l.waiting())
	heard := l.State().Heard
	require.Len(t, heard, 120, "each once")
	require.True(t, slices.IsSorted(heard), "as they were heard")
	require.Equal(t, []int{50, 50, 20}, l.State().Calls)
}

// What a flush gave up on is asked for again by the clock; an account that is gone is told nothing.
func TestScrobbles_request(t *testing.T) {
	t.Parallel()
	l := newListener(t)
	l.hear(3)
	_, err := db.ExecSQL(t.Context(), l.pool, `DELETE FROM river_job`)
	require.NoError(t, err)
	l.ask(scrobble.RequestArgs{})
	l.work()
	l.job("scrobble_flush", "completed", 0)
	require.Len(t, l.State().Heard, 3)

	require.NoError(t, l.told.Disconnect(t.Context(), l.anna, l.account.ID))
	l.ask(scrobble.FlushArgs{AccountID: l.account.ID})
	l.job("scrobble_flush", "cancelled", 1)
	require.Len(t, l.State().Heard, 3)
}

func (l *listener) ask(args ...queue.Args) {
	l.Helper()
	require.NoError(l, l.pool.Tx(l.Context(), func(tx pgx.Tx) error { return l.queue.Enqueue(l.Context(), tx, args...) }))
}

// What plays is told once, and of nothing else.
func TestScrobbles_now(t *testing.T) {
	t.Parallel()
	l := newListener(t)
	listen := id.New()
	_, err := db.ExecSQL(t.Context(), l.pool, `INSERT INTO listens (id, user_id, session_id, content, title, artist, duration_ms, started_at, heard_at)
		VALUES ($1, $2, uuidv7(), 'by|x', 'Song', 'Ann', 200000, now(), now())`, listen, l.anna.UserID)
	require.NoError(t, err)
	require.NoError(t, l.pool.Tx(t.Context(), func(tx pgx.Tx) error { return l.told.Now(t.Context(), tx, l.anna.UserID, listen) }))
	l.work()
	l.job("scrobble_now", "completed", 0)
	require.Equal(t, []string{"Ann - Song"}, l.State().Now)
	require.Empty(t, l.State().Heard)
	l.ask(scrobble.NowArgs{UserID: l.anna.UserID, ListenID: id.New()})
	l.job("scrobble_now", "cancelled", 1)
	l.Change(func(s *scrobbletest.State) { s.Down = true })
	l.ask(scrobble.NowArgs{UserID: l.anna.UserID, ListenID: listen})
	require.Eventually(t, func() bool { return l.State().Refused == 1 }, time.Minute, 20*time.Millisecond)
	require.Len(t, l.State().Now, 1, "what plays is soon over")
}
