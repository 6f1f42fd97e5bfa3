// Lists measures what pages of lists cost in PostgreSQL at a hundred thousand films: each filter in each order, at the first
// page and deep inside, and the facets, letters and months of the whole. Times are of one statement there and back over a
// local socket, the best of several; the median over all is printed with the worst. The argument "restricted" asks as a child.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/movie"
	"revenge/internal/person"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/search"
	"revenge/internal/shelf"
	"revenge/media"
	"revenge/migrations"
)

const (
	films  = 100_000
	rounds = 15
)

var size = 50 // of a page

const seed = `
INSERT INTO libraries (id, name, kind) VALUES ('01900000-0000-7000-8000-0000000000a1', 'Films', 'MOVIES');
CREATE FUNCTION pg_temp.key(kind text, n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT ('0190' || kind || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid $$;
INSERT INTO genres (id, name, slug) SELECT pg_temp.key('0001', g), 'Genre ' || g, 'genre-' || g FROM generate_series(1, 20) g;
INSERT INTO labels (id, kind, slug, name) SELECT pg_temp.key('0005', i), (CASE WHEN i <= 50 THEN 'COUNTRY' WHEN i <= 1000 THEN 'STUDIO' WHEN i <= 5000 THEN 'KEYWORD' ELSE 'COLLECTION' END)::label_kind, 'l' || i, 'L' || i
	FROM generate_series(1, 10000) i;
INSERT INTO movies (id, library_id, key, title, sort_title, folded_title, year, released_on, runtime_ms, certification, rating, genre_ids, label_ids, traits, versions, minimum_age, described, added_at)
	SELECT pg_temp.key('0004', i), '01900000-0000-7000-8000-0000000000a1', 'movie ' || i, 'Film ' || i, chr(97 + i %% 26) || ' film ' || i, 'film ' || i, 1950 + i %% 70, date '1950-01-01' + i %% 25000, 4000000 + i * 40, 'PG-13', (i %% 90) / 10.0,
		ARRAY[pg_temp.key('0001', i %% 20 + 1), pg_temp.key('0001', (i + 7) %% 20 + 1)],
		ARRAY[pg_temp.key('0005', i %% 50 + 1), pg_temp.key('0005', 51 + i %% 950), pg_temp.key('0005', 1001 + i %% 4000), pg_temp.key('0005', 5001 + i %% 5000)],
		ARRAY['RESOLUTION:' || (ARRAY['SD', 'HD', 'FULL_HD', 'FULL_HD', 'UHD'])[i %% 5 + 1], 'HDR:' || CASE WHEN i %% 50 = 0 THEN 'DOLBY_VISION' ELSE 'SDR' END,
			'VIDEO_CODEC:' || CASE WHEN i %% 3 = 0 THEN 'hevc' ELSE 'h264' END, 'AUDIO_LANGUAGE:en', 'AUDIO_LANGUAGE:' || (ARRAY['de', 'fr', 'ja', 'sv'])[i %% 4 + 1], 'SUBTITLE_LANGUAGE:en', 'CONTAINER:matroska'],
		CASE WHEN i %% 500 = 0 THEN 2 ELSE 1 END, (ARRAY[0, 6, 12, 16, 18])[i %% 5 + 1], i %% 300 <> 0, timestamptz '2020-01-01Z' + i * interval '20 minutes'
	FROM generate_series(1, ` + "%d" + `) i;
UPDATE movies SET missing_since = now() WHERE year = 1999 AND rating < 1;
INSERT INTO movie_genres (movie_id, genre_id, position) SELECT m.id, g.id, g.n FROM movies m, unnest(m.genre_ids) WITH ORDINALITY g(id, n);
INSERT INTO movie_labels (movie_id, label_id, position) SELECT m.id, g.id, g.n FROM movies m, unnest(m.label_ids) WITH ORDINALITY g(id, n);
INSERT INTO search_docs (id, kind, library_id, title, folded, popularity) SELECT id, 'MOVIE', library_id, title, folded_title, 2 FROM movies;
INSERT INTO search_words SELECT DISTINCT w FROM movies, unnest(string_to_array(folded_title, ' ')) w;
INSERT INTO users (id, name, display_name, password_hash, role) SELECT pg_temp.key('0008', n), 'viewer ' || n, 'Viewer', 'x', 'USER' FROM generate_series(1, 20) n;
INSERT INTO viewed_items (id, kind, library_id, keys) SELECT id, 'MOVIE', library_id, '{}' FROM movies;
INSERT INTO watch_states (user_id, item_id, item_kind, library_id, play_count, last_played_at, updated_at)
	SELECT pg_temp.key('0008', n), pg_temp.key('0004', i * 5 %% 100000 + 1), 'MOVIE', '01900000-0000-7000-8000-0000000000a1', 1 + i %% 3, timestamptz '2024-01-01Z' + i * interval '7 minutes', now()
	FROM generate_series(1, 20) n, generate_series(1, 3000) i;
INSERT INTO viewer_states (user_id, item_id, rating, updated_at) SELECT pg_temp.key('0008', n), pg_temp.key('0004', i * 5 %% 100000 + 1), 1 + i %% 10, now()
	FROM generate_series(1, 20) n, generate_series(1, 1000) i;`

