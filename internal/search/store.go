package search

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/db/gen/public/table"
)

// store is the only writer of search_docs and search_words.
type store struct{}

type row struct {
	ID         uuid.UUID `json:"id"`
	Kind       Kind      `json:"kind"`
	LibraryID  uuid.UUID `json:"library_id"`
	Title      string    `json:"title"`
	Folded     string    `json:"folded"`
	Aliases    string    `json:"aliases"`
	Year       *int      `json:"year"`
	Popularity float64   `json:"popularity"`
}

// put is raw because whole batches travel as one parameter. Of words only what is missing is inserted, as two batches that
// insert the same word wait for each other.
func (store) put(ctx context.Context, q db.Q, rows []row, words map[string]bool) error {
	_, err := db.ExecSQL(ctx, q, `WITH words AS (
			INSERT INTO search_words SELECT w FROM unnest($2::text[]) w
			WHERE NOT EXISTS (SELECT FROM search_words s WHERE s.word = w) ORDER BY w ON CONFLICT DO NOTHING
		)
		INSERT INTO search_docs (id, kind, library_id, title, folded, aliases, year, popularity)
		SELECT id, kind, library_id, title, folded, aliases, year, popularity FROM json_populate_recordset(NULL::search_docs, $1)
		ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title, folded = EXCLUDED.folded, aliases = EXCLUDED.aliases, year = EXCLUDED.year,
			popularity = EXCLUDED.popularity
		WHERE (search_docs.title, search_docs.folded, search_docs.aliases, search_docs.year, search_docs.popularity)
			IS DISTINCT FROM (EXCLUDED.title, EXCLUDED.folded, EXCLUDED.aliases, EXCLUDED.year, EXCLUDED.popularity)`, rows, slices.Sorted(maps.Keys(words)))
	return err
}

func (store) remove(ctx context.Context, q db.Q, ids []uuid.UUID) error {
	_, err := db.Exec(ctx, q, table.SearchDocs.DELETE().WHERE(db.Any(table.SearchDocs.ID, ids)))
	return err
}

// find is raw because of the operators of text search. Its candidates are titles that begin with the text and what has
// it as another title, then films, series and artists with these words, up to 2,000, and the rest only where those are too few: a few letters are in a tenth
// of all titles, and most of these are episodes and tracks.
func (store) find(ctx context.Context, q db.Q, libraries []uuid.UUID, folded, query string, kinds []Kind, first int) ([]*Hit, error) {
	var only []string
	for _, k := range kinds {
		only = append(only, string(k))
	}
	return db.AllSQL[Hit](ctx, q, findSQL, query, libraries, only, folded, first)
}

var findSQL = strings.NewReplacer("#columns", "id, kind, title, year, folded, aliases, popularity",
	"#called", called("$4"), "#begins", begins("$4"),
	"#seen", "library_id = ANY($2) AND ($3::search_kind[] IS NULL OR kind = ANY($3))",
	"#heads", "('MOVIE', 'SERIES', 'ARTIST')").Replace(`WITH begins AS MATERIALIZED (
		SELECT #columns FROM search_docs WHERE folded COLLATE "C" >= $4 AND folded COLLATE "C" < $4 || chr(1114111) AND #seen
		ORDER BY folded COLLATE "C", id LIMIT 200
	), named AS MATERIALIZED (
		SELECT #columns FROM search_docs WHERE aliases <> '' AND string_to_array(aliases, E'\n') @> ARRAY[$4] AND #seen LIMIT 200
	), heads AS MATERIALIZED (
		SELECT #columns FROM search_docs WHERE words @@ $1::text::tsquery AND kind IN #heads AND #seen
			AND ($3::search_kind[] IS NULL OR $3 && '{MOVIE,SERIES,ARTIST}')
		ORDER BY popularity DESC, id LIMIT 2000
	), others AS (
		SELECT #columns FROM search_docs WHERE words @@ $1::text::tsquery AND kind NOT IN #heads AND #seen AND (SELECT count(*) FROM heads) < $5 LIMIT 2000
	)
	SELECT id, kind, title, year FROM (
		SELECT * FROM (SELECT * FROM begins UNION SELECT * FROM named UNION SELECT * FROM heads UNION SELECT * FROM others) found
		ORDER BY #called DESC, #begins DESC, popularity DESC, kind, length(folded), folded, id OFFSET 0
	) found WHERE ` + there + ` LIMIT $5`)

