package events

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// bus runs a bus as a process of its own would, until the test ends.
func bus(t *testing.T, server *db.Server) *Bus {
	t.Helper()
	b := New(server.As(db.General), slog.New(slog.DiscardHandler))
	// It wakes everybody once it hears the others.
	w := b.Watch("")
	defer w.Close()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- b.Run(ctx) }()
	t.Cleanup(func() { cancel(); require.NoError(t, <-done) })
	<-w.C()
	return b
}

func everything(context.Context) (Scope, error) { return Scope{AllLibraries: true}, nil }

func appendEvent(t *testing.T, q db.Q, kind string) {
	t.Helper()
	require.NoError(t, Append(t.Context(), q, Event{Kind: kind, SubjectKind: "test"}))
}

func kinds(list []*Event) []string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = e.Kind
	}
	return out
}

func TestAppend(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	require.NoError(t, Append(t.Context(), pool))
	from, err := Latest(t.Context(), pool)
	require.NoError(t, err)
	library, subject, user := id.New(), id.New(), id.New()
	require.NoError(t, Append(t.Context(), pool,
		Event{Kind: "movie.described", LibraryID: &library, SubjectKind: "movie", SubjectID: &subject, Payload: json.RawMessage(`{"year": 1999}`)},
		Event{Kind: "progress.saved", UserID: &user, SubjectKind: "movie"}))
	page, err := eventually(t, pool, from, Scope{AllLibraries: true, UserID: user}, 10)
	require.NoError(t, err)
	require.Equal(t, []string{"movie.described", "progress.saved"}, kinds(page.Events))
	first := page.Events[0]
	require.Equal(t, library, *first.LibraryID)
	require.Equal(t, subject, *first.SubjectID)
	require.Nil(t, first.UserID)
	require.JSONEq(t, `{"year": 1999}`, string(first.Payload))
	require.JSONEq(t, `{}`, string(page.Events[1].Payload))
	require.WithinDuration(t, time.Now(), first.CreatedAt, time.Hour)

	for cursor, want := range map[Cursor]int{first.Cursor: 1, page.Events[1].Cursor: 0, page.Next: 0, "": 2} {
		again, err := eventually(t, pool, cursor, Scope{AllLibraries: true, UserID: user}, 10)
		require.NoError(t, err)
		require.Len(t, again.Events, want)
	}
	require.Error(t, Append(t.Context(), pool, Event{Kind: "a", Payload: json.RawMessage(`{`)}))

	// An event of a transaction that is given up never was.
	err = pool.Tx(t.Context(), func(tx pgx.Tx) error { appendEvent(t, tx, "never"); return context.Canceled })
	require.ErrorIs(t, err, context.Canceled)
	page, err = eventually(t, pool, page.Next, Scope{AllLibraries: true}, 10)
	require.NoError(t, err)
	require.Empty(t, page.Events)
}

func TestAfter_scope(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	mine, theirs, me, you, scan := id.New(), id.New(), id.New(), id.New(), id.New()
	require.NoError(t, Append(t.Context(), pool,
		Event{Kind: "global"}, Event{Kind: "mine", LibraryID: &mine, SubjectID: &scan}, Event{Kind: "theirs", LibraryID: &theirs},
		Event{Kind: "me", UserID: &me}, Event{Kind: "you", UserID: &you}, Event{Kind: "you there", UserID: &you, LibraryID: &mine}))
	for name, c := range map[string]struct {
		scope Scope
		want  []string
	}{
		"nobody":       {Scope{}, []string{"global"}},
		"a library":    {Scope{Libraries: []uuid.UUID{mine}}, []string{"global", "mine"}},
		"me":           {Scope{Libraries: []uuid.UUID{mine}, UserID: me}, []string{"global", "mine", "me"}},
		"all":          {Scope{AllLibraries: true, UserID: you}, []string{"global", "mine", "theirs", "you", "you there"}},
		"some kinds":   {Scope{AllLibraries: true, Kinds: []string{"mine", "theirs", "me"}}, []string{"mine", "theirs"}},
		"some subject": {Scope{AllLibraries: true, Subjects: []uuid.UUID{scan}}, []string{"mine"}},
	} {
		page, err := eventually(t, pool, "", c.scope, 10)
		require.NoError(t, err, name)
		require.Equal(t, c.want, kinds(page.Events), name)
	}
	// Pages follow each other without a gap, and where nothing may be seen the cursor goes on.
	var got []string
	cursor := Cursor("")
	for range 6 {
		page, err := eventually(t, pool, cursor, Scope{AllLibraries: true, UserID: you}, 1)
		require.NoError(t, err)
		got = append(got, kinds(page.Events)...)
		require.NotEqual(t, cursor, page.Next)
		cursor = page.Next
	}
	require.Equal(t, []string{"global", "mine", "theirs", "you", "you there"}, got)
}

