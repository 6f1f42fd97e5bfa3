package resolvers_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// manyTitles are films and series of all ages and tags, most of them with posters, and found by search.
const manyTitles = `
DELETE FROM movies WHERE missing_since IS NOT NULL;
INSERT INTO labels (id, kind, slug, name) SELECT ('01900000-0000-7000-8000-00000000a' || lpad(i::text, 3, '0'))::uuid, 'KEYWORD', 'k' || i, 'K' || i FROM generate_series(1, 6) i;
INSERT INTO genres (id, name, slug) SELECT ('01900000-0000-7000-8000-00000000b' || lpad(i::text, 3, '0'))::uuid, 'G' || i, 'g' || i FROM generate_series(1, 6) i;
INSERT INTO movies (id, library_id, key, title, sort_title, minimum_age, genre_ids, label_ids, poster_id)
	SELECT ('01900000-0000-7000-8000-00000000c' || lpad(i::text, 3, '0'))::uuid, '01900000-0000-7000-8000-0000000000a1', 'many' || i, 'Many ' || i, 'many ' || i,
		(ARRAY[NULL, 0, 6, 12, 16, 18])[i % 6 + 1],
		ARRAY(SELECT ('01900000-0000-7000-8000-00000000b' || lpad(g::text, 3, '0'))::uuid FROM generate_series(1, 6) g WHERE (i * 7 + g * 13) % 5 = 0),
		ARRAY(SELECT ('01900000-0000-7000-8000-00000000a' || lpad(g::text, 3, '0'))::uuid FROM generate_series(1, 6) g WHERE (i * 11 + g * 3) % 7 = 0),
		CASE WHEN i % 4 > 0 THEN '01900000-0000-7000-8000-000000000c01'::uuid END
	FROM generate_series(1, 70) i;
INSERT INTO series (id, library_id, key, title, sort_title, minimum_age, genre_ids, label_ids, poster_id)
	SELECT ('01900000-0000-7000-8000-00000000d' || substr(id::text, 34, 3))::uuid, '01900000-0000-7000-8000-0000000000a2', key, title, sort_title,
		minimum_age, genre_ids, label_ids, poster_id
	FROM movies WHERE title LIKE 'Many %';
INSERT INTO series_genres SELECT id, g, n FROM series, unnest(genre_ids) WITH ORDINALITY x(g, n) WHERE title LIKE 'Many %';
INSERT INTO series_labels SELECT id, g, n FROM series, unnest(label_ids) WITH ORDINALITY x(g, n) WHERE title LIKE 'Many %';
INSERT INTO movie_genres SELECT id, g, n FROM movies, unnest(genre_ids) WITH ORDINALITY x(g, n) WHERE title LIKE 'Many %';
INSERT INTO movie_labels SELECT id, g, n FROM movies, unnest(label_ids) WITH ORDINALITY x(g, n) WHERE title LIKE 'Many %';
INSERT INTO search_docs (id, kind, library_id, title, folded) SELECT id, 'MOVIE'::search_kind, library_id, title, lower(title) FROM movies WHERE title LIKE 'Many %'
	UNION ALL SELECT id, 'SERIES', library_id, title, lower(title) FROM series WHERE title LIKE 'Many %';`

