package tvshow

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
)

const last = "2147483647"

// orders are the sort keys of orders: a switch in a table, so that no text of a client reaches SQL.
var orders = map[Order]string{
	Aired: `CASE WHEN season_number > 0 THEN season_number ELSE COALESCE(airs_before_season, airs_after_season, ` + last + `) END,
		CASE WHEN season_number > 0 THEN position WHEN airs_before_season IS NOT NULL THEN COALESCE(airs_before_episode, 0) ELSE ` + last + ` END,
		season_number > 0, position`,
	DVD: `CASE WHEN COALESCE(dvd_season, season_number) > 0 THEN COALESCE(dvd_season, season_number) ELSE ` + last + ` END,
		COALESCE(dvd_number, position), position`,
	Absolute: `season_number = 0, absolute NULLS LAST, season_number, position`,
}

func (store) choices(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*Choice, error) {
	return db.AllSQL[Choice](ctx, q, `SELECT o.series_id, o."order" FROM series_orders o JOIN series s ON s.id = o.series_id
		WHERE o.user_id = $1 AND o.series_id = ANY($2) AND s.library_id = ANY($3)`, v.UserID, ids, v.Libraries)
}

func (store) choose(ctx context.Context, q db.Q, v access.Viewer, series uuid.UUID, order Order) (int64, error) {
	return db.ExecSQL(ctx, q, `INSERT INTO series_orders (user_id, series_id, "order", keys)
		SELECT $1, s.id, $3, k.keys FROM series s JOIN origin_keys(ARRAY[$2::uuid]) k ON k.id = s.id WHERE s.id = $2 AND s.library_id = ANY($4)
		ON CONFLICT (user_id, series_id) DO UPDATE SET "order" = EXCLUDED."order", keys = EXCLUDED.keys`, v.UserID, series, order, v.Libraries)
}

// episodesInOrder is raw because of its sort keys.
func (store) episodesInOrder(ctx context.Context, q db.Q, libraries, ids []uuid.UUID, order Order) ([]*Episode, error) {
	return db.AllSQL[Episode](ctx, q, `SELECT `+episodeListed+` FROM episodes WHERE series_id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2)
		ORDER BY series_id, `+orders[order]+`, id`, ids, libraries)
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
