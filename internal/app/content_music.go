package app

import (
	"context"

	"revenge/internal/music"
	"revenge/internal/platform/db"
	"revenge/internal/playback"
)

// listener counts what playback hears.
type listener struct{ music *music.Service }

// Hear implements playback.Listener.
func (l listener) Hear(ctx context.Context, tx db.Q, h playback.Hearing) error {
	_, _, _, err := l.music.Hear(ctx, tx, music.Heard{Session: h.Session, User: h.User, Track: h.Track, PositionMs: h.PositionMs, DurationMs: h.DurationMs,
		StartedAt: h.StartedAt, At: h.At})
	return err
}
