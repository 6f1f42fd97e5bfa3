package tvshow

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
)

// orders are the places of episodes e in orders: a switch in a table, so that no text of a client reaches SQL.
var orders = map[Order]string{
	Aired:    `episode_aired(e.season_number, e.position, e.airs_before_season, e.airs_before_episode, e.airs_after_season)`,
	DVD:      `episode_on_disc(e.season_number, e.position, e.dvd_season, e.dvd_number)`,
	Absolute: `episode_counted(e.season_number, e.position, e.absolute)`,
}

// aside is what the places of specials begin with that have none.
const aside = `'{2147483647}'::int[]`

func (store) choices(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*Choice, error) {
	return db.AllSQL[Choice](ctx, q, `SELECT o.series_id, o."order" FROM series_orders o JOIN series s ON s.id = o.series_id
		WHERE o.user_id = $1 AND o.series_id = ANY($2) AND s.library_id = ANY($3)`, v.UserID, ids, v.Libraries)
}

func (store) choose(ctx context.Context, q db.Q, v access.Viewer, series uuid.UUID, order Order) (int64, error) {
	return db.ExecSQL(ctx, q, `INSERT INTO series_orders (user_id, series_id, "order", keys)
		SELECT $1, s.id, $3, k.keys FROM series s JOIN origin_keys(ARRAY[$2::uuid]) k ON k.id = s.id WHERE s.id = $2 AND s.library_id = ANY($4)
		ON CONFLICT (user_id, series_id) DO UPDATE SET "order" = EXCLUDED."order", keys = EXCLUDED.keys`, v.UserID, series, order, v.Libraries)
}

// episodesInOrder is raw because of its sort keys, adjacent because it looks up a few rows for each episode.
func (store) episodesInOrder(ctx context.Context, q db.Q, libraries, ids []uuid.UUID, order Order) ([]*Episode, error) {
	return db.AllSQL[Episode](ctx, q, `SELECT `+episodeListed+` FROM episodes e WHERE series_id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2)
		ORDER BY series_id, `+orders[order]+`, id`, ids, libraries)
}

func (store) adjacent(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID, way direction) ([]*Beside, error) {
	return db.AllSQL[Beside](ctx, q, besides[way], v.UserID, v.Libraries, ids)
}

// besides find the nearest episode n on one side of each episode e, in the order that the viewer $1 watches its series in:
// one that is there, and in a file without e. From the others nothing leads to specials that stand aside.
var besides = map[direction]string{forth: onSide(`>`, ``), back: onSide(`<`, ` DESC`)}

func onSide(than, desc string) string {
	var choose, found strings.Builder
	for _, o := range []Order{Aired, DVD, Absolute} {
		near := strings.ReplaceAll(orders[o], "e.", "n.")
		choose.WriteString(` WHEN '` + string(o) + `' THEN ` + orders[o])
		if o != Aired {
			found.WriteString(` UNION ALL `)
		}
		found.WriteString(`(SELECT n.* FROM episodes n WHERE b."order" = '` + string(o) + `' AND n.series_id = b.series_id AND n.missing_since IS NULL
			AND (` + near + `, n.id) ` + than + ` (b.place, b.id) AND (` + near + ` < ` + aside + `) = (b.place < ` + aside + `)
			AND EXISTS (SELECT FROM episode_files x JOIN files f ON f.id = x.file_id WHERE x.episode_id = n.id AND f.missing_since IS NULL
				AND NOT EXISTS (SELECT FROM episode_files o WHERE o.file_id = x.file_id AND o.episode_id = b.id))
			ORDER BY ` + near + desc + `, n.id` + desc + ` LIMIT 1)`)
	}
	return `SELECT b.id AS of_id, ` + "n." + strings.ReplaceAll(strings.Join(strings.Fields(episodeListed), " "), ", ", ", n.") + ` FROM (
			SELECT e.id, e.series_id, c."order", CASE c."order"` + choose.String() + ` END AS place
			FROM episodes e LEFT JOIN series_orders o ON o.user_id = $1 AND o.series_id = e.series_id
				CROSS JOIN LATERAL (SELECT coalesce(o."order", 'AIRED') AS "order") c
			WHERE e.id = ANY($3) AND e.library_id = ANY($2)
		) b CROSS JOIN LATERAL (` + found.String() + `) n`
}

// episodeListed are what an Episode holds of its table.
const episodeListed = `id, series_id, season_id, library_id, key, season_number, number, absolute, title, titles, aired_on, overview, rating, runtime_ms, still_id,
	missing_since, added_at, updated_at, position, airs_before_season, airs_before_episode, airs_after_season, dvd_season, dvd_number`

// takeUpOrders gives new series the orders of the same content whose row is gone. Raw: the keys are arrays.
func (store) takeUpOrders(ctx context.Context, q db.Q, added []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE series_orders o SET series_id = n.id, keys = n.keys, gone_at = NULL FROM (
			SELECT DISTINCT ON (g.user_id, k.id) g.user_id, g.series_id, k.id, k.keys
			FROM origin_keys($1) k JOIN series_orders g ON g.gone_at IS NOT NULL AND g.keys && k.keys
			WHERE k.kind = 'SERIES' AND NOT EXISTS (SELECT FROM series_orders t WHERE t.user_id = g.user_id AND t.series_id = k.id)
			ORDER BY g.user_id, k.id, g.gone_at DESC
		) n WHERE o.user_id = n.user_id AND o.series_id = n.series_id`, added)
	return err
}
