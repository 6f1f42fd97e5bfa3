package music

import (
	"context"

	"revenge/internal/access"
	"revenge/internal/platform/db"
)

// Both are raw: they walk an index of the viewer's listens from the newest, and what was heard of a track that is no more
// counts for another one of its content.

// lastListens is among how many of the viewer's listens albums and tracks are looked for.
const lastListens = `5000`

func (store) recentlyPlayedAlbums(ctx context.Context, q db.Q, v access.Viewer, n int) ([]*PlayedAlbum, error) {
	return db.AllSQL[PlayedAlbum](ctx, q, `SELECT t.album_id, max(l.started_at) AS last_heard_at FROM (
			SELECT content, track_id, max(started_at) AS started_at FROM (
				SELECT content, track_id, started_at FROM listens WHERE user_id = $1 AND counted ORDER BY started_at DESC, id DESC LIMIT `+lastListens+`
			) l GROUP BY content, track_id
		) l CROSS JOIN LATERAL (
			SELECT album_id FROM tracks t WHERE t.id = l.track_id AND t.library_id = ANY($2) AND t.missing_since IS NULL
			UNION ALL
			SELECT album_id FROM tracks t WHERE l.track_id IS NULL AND t.content = l.content AND t.library_id = ANY($2) AND t.missing_since IS NULL
		) t WHERE t.album_id IS NOT NULL GROUP BY t.album_id ORDER BY last_heard_at DESC, t.album_id LIMIT $3`, v.UserID, v.Libraries, n)
}

func (store) mostPlayedTracks(ctx context.Context, q db.Q, v access.Viewer, days, n int) ([]*PlayedTrack, error) {
	return db.AllSQL[PlayedTrack](ctx, q, `SELECT t.id AS track_id, l.n AS play_count, l.at AS last_heard_at FROM (
			SELECT content, count(*)::int AS n, max(started_at) AS at,
				(array_agg(track_id ORDER BY started_at DESC) FILTER (WHERE track_id IS NOT NULL))[1] AS track_id FROM (
				SELECT content, track_id, started_at FROM listens WHERE user_id = $1 AND counted AND started_at > now() - $3::int * interval '24 hours'
				ORDER BY started_at DESC, id DESC LIMIT `+lastListens+`
			) l GROUP BY content
		) l CROSS JOIN LATERAL (
			SELECT t.id FROM tracks t WHERE t.content = l.content AND t.library_id = ANY($2) AND t.missing_since IS NULL
			ORDER BY t.id IS DISTINCT FROM l.track_id, t.id LIMIT 1
		) t ORDER BY l.n DESC, l.at DESC, t.id LIMIT $4`, v.UserID, v.Libraries, days, n)
}
