package playback_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/playback"
	"revenge/internal/viewing"
	"revenge/media"
)

func TestEnd(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.start(t, b.mkv)
	w, err := b.WatchTranscode(t.Context(), b.viewer, s.ID)
	require.NoError(t, err)
	defer w.Close()
	elsewhere := b.service(t, func(d *playback.Deps) { d.Engine = &engine{} })
	_, err = elsewhere.Authorize(t.Context(), signed(b.URL(s)))
	require.NoError(t, err)

	require.ErrorIs(t, b.End(t.Context(), b.viewer, s.ID, "no"), fault.Forbidden)
	require.ErrorIs(t, b.End(t.Context(), b.admin(), id.New(), "no"), fault.NotFound)
	require.ErrorIs(t, b.End(t.Context(), b.admin(), s.ID, string(make([]byte, 501))+"x"), fault.Invalid)
	require.NoError(t, b.End(t.Context(), b.admin(), s.ID, "The disk is changed now."))
	<-w.C()
	u, err := b.Follow(t.Context(), b.viewer, s.ID)
	require.NoError(t, err)
	require.Equal(t, "The disk is changed now.", u.Session.Message)
	require.NotNil(t, u.Session.EndedAt)
	require.Contains(t, b.engine.released, s.ID.String())
	var ended *playback.Ended
	_, err = b.Authorize(t.Context(), signed(b.URL(s)))
	require.ErrorAs(t, err, &ended)
	require.ErrorIs(t, err, fault.NotFound)
	require.Equal(t, "The disk is changed now.", ended.Message)
	err = b.Report(t.Context(), b.viewer, s.ID, playback.Progress{PositionMs: 1})
	require.ErrorIs(t, err, fault.Conflict)
	require.Contains(t, err.Error(), "The disk is changed now.")
	require.NoError(t, b.End(t.Context(), b.admin(), s.ID, "another"), "it keeps its first message")

	// Another process hears of it as well.
	_, err = db.ExecSQL(t.Context(), b.db, `UPDATE playback_sessions SET ended_at = now()`)
	require.NoError(t, err)
	require.NoError(t, elsewhere.Beat(t.Context(), access.System()))
	_, err = elsewhere.Authorize(t.Context(), signed(b.URL(s)))
	require.ErrorIs(t, err, fault.NotFound)
}

