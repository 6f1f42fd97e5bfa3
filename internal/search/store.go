package search

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/db/gen/public/table"
)

// store is the only writer of search_docs and search_words.
type store struct{ find, alike string }

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
		SELECT g.id, g.kind, g.library_id, g.owner_id, g.readers, g.title, g.folded, g.aliases, coalesce(nullif(g.beside, ''), whole.folded, search_beside(g.kind, g.id)), g.part_of,
			g.year, g.popularity
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

// search is raw because of the operators of text search. Its candidates are up to 200 of each kind that begin with the text; where these
// are not as many films, series and artists in all, also those with its words, up to 2,000; and the rest with its words only where all
// of them are too few: a few letters are in a tenth of all titles, and most of these are episodes and tracks. What has the text as another
// title is one too. What belongs to users is read by its readers: that is little, and it comes last of what is found equally well. Of
// people there are up to 500 that begin so, and where these are fewer, as many with these words. Where titles alone are too few, words may
// stand beside them.
func (s store) search(ctx context.Context, q db.Q, v access.Viewer, folded string, words [][]string, kinds []Kind, first int) ([]*Hit, error) {
	var only []string
	for _, k := range kinds {
		only = append(only, string(k))
	}
	return db.AllSQL[Hit](ctx, q, s.find, query(words), v.Libraries, only, folded, first, v.UserID, wide(words))
}

var findSQL = strings.NewReplacer("#columns", "id, kind, title, year, folded, aliases, popularity",
	"#called", called("$4"), "#begins", begins("$4"), "#first", `folded COLLATE "C" >= $4 AND folded COLLATE "C" < $4 || chr(1114111)`,
	"#inOrder", `ORDER BY folded COLLATE "C", id LIMIT`, "#asked", "library_id = ANY($2) AND ($3::search_kind[] IS NULL OR kind = ANY($3))",
	"#heads", headKinds+" AND ($3::search_kind[] IS NULL OR $3 && '{MOVIE,SERIES,ARTIST}')",
	"#rest", restKinds+" AND ($3::search_kind[] IS NULL OR $3 && '{EPISODE,ALBUM,TRACK}')",
	"#people", "kind = 'PERSON' AND ($3::search_kind[] IS NULL OR 'PERSON' = ANY($3))").Replace(`WITH first_heads AS MATERIALIZED (
		SELECT d.* FROM unnest('{MOVIE,SERIES,ARTIST}'::search_kind[]) k CROSS JOIN LATERAL (
			SELECT #columns FROM search_docs WHERE kind = k AND #first AND #asked #inOrder 200) d
	), heads AS MATERIALIZED (
		SELECT * FROM first_heads
		UNION ALL (SELECT #columns FROM search_docs WHERE words @@ $1::text::tsquery AND NOT (#first) AND #heads AND #asked
			AND (SELECT count(*) FROM first_heads) < 200 ORDER BY popularity DESC, id LIMIT 2000)
	), first_rest AS MATERIALIZED (
		SELECT d.* FROM unnest('{EPISODE,ALBUM,TRACK}'::search_kind[]) k CROSS JOIN LATERAL (
			SELECT #columns FROM search_docs WHERE kind = k AND #first AND #asked #inOrder 100) d
	), rest AS MATERIALIZED (
		SELECT #columns FROM search_docs WHERE words @@ $1::text::tsquery AND NOT (#first) AND #rest AND #asked AND (SELECT count(*) FROM heads) < $5 LIMIT 2000
	), lists AS MATERIALIZED (
		SELECT #columns FROM search_docs WHERE readers @> ARRAY[$6::uuid] AND words @@ $1::text::tsquery
			AND ($3::search_kind[] IS NULL OR kind = ANY($3)) LIMIT 2000
	), first_names AS MATERIALIZED (
		SELECT #columns FROM search_docs WHERE #people AND #first #inOrder 500
	), people AS MATERIALIZED (
		SELECT * FROM first_names
		UNION ALL (SELECT #columns FROM search_docs WHERE words @@ $1::text::tsquery AND NOT (#first) AND #people AND (SELECT count(*) FROM first_names) < 500 LIMIT 500)
	), by_main_titles AS MATERIALIZED (
		SELECT * FROM heads UNION ALL SELECT * FROM first_rest UNION ALL SELECT * FROM rest
	), named AS (
		SELECT #columns FROM search_docs WHERE aliases <> '' AND string_to_array(aliases, E'\n') @> ARRAY[$4] AND #asked
			AND id NOT IN (SELECT id FROM by_main_titles) LIMIT 200
	), titled AS MATERIALIZED (
		SELECT * FROM by_main_titles UNION ALL SELECT * FROM named UNION ALL SELECT * FROM lists
	), beside AS (
		(SELECT #columns FROM search_docs WHERE words @@ $7::text::tsquery AND #heads AND #asked AND (SELECT count(*) FROM titled) < $5
			AND id NOT IN (SELECT id FROM titled) LIMIT 2000)
		UNION ALL (SELECT #columns FROM search_docs WHERE words @@ $7::text::tsquery AND #rest AND #asked AND (SELECT count(*) FROM titled) < $5
			AND id NOT IN (SELECT id FROM titled) LIMIT 2000)
	)
	SELECT id, kind, title, year FROM (
		SELECT * FROM (SELECT true AS titled, * FROM titled UNION ALL SELECT true, * FROM people UNION ALL SELECT false, * FROM beside) found
		ORDER BY #called DESC, #begins DESC, titled DESC, popularity DESC, kind, length(folded), folded, id OFFSET 0
	) found WHERE ` + there + ` LIMIT $5`)

// headKinds is what is looked for most, and restKinds what there is the most of: each is what indexes are of, and people are the third.
const (
	headKinds = "kind IN ('MOVIE', 'SERIES', 'ARTIST')"
	restKinds = "kind NOT IN ('MOVIE', 'SERIES', 'ARTIST', 'PERSON')"
)

// there says of a document found that something of it is there, and of a person that something is seen that he took part in. It is
// asked last, of no more than are shown and of what is missing between them.
const there = `CASE kind
	WHEN 'MOVIE' THEN (SELECT missing_since IS NULL FROM movies o WHERE o.id = found.id)
	WHEN 'SERIES' THEN (SELECT missing_since IS NULL FROM series o WHERE o.id = found.id)
	WHEN 'EPISODE' THEN (SELECT missing_since IS NULL FROM episodes o WHERE o.id = found.id)
	WHEN 'ARTIST' THEN (SELECT missing_since IS NULL FROM artists o WHERE o.id = found.id)
	WHEN 'ALBUM' THEN (SELECT missing_since IS NULL FROM albums o WHERE o.id = found.id)
	WHEN 'TRACK' THEN (SELECT missing_since IS NULL FROM tracks o WHERE o.id = found.id)
	WHEN 'PERSON' THEN #credited
	END IS NOT FALSE`

// people is raw because of the trigram operator: who is called nearly so.
func (s store) people(ctx context.Context, q db.Q, libraries []uuid.UUID, folded string, first int) ([]*Hit, error) {
	return db.AllSQL[Hit](ctx, q, s.alike, folded, libraries, first)
}

const alikeSQL = `SELECT id, kind, title, year FROM (
		SELECT id, kind, title, year FROM search_docs WHERE kind = 'PERSON' AND $1 <% folded ORDER BY word_similarity($1, folded) DESC, id LIMIT 200
	) found WHERE #credited LIMIT $3`

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
