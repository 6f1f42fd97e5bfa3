package review_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/page"
	"revenge/internal/review"
)

// A page of the inbox beside twenty thousand films is read from indexes, with its candidates, in as many statements as ever.
func TestInbox_large(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.Exec(`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state)
		SELECT uuidv7(), $1, $2, 'many/' || i || '.mkv', i, 1, 1, i, 'IDENTIFIED' FROM generate_series(1, 20000) i`, b.Library.ID, b.RootID)
	b.Exec(`INSERT INTO movies (id, library_id, key, weak_key, title, sort_title, folded_title, year)
		SELECT id, library_id, 'movie|' || h, 'movie|' || h AS weak, h AS title, lower(h), left(h, 5) || ' ' || right(h, 6), 1980
		FROM files CROSS JOIN LATERAL md5(path) h WHERE path LIKE 'many/%'`)
	b.Exec(`INSERT INTO movie_files (file_id, movie_id) SELECT id, id FROM movies`)
	b.Exec(`UPDATE movies SET title = 'Blade Runner', sort_title = 'blade runner', folded_title = 'blade runner', year = 1982 WHERE id = (SELECT min(id::text)::uuid FROM movies)`)
	b.Exec(`INSERT INTO review_files (id, library_id, reasons, evidence, noted_at) SELECT id, library_id, '{NO_YEAR}', '{"kind": "MOVIE", "title": "Blade Runer", "said": []}', added_at
		FROM files ORDER BY id DESC LIMIT 1000`)
	b.Exec(`ANALYZE`)
	before := b.DB.Statements.Total()
	c, err := b.review.List(t.Context(), b.admin, review.Filter{}, page.Args{First: new(50)})
	require.NoError(t, err)
	require.Len(t, c.Edges, 50)
	keys := make([]uuid.UUID, 50)
	for i, f := range c.Nodes() {
		keys[i] = f.ID
	}
	list, err := b.review.CandidatesOf(t.Context(), b.admin, keys)
	require.NoError(t, err)
	require.EqualValues(t, 4, b.DB.Statements.Total()-before)
	found := 0
	for _, one := range list {
		if one.Title == "Blade Runner" {
			found++
		}
	}
	require.Equal(t, 50, found)
	plan, err := db.Column[string](t.Context(), b.DB, `EXPLAIN SELECT id FROM movies WHERE library_id = ANY($1) AND folded_title % $2 ORDER BY similarity(folded_title, $2) DESC, id LIMIT 8`,
		b.admin.Libraries, "blade runer")
	require.NoError(t, err)
	require.Contains(t, strings.Join(plan, "\n"), "movies_folded")
}
