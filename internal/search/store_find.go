package search

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
)

// search is raw because of the operators of text search. Its candidates are up to 150 of a kind that begin with the text; where these
// are fewer than 200 films, series and artists in all, also those with its words, up to 2,000; and the rest with its words only where all
// of them are too few: a few letters are in a tenth of all titles, and most of these are episodes and tracks. What has the text as another
// title is one too. What belongs to users is read by its readers: that is little, and it comes last of what is found equally well. Of
// people there are up to 200 that begin so, and where these are fewer, as many with these words. Where titles alone are too few, words may
// stand beside them; with overviews it also finds by what things are about.
//
// Behind a wall most of them may be hidden. There more is looked at, and where that is not enough, it is asked again with the wall before
// each bound: that is slow, as the wall is asked for everything, and never needed but for a few letters at a large library. So it is for
// people of whom the first are in other libraries only.
func (s store) search(ctx context.Context, q db.Q, v access.Viewer, a Asked, folded string, words [][]string) ([]*Hit, error) {
	var only []string
	for _, k := range a.Kinds {
		only = append(only, string(k))
	}
	of := s.searches[a.Overviews]
	find := of.open
	if db.WallOf(ctx) != uuid.Nil {
		find = of.walled
	}
	args := []any{query(words), v.Libraries, only, folded, a.First, v.UserID, wide(words)}
	hits, bounded, err := ask(ctx, q, find, args)
	if err == nil && bounded && len(hits) < a.First {
		hits, _, err = ask(ctx, q, of.exact, args)
	}
	return hits, err
}

// ask returns what a statement finds, and whether it looked at as many as it may.
func ask(ctx context.Context, q db.Q, statement string, args []any) (hits []*Hit, bounded bool, err error) {
	rows, err := db.AllSQL[struct {
		ID      *uuid.UUID
		Kind    *Kind
		Title   *string
		Year    *int
		Bounded bool
	}](ctx, q, statement, args...)
	for _, r := range rows {
		bounded = r.Bounded
		if r.ID != nil {
			hits = append(hits, &Hit{ID: *r.ID, Kind: *r.Kind, Title: *r.Title, Year: r.Year})
		}
	}
	return hits, bounded, err
}

// searches are the statements of a search: without a wall; with more candidates, of which a wall may hide most; and with the wall and the
// gate of people before each bound. They all have the same parameters.
type searches struct{ open, walled, exact string }

// newSearches writes them without overviews and with; credited is the gate of people.
func newSearches(credited string) map[bool]*searches {
	out := map[bool]*searches{}
	few := []string{"#manyHeads", "150", "#manyRest", "100", "#manyNames", "200", "#enoughHeads", "200", "#enoughNames", "200", "#enough", "$5",
		"#candidates", "search_docs"}
	many := []string{"#manyHeads", "1000", "#manyRest", "500", "#manyNames", "1000", "#enoughHeads", "1000", "#enoughNames", "1000", "#enough", "1000",
		"#candidates", "search_candidates"}
	for overviews, more := range map[bool][3]string{false: {}, true: {about, " UNION ALL SELECT 0, * FROM about", " OR (SELECT count(*) FROM about) >= 8000"}} {
		write := func(bounds []string, gate, bounded string) string {
			statement := strings.NewReplacer("#more", more[0], "#beyond", more[1], "#bounded", bounded, "#there", there).Replace(find)
			for _, with := range []*strings.Replacer{strings.NewReplacer(append(bounds, "#gate", gate, "#far", more[2])...), parts} {
				statement = with.Replace(statement)
			}
			return strings.ReplaceAll(statement, "#credited", credited)
		}
		out[overviews] = &searches{
			open:   write(few, "", "(SELECT count(*) FROM people) >= 200"),
			walled: write(many, "", "(SELECT count(*) FROM titled) >= 1000 OR (SELECT count(*) FROM people) >= 1000 OR (SELECT count(*) FROM beside) >= 2000#far"),
			exact:  write(few, "AND #credited", "false"),
		}
	}
	return out
}

const about = `), about AS (
		SELECT #columns FROM #candidates WHERE kind NOT IN ('TRACK', 'PERSON') AND #asked
			AND id NOT IN (SELECT id FROM titled) AND id NOT IN (SELECT id FROM beside)
			AND id IN (SELECT id FROM search_overviews WHERE words @@ $1::text::tsquery) LIMIT 8000
	`

var parts = strings.NewReplacer("#columns", "id, kind, title, year, folded, aliases, popularity",
	"#called", called("$4"), "#begins", begins("$4"), "#first", `folded COLLATE "C" >= $4 AND folded COLLATE "C" < $4 || chr(1114111)`,
	"#sorted", `ORDER BY folded COLLATE "C", id LIMIT`, "#asked", "library_id = ANY($2) AND ($3::search_kind[] IS NULL OR kind = ANY($3))",
	"#heads", "kind IN ('MOVIE', 'SERIES', 'ARTIST') AND ($3::search_kind[] IS NULL OR $3 && '{MOVIE,SERIES,ARTIST}')",
	"#rest", "kind NOT IN ('MOVIE', 'SERIES', 'ARTIST', 'PERSON') AND ($3::search_kind[] IS NULL OR $3 && '{EPISODE,ALBUM,TRACK}')",
	"#people", "kind = 'PERSON' AND ($3::search_kind[] IS NULL OR 'PERSON' = ANY($3))")

