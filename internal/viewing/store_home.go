package viewing

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/db"
)

// All statements here are raw: for each series, library or title they look up a few rows by an index.

// next finds, for each series b that is begun, the episode n to go on with, in the order that the viewer watches it in. Its
// beginning r is what was played or marked last: itself while it is not finished, else the first after it that was not watched,
// else, of what is seen anew, the first that was seen less often. Specials that stand aside come only after such, and then the
// series goes on (after g).
var next = `WITH begun AS (
		SELECT w.parent_id AS series_id, max(w.updated_at) AS at FROM watch_states w
		WHERE w.user_id = $1 AND w.library_id = ANY($2) AND w.item_kind = 'EPISODE' AND (w.watched OR ` + goesOn + `)
			AND ($3::uuid[] IS NULL OR w.parent_id = ANY($3))
		GROUP BY w.parent_id
	)
	SELECT b.series_id, n.id AS episode_id, b.at, n.again FROM (
		SELECT b.*, coalesce((SELECT o."order" FROM series_orders o WHERE o.user_id = $1 AND o.series_id = b.series_id), 'AIRED') AS "order"
		FROM begun b ORDER BY at DESC, series_id
	) b CROSS JOIN LATERAL (` +
	nextIn("AIRED", `episode_aired(e.season_number, e.position, e.airs_before_season, e.airs_before_episode, e.airs_after_season)`) + ` UNION ALL ` +
	nextIn("DVD", `episode_on_disc(e.season_number, e.position, e.dvd_season, e.dvd_number)`) + ` UNION ALL ` +
	nextIn("ABSOLUTE", `episode_counted(e.season_number, e.position, e.absolute)`) + `) n`

// nextIn is next in one order, by the places of episodes e in it.
func nextIn(order, place string) string {
	return strings.NewReplacer("#order", order, "#place", place, "#aside", `'{2147483647}'::int[]`).Replace(`(
		SELECT n.id, n.again FROM (
			SELECT e.id, #place AS place, #place < #aside AS counts, w.watched, w.play_count FROM watch_states w JOIN episodes e ON e.id = w.item_id
			WHERE b."order" = '#order' AND w.user_id = $1 AND w.parent_id = b.series_id AND (w.watched OR ` + goesOn + `)
			ORDER BY w.updated_at DESC, #place DESC, e.id DESC LIMIT 1
		) r
		LEFT JOIN LATERAL (
			SELECT e.id, #place AS place FROM watch_states w JOIN episodes e ON e.id = w.item_id
			WHERE NOT r.counts AND w.user_id = $1 AND w.parent_id = b.series_id AND w.watched AND #place < #aside
			ORDER BY w.updated_at DESC, #place DESC, e.id DESC LIMIT 1
		) g ON true
		CROSS JOIN LATERAL (
			SELECT id, again FROM (
				SELECT r.id, 0 AS rank, false AS again WHERE NOT r.watched
				UNION ALL (SELECT e.id, 1, false FROM episodes e LEFT JOIN watch_states w ON w.user_id = $1 AND w.item_id = e.id
					WHERE e.series_id = b.series_id AND e.missing_since IS NULL AND (#place < #aside) = r.counts AND w.watched IS NOT TRUE
						AND (#place, e.id) > (r.place, r.id) ORDER BY #place, e.id LIMIT 1)
				UNION ALL (SELECT e.id, 2, false FROM episodes e LEFT JOIN watch_states w ON w.user_id = $1 AND w.item_id = e.id
					WHERE NOT r.counts AND e.series_id = b.series_id AND e.missing_since IS NULL AND #place < #aside AND w.watched IS NOT TRUE
						AND (#place, e.id) > (coalesce(g.place, '{}'), coalesce(g.id, r.id)) ORDER BY #place, e.id LIMIT 1)
				UNION ALL (SELECT e.id, 3, true FROM episodes e JOIN watch_states w ON w.user_id = $1 AND w.item_id = e.id
					WHERE e.series_id = b.series_id AND e.missing_since IS NULL AND #place < #aside AND w.watched AND w.play_count < r.play_count
						AND (#place, e.id) > (r.place, r.id) ORDER BY #place, e.id LIMIT 1)
			) candidates ORDER BY rank LIMIT 1
		) n)`)
}

func (store) nextOf(ctx context.Context, q db.Q, v access.Viewer, series []uuid.UUID) ([]*Next, error) {
	return db.AllSQL[Next](ctx, q, next, v.UserID, v.Libraries, series)
}

func (store) nextUp(ctx context.Context, q db.Q, v access.Viewer, since time.Time, n int) ([]*Next, error) {
	return db.AllSQL[Next](ctx, q, next+` WHERE b.at > $4
			AND NOT EXISTS (SELECT FROM viewer_states h WHERE h.user_id = $1 AND h.item_id = b.series_id AND h.hidden_at >= b.at)
			AND NOT EXISTS (SELECT FROM watch_states w WHERE w.user_id = $1 AND w.item_id = n.id AND `+goesOn+`)
		ORDER BY b.at DESC, b.series_id LIMIT $5`, v.UserID, v.Libraries, nil, since, n)
}

// newestEpisodes is among how many of a library's newest episodes series are looked for, so that a whole library that came at once
// costs no more.
const newestEpisodes = `2000`

// addedRow is one of the things that came, with its library.
type addedRow struct {
	library.Library

	ItemID      uuid.UUID
	ItemKind    Kind
	SeriesID    *uuid.UUID
	Episodes    int
	ItemAddedAt time.Time
}