// For any restrictions, lists, their counts, search, the feed and nodes hold exactly what a plain rule in Go lets through.
func TestRestricted_rule(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyTitles)
	type row struct {
		ID         uuid.UUID
		Series     bool
		MinimumAge *int
		Pictured   bool
		Tags       []uuid.UUID
	}
	all, err := db.AllSQL[row](t.Context(), w.db, `SELECT id, false AS series, minimum_age, poster_id IS NOT NULL AS pictured,
			genre_ids || label_ids AS tags FROM movies
		UNION ALL SELECT id, true, minimum_age, poster_id IS NOT NULL, genre_ids || label_ids FROM series ORDER BY id`)
	require.NoError(t, err)
	tags, err := db.AllSQL[struct {
		ID   uuid.UUID
		Kind string
	}](t.Context(), w.db, `SELECT id, 'genre' AS kind FROM genres UNION ALL SELECT id, 'label' FROM labels ORDER BY id`)
	require.NoError(t, err)
	genres := map[uuid.UUID]bool{}
	for _, tag := range tags {
		genres[tag.ID] = tag.Kind == "genre"
	}
	grants, anna := access.New(w.db), w.viewers["anna"]
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	dice := rand.New(rand.NewPCG(seed, 1))
	for range 25 {
		r := &access.Restriction{Unrated: dice.IntN(2) == 0, OnlyAllowed: dice.IntN(3) == 0}
		if dice.IntN(4) > 0 {
			r.MaxAge = new(dice.IntN(19))
		}
		for _, tag := range tags {
			switch dice.IntN(6) {
			case 0:
				r.Allowed = append(r.Allowed, id.Of(id.Kind(tag.Kind), tag.ID))
			case 1:
				if dice.IntN(3) == 0 {
					r.Denied = append(r.Denied, id.Of(id.Kind(tag.Kind), tag.ID))
				}
			}
		}
		for _, one := range all {
			if dice.IntN(25) == 0 {
				r.Allowed = append(r.Allowed, id.Of(kindOf(one.Series), one.ID))
			}
		}
		require.NoError(t, w.db.Tx(t.Context(), func(tx pgx.Tx) error { return grants.Restrict(t.Context(), tx, anna, anna.UserID, r, now) }))
		v := anna
		v.Restricted = true
		w.viewers["anna restricted"] = v
		var want, asked []string
		counts := map[bool]int{}
		tallied := map[bool]map[uuid.UUID]int{true: {}, false: {}}
		pictured := map[bool]map[uuid.UUID][]id.ID{true: {}, false: {}}
		for _, one := range all {
			public := id.Of(kindOf(one.Series), one.ID).String()
			asked = append(asked, `"`+public+`"`)
			if r.Let(access.Title{ID: one.ID, MinimumAge: one.MinimumAge, Tags: one.Tags}) {
				want = append(want, public)
				counts[one.Series]++
				for _, tag := range one.Tags {
					tallied[one.Series][tag]++
					if one.Pictured {
						pictured[one.Series][tag] = append(pictured[one.Series][tag], id.Of(kindOf(one.Series), one.ID))
					}
				}
			}
		}
		slices.Sort(want)
		w.requireTags(t, genres, tallied, pictured)
		got, _ := w.ask("anna restricted", body(t, `{ movies(first: 100) { totalCount { value } nodes { id } } series(first: 100) { totalCount { value } nodes { id } }
			search(text: "many", first: 100) { node { ... on Node { id } } } changes(first: 100) { changes { id } } }`))
		var answer struct {
			Data struct {
				Movies, Series struct {
					TotalCount struct{ Value int }
					Nodes      []struct{ ID string }
				}
				Search  []struct{ Node struct{ ID string } }
				Changes struct{ Changes []struct{ ID string } }
			}
		}
		require.NoError(t, json.Unmarshal([]byte(got), &answer))
		var listed []string
		for _, n := range append(answer.Data.Movies.Nodes, answer.Data.Series.Nodes...) {
			listed = append(listed, n.ID)
		}
		slices.Sort(listed)
		require.Equal(t, want, listed, "%+v", r)
		require.Equal(t, counts[false], answer.Data.Movies.TotalCount.Value)
		require.Equal(t, counts[true], answer.Data.Series.TotalCount.Value)
		for _, hit := range answer.Data.Search {
			require.Contains(t, want, hit.Node.ID)
		}
		for _, c := range answer.Data.Changes.Changes {
			if strings.HasPrefix(c.ID, "movie_") || strings.HasPrefix(c.ID, "series_") {
				require.Contains(t, want, c.ID)
			}
		}
		for part := range slices.Chunk(asked, 100) {
			got, _ := w.ask("anna restricted", body(t, fmt.Sprintf(`{ nodes(ids: [%s]) { id } }`, strings.Join(part, ", "))))
			for _, one := range part {
				require.Equal(t, slices.Contains(want, strings.Trim(one, `"`)), strings.Contains(got, one), one)
			}
		}
	}
}

func kindOf(series bool) id.Kind {
	if series {
		return "series"
	}
	return "movie"
}

func body(t *testing.T, query string) string {
	t.Helper()
	return goldenCase{query: query}.body(t)
}
