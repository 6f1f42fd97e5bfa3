package playback_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playback"
)

func TestStart(t *testing.T) {
	t.Parallel()
	b := setup(t)
	direct := b.start(t, b.movie)
	require.Equal(t, playback.Direct, direct.Decision)
	require.True(t, strings.HasSuffix(b.URL(direct), "/file"))
	require.Empty(t, b.engine.warm, "a file as it is needs no engine")

	remux := b.start(t, b.mkv)
	require.Equal(t, playback.Remux, remux.Decision)
	require.True(t, strings.HasSuffix(b.URL(remux), "/master.m3u8"))
	require.Equal(t, []string{remux.ID.String()}, b.engine.warm)
	subtitles, err := b.Subtitles(remux)
	require.NoError(t, err)
	require.Len(t, subtitles, 1)
	require.Equal(t, "en", subtitles[0].Title)
	kind, err := b.MimeType(remux)
	require.NoError(t, err)
	require.Equal(t, playback.MimeHLS, kind)
	length, err := b.DurationMs(remux)
	require.NoError(t, err)
	require.EqualValues(t, 60_000, length)

	stream, err := b.Authorize(t.Context(), signed(b.URL(remux)))
	require.NoError(t, err)
	require.Equal(t, "/f/matroska", stream.Spec.Source.Path)
	require.Len(t, stream.Spec.Audio, 2)
	require.Len(t, stream.Spec.Info.Streams, 5, "what the file's row holds is filled in")
}

func TestStart_refused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	far, other := int64(70_000), id.Of("file", id.New())
	for name, c := range map[string]struct {
		v    access.Viewer
		a    playback.Start
		want error
	}{
		"stranger":     {access.Viewer{}, playback.Start{Item: id.Of("movie", b.movie)}, fault.Unauthenticated},
		"not granted":  {access.Viewer{UserID: b.viewer.UserID, Role: access.User}, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser())}, fault.NotFound},
		"unknown":      {b.viewer, playback.Start{Item: id.Of("movie", id.New()), Can: new(browser())}, fault.NotFound},
		"no item":      {b.viewer, playback.Start{Item: id.Of("person", b.movie), Can: new(browser())}, fault.NotFound},
		"other file":   {b.viewer, playback.Start{Item: id.Of("movie", b.movie), File: &other, Can: new(browser())}, fault.NotFound},
		"too far":      {b.viewer, playback.Start{Item: id.Of("movie", b.movie), PositionMs: &far, Can: new(browser())}, fault.Invalid},
		"plays nought": {b.viewer, playback.Start{Item: id.Of("movie", b.movie)}, fault.Invalid},
		"no profile":   {b.viewer, playback.Start{Item: id.Of("movie", b.movie), Profile: "zzz"}, fault.Invalid},
	} {
		_, err := b.Start(t.Context(), c.v, c.a)
		require.ErrorIs(t, err, c.want, name)
	}
	b.engine.refuse = fault.Invalidf("cannot be cut")
	_, err := b.Start(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", b.mkv), Can: new(browser())})
	require.ErrorIs(t, err, fault.Invalid)
}

func TestStart_limits(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var wg sync.WaitGroup
	var mu sync.Mutex
	begun, refused := 0, 0
	for range playback.Default().MaxSessionsPerUser + 3 {
		wg.Go(func() {
			_, err := b.Start(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser())})
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				begun++
			case errors.Is(err, fault.Exhausted):
				refused++
			}
		})
	}
	wg.Wait()
	require.Equal(t, playback.Default().MaxSessionsPerUser, begun)
	require.Equal(t, 3, refused)
}

