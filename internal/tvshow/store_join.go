package tvshow

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// All statements here are raw, as those of a batch are.

// filed is where files are, in the order of their ids and episodes.
func (store) filed(ctx context.Context, q db.Q, files []uuid.UUID) ([]*fileRow, error) {
	return db.AllSQL[fileRow](ctx, q, `SELECT f.file_id, f.episode_id, f.edition, f.part FROM episode_files f JOIN episodes e ON e.id = f.episode_id
		WHERE f.file_id = ANY($1) ORDER BY f.file_id, e.season_number, e.position, e.id`, files)
}

// episodesFiled are the episodes of files in order, and which of them are in no others.
func (store) episodesFiled(ctx context.Context, q db.Q, files []uuid.UUID) ([]*episodeRow, map[uuid.UUID]bool, error) {
	list, err := db.AllSQL[episodeRow](ctx, q, `SELECT `+episodeRead+` FROM episodes e WHERE id IN (SELECT episode_id FROM episode_files WHERE file_id = ANY($1))
		ORDER BY e.series_id, e.season_number, e.position, e.id`, files)
	if err != nil {
		return nil, nil, err
	}
	keys, whole := make([]uuid.UUID, len(list)), map[uuid.UUID]bool{}
	for i, e := range list {
		keys[i] = e.ID
	}
	all, err := db.Column[uuid.UUID](ctx, q, `SELECT episode_id FROM episode_files WHERE episode_id = ANY($1) GROUP BY episode_id HAVING bool_and(file_id = ANY($2))`, keys, files)
	for _, key := range all {
		whole[key] = true
	}
	return list, whole, err
}

func (store) episodesOf(ctx context.Context, q db.Q, series uuid.UUID) ([]*episodeRow, error) {
	return db.AllSQL[episodeRow](ctx, q, `SELECT `+episodeRead+` FROM episodes e WHERE series_id = $1 ORDER BY id`, series)
}

func (store) plain(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*seriesRow, error) {
	return db.AllSQL[seriesRow](ctx, q, `SELECT `+seriesRead+` FROM series s WHERE id = ANY($1) ORDER BY id`, ids)
}

func (store) plainSeasons(ctx context.Context, q db.Q, series []uuid.UUID) ([]*seasonRow, error) {
	return db.AllSQL[seasonRow](ctx, q, `SELECT id, series_id, library_id, number, title, overview, translations, poster_id FROM seasons WHERE series_id = ANY($1) ORDER BY id`, series)
}