// find has the heads, which are looked for most, the rest, which there is the most of, and people: each has an index of its own. Of what is
// found the best that is there is shown, with whether there may be more than was looked at.
const find = `WITH first_heads AS MATERIALIZED (
		SELECT d.* FROM unnest('{MOVIE,SERIES,ARTIST}'::search_kind[]) k CROSS JOIN LATERAL (
			SELECT #columns FROM #candidates WHERE kind = k AND #first AND #asked #sorted #manyHeads) d
	), heads AS MATERIALIZED (
		SELECT * FROM first_heads
		UNION ALL (SELECT #columns FROM #candidates WHERE words @@ $1::text::tsquery AND NOT (#first) AND #heads AND #asked
			AND (SELECT count(*) FROM first_heads) < #enoughHeads ORDER BY popularity DESC, id LIMIT 2000)
	), first_rest AS MATERIALIZED (
		SELECT d.* FROM unnest('{EPISODE,ALBUM,TRACK}'::search_kind[]) k CROSS JOIN LATERAL (
			SELECT #columns FROM #candidates WHERE kind = k AND #first AND #asked #sorted #manyRest) d
	), rest AS MATERIALIZED (
		SELECT #columns FROM #candidates WHERE words @@ $1::text::tsquery AND NOT (#first) AND #rest AND #asked
			AND (SELECT count(*) FROM heads) < #enough LIMIT 2000
	), lists AS MATERIALIZED (
		SELECT #columns FROM #candidates WHERE readers @> ARRAY[$6::uuid] AND words @@ $1::text::tsquery
			AND ($3::search_kind[] IS NULL OR kind = ANY($3)) LIMIT 2000
	), first_names AS MATERIALIZED (
		SELECT #columns FROM #candidates AS found WHERE #people AND #first #gate #sorted #manyNames
	), people AS MATERIALIZED (
		SELECT * FROM first_names
		UNION ALL (SELECT #columns FROM #candidates AS found WHERE words @@ $1::text::tsquery AND NOT (#first) AND #people #gate
			AND (SELECT count(*) FROM first_names) < #enoughNames LIMIT #manyNames)
	), by_main_titles AS MATERIALIZED (
		SELECT * FROM heads UNION ALL SELECT * FROM first_rest UNION ALL SELECT * FROM rest
	), named AS (
		SELECT #columns FROM #candidates WHERE aliases <> '' AND string_to_array(aliases, E'\n') @> ARRAY[$4] AND #asked
			AND id NOT IN (SELECT id FROM by_main_titles) LIMIT 200
	), titled AS MATERIALIZED (
		SELECT * FROM by_main_titles UNION ALL SELECT * FROM named UNION ALL SELECT * FROM lists
	), beside AS (
		(SELECT #columns FROM #candidates WHERE words @@ $7::text::tsquery AND #heads AND #asked AND (SELECT count(*) FROM titled) < #enough
			AND id NOT IN (SELECT id FROM titled) LIMIT 2000)
		UNION ALL (SELECT #columns FROM #candidates WHERE words @@ $7::text::tsquery AND #rest AND #asked AND (SELECT count(*) FROM titled) < #enough
			AND id NOT IN (SELECT id FROM titled) LIMIT 2000)
	#more)
	SELECT shown.id, shown.kind, shown.title, shown.year, bounds.bounded FROM (SELECT #bounded AS bounded) bounds LEFT JOIN (
		SELECT row_number() OVER () AS place, * FROM (
			SELECT * FROM (
				SELECT * FROM (SELECT 2 AS near, * FROM titled UNION ALL SELECT 2, * FROM people UNION ALL SELECT 1, * FROM beside#beyond) found
				ORDER BY #called DESC, #begins DESC, near DESC, popularity DESC, kind, length(folded), folded, id OFFSET 0
			) found WHERE #there LIMIT $5
		) best
	) shown ON true ORDER BY shown.place`

// there says of a document found that something of it is there, and of a person that something is seen that he took part in. It is
// asked last, of no more than are shown and of what is missing between them. It is the wall too, as these tables have one.
const there = `CASE kind
	WHEN 'MOVIE' THEN (SELECT missing_since IS NULL FROM movies o WHERE o.id = found.id)
	WHEN 'SERIES' THEN (SELECT missing_since IS NULL FROM series o WHERE o.id = found.id)
	WHEN 'EPISODE' THEN (SELECT missing_since IS NULL FROM episodes o WHERE o.id = found.id)
	WHEN 'ARTIST' THEN (SELECT missing_since IS NULL FROM artists o WHERE o.id = found.id)
	WHEN 'ALBUM' THEN (SELECT missing_since IS NULL FROM albums o WHERE o.id = found.id)
	WHEN 'TRACK' THEN (SELECT missing_since IS NULL FROM tracks o WHERE o.id = found.id)
	WHEN 'PERSON' THEN #credited
	ELSE true END`

// people is raw because of the trigram operator: who is called nearly so.
func (s store) people(ctx context.Context, q db.Q, libraries []uuid.UUID, folded string, first int) ([]*Hit, error) {
	return db.AllSQL[Hit](ctx, q, s.alike, folded, libraries, first)
}

const alikeSQL = `SELECT id, kind, title, year FROM (
		SELECT id, kind, title, year FROM search_candidates WHERE kind = 'PERSON' AND $1 <% folded ORDER BY word_similarity($1, folded) DESC, id LIMIT 200
	) found WHERE #credited LIMIT $3`

// called and begins are whether a title of a document is a text, or begins so. The other titles stand on a line each; most have none,
// and they are asked of thousands of candidates.
func called(text string) string {
	return `(folded = ` + text + ` OR aliases <> '' AND strpos(E'\n' || aliases || E'\n', E'\n' || ` + text + ` || E'\n') > 0)`
}

func begins(text string) string {
	return `(starts_with(folded, ` + text + `) OR aliases <> '' AND strpos(E'\n' || aliases, E'\n' || ` + text + `) > 0)`
}
