package person

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
)

const (
	labelColumns = `id, kind, slug, name, overview, tmdb_id`
	// seenLabel is the gate: a label is seen through what has it.
	seenLabel = `(EXISTS (SELECT FROM movie_labels x JOIN movies o ON o.id = x.movie_id WHERE x.label_id = labels.id AND o.library_id = ANY(?))
		OR EXISTS (SELECT FROM series_labels x JOIN series o ON o.id = x.series_id WHERE x.label_id = labels.id AND o.library_id = ANY(?)))`
)

// OwnedLabelColumns select a label (table l), for the owner column to stand before them.
const OwnedLabelColumns = `l.id, l.kind, l.slug, l.name, l.overview, l.tmdb_id`

// labels is raw because keyset writes the page; see its package comment.
func (store) labels(kind *LabelKind, prefix string, libraries []uuid.UUID) keyset.List {
	l := keyset.List{Columns: labelColumns, From: "labels"}
	if kind != nil {
		l.Where("kind = ?::label_kind", string(*kind))
	}
	if prefix != "" {
		l.Where("slug LIKE ? || '%'", fold.Like(prefix))
	}
	l.Where(seenLabel, append([]uuid.UUID{}, libraries...))
	return l
}

func (store) labelsByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Label, error) {
	return db.AllSQL[Label](ctx, q, `SELECT `+labelColumns+` FROM labels WHERE id = ANY($1) AND `+strings.ReplaceAll(seenLabel, "?", "$2"), ids, libraries)
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
