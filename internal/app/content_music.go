package app

import (
	"context"

	"github.com/jackc/pgx/v5"

	"revenge/internal/music"
	"revenge/internal/playback"
	"revenge/internal/scrobble"
)

// listener counts what playback hears, and has it told elsewhere.
type listener struct {
	music     *music.Service
	scrobbles *scrobble.Service
}

// Hear implements playback.Listener.
func (l listener) Hear(ctx context.Context, tx pgx.Tx, h playback.Hearing) error {
	heard, fresh, counted, err := l.music.Hear(ctx, tx, music.Heard{Session: h.Session, User: h.User, Track: h.Track,
		PositionMs: h.PositionMs, DurationMs: h.DurationMs, StartedAt: h.StartedAt, At: h.At})
	switch {
	case err != nil || heard == nil:
		return err
	case counted:
		return l.scrobbles.Heard(ctx, tx, h.User, scrobble.Song{Title: heard.Title, Artist: heard.Artist, Album: heard.Album, MBID: heard.MBID,
			DurationMs: heard.DurationMs, StartedAt: heard.StartedAt})
	case fresh && h.Playing:
		return l.scrobbles.Now(ctx, tx, h.User, heard.ID)
	}
	return nil
}