func key(kind string, n int) uuid.UUID {
	return uuid.MustParse(fmt.Sprintf("0190%s-0000-7000-8000-%012d", kind, n))
}

func main() {
	if err := measure(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "revenge-bench-lists-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.Chmod(dir, 0o711); err != nil { // the database has an account of its own
		return err
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	server, err := db.Start(ctx, db.Default(), filepath.Join(dir, "data"), log)
	if err != nil {
		return err
	}
	defer server.Stop(ctx)
	if err := migrations.Up(ctx, server, log); err != nil {
		return err
	}
	pool, err := server.Open(ctx, db.General)
	if err != nil {
		return err
	}
	defer pool.Close()
	for _, sql := range []string{fmt.Sprintf(seed, films), "VACUUM ANALYZE movies", "ANALYZE"} {
		if _, err := pool.Exec(ctx, sql); err != nil {
			return fmt.Errorf("seed: %w", err)
		}
	}
	if slices.Contains(os.Args[1:], "restricted") {
		if _, err := pool.Exec(ctx, child); err != nil {
			return fmt.Errorf("restrict: %w", err)
		}
		ctx = db.Walled(ctx, key("0009", 1))
	}
	people := person.NewService(pool)
	if err := tags(ctx, people); err != nil {
		return err
	}
	return lists(ctx, movie.NewService(movie.Deps{DB: pool, People: people, Search: search.NewService(search.NewPostgres(pool, person.FoundPerson))}))
}

// tags times what genres and labels are browsed by: all genres with their counts and pictures, and a page of the labels of each kind
// with theirs, by name, by a part of it, and by count.
func tags(ctx context.Context, s *person.Service) error {
	v := access.Viewer{UserID: key("0008", 1), Role: access.User, Libraries: []uuid.UUID{uuid.MustParse("01900000-0000-7000-8000-0000000000a1")}}
	asked := person.Asked{Kind: person.OfMovies}
	genres, err := s.Genres(ctx, v, asked)
	if err != nil {
		return err
	}
	var ids []uuid.UUID
	for _, g := range genres {
		ids = append(ids, g.ID)
	}
	times := map[string]func() error{
		"genres":          func() error { _, err := s.Genres(ctx, v, asked); return err },
		"genres counted":  func() error { _, err := s.GenreTallies(ctx, v, ids, asked); return err },
		"genres pictured": func() error { _, err := s.GenrePreviews(ctx, v, ids, asked, 4); return err },
	}
	for _, kind := range []person.LabelKind{person.Country, person.Studio, person.Keyword, person.Collection} {
		for name, list := range map[string]func() (*page.Connection[*person.Label], error){
			"by name": func() (*page.Connection[*person.Label], error) {
				return s.Labels(ctx, v, person.LabelFilter{Kind: &kind}, person.LabelOrder{}, page.Args{First: &size})
			},
			"by part": func() (*page.Connection[*person.Label], error) {
				return s.Labels(ctx, v, person.LabelFilter{Kind: &kind, NameContains: new("77")}, person.LabelOrder{}, page.Args{First: &size})
			},
			"by count": func() (*page.Connection[*person.Label], error) {
				return s.Labels(ctx, v, person.LabelFilter{Kind: &kind}, person.LabelOrder{Field: person.LabelsByCount, Direction: page.Desc}, page.Args{First: &size})
			},
		} {
			c, err := list()
			if err != nil {
				return err
			}
			var of []uuid.UUID
			for _, l := range c.Nodes() {
				of = append(of, l.ID)
			}
			times[string(kind)+" "+name] = func() error { _, err := list(); return err }
			times[string(kind)+" "+name+" counted"] = func() error { _, err := s.LabelTallies(ctx, v, of, person.Asked{}); return err }
			times[string(kind)+" "+name+" pictured"] = func() error { _, err := s.LabelPreviews(ctx, v, of, person.Asked{}, 4); return err }
		}
	}
	for _, name := range slices.Sorted(maps.Keys(times)) {
		took, err := best(times[name])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Printf("%-32s %7.2f ms\n", name, ms(took))
	}
	return nil
}

// child may see three of five films, but for those of one genre and one studio, and one more film.
const child = `
INSERT INTO users (id, name, display_name, password_hash, role) VALUES ('01900009-0000-7000-8000-000000000001', 'child', 'Child', 'x', 'USER');
INSERT INTO restrictions (user_id, unrated, max_age, only_allowed, updated_at) VALUES ('01900009-0000-7000-8000-000000000001', false, 12, false, now());
INSERT INTO restriction_tags VALUES ('01900009-0000-7000-8000-000000000001', '01900001-0000-7000-8000-000000000005', 'genre', 'DENIED'), ('01900009-0000-7000-8000-000000000001', '01900005-0000-7000-8000-000000000099', 'label', 'DENIED');
INSERT INTO restriction_items VALUES ('01900009-0000-7000-8000-000000000001', '01900004-0000-7000-8000-000000000003', 'movie');`

type filter struct {
	name string
	shelf.Filter
}

func filters() []filter {
	label := func(n int) *shelf.IDs { return &shelf.IDs{Any: []id.ID{id.Of("label", key("0005", n))}} }
	return []filter{
		{"none", shelf.Filter{}}, {"genre", shelf.Filter{Genres: &shelf.IDs{Any: []id.ID{id.Of("genre", key("0001", 3))}}}},
		{"two genres", shelf.Filter{GenreIDs: []id.ID{id.Of("genre", key("0001", 3)), id.Of("genre", key("0001", 10))}}},
		{"country", shelf.Filter{Labels: label(7)}}, {"studio", shelf.Filter{Labels: label(77)}}, {"keyword", shelf.Filter{Labels: label(1077)}}, {"collection", shelf.Filter{Labels: label(5077)}},
		{"no genre", shelf.Filter{Genres: &shelf.IDs{None: []id.ID{id.Of("genre", key("0001", 3))}}}},
		{"4K", shelf.Filter{Traits: shelf.Traits{Resolutions: []shelf.Resolution{shelf.UHD}}}}, {"Dolby Vision", shelf.Filter{Traits: shelf.Traits{Hdr: []media.HDR{media.DolbyVision}}}},
		{"4K hevc de", shelf.Filter{Traits: shelf.Traits{Resolutions: []shelf.Resolution{shelf.UHD}, VideoCodecs: []string{"hevc"}, AudioLanguages: []string{"de"}}}},
		{"years", shelf.Filter{YearFrom: new(1980), YearTo: new(1989)}}, {"rating", shelf.Filter{RatingFrom: new(8.0)}}, {"age", shelf.Filter{MinimumAgeTo: new(6)}},
		{"unmatched", shelf.Filter{Unmatched: new(true)}}, {"duplicate", shelf.Filter{Duplicate: new(true)}}, {"missing", shelf.Filter{Missing: new(true)}},
		{"title", shelf.Filter{TitleContains: new("777")}}, {"added", shelf.Filter{AddedSince: new(time.Date(2023, 9, 1, 0, 0, 0, 0, time.UTC))}},
		{"either", shelf.Filter{Or: []*shelf.Filter{{Labels: label(77)}, {Traits: shelf.Traits{Hdr: []media.HDR{media.DolbyVision}}}}}},
	}
}

// lists prints how long pages take.
func lists(ctx context.Context, s *movie.Service) error {
	v := access.Viewer{UserID: key("0008", 1), Role: access.User, Libraries: []uuid.UUID{uuid.MustParse("01900000-0000-7000-8000-0000000000a1")}}
	orders := []shelf.OrderField{shelf.ByTitle, shelf.ByAddedAt, shelf.ByYear, shelf.ByRating, shelf.ByReleasedOn, shelf.ByRuntime, shelf.ByChance,
		shelf.ByLastPlayed, shelf.ByOwnRating, shelf.ByPlayCount}
	var all []time.Duration
	for _, f := range filters() {
		for _, field := range orders {
			o := shelf.Order{Field: field, Direction: page.Desc, Seed: 42}
			first, deep, err := pages(ctx, s, v, f.Filter, o)
			if err != nil {
				return fmt.Errorf("%s by %s: %w", f.name, field, err)
			}
			fmt.Printf("%-14s %-14s first %7.2f ms   deep %7.2f ms\n", f.name, field, ms(first), ms(deep))
			if slices.Contains(orders[:6], field) {
				all = append(all, first, deep)
			}
		}
	}
	slices.Sort(all)
	under := slices.IndexFunc(all, func(d time.Duration) bool { return d >= time.Millisecond })
	if under < 0 {
		under = len(all)
	}
	fmt.Printf("pages in an order of the index: median %.2f ms, worst %.2f ms, %d of %d under 1 ms\n", ms(all[len(all)/2]), ms(all[len(all)-1]), under, len(all))
	if err := texts(ctx, s, v); err != nil {
		return err
	}
	return wholes(ctx, s, v)
}

// texts times lists that a text narrows, by relevance: of what all have, of what many, some and one have, with another filter, and
// of what nothing has until it is corrected.
func texts(ctx context.Context, s *movie.Service, v access.Viewer) error {
	for _, text := range []string{"film", "film 1", "film 12", "film 123", "film 12345", "flim 12345"} {
		for name, f := range map[string]shelf.Filter{"all": {}, "4K": {Traits: shelf.Traits{Resolutions: []shelf.Resolution{shelf.UHD}}}} {
			f.Text = &text
			first, deep, err := pages(ctx, s, v, f, shelf.Order{})
			if err != nil {
				return fmt.Errorf("text %s: %w", text, err)
			}
			fmt.Printf("text %-19s first %7.2f ms   deep %7.2f ms\n", text+" "+name, ms(first), ms(deep))
		}
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// pages times the first page and the one twenty pages on.
func pages(ctx context.Context, s *movie.Service, v access.Viewer, f shelf.Filter, o shelf.Order) (first, deep time.Duration, err error) {
	a := page.Args{First: &size}
	read := func() error {
		c, err := s.List(ctx, v, f, o, a)
		if err == nil && c.PageInfo.HasNextPage {
			a.After = c.PageInfo.EndCursor
		}
		return err
	}
	if first, err = best(func() error { a.After = nil; return read() }); err != nil {
		return 0, 0, err
	}
	for range 20 {
		if err := read(); err != nil {
			return 0, 0, err
		}
	}
	at := a.After
	deep, err = best(func() error { a.After = at; return read() })
	return first, deep, err
}

func best(do func() error) (time.Duration, error) {
	least := time.Hour
	for range rounds {
		began := time.Now()
		if err := do(); err != nil {
			return 0, err
		}
		least = min(least, time.Since(began))
	}
	return least, nil
}

func wholes(ctx context.Context, s *movie.Service, v access.Viewer) error {
	c, err := s.List(ctx, v, shelf.Filter{}, shelf.Order{}, page.Args{First: &size})
	if err != nil {
		return err
	}
	var ids []uuid.UUID
	for _, m := range c.Nodes()[:10] {
		ids = append(ids, m.ID)
	}
	for name, do := range map[string]func() error{
		"facets": func() error {
			_, err := c.Facets(ctx, []shelf.FacetField{shelf.FacetGenre, shelf.FacetStudio, shelf.FacetResolution, shelf.FacetVideoCodec, shelf.FacetDecade}, 20)
			return err
		},
		"letters":        func() error { _, err := c.TitleBuckets(ctx, page.Asc); return err },
		"months":         func() error { _, err := c.AddedBuckets(ctx, page.Desc); return err },
		"similar, of 1":  func() error { _, err := s.SimilarByMovieIDs(ctx, v, ids[:1], 12); return err },
		"similar, of 10": func() error { _, err := s.SimilarByMovieIDs(ctx, v, ids, 12); return err },
	} {
		took, err := best(do)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Printf("%-24s %7.2f ms\n", name, ms(took))
	}
	return nil
}