// The reason for all of this: a transaction that began early and commits late is not skipped.
func TestAfter_lateCommit(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	late, err := pool.Begin(t.Context())
	require.NoError(t, err)
	appendEvent(t, late, "late")
	appendEvent(t, pool, "early")
	page, err := After(t.Context(), pool, "", Scope{}, 10)
	require.NoError(t, err)
	require.Empty(t, page.Events, "reading early now would skip late for ever")
	require.True(t, page.Behind)
	latest, err := Latest(t.Context(), pool)
	require.NoError(t, err)
	require.NoError(t, late.Commit(t.Context()))
	for _, cursor := range []Cursor{"", page.Next, latest} {
		again, err := eventually(t, pool, cursor, Scope{AllLibraries: true}, 1000)
		require.NoError(t, err)
		require.Equal(t, []string{"late", "early"}, kinds(again.Events))
	}
}

// eventually reads until nothing is held back: other tests' transactions hold events back as well.
func eventually(t *testing.T, pool *db.DB, cursor Cursor, scope Scope, limit int) (*Page, error) {
	t.Helper()
	for {
		page, err := After(t.Context(), pool, cursor, scope, limit)
		if err != nil || !page.Behind {
			return page, err
		}
	}
}

func TestPrune(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	start, err := Latest(t.Context(), pool)
	require.NoError(t, err)
	n, err := Prune(t.Context(), pool, time.Now())
	require.NoError(t, err)
	require.Zero(t, n)
	for _, kind := range []string{"a", "b", "c"} {
		appendEvent(t, pool, kind)
	}
	all, err := eventually(t, pool, "", Scope{AllLibraries: true}, 1000)
	require.NoError(t, err)
	require.Len(t, all.Events, 3, "nothing was pruned: the beginning is no gap")
	_, err = db.ExecSQL(t.Context(), pool, "UPDATE events SET created_at = now() - interval '2 days' WHERE kind < 'c'")
	require.NoError(t, err)
	for _, want := range []int64{2, 0} {
		n, err = Prune(t.Context(), pool, time.Now().Add(-24*time.Hour))
		require.NoError(t, err)
		require.Equal(t, want, n)
		for _, old := range []Cursor{"", start, all.Events[0].Cursor} {
			_, err = After(t.Context(), pool, old, Scope{}, 10)
			require.ErrorIs(t, err, ErrResync)
			require.ErrorIs(t, err, fault.Conflict)
		}
		page, err := eventually(t, pool, all.Events[1].Cursor, Scope{AllLibraries: true}, 1000)
		require.NoError(t, err, "behind the last pruned one nothing is missing")
		require.Equal(t, []string{"c"}, kinds(page.Events))
	}
	_, err = db.ExecSQL(t.Context(), pool, "UPDATE events SET created_at = now() - interval '2 days'")
	require.NoError(t, err)
	n, err = Prune(t.Context(), pool, time.Now().Add(-24*time.Hour))
	require.NoError(t, err)
	require.EqualValues(t, 1, n)
	page, err := eventually(t, pool, all.Next, Scope{AllLibraries: true}, 1000)
	require.NoError(t, err)
	require.Empty(t, page.Events)
	_, err = After(t.Context(), pool, place(1<<60, 0), Scope{}, 10)
	require.ErrorIs(t, err, ErrResync, "a cursor of another database, or of before a restore")
}

func TestErrors_gone(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := After(ctx, pool, "", Scope{}, 1)
	require.ErrorIs(t, err, context.Canceled)
	_, err = Latest(ctx, pool)
	require.ErrorIs(t, err, context.Canceled)
	_, err = Prune(ctx, pool, time.Now())
	require.ErrorIs(t, err, context.Canceled)
}

func TestCursor_bad(t *testing.T) {
	t.Parallel()
	for _, bad := range []Cursor{"x", "MS4x", "!", "Mi4xLjE", "MS4xLjEK", "MS4xLi0x", "MS4wMS4x", Cursor(strings.Repeat("A", 5000))} {
		_, err := After(t.Context(), nil, bad, Scope{}, 1)
		require.ErrorIs(t, err, fault.Invalid, bad)
	}
}

