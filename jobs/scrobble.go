package jobs

import (
	"context"
	"errors"

	"github.com/riverqueue/river"

	"revenge/internal/music"
	"revenge/internal/platform/fault"
	"revenge/internal/scrobble"
)

// scrobbleFlush tells an account elsewhere what waits for it.
type scrobbleFlush struct {
	worker[scrobble.FlushArgs]
	scrobbles *scrobble.Service
}

// Work tells all of it. A service that is away is asked again, ever more seldom, as failures are; what waits stays.
func (w *scrobbleFlush) Work(ctx context.Context, job *river.Job[scrobble.FlushArgs]) error {
	if w.scrobbles == nil {
		return nil
	}
	err := w.scrobbles.Flush(ctx, job.Args.AccountID)
	if errors.Is(err, fault.Unavailable) {
		return err
	}
	return outcome(err)
}

// scrobbleNow tells a user's accounts what plays.
type scrobbleNow struct {
	worker[scrobble.NowArgs]
	scrobbles *scrobble.Service
	music     *music.Service
}

// Work tells it once.
func (w *scrobbleNow) Work(ctx context.Context, job *river.Job[scrobble.NowArgs]) error {
	if w.scrobbles == nil || w.music == nil {
		return nil
	}
	l, err := w.music.Playing(ctx, job.Args.ListenID)
	if err != nil {
		return outcome(err)
	}
	return outcome(w.scrobbles.TellNow(ctx, job.Args.UserID, &scrobble.Song{Title: l.Title, Artist: l.Artist, Album: l.Album, MBID: l.MBID,
		DurationMs: l.DurationMs, StartedAt: l.StartedAt}))
}

// scrobbleRequest asks for everything that waits to be told.
type scrobbleRequest struct {
	worker[scrobble.RequestArgs]
	scrobbles *scrobble.Service
}

// Work asks.
func (w *scrobbleRequest) Work(ctx context.Context, _ *river.Job[scrobble.RequestArgs]) error {
	if w.scrobbles == nil {
		return nil
	}
	return outcome(w.scrobbles.Request(ctx))
}
