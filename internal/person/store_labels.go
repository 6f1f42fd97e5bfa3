package person

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
)

const labelColumns = `id, kind, slug, name, overview, tmdb_id`

// OwnedLabelColumns select a label (table l), for the owner column to stand before them.
const OwnedLabelColumns = `l.id, l.kind, l.slug, l.name, l.overview, l.tmdb_id`

// labels is raw because keyset writes the page; see its package comment.
func (store) labels(kind *LabelKind, prefix, part string, libraries []uuid.UUID) keyset.List {
	l := keyset.List{Columns: labelColumns, From: "labels"}
	named(&l, kind, prefix, part)
	l.Where(through(labelGate, "labels.id", "?", each), append([]uuid.UUID{}, libraries...))
	return l
}

func named(l *keyset.List, kind *LabelKind, prefix, part string) {
	if kind != nil {
		l.Where("kind = ?::label_kind", string(*kind))
	}
	if prefix != "" {
		l.Where("slug LIKE ? || '%'", fold.Like(prefix))
	}
	if part != "" {
		l.Where("slug LIKE '%' || ? || '%'", fold.Like(part))
	}
}

// countedLabels are the labels of a kind with a title_count each, which reads the links of all of them. Those that only missing titles
// have are left out: whoever sees titles may know how many of them have what.
func (store) countedLabels(kind LabelKind, prefix, part string, libraries []uuid.UUID) keyset.List {
	l := keyset.List{Columns: labelColumns + ", title_count"}
	where := ` WHERE k.kind = ` + l.Arg(string(kind)) + `::label_kind AND o.library_id = ANY(` + l.Arg(append([]uuid.UUID{}, libraries...)) +
		`) AND o.missing_since IS NULL GROUP BY x.label_id`
	l.From = `(SELECT l.*, c.n AS title_count FROM labels l JOIN (` + total([]string{
		`SELECT x.label_id AS owner_id, count(*) AS n FROM labels k JOIN movie_labels x ON x.label_id = k.id JOIN movies o ON o.id = x.movie_id` + where,
		`SELECT x.label_id AS owner_id, count(*) AS n FROM labels k JOIN series_labels x ON x.label_id = k.id JOIN series o ON o.id = x.series_id` + where,
	}) + `) c ON c.owner_id = l.id) labels`
	named(&l, &kind, prefix, part)
	return l
}

// presentLabels are those that countedLabels counts, without counting.
func (store) presentLabels(kind LabelKind, prefix, part string, libraries []uuid.UUID) keyset.List {
	l := keyset.List{Columns: labelColumns, From: "labels"}
	named(&l, &kind, prefix, part)
	l.Where(through(labelGate, "labels.id", "?", " AND o.missing_since IS NULL"+each), append([]uuid.UUID{}, libraries...))
	return l
}

func (store) labelsByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Label, error) {
	return db.AllSQL[Label](ctx, q, `SELECT `+labelColumns+` FROM labels WHERE id = ANY((SELECT $1::uuid[])::uuid[]) AND `+SeenLabel("$2"), ids, libraries)
}

type labelRow struct {
	ID       uuid.UUID `json:"id"`
	Kind     LabelKind `json:"kind"`
	Slug     string    `json:"slug"`
	Name     string    `json:"name"`
	Overview *string   `json:"overview"`
	TMDBID   *int64    `json:"tmdb_id" db:"tmdb_id"`
}