func FuzzCursor(f *testing.F) {
	f.Add(string(place(1, 2)))
	f.Add("MS4xLjE")
	f.Fuzz(func(t *testing.T, text string) {
		xid, seq, err := Cursor(text).parse()
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid)
		} else if text != "" {
			require.Equal(t, Cursor(text), place(xid, seq))
		}
	})
}

func TestBus_inProcess(t *testing.T) {
	t.Parallel()
	b := New(nil, nil)
	w, other, slow := b.Watch("a", "b"), b.Watch("c"), b.Watch("a")
	defer slow.Close()
	for range 1000 {
		b.Signal(t.Context(), "a", "b") // slow never looks, and holds nobody up
	}
	<-w.C()
	require.Equal(t, []string{"a", "b"}, w.Take())
	require.Empty(t, w.Take())
	select {
	case <-w.C():
		t.Fatal("a thousand signals are one")
	case <-other.C():
		t.Fatal("another topic")
	default:
	}
	require.Len(t, slow.C(), 1)
	w.Close()
	w.Close()
	other.Close()
	b.Signal(t.Context(), "a", "c")
	require.Empty(t, w.C())
	require.Len(t, b.watchers, 1)
}

func TestBus_acrossProcesses(t *testing.T) {
	t.Parallel()
	server := testkit.Server(t)
	one, two := bus(t, server), bus(t, server)
	w, silent := two.Watch("a", "b"), two.Watch("z")
	defer w.Close()
	defer silent.Close()
	one.Signal(t.Context(), "a")
	<-w.C()
	require.Equal(t, []string{"a"}, w.Take())
	// Many topics do not fit into one notification.
	long := make([]string, 500)
	for i := range long {
		long[i] = fmt.Sprintf("library:%s:%d", strings.Repeat("x", 40), i)
	}
	all := two.Watch(long...)
	defer all.Close()
	one.Signal(t.Context(), long...)
	for seen := 0; seen < len(long); {
		<-all.C()
		seen += len(all.Take())
	}
	require.Empty(t, silent.C())
}

// What was signalled just before the end still goes out.
func TestBus_lastSignal(t *testing.T) {
	t.Parallel()
	server := testkit.Server(t)
	two := bus(t, server)
	w := two.Watch("a")
	defer w.Close()
	one := New(server.As(db.General), slog.New(slog.DiscardHandler))
	one.Signal(t.Context(), "a")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.NoError(t, one.Run(ctx))
	<-w.C()
}

