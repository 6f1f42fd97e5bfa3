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
// Of all that could be drawn, which may be most of a library, no more is read than that takes.
func (store) like(ctx context.Context, q db.Q, libraries []uuid.UUID, s *station, seed int64, n int) ([]*drawnTrack, error) {
	var first *uuid.UUID
	if s.first != nil {
		first = &s.first.ID
	}
	return db.AllSQL[drawnTrack](ctx, q, `WITH theirs AS MATERIALIZED (
			SELECT DISTINCT track_id FROM track_artists WHERE artist_id = ANY($3) AND library_id = ANY($1)
		), weighed AS (
			SELECT id, (SELECT count(*) FROM unnest(genre_ids) AS g(id) WHERE g.id = ANY($2)) + 2 * (id IN (SELECT track_id FROM theirs))::int
				+ CASE WHEN $4::int IS NULL OR year IS NULL THEN 0 ELSE exp(-abs(year - $4::int) / 10::float8) END AS weight
			FROM (
				SELECT id, genre_ids, year FROM tracks WHERE genre_ids && $2::uuid[] AND library_id = ANY($1) AND missing_since IS NULL
				UNION ALL SELECT t.id, t.genre_ids, t.year FROM theirs JOIN tracks t ON t.id = theirs.track_id
				WHERE NOT t.genre_ids && $2::uuid[] AND t.missing_since IS NULL
			) near WHERE id IS DISTINCT FROM $5
		), drawn AS (
			SELECT id, row_number() OVER (ORDER BY -ln(((uuid_hash_extended(id, $6) & 9007199254740991) + 1) / 9007199254740992::float8) / weight, id) AS turn
			FROM weighed ORDER BY turn LIMIT $7
		)
		SELECT `+trackSelected+`,
			(SELECT x.artist_id FROM track_artists x WHERE x.track_id = tracks.id AND x.role = 'ARTIST' ORDER BY x.position LIMIT 1) AS lead
		FROM drawn JOIN tracks USING (id) ORDER BY turn`,
		libraries, list(s.genres), list(s.artists), s.year, first, seed, n)
}