// putLabels is raw because whole batches travel as one parameter.
func (store) putLabels(ctx context.Context, q db.Q, wanted map[LabelKey]NewLabel) (map[LabelKey]uuid.UUID, error) {
	keys := slices.SortedFunc(maps.Keys(wanted), func(a, b LabelKey) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Slug, b.Slug))
	})
	kinds, slugs := make([]string, len(keys)), make([]string, len(keys))
	for i, k := range keys {
		kinds[i], slugs[i] = string(k.Kind), k.Slug
	}
	known, err := db.AllSQL[Label](ctx, q, `SELECT `+labelColumns+` FROM labels
		WHERE (kind, slug) IN (SELECT k::label_kind, s FROM unnest($1::text[], $2::text[]) AS w(k, s))`, kinds, slugs)
	if err != nil {
		return nil, err
	}
	ids := make(map[LabelKey]uuid.UUID, len(wanted))
	settled := map[LabelKey]bool{}
	for _, k := range known {
		key := LabelKey{k.Kind, k.Slug}
		w := wanted[key]
		ids[key] = k.ID
		settled[key] = (w.Overview == nil || k.Overview != nil && *k.Overview == *w.Overview) && (w.TMDBID == nil || k.TMDBID != nil)
	}
	var rows []labelRow
	for _, key := range keys {
		if w := wanted[key]; !settled[key] {
			rows = append(rows, labelRow{ID: id.New(), Kind: key.Kind, Slug: key.Slug, Name: w.Name, Overview: w.Overview, TMDBID: w.TMDBID})
		}
	}
	if len(rows) == 0 {
		return ids, nil
	}
	put, err := db.AllSQL[Label](ctx, q, `INSERT INTO labels (`+labelColumns+`) SELECT `+labelColumns+` FROM json_populate_recordset(NULL::labels, $1) ORDER BY kind, slug
		ON CONFLICT (kind, slug) DO UPDATE SET overview = COALESCE(EXCLUDED.overview, labels.overview), tmdb_id = COALESCE(labels.tmdb_id, EXCLUDED.tmdb_id)
		RETURNING `+labelColumns, rows)
	for _, k := range put {
		ids[LabelKey{k.Kind, k.Slug}] = k.ID
	}
	return ids, err
}

// works is raw because it joins the credits of three tables into one list for each person.
func (store) works(ctx context.Context, q db.Q, libraries, ids []uuid.UUID, roles []Role, limit int, year *int, after *uuid.UUID) ([]*Work, error) {
	return db.AllSQL[Work](ctx, q, `SELECT p.id AS owner_id, w.item_id, w.series, w.title, NULLIF(w.year, 0) AS year, w.roles, w.characters, w.episodes
		FROM unnest((SELECT $1::uuid[])) AS p(id) CROSS JOIN LATERAL (
			SELECT * FROM (
				SELECT m.id AS item_id, false AS series, m.title, COALESCE(m.year, 0) AS year, array_agg(DISTINCT c.role ORDER BY c.role)::text[] AS roles,
					COALESCE(array_agg(DISTINCT c.character) FILTER (WHERE c.character IS NOT NULL), '{}') AS characters, 0 AS episodes
				FROM movie_credits c JOIN movies m ON m.id = c.movie_id
				WHERE c.person_id = p.id AND m.library_id = ANY($2) AND m.missing_since IS NULL AND ($3::credit_role[] IS NULL OR c.role = ANY($3)) GROUP BY m.id
				UNION ALL
				SELECT s.id, true, s.title, COALESCE(s.year, 0), array_agg(DISTINCT c.role ORDER BY c.role)::text[],
					COALESCE(array_agg(DISTINCT c.character) FILTER (WHERE c.character IS NOT NULL), '{}'), count(DISTINCT c.episode_id)::int
				FROM (
					SELECT series_id, NULL::uuid AS episode_id, role, character FROM series_credits WHERE person_id = p.id
					UNION ALL SELECT e.series_id, e.id, x.role, x.character FROM episode_credits x JOIN episodes e ON e.id = x.episode_id
						WHERE x.person_id = p.id AND e.missing_since IS NULL
				) c JOIN series s ON s.id = c.series_id
				WHERE s.library_id = ANY($2) AND s.missing_since IS NULL AND ($3::credit_role[] IS NULL OR c.role = ANY($3)) GROUP BY s.id
			) all_works WHERE $5::int IS NULL OR (year, item_id) < ($5, $6::uuid) ORDER BY year DESC, item_id DESC LIMIT $4
		) w ORDER BY w.year DESC, w.item_id DESC`, ids, libraries, RoleNames(roles), limit, year, after)
}