// there says of a document found that something of it is there. It is asked last, of no more than are shown and of what is
// missing between them.
const there = `CASE kind
	WHEN 'MOVIE' THEN (SELECT missing_since IS NULL FROM movies o WHERE o.id = found.id)
	WHEN 'SERIES' THEN (SELECT missing_since IS NULL FROM series o WHERE o.id = found.id)
	WHEN 'EPISODE' THEN (SELECT missing_since IS NULL FROM episodes o WHERE o.id = found.id)
	WHEN 'ARTIST' THEN (SELECT missing_since IS NULL FROM artists o WHERE o.id = found.id)
	WHEN 'ALBUM' THEN (SELECT missing_since IS NULL FROM albums o WHERE o.id = found.id)
	WHEN 'TRACK' THEN (SELECT missing_since IS NULL FROM tracks o WHERE o.id = found.id)
	END IS NOT FALSE`

// called and begins are whether a title of a document is a text, or begins so. The other titles stand on a line each; most have none,
// and they are asked of thousands of candidates.
func called(text string) string {
	return `(folded = ` + text + ` OR aliases <> '' AND strpos(E'\n' || aliases || E'\n', E'\n' || ` + text + ` || E'\n') > 0)`
}

func begins(text string) string {
	return `(starts_with(folded, ` + text + `) OR aliases <> '' AND strpos(E'\n' || aliases, E'\n' || ` + text + `) > 0)`
}

// matches is what a query finds of one kind: what is called so, what begins so, and the rest; of equals the shorter is more
// relevant. It finds up to 2,000 that begin so, in the order of their titles, as many that have it as another title, and then any
// others, #4 in all, since to tell the best of them all would have to be read. The others are a CTE because that is planned as if all
// of it were read, by the index where the words are rare, while no more of it is read than is asked for.
var matches = strings.NewReplacer("#called", called("#2"), "#begins", begins("#2")).Replace(`WITH begins AS MATERIALIZED (
		SELECT id, folded, aliases FROM (
			SELECT id, folded, aliases, words FROM search_docs WHERE folded COLLATE "C" >= #2 AND folded COLLATE "C" < #2 || chr(1114111)
				AND kind = '#kind' AND library_id = ANY(#3) ORDER BY folded COLLATE "C", id LIMIT 2000
		) first WHERE words @@ #1::text::tsquery
	), named AS MATERIALIZED (
		SELECT id, folded, aliases FROM search_docs WHERE aliases <> '' AND string_to_array(aliases, E'\n') @> ARRAY[#2::text]
			AND kind = '#kind' AND library_id = ANY(#3) LIMIT 2000
	), first AS MATERIALIZED (
		SELECT * FROM begins UNION SELECT * FROM named
	), others AS MATERIALIZED (
		SELECT id, folded, aliases FROM search_docs WHERE words @@ #1::text::tsquery AND kind = '#kind' AND library_id = ANY(#3)
	)
	SELECT id AS found_id, (CASE WHEN #called THEN 2 WHEN #begins THEN 1 ELSE 0 END - least(length(folded), 999) / 1000.0)::float8 AS relevance
	FROM (SELECT * FROM first UNION ALL
		(SELECT * FROM others WHERE id NOT IN (SELECT id FROM first) LIMIT #4 - (SELECT count(*) FROM first))) found`)

// any is raw because of the operators of text search.
func (store) any(ctx context.Context, q db.Q, libraries []uuid.UUID, query string, kind Kind) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT EXISTS (SELECT FROM search_docs WHERE words @@ $1::text::tsquery AND kind = '`+string(kind)+`' AND library_id = ANY($2))`, query, libraries)
}

type correction struct{ Word, Known string }

// correct is raw because of the trigram operator. Words that begin a known one are not corrected.
func (store) correct(ctx context.Context, q db.Q, words []string) (map[string][]string, error) {
	found, err := db.AllSQL[correction](ctx, q, `SELECT w.word, k.word AS known FROM unnest($1::text[]) AS w(word)
		CROSS JOIN LATERAL (SELECT s.word FROM search_words s WHERE s.word % w.word ORDER BY similarity(s.word, w.word) DESC, s.word LIMIT 3) k
		WHERE NOT EXISTS (SELECT FROM search_words s WHERE s.word LIKE replace(replace(replace(w.word, '\', '\\'), '%', '\%'), '_', '\_') || '%')`, words)
	out := map[string][]string{}
	for _, f := range found {
		out[f.Word] = append(out[f.Word], f.Known)
	}
	return out, err
}
