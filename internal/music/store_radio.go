package music

import (
	"context"
	"strconv"

	"revenge/internal/platform/db"

	"github.com/google/uuid"
)

// random is raw because of the hash that orders it.
func (store) random(ctx context.Context, q db.Q, n *narrowing, seed int64, first int) ([]*Track, error) {
	conditions, args := n.Conditions(n.libraries)
	at := strconv.Itoa(len(args) + 1)
	return db.AllSQL[Track](ctx, q, "SELECT "+n.Columns+" FROM tracks WHERE "+conditions+
		" ORDER BY uuid_hash_extended(id, $"+at+"), id LIMIT "+strconv.Itoa(first), append(args, seed)...)
}

// like draws by weight without putting back: the smallest of -ln(u)/w, where u is made of the id and the seed. Raw for that.
func (store) like(ctx context.Context, q db.Q, libraries []uuid.UUID, s *station, seed int64, n int) ([]*drawnTrack, error) {
	var first *uuid.UUID
	if s.first != nil {
		first = &s.first.ID
	}
	return db.AllSQL[drawnTrack](ctx, q, `WITH near AS (
			SELECT id FROM tracks WHERE genre_ids && $2::uuid[] AND library_id = ANY($1) AND missing_since IS NULL
			UNION SELECT t.id FROM track_artists x JOIN tracks t ON t.id = x.track_id WHERE x.artist_id = ANY($3) AND x.library_id = ANY($1) AND t.missing_since IS NULL
		), weighed AS (
			SELECT t.*, (SELECT x.artist_id FROM track_artists x WHERE x.track_id = t.id AND x.role = 'ARTIST' ORDER BY x.position LIMIT 1) AS lead,
				(SELECT count(*) FROM unnest(t.genre_ids) AS g(id) WHERE g.id = ANY($2))
				+ 2 * EXISTS (SELECT FROM track_artists x WHERE x.track_id = t.id AND x.artist_id = ANY($3))::int
				+ CASE WHEN $4::int IS NULL OR t.year IS NULL THEN 0 ELSE exp(-abs(t.year - $4::int) / 10.0) END AS weight
			FROM near JOIN tracks t ON t.id = near.id WHERE t.id IS DISTINCT FROM $5
		)
		SELECT `+trackSelected+`, lead FROM weighed
		ORDER BY -ln(((uuid_hash_extended(id, $6) & 9007199254740991) + 1) / 9007199254740993.0) / weight, id LIMIT $7`,
		libraries, list(s.genres), list(s.artists), s.year, first, seed, n)
}
