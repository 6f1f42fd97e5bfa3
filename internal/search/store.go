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
type store struct {
	searches map[bool]*searches // whether they read overviews
	alike    string
}

type row struct {
	ID         uuid.UUID   `json:"id"`
	Kind       Kind        `json:"kind"`
	LibraryID  *uuid.UUID  `json:"library_id"`
	OwnerID    *uuid.UUID  `json:"owner_id"`
	Readers    []uuid.UUID `json:"readers"`
	Title      string      `json:"title"`
	Folded     string      `json:"folded"`
	Aliases    string      `json:"aliases"`
	Beside     string      `json:"beside"`
	PartOf     *uuid.UUID  `json:"part_of"`
	Year       *int        `json:"year"`
	Popularity float64     `json:"popularity"`
}

// put is raw because whole batches travel as one parameter. Of words only what is missing is inserted, as two batches that
// insert the same word wait for each other. Parts that are there already follow the title of what they are part of. Beside films and
// series stand who made them and plays in them, as they are known by now.
func (store) put(ctx context.Context, q db.Q, rows []row, words map[string]bool) error {
	_, err := db.ExecSQL(ctx, q, `WITH words AS (
			INSERT INTO search_words SELECT w FROM unnest($2::text[]) w
			WHERE NOT EXISTS (SELECT FROM search_words s WHERE s.word = w) ORDER BY w ON CONFLICT DO NOTHING
		), given AS MATERIALIZED (
			SELECT * FROM json_populate_recordset(NULL::search_docs, $1)
		), parts AS (
			UPDATE search_docs d SET beside = g.folded FROM given g
			WHERE g.kind = 'SERIES' AND d.part_of = g.id AND d.beside <> g.folded AND d.id NOT IN (SELECT id FROM given)
		)
		INSERT INTO search_docs (id, kind, library_id, owner_id, readers, title, folded, aliases, beside, part_of, year, popularity)
		SELECT g.id, g.kind, g.library_id, g.owner_id, g.readers, g.title, g.folded, g.aliases,
			coalesce(nullif(g.beside, ''), whole.folded, search_beside(g.kind, g.id)), g.part_of, g.year, g.popularity
		FROM given g LEFT JOIN search_docs whole ON whole.id = g.part_of ORDER BY g.id
		ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title, folded = EXCLUDED.folded, aliases = EXCLUDED.aliases, beside = EXCLUDED.beside,
			part_of = EXCLUDED.part_of, year = EXCLUDED.year, popularity = EXCLUDED.popularity, readers = EXCLUDED.readers
		WHERE (search_docs.title, search_docs.folded, search_docs.aliases, search_docs.beside, search_docs.part_of, search_docs.year, search_docs.popularity,
				search_docs.readers)
			IS DISTINCT FROM (EXCLUDED.title, EXCLUDED.folded, EXCLUDED.aliases, EXCLUDED.beside, EXCLUDED.part_of, EXCLUDED.year, EXCLUDED.popularity,
				EXCLUDED.readers)`, rows, slices.Sorted(maps.Keys(words)))
	return err
}

func (store) remove(ctx context.Context, q db.Q, ids []uuid.UUID) error {
	_, err := db.Exec(ctx, q, table.SearchDocs.DELETE().WHERE(db.Any(table.SearchDocs.ID, ids)))
	return err
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

// correct is raw because of the trigram operator. Words that begin a known one are not corrected. What users call their lists is
// known to their readers alone: one's own words neither stand in the way of others' nor are told to them.
func (store) correct(ctx context.Context, q db.Q, reader uuid.UUID, words []string) (map[string][]string, error) {
	found, err := db.AllSQL[correction](ctx, q, `WITH own AS MATERIALIZED (
			SELECT DISTINCT u.lexeme COLLATE "C" AS word FROM search_docs d CROSS JOIN LATERAL unnest(d.words) u WHERE d.readers @> ARRAY[$2::uuid]
		), asked AS (
			SELECT word, replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%' AS beginning FROM unnest($1::text[]) AS w(word)
		)
		SELECT w.word, k.word AS known FROM asked w
		CROSS JOIN LATERAL (
			(SELECT s.word FROM search_words s WHERE s.word % w.word ORDER BY similarity(s.word, w.word) DESC, s.word LIMIT 3)
			UNION (SELECT o.word FROM own o WHERE o.word % w.word ORDER BY similarity(o.word, w.word) DESC, o.word LIMIT 3)
		) k
		WHERE NOT EXISTS (SELECT FROM search_words s WHERE s.word LIKE w.beginning) AND NOT EXISTS (SELECT FROM own o WHERE o.word LIKE w.beginning)`, words, reader)
	out := map[string][]string{}
	for _, f := range found {
		out[f.Word] = append(out[f.Word], f.Known)
	}
	return out, err
}