// taken reports whether a series of the library has this title and year.
func (store) taken(ctx context.Context, q db.Q, libraryID uuid.UUID, weak string) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT EXISTS (SELECT FROM series WHERE library_id = $1 AND weak_key = $2 UNION ALL SELECT FROM series WHERE library_id = $1 AND key = $2)`,
		libraryID, weak)
}

func (store) putSeries(ctx context.Context, q db.Q, rows []*seriesRow) error {
	_, err := db.ExecSQL(ctx, q, putSeries, rows)
	return err
}

// named is what a series is called by its NFO and file names.
func (store) named(ctx context.Context, q db.Q, series uuid.UUID) (string, *int, error) {
	row, err := db.OneSQL[intake.Into](ctx, q, intake.NamedSQL("series"), series)
	if err != nil {
		return "", nil, err
	}
	return row.Title, row.Year, nil
}

// emptied is what has no files any more and is gone.
type emptied struct{ series, seasons, episodes []uuid.UUID }

// shift writes where files go.
func (t store) shift(ctx context.Context, q db.Q, h *shift, sources []uuid.UUID) (emptied, error) {
	err := db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `UPDATE series SET key = $2, updated_at = now() WHERE id = $1 AND key <> $2`, Args: []any{h.target.ID, h.target.Key}},
		{Rows: len(h.made), SQL: putSeasons, Args: []any{h.made}},
		{Rows: len(h.put), SQL: putEpisodes, Args: []any{h.put}},
		{Rows: 1, SQL: replaceFiles, Args: []any{h.files, h.before.After}},
	})
	if err != nil {
		return emptied{}, err
	}
	all := append([]uuid.UUID{h.target.ID}, sources...)
	extras, err := db.AllSQL[extraOf](ctx, q, `UPDATE series_extras x SET series_id = $1 WHERE series_id = ANY($2)
		AND NOT EXISTS (SELECT FROM episodes e JOIN episode_files f ON f.episode_id = e.id WHERE e.series_id = x.series_id) RETURNING x.file_id, old.series_id`, h.target.ID, sources)
	if err != nil {
		return emptied{}, err
	}
	for _, x := range extras {
		h.before.Extras = append(h.before.Extras, *x)
	}
	gone, err := t.ending(ctx, q, h.lib.ID, all)
	if err != nil || len(gone.series) == 0 {
		return gone, err
	}
	orders, err := db.AllSQL[orderOf](ctx, q, handOrders, h.target.ID, gone.series)
	for _, o := range orders {
		h.before.Orders = append(h.before.Orders, *o)
	}
	return gone, err
}

// handOrders gives series $1 the orders of series $2, which are no more, of those who chose none for it.
const handOrders = `UPDATE series_orders o SET series_id = k.id, keys = k.keys, gone_at = NULL FROM origin_keys(ARRAY[$1::uuid]) k
	WHERE (o.user_id, o.series_id) IN (SELECT DISTINCT ON (user_id) user_id, series_id FROM series_orders WHERE series_id = ANY($2) ORDER BY user_id, series_id)
		AND NOT EXISTS (SELECT FROM series_orders t WHERE t.user_id = o.user_id AND t.series_id = k.id)
	RETURNING o.user_id, old.series_id, o."order"`

// ordersBack gives orders back to series that are there again; takeOrders takes them from $2 unless they were changed since.
const (
	ordersBack = `INSERT INTO series_orders (user_id, series_id, "order", keys) SELECT n.user_id, n.series_id, n."order", k.keys
		FROM json_populate_recordset(NULL::series_orders, $1) n JOIN users u ON u.id = n.user_id
		JOIN origin_keys(ARRAY(SELECT series_id FROM json_populate_recordset(NULL::series_orders, $1))) k ON k.id = n.series_id ON CONFLICT DO NOTHING`
	takeOrders = `DELETE FROM series_orders o USING json_populate_recordset(NULL::series_orders, $1) n
		WHERE o.series_id = $2 AND o.user_id = n.user_id AND o."order" = n."order"`
)

// ending removes what has no files left of these series and brings the rest in line with its own.
func (t store) ending(ctx context.Context, q db.Q, libraryID uuid.UUID, series []uuid.UUID) (out emptied, err error) {
	held, err := db.Column[uuid.UUID](ctx, q, `SELECT id FROM seasons WHERE series_id = ANY($1) ORDER BY id`, series)
	if err != nil {
		return out, err
	}
	if out.episodes, out.series, err = t.removeEmpty(ctx, q, libraryID, series); err != nil {
		return out, err
	}
	out.seasons, err = db.Column[uuid.UUID](ctx, q, `SELECT o FROM unnest($1::uuid[]) o WHERE NOT EXISTS (SELECT FROM seasons WHERE id = o) ORDER BY o`, held)
	if err != nil {
		return out, err
	}
	return out, t.settle(ctx, q, series)
}

// settle says since when series and their episodes are missing, and what they are found by.
func (store) settle(ctx context.Context, q db.Q, series []uuid.UUID) error {
	return db.Run(ctx, q, append([]db.Step{
		{Rows: 1, SQL: `UPDATE episodes e SET missing_since = n.since, updated_at = now() FROM (
				SELECT o.id, CASE WHEN bool_and(f.missing_since IS NOT NULL) THEN max(f.missing_since) END AS since
				FROM episodes o JOIN episode_files ef ON ef.episode_id = o.id JOIN files f ON f.id = ef.file_id WHERE o.series_id = ANY($1) GROUP BY o.id
			) n WHERE e.id = n.id AND e.missing_since IS DISTINCT FROM n.since`, Args: []any{series}},
		{Rows: 1, SQL: `UPDATE series s SET missing_since = n.since, updated_at = now() FROM (
				SELECT series_id, CASE WHEN bool_and(missing_since IS NOT NULL) THEN max(missing_since) END AS since
				FROM episodes WHERE series_id = ANY($1) GROUP BY series_id
			) n WHERE s.id = n.series_id AND s.missing_since IS DISTINCT FROM n.since`, Args: []any{series}},
	}, follow(series)...))
}

func (store) episodesOfAll(ctx context.Context, q db.Q, series []uuid.UUID) ([]*episodeRow, error) {
	return db.AllSQL[episodeRow](ctx, q, `SELECT `+episodeRead+` FROM episodes e WHERE series_id = ANY($1) ORDER BY id`, series)
}

// unshift gives files and extras back to what they were of.
func (t store) unshift(ctx context.Context, q db.Q, u *unshift) (emptied, error) {
	if len(u.series) > 0 {
		if err := t.putSeries(ctx, q, u.series); errors.Is(err, fault.Conflict) {
			return emptied{}, fault.Field(fault.Conflict, "another series has taken its place since", "id")
		} else if err != nil {
			return emptied{}, err
		}
	}
	back := make([]uuid.UUID, len(u.series))
	for i, r := range u.series {
		back[i] = r.ID
	}
	err := db.Run(ctx, q, []db.Step{
		{Rows: len(u.before.Orders), SQL: takeOrders, Args: []any{u.before.Orders, u.before.Into}},
		{Rows: len(u.before.Orders), SQL: ordersBack, Args: []any{u.before.Orders}},
		{Rows: len(back), SQL: `UPDATE series_orders SET gone_at = NULL WHERE series_id = ANY($1)`, Args: []any{back}},
		{Rows: len(u.seasons), SQL: putSeasons, Args: []any{u.seasons}},
		{Rows: len(u.back), SQL: putEpisodes, Args: []any{u.back}},
		{Rows: 1, SQL: replaceFiles, Args: []any{u.files, u.before.Files}},
		{Rows: len(u.before.Extras), SQL: `UPDATE series_extras x SET series_id = n.series_id FROM json_populate_recordset(NULL::series_extras, $1) n
			WHERE x.file_id = n.file_id AND x.series_id = $2`, Args: []any{u.before.Extras, u.before.Into}},
	})
	if err != nil {
		return emptied{}, err
	}
	return t.ending(ctx, q, u.lib.ID, append([]uuid.UUID{u.before.Into}, u.sources...))
}
