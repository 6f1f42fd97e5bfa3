package resolvers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A rich page of films: every relation of every film in one request.
const richPage = `query ($n: Int!) { movies(first: $n, orderBy: {field: ADDED_AT, direction: DESC}) { pageInfo { hasNextPage endCursor } nodes {
	id title sortTitle originalTitle year runtimeMs certification rating overview
	poster { id blurhash width height url(width: 300) } backdrop { id url(width: 1080) } logo { id url(width: 480) }
	genres { id name slug } credits(first: 5) { role character person { id name } }
	files { edition part file { id name sizeBytes container streams { index kind codec language } } }
	watchState { positionMs watched } } } }`

// manyFilms seeds n films with all that the rich page shows.
func manyFilms(n int) string {
	return fmt.Sprintf(`
	INSERT INTO people (id, name, sort_name, key) SELECT ('0190aaaa-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'Zorn ' || i, 'zorn ' || i, 'zorn ' || i FROM generate_series(1, %[1]d) i;
	INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state)
		SELECT ('0190ffff-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, '01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000b1', 'Zorn many ' || i || '.mkv', 1, 1, 1, i, 'IDENTIFIED' FROM generate_series(1, %[1]d) i;
	INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info)
		SELECT f.id, 'matroska', 1, 1, 1, 1, 'h264', 'aac', 'SDR', m.info FROM files f, file_media m WHERE f.path LIKE 'Zorn many%%' AND m.file_id = '01900000-0000-7000-8000-000000000f01';
	INSERT INTO artworks (id, library_id, role, source, root_id, path, version, state)
		SELECT ('0190' || lpad(r.n::text, 4, '0') || '-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, '01900000-0000-7000-8000-0000000000a1', r.role::artwork_role, 'LOCAL', '01900000-0000-7000-8000-0000000000b1', i || r.role, 'v', 'READY'
		FROM generate_series(1, %[1]d) i, (VALUES (1001, 'POSTER'), (1002, 'BACKDROP'), (1003, 'LOGO')) r(n, role);
	INSERT INTO movies (id, library_id, key, title, sort_title, folded_title, year, genre_ids, poster_id, backdrop_id, logo_id)
		SELECT ('0190bbbb-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, '01900000-0000-7000-8000-0000000000a1', 'many ' || i, 'Zorn ' || i, 'zorn ' || i, 'zorn ' || i, 2000, '{01900000-0000-7000-8000-000000000e01}',
			('01901001-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, ('01901002-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, ('01901003-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid FROM generate_series(1, %[1]d) i;
	INSERT INTO movie_details (movie_id, overview) SELECT id, 'About ' || title FROM movies WHERE key LIKE 'many%%';
	INSERT INTO movie_files (file_id, movie_id) SELECT ('0190ffff-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, ('0190bbbb-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid FROM generate_series(1, %[1]d) i;
	INSERT INTO movie_genres (movie_id, genre_id, position) SELECT id, '01900000-0000-7000-8000-000000000e01', 0 FROM movies WHERE key LIKE 'many%%';
	INSERT INTO movie_credits (movie_id, position, person_id, role, character) SELECT ('0190bbbb-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, c, ('0190aaaa-0000-7000-8000-' || lpad(((i + c) %% %[1]d + 1)::text, 12, '0'))::uuid, 'ACTOR', 'Part ' || c
		FROM generate_series(1, %[1]d) i, generate_series(0, 7) c;
	INSERT INTO watch_states (user_id, item_id, item_kind, library_id, position_ms, duration_ms) SELECT '01800000-0000-7000-8000-000000000001', id, 'MOVIE', library_id, 5, 10 FROM movies WHERE key LIKE 'many%%';`, n)
}

func TestBudget(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(120))
	for _, n := range []int{20, 50, 100} {
		body := goldenCase{query: richPage, variables: fmt.Sprintf(`{"n": %d}`, n)}.body(t)
		for range 5 {
			answer, statements := w.ask("anna", body)
			require.NotContains(t, answer, `"errors"`)
			require.Equal(t, n, strings.Count(answer, `"watchState":{"positionMs":5`))
			require.Equal(t, n*5, strings.Count(answer, `"person":{"id"`))
			require.EqualValues(t, 7, statements, "the same for any number of films")
		}
	}
}