func (store) recentlyAdded(ctx context.Context, q db.Q, v access.Viewer, n int) ([]*addedRow, error) {
	return db.AllSQL[addedRow](ctx, q, `SELECT `+library.Columns("y")+`, a.*
		FROM unnest($1::uuid[]) AS l(id) JOIN libraries y ON y.id = l.id CROSS JOIN LATERAL (
			SELECT item_id, kind AS item_kind, series_id, episodes, added_at AS item_added_at FROM (
				(SELECT m.id AS item_id, 'MOVIE' AS kind, NULL::uuid AS series_id, 0 AS episodes, m.added_at FROM movies m
					WHERE m.library_id = l.id AND m.missing_since IS NULL ORDER BY m.added_at DESC, m.id DESC LIMIT $2)
				UNION ALL
				(SELECT CASE count(*) WHEN 1 THEN (array_agg(id))[1] ELSE e.series_id END AS item_id, CASE count(*) WHEN 1 THEN 'EPISODE' ELSE 'SERIES' END AS kind,
					e.series_id, count(*)::int, max(added_at)
				FROM (SELECT e.*, max(added_at) OVER (PARTITION BY series_id) AS newest FROM (SELECT id, series_id, added_at FROM episodes
						WHERE library_id = l.id AND missing_since IS NULL ORDER BY added_at DESC, id DESC LIMIT `+newestEpisodes+`) e) e
				WHERE added_at > newest - interval '1 day' GROUP BY e.series_id ORDER BY max(added_at) DESC, e.series_id LIMIT $2)
				UNION ALL
				(SELECT a.id, 'ALBUM', NULL, 0, a.added_at FROM albums a WHERE a.library_id = l.id AND a.missing_since IS NULL ORDER BY a.added_at DESC, a.id DESC LIMIT $2)
			) a ORDER BY added_at DESC, item_id DESC LIMIT $2
		) a ORDER BY y.name, l.id, a.item_added_at DESC, a.item_id DESC`, v.Libraries, n)
}

// suggestion is a row of suggest.
type suggestion struct {
	BecauseID uuid.UUID
	Kind      Kind
	ItemID    uuid.UUID
}

// similar are films like the film r: by the people who made it, and by genre among those that are liked best, or that
// nobody has rated.
const similar = `(SELECT m.id, s.score FROM (
		SELECT movie_id AS id, sum(points) AS score FROM (
			SELECT o.movie_id, CASE c.role WHEN 'DIRECTOR' THEN 4 ELSE 3 END AS points
			FROM (SELECT person_id, role FROM movie_credits WHERE movie_id = r.id AND role IN ('ACTOR', 'DIRECTOR', 'WRITER', 'CREATOR') ORDER BY position LIMIT 12) c
			CROSS JOIN LATERAL (SELECT DISTINCT movie_id FROM (SELECT movie_id FROM movie_credits WHERE person_id = c.person_id LIMIT 200) p) o
			UNION ALL
			SELECT g.id, 2 * cardinality(ARRAY(SELECT unnest(g.genre_ids) INTERSECT SELECT unnest(r.genre_ids)))
			FROM unnest($2::uuid[]) AS l(id) CROSS JOIN LATERAL (
				(SELECT id, genre_ids FROM movies WHERE library_id = l.id AND rating IS NOT NULL AND genre_ids && r.genre_ids ORDER BY rating DESC, id DESC LIMIT 50)
				UNION ALL
				(SELECT id, genre_ids FROM movies WHERE library_id = l.id AND rating IS NULL AND genre_ids && r.genre_ids ORDER BY id DESC LIMIT 20)
			) g
		) p GROUP BY movie_id
	) s JOIN movies m ON m.id = s.id
	WHERE r.kind = 'MOVIE' AND m.library_id = ANY($2) AND m.missing_since IS NULL AND m.id <> r.id
		AND NOT EXISTS (SELECT FROM watch_states w WHERE w.user_id = $1 AND w.item_id = m.id AND (w.watched OR w.position_ms > 0))
	ORDER BY s.score DESC, m.rating DESC NULLS LAST, m.id LIMIT $4)`

var similarSeries = strings.NewReplacer("movies", "series", "movie_credits", "series_credits", "movie_id", "series_id", "'MOVIE'", "'SERIES'",
	"w.item_id", "w.parent_id").Replace(similar)

func (store) suggest(ctx context.Context, q db.Q, v access.Viewer, reasons, n int) ([]*suggestion, error) {
	return db.AllSQL[suggestion](ctx, q, `WITH watched AS (
			(SELECT m.id, 'MOVIE' AS kind, m.genre_ids, w.last_played_at AS at FROM watch_states w JOIN movies m ON m.id = w.item_id
				WHERE w.user_id = $1 AND w.library_id = ANY($2) AND w.item_kind = 'MOVIE' AND w.watched AND w.last_played_at IS NOT NULL
				ORDER BY w.last_played_at DESC LIMIT $3)
			UNION ALL
			(SELECT s.id, 'SERIES', s.genre_ids, w.at FROM (
				SELECT parent_id, max(last_played_at) AS at FROM watch_states
				WHERE user_id = $1 AND library_id = ANY($2) AND item_kind = 'EPISODE' AND watched AND last_played_at IS NOT NULL
				GROUP BY parent_id ORDER BY 2 DESC LIMIT $3) w JOIN series s ON s.id = w.parent_id)
		)
		SELECT r.id AS because_id, r.kind, c.id AS item_id FROM watched r
		CROSS JOIN LATERAL (`+similar+` UNION ALL `+similarSeries+`) c ORDER BY r.at DESC, r.id, c.score DESC, c.id`,
		v.UserID, v.Libraries, reasons, n)
}