func TestProgress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.start(t, b.movie)
	require.NoError(t, b.Report(t.Context(), b.viewer, s.ID, playback.Progress{PositionMs: 20_000, Paused: true}))
	require.EqualValues(t, 20_000, b.state(t, b.movie).PositionMs)
	rows, err := b.ByIDs(t.Context(), b.viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	require.Equal(t, playback.Paused, rows[0].State)
	require.EqualValues(t, 2, rows[0].Revision)
	next := b.start(t, b.movie)
	require.EqualValues(t, 20_000, next.PositionMs, "playback goes on where it stopped")
	going, err := b.seen.ContinueWatching(t.Context(), b.viewer, 20)
	require.NoError(t, err)
	require.Len(t, going, 1)

	end := int64(59_000)
	require.NoError(t, b.Stop(t.Context(), b.viewer, s.ID, &end))
	w := b.state(t, b.movie)
	require.True(t, w.Watched)
	require.Equal(t, 1, w.PlayCount)
	require.Zero(t, w.PositionMs)
	require.NoError(t, b.Stop(t.Context(), b.viewer, s.ID, nil), "stopping twice is no mistake")
	require.ErrorIs(t, b.Report(t.Context(), b.viewer, s.ID, playback.Progress{PositionMs: 1, Paused: false}), fault.Conflict)
	require.Contains(t, b.engine.released, s.ID.String())
	require.NoError(t, b.Report(t.Context(), b.viewer, next.ID, playback.Progress{PositionMs: 58_000, Paused: false}))
	require.Equal(t, 1, b.state(t, b.movie).PlayCount, "the end counts once")
	going, err = b.seen.ContinueWatching(t.Context(), b.viewer, 20)
	require.NoError(t, err)
	require.Empty(t, going)

	require.ErrorIs(t, b.Report(t.Context(), b.viewer, next.ID, playback.Progress{PositionMs: -1, Paused: false}), fault.Invalid)
	other := access.Viewer{UserID: id.New(), Role: access.User}
	require.ErrorIs(t, b.Report(t.Context(), other, next.ID, playback.Progress{PositionMs: 1, Paused: false}), fault.NotFound)
	_, err = b.seen.ContinueWatching(t.Context(), b.viewer, 0)
	require.ErrorIs(t, err, fault.Invalid)
}

func TestAuthorize(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.start(t, b.movie)
	part := signed(b.URL(s))
	other := signed(b.URL(b.start(t, b.movie)))
	name, signature, _ := strings.Cut(part, ".")
	foreign, _, _ := strings.Cut(other, ".")
	raw, err := base64.RawURLEncoding.DecodeString(name)
	require.NoError(t, err)
	spare := base64.RawURLEncoding.EncodeToString(append(raw, 0xff))[:len(name)] // the same bytes, with trailing bits
	require.NotEqual(t, name, spare)
	for _, bad := range []string{"", "x", name, name + ".", "." + signature, foreign + "." + signature, part + "x", spare + "." + signature} {
		_, err := b.Authorize(t.Context(), bad)
		require.ErrorIs(t, err, fault.NotFound, bad)
	}
	_, err = b.Authorize(t.Context(), part)
	require.NoError(t, err)
	require.NoError(t, b.Stop(t.Context(), b.viewer, s.ID, nil))
	_, err = b.Authorize(t.Context(), part)
	require.ErrorIs(t, err, fault.NotFound, "a stopped session is not served")

	_, err = db.ExecSQL(t.Context(), b.db, `DELETE FROM library_grants`)
	require.NoError(t, err)
	_, err = b.Authorize(t.Context(), other)
	require.ErrorIs(t, err, fault.NotFound, "nor one whose viewer lost the library")
	b.clock.Advance(13 * time.Hour)
	_, err = b.Authorize(t.Context(), other)
	require.ErrorIs(t, err, fault.NotFound)
}