func TestChange(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.start(t, b.mkv)
	before, err := b.Authorize(t.Context(), signed(b.URL(s)))
	require.NoError(t, err)
	require.Equal(t, media.Copy, before.Spec.Video[0].Mode)
	require.NoError(t, b.Report(t.Context(), b.viewer, s.ID, playback.Progress{PositionMs: 30_000}))
	require.NoError(t, b.Change(t.Context(), b.viewer, s.ID, func(c *playback.Choice) { c.SubtitleStream, c.MaxHeight = new(4), new(480) }))
	rows, err := b.ByIDs(t.Context(), b.viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	now := rows[0]
	require.Equal(t, s.ID, now.ID)
	require.Equal(t, playback.Transcode, now.Decision)
	require.EqualValues(t, 30_000, now.PositionMs)
	require.Contains(t, b.URL(now), "master.m3u8?plan=2", "players keep what they have read at one address")
	after, err := b.Authorize(t.Context(), signed(b.URL(now)))
	require.NoError(t, err)
	require.Equal(t, 4, *after.Spec.Video[0].Burn)
	require.EqualValues(t, 30_000_000, after.Spec.ResumeUs)
	_, changed, err := b.Fresh(t.Context(), before)
	require.NoError(t, err)
	require.True(t, changed)
	require.NoError(t, b.Change(t.Context(), b.viewer, s.ID, func(c *playback.Choice) { c.SubtitleStream, c.MaxHeight = nil, nil }))
	rows, err = b.ByIDs(t.Context(), b.viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	require.Equal(t, playback.Remux, rows[0].Decision)

	b.busy(1.7)
	err = b.Change(t.Context(), b.viewer, s.ID, func(c *playback.Choice) { c.MaxHeight = new(360) })
	require.Equal(t, playback.RefusedServerBusy, refusal(t, err).Reason)
	require.ErrorIs(t, b.Change(t.Context(), b.viewer, s.ID, func(c *playback.Choice) { c.AudioStream = new(9) }), fault.Invalid)
	require.ErrorIs(t, b.Change(t.Context(), b.admin(), s.ID, func(*playback.Choice) {}), fault.NotFound, "administrators end, they do not choose")
	require.NoError(t, b.Stop(t.Context(), b.viewer, s.ID, nil))
	require.ErrorIs(t, b.Change(t.Context(), b.viewer, s.ID, func(*playback.Choice) {}), fault.Conflict)
}

// A session outlives its process: the next one serves the same addresses and takes its transcodes over.
func TestRestart(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.start(t, b.mkv)
	require.NoError(t, b.Report(t.Context(), b.viewer, s.ID, playback.Progress{PositionMs: 7000}))
	b.Close()
	next := b.service(t, func(d *playback.Deps) { d.Engine, d.Node = &engine{}, "there" })
	stream, err := next.Authorize(t.Context(), signed(b.URL(s)))
	require.NoError(t, err)
	require.Empty(t, stream.Owner, "a process that is gone answers nobody")
	require.NoError(t, next.Own(t.Context(), stream))
	require.NoError(t, next.Report(t.Context(), b.viewer, s.ID, playback.Progress{PositionMs: 8000}))
	rows, err := next.ByIDs(t.Context(), b.viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	require.Equal(t, "there", rows[0].Node)
	require.EqualValues(t, 8000, rows[0].PositionMs)
	stream, err = next.Authorize(t.Context(), signed(b.URL(s)))
	require.NoError(t, err)
	require.NoError(t, next.Own(t.Context(), stream), "once is enough")
}

// Two processes know of each other: who runs a session, and how far it is.
func TestNodes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one := b.service(t, func(d *playback.Deps) { d.Address, d.Node = "http://10.0.0.1:1", "one" })
	engine2 := &engine{}
	two := b.service(t, func(d *playback.Deps) { d.Address, d.Node, d.Engine = "http://10.0.0.2:1", "two", engine2 })
	s, err := one.Start(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", b.mkv), Can: new(browser())})
	require.NoError(t, err)
	b.engine.mu.Lock()
	b.engine.state = []playback.Encoding{{Rendition: "v0-720p", Position: 8 * time.Second, Ahead: 4 * time.Second, Speed: 2, Active: true}}
	b.engine.mu.Unlock()
	require.NoError(t, one.Beat(t.Context(), access.System()))
	require.NoError(t, two.Beat(t.Context(), access.System()))
	stream, err := two.Authorize(t.Context(), signed(one.URL(s)))
	require.NoError(t, err)
	require.Equal(t, "http://10.0.0.1:1", stream.Owner)
	u, err := two.Follow(t.Context(), b.admin(), s.ID)
	require.NoError(t, err)
	require.Len(t, u.Encodings, 1)
	require.Equal(t, playback.Encoding{Rendition: "v0-720p", Position: 8 * time.Second, Ahead: 4 * time.Second, Speed: 2, Active: true}, *u.Encodings[0])
	require.InDelta(t, 2, u.Speed, 0)

	proof := two.Hop(s)
	require.True(t, one.Hopped(s, proof))
	other := *s
	other.ID = id.New()
	require.False(t, one.Hopped(&other, proof))
	require.False(t, one.Hopped(s, ""))
	require.False(t, one.Hopped(s, proof+"x"))
	b.clock.Advance(2 * time.Minute)
	require.False(t, one.Hopped(s, proof), "a proof ends")

	_, err = db.ExecSQL(t.Context(), b.db, `UPDATE playback_nodes SET heartbeat_at = now() - interval '20 seconds' WHERE name = 'one'`)
	require.NoError(t, err)
	_, _, err = two.Fresh(t.Context(), stream)
	require.NoError(t, err)
	now, err := two.Authorize(t.Context(), signed(one.URL(s)))
	require.NoError(t, err)
	require.Empty(t, now.Owner)
	u, err = two.Follow(t.Context(), b.admin(), s.ID)
	require.NoError(t, err)
	require.False(t, u.Encodings[0].Active, "what a silent process told is over")
	require.NoError(t, two.Own(t.Context(), now))
	require.NoError(t, two.Own(t.Context(), stream), "who is late leaves it where it is")
	require.ErrorIs(t, two.Beat(t.Context(), b.viewer), fault.Forbidden)
}

// follow collects the changes of a viewer until it is told to stop.
func (b *bundle) follow(t *testing.T, v access.Viewer, since *page.Cursor) <-chan *viewing.Change {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out := make(chan *viewing.Change)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for c, err := range b.seen.Changes(ctx, func(context.Context) (access.Viewer, error) { return v, nil }, since) {
			if err != nil {
				return
			}
			select {
			case out <- c:
			case <-ctx.Done():
				return
			}
		}
	}()
	t.Cleanup(func() { cancel(); <-done })
	return out
}

func TestChanges(t *testing.T) {
	t.Parallel()
	b := setup(t)
	tv, phone, other := b.viewer, b.viewer, access.Viewer{UserID: id.New(), Role: access.User, Libraries: b.viewer.Libraries}
	tv.LoginID, phone.LoginID = id.New(), id.New()
	s, err := b.Start(t.Context(), tv, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser())})
	require.NoError(t, err)
	require.NoError(t, b.Report(t.Context(), tv, s.ID, playback.Progress{PositionMs: 1000}))

	onPhone, onTV, stranger := b.follow(t, phone, nil), b.follow(t, tv, nil), b.follow(t, other, nil)
	state := <-onPhone
	require.Equal(t, viewing.ChangeState, state.Kind)
	require.Equal(t, []id.ID{id.Of("movie", b.movie)}, state.ItemIDs)
	require.Equal(t, viewing.ChangeState, (<-onTV).Kind)
	require.Empty(t, (<-stranger).ItemIDs)

	require.NoError(t, b.Report(t.Context(), tv, s.ID, playback.Progress{PositionMs: 2000}))
	got := <-onPhone
	for got.SessionID == nil || got.Cursor == state.Cursor {
		got = <-onPhone
	}
	require.Equal(t, viewing.ChangeMade, got.Kind)
	require.Equal(t, s.NodeID(), *got.SessionID)
	require.False(t, got.SameLogin)
	require.True(t, (<-onTV).SameLogin)
	mark, err := b.seen.Mark(t.Context(), phone, id.Of("series", b.shelf.series), true)
	require.NoError(t, err)
	require.Equal(t, 2, mark.Changed)
	marked := <-onPhone
	for len(marked.ItemIDs) != 2 {
		marked = <-onPhone
	}
	require.Nil(t, marked.SessionID)
	require.True(t, marked.SameLogin)

	// What was missed comes again, with what the phone skipped too, and from another's place one sees one's own alone.
	again := b.follow(t, phone, &got.Cursor)
	missed := <-again
	for missed.Cursor != marked.Cursor {
		missed = <-again
	}
	require.Equal(t, marked.ItemIDs, missed.ItemIDs)
	select {
	case c := <-stranger:
		t.Fatalf("another's progress: %+v", c)
	case c := <-b.follow(t, other, &state.Cursor):
		t.Fatalf("another's progress: %+v", c)
	case <-time.After(300 * time.Millisecond):
	}
	// A library that was taken away is no longer heard of.
	blind := phone
	blind.Libraries = nil
	select {
	case c := <-b.follow(t, blind, &state.Cursor):
		t.Fatalf("a library that may not be seen: %+v", c)
	case <-time.After(300 * time.Millisecond):
	}
	bad := page.Cursor("zzz")
	for _, err := range b.seen.Changes(t.Context(), func(context.Context) (access.Viewer, error) { return phone, nil }, &bad) {
		require.ErrorIs(t, err, fault.Invalid)
	}
	for _, err := range b.seen.Changes(t.Context(), func(context.Context) (access.Viewer, error) { return access.Viewer{}, nil }, nil) {
		require.ErrorIs(t, err, fault.Unauthenticated)
	}
}

func TestSnapshot(t *testing.T) {
	t.Parallel()
	b := setup(t)
	none, err := b.Snapshot(t.Context(), b.admin())
	require.NoError(t, err)
	w := b.WatchSessions()
	defer w.Close()
	b.start(t, b.movie)
	<-w.C()
	one, err := b.Snapshot(t.Context(), b.admin())
	require.NoError(t, err)
	require.Len(t, one.Sessions, 1)
	require.NotEqual(t, none.Cursor, one.Cursor)
	_, err = b.Snapshot(t.Context(), b.viewer)
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = b.Follow(t.Context(), access.Viewer{UserID: id.New(), Role: access.User, Libraries: b.viewer.Libraries}, one.Sessions[0].ID)
	require.ErrorIs(t, err, fault.NotFound)
}