// A lost connection is made again, and everybody looks, since something may have been missed.
func TestBus_reconnect(t *testing.T) {
	t.Parallel()
	server := testkit.Server(t)
	one, two := bus(t, server), bus(t, server)
	w, idle := two.Watch("a"), two.Watch("idle")
	defer w.Close()
	defer idle.Close()
	one.Signal(t.Context(), "a")
	<-w.C()
	owner, err := pgx.ConnectConfig(t.Context(), server.Owner())
	require.NoError(t, err)
	_, err = owner.Exec(t.Context(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
	require.NoError(t, err)
	require.NoError(t, owner.Close(t.Context()))
	<-idle.C() // nobody has signalled it
	w.Take()
	one.Signal(t.Context(), "a") // the first one fails on the dead connection, and is not lost
	for len(w.Take()) == 0 {
		<-w.C()
	}
}

// A signal that its sender did not live to send is made up for.
func TestBus_looksAnyway(t *testing.T) {
	t.Parallel()
	b := New(testkit.Server(t).As(db.General), slog.New(slog.DiscardHandler))
	b.lookAnyway = time.Millisecond
	w := b.Watch("a")
	defer w.Close()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- b.Run(ctx) }()
	for range 3 {
		<-w.C()
		require.Equal(t, []string{"a"}, w.Take())
	}
	cancel()
	require.NoError(t, <-done)
}

// Without a database the signals wait, and Run still ends when it is told to.
func TestBus_outOfReach(t *testing.T) {
	t.Parallel()
	cfg := testkit.Server(t).As(db.General)
	cfg.Host = "/nowhere"
	b := New(cfg, slog.New(slog.DiscardHandler))
	b.Signal(t.Context(), "a")
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	require.NoError(t, b.Run(ctx))
	require.Equal(t, []string{"a"}, b.take(), "nothing is thrown away")
}

func TestPayloads(t *testing.T) {
	t.Parallel()
	require.Empty(t, payloads("n", nil))
	require.Equal(t, []string{"n\na\nb"}, payloads("n", []string{"a", "b"}))
	require.Empty(t, payloads("n", []string{strings.Repeat("x", 9000)}))
	list := make([]string, 3000)
	for i := range list {
		list[i] = fmt.Sprintf("topic:%d", i)
	}
	var got []string
	for _, p := range payloads("node", list) {
		require.LessOrEqual(t, len(p), payloadLimit)
		lines := strings.Split(p, "\n")
		require.Equal(t, "node", lines[0])
		got = append(got, lines[1:]...)
	}
	require.Equal(t, list, got)
}

// Two processes, many writers whose transactions commit in any order, readers in both, and one that hardly ever looks.
func TestTail_nothingLost(t *testing.T) {
	t.Parallel()
	const writers, each = 8, 40
	server := testkit.Server(t)
	pools := []*db.DB{testkit.Open(t, server, db.General), testkit.Open(t, server, db.General)}
	buses := []*Bus{bus(t, server), bus(t, server)}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()

	idle := buses[0].Watch("work")
	defer idle.Close()
	var readers, work errgroup.Group
	for i := range 2 {
		readers.Go(func() error { return readAll(ctx, buses[i], pools[i], writers*each) })
	}
	for n := range writers {
		work.Go(func() error {
			for k := range each {
				err := pools[n%2].Tx(ctx, func(tx pgx.Tx) error {
					if err := Append(ctx, tx, Event{Kind: fmt.Sprintf("%d.%d", n, k)}); err != nil {
						return err
					}
					_, err := tx.Exec(ctx, "SELECT pg_sleep($1)", rand.Float64()/200)
					return err
				})
				if err != nil {
					return err
				}
				buses[n%2].Signal(ctx, "work")
			}
			return nil
		})
	}
	require.NoError(t, work.Wait())
	require.NoError(t, readers.Wait())
}

func readAll(ctx context.Context, b *Bus, pool *db.DB, want int) error {
	seen := map[string]bool{}
	for page, err := range b.Tail(ctx, pool, "", []string{"work"}, everything) {
		if err != nil {
			return err
		}
		for _, e := range page.Events {
			if seen[e.Kind] {
				return fmt.Errorf("%s came twice", e.Kind)
			}
			seen[e.Kind] = true
		}
		if len(seen) == want {
			return nil
		}
	}
	return fmt.Errorf("only %d of %d came", len(seen), want)
}

// Tail waits for the older transaction although nobody signals its end.
func TestTail_behind(t *testing.T) {
	t.Parallel()
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	b := New(nil, nil)
	late, err := pool.Begin(t.Context())
	require.NoError(t, err)
	_, err = late.Exec(t.Context(), "SELECT pg_current_xact_id()")
	require.NoError(t, err)
	appendEvent(t, pool, "early")
	var asked sync.Once
	scope := func(context.Context) (Scope, error) {
		asked.Do(func() { time.AfterFunc(time.Millisecond, func() { _ = late.Rollback(context.Background()) }) })
		return Scope{}, nil
	}
	for page, err := range b.Tail(t.Context(), pool, "", nil, scope) {
		require.NoError(t, err)
		require.Equal(t, []string{"early"}, kinds(page.Events))
		break
	}
}

func TestTail_ends(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	b := New(nil, nil)
	lost := errors.New("permission lost")
	calls := 0
	for page, err := range b.Tail(t.Context(), pool, "", []string{"a"}, func(ctx context.Context) (Scope, error) {
		if calls++; calls > 1 {
			return Scope{}, lost
		}
		b.Signal(ctx, "a")
		return Scope{}, nil
	}) {
		require.Nil(t, page)
		require.ErrorIs(t, err, lost)
	}
	require.Equal(t, 2, calls)
	for _, err := range b.Tail(t.Context(), pool, "nonsense", nil, everything) {
		require.ErrorIs(t, err, fault.Invalid)
	}
	ctx, cancel := context.WithCancel(t.Context())
	for range b.Tail(ctx, pool, "", nil, func(context.Context) (Scope, error) { cancel(); return Scope{}, nil }) {
		t.Fatal("it ends silently with its context")
	}
	require.Empty(t, b.watchers, "nobody is left watching")
}

// A page that is full is followed by the next without waiting.
func TestTail_manyPages(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	list := make([]Event, 2*pageSize+1)
	for i := range list {
		list[i].Kind = fmt.Sprint(i)
	}
	require.NoError(t, Append(t.Context(), pool, list...))
	n := 0
	for page, err := range New(nil, nil).Tail(t.Context(), pool, "", nil, everything) {
		require.NoError(t, err)
		if n += len(page.Events); n == len(list) {
			break
		}
	}
}