// What is hidden from a viewer while he plays it is not served any more, and he cannot begin it; what is not goes on.
func TestAuthorize_restricted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	exec := func(sql string, args ...any) {
		_, err := db.ExecSQL(t.Context(), b.db, sql, args...)
		require.NoError(t, err)
	}
	hidden, seen := b.start(t, b.movie), b.start(t, b.mkv)
	exec(`UPDATE movies SET minimum_age = CASE WHEN id = $1 THEN 16 ELSE 6 END`, b.movie)
	exec(`INSERT INTO restrictions (user_id, unrated, max_age, only_allowed, updated_at) VALUES ($1, false, 12, false, now())`, b.viewer.UserID)
	_, err := b.Authorize(t.Context(), signed(b.URL(hidden)))
	require.ErrorIs(t, err, fault.NotFound)
	_, err = b.Authorize(t.Context(), signed(b.URL(seen)))
	require.NoError(t, err)
	v := b.viewer
	v.Restricted = true
	ctx := access.With(t.Context(), v)
	require.ErrorIs(t, b.Report(ctx, v, hidden.ID, playback.Progress{PositionMs: 1000}), fault.NotFound)
	require.NoError(t, b.Report(ctx, v, seen.ID, playback.Progress{PositionMs: 1000}))
	_, err = b.Start(ctx, v, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser())})
	require.ErrorIs(t, err, fault.NotFound)
	exec(`DELETE FROM restrictions`)
	require.NoError(t, b.Stop(t.Context(), b.viewer, hidden.ID, nil))
}

func TestSweep(t *testing.T) {
	t.Parallel()
	b := setup(t)
	playing, paused := b.start(t, b.movie), b.start(t, b.movie)
	require.NoError(t, b.Report(t.Context(), b.viewer, paused.ID, playback.Progress{PositionMs: 1, Paused: true}))
	b.clock.Advance(10 * time.Minute)
	n, err := b.Sweep(t.Context(), access.System())
	require.NoError(t, err)
	require.Equal(t, 1, n, "a pause does not end a session")
	open, err := b.Open(t.Context(), access.System())
	require.NoError(t, err)
	require.Len(t, open, 1)
	require.Equal(t, paused.ID, open[0].ID)
	require.Equal(t, []string{playing.ID.String()}, b.engine.released)
	_, err = b.Sweep(t.Context(), b.viewer)
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = b.Open(t.Context(), b.viewer)
	require.ErrorIs(t, err, fault.Forbidden)
}

func TestTranscodeProgress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.start(t, b.mkv)
	w, err := b.WatchTranscode(t.Context(), b.viewer, s.ID)
	require.NoError(t, err)
	defer w.Close()
	idle, err := b.TranscodeProgress(t.Context(), b.viewer, s.ID)
	require.NoError(t, err)
	require.False(t, idle.Active)
	b.engine.mu.Lock()
	b.engine.state = []playback.Encoding{{Position: 8 * time.Second, Ahead: 4 * time.Second, Speed: 2, Active: true}, {Position: 6 * time.Second, Failed: true}}
	b.engine.mu.Unlock()
	b.engine.changed <- struct{}{}
	<-w.C()
	now, err := b.TranscodeProgress(t.Context(), b.viewer, s.ID)
	require.NoError(t, err)
	require.True(t, now.Active)
	require.EqualValues(t, 6000, now.EncodedMs, "what all renditions have")
	require.NotNil(t, now.Problem)
	require.NotEqual(t, idle.Cursor, now.Cursor)
	require.NoError(t, b.Stop(t.Context(), b.viewer, s.ID, nil))
	<-w.C()
	_, err = b.WatchTranscode(t.Context(), access.Viewer{UserID: id.New(), Role: access.User}, s.ID)
	require.ErrorIs(t, err, fault.NotFound)
}

func TestConfig(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*playback.Config){
		func(c *playback.Config) { c.MaxSessions = 0 }, func(c *playback.Config) { c.MaxSessionsPerUser = 0 },
		func(c *playback.Config) { c.URLTTL = 0 }, func(c *playback.Config) { c.IdleTimeout = 0 },
		func(c *playback.Config) { c.PausedTimeout = 0 }, func(c *playback.Config) { c.WatchedPercent = 0 },
	} {
		c := playback.Default()
		change(&c)
		require.ErrorIs(t, c.Validate(), fault.Invalid)
		_, err := playback.New(playback.Deps{Config: c})
		require.ErrorIs(t, err, fault.Invalid)
	}
}
