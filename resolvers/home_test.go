package resolvers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What the home page asks for, all in one request.
const homePage = `{
	continueWatching(first: 20) { positionMs durationMs series { title } item {
		... on Movie { id title year poster { url(width: 240) blurhash } backdrop { url(width: 480) } viewerState { favourite } }
		... on Episode { id named: title seasonNumber number still { url(width: 480) } } } }
	nextUp(first: 20) { again series { id title backdrop { url(width: 480) } } episode { id title seasonNumber number still { url(width: 480) } } }
	recentlyAdded(perLibrary: 20) { library { id name kind } items { episodeCount addedAt series { id title poster { url(width: 240) } } item {
		... on Movie { id title year poster { url(width: 240) } watchState { watched } viewerState { favourite } }
		... on Series { id title year poster { url(width: 240) } viewerState { favourite } }
		... on Episode { id named: title } } } }
	favourites(first: 20) { nodes { item { ... on Movie { id title poster { url(width: 240) } watchState { watched } viewerState { favourite } }
		... on Series { id title poster { url(width: 240) } viewerState { favourite } } } } }
	recentlyPlayedAlbums(first: 18) { lastHeardAt album { id title cover { url(width: 240) } viewerState { favourite } } }
	mostPlayedTracks(first: 18) { playCount track { id title album { title cover { url(width: 240) } } viewerState { favourite } } }
	music: favourites(first: 18, kinds: [ALBUM, TRACK, ARTIST]) { nodes { item { ... on Album { id title cover { url(width: 240) } } ... on Track { id title } ... on Artist { id name } } } }
	becauseYouWatched(perTitle: 12) { because { ... on Movie { id title } ... on Series { id title } } items { item {
		... on Movie { id title poster { url(width: 240) } watchState { watched } viewerState { favourite } }
		... on Series { id title poster { url(width: 240) } viewerState { favourite } } } } }
}`

// manyShows seeds n series of ten episodes, of which the first is watched, and favourites among films.
func manyShows(n int) string {
	return fmt.Sprintf(`
	INSERT INTO series (id, library_id, key, title, sort_title, genre_ids) SELECT ('0190d000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, '01900000-0000-7000-8000-0000000000a2', 'many ' || i, 'Zorn ' || i, 'zorn ' || i,
		'{01900000-0000-7000-8000-000000000e01}' FROM generate_series(1, %[1]d) i;
	INSERT INTO seasons (id, series_id, library_id, number) SELECT ('0190d111-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, ('0190d000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, '01900000-0000-7000-8000-0000000000a2', 1 FROM generate_series(1, %[1]d) i;
	INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, number, position) SELECT ('0190d222-0000-7000-8000-' || lpad((i * 100 + e)::text, 12, '0'))::uuid, ('0190d000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid,
		('0190d111-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, '01900000-0000-7000-8000-0000000000a2', 'e' || e, 1, e, e FROM generate_series(1, %[1]d) i, generate_series(1, 10) e;
	INSERT INTO watch_states (user_id, item_id, item_kind, parent_id, library_id, watched, play_count, last_played_at, updated_at, position_ms, duration_ms)
		SELECT '01800000-0000-7000-8000-000000000001', id, 'EPISODE', series_id, library_id, number < 3 OR series_id::text LIKE '%%1', 1, '2026-02-05Z', '2026-02-05Z', CASE WHEN number < 3 OR series_id::text LIKE '%%1' THEN 0 ELSE 50 END, 100
		FROM episodes WHERE key IN ('e1', 'e2', 'e3') AND id::text LIKE '0190d222%%';
	UPDATE watch_states SET position_ms = 50, duration_ms = 100, last_played_at = '2026-02-04Z', updated_at = '2026-02-04Z' WHERE item_id::text LIKE '0190bbbb%%';
	UPDATE watch_states SET watched = true, position_ms = 0 WHERE item_id::text LIKE '0190bbbb%%7';
	DELETE FROM watch_states WHERE item_id::text LIKE '0190bbbb%%8';
	INSERT INTO libraries (id, name, kind) VALUES ('01900000-0000-7000-8000-0000000000a3', 'Zorn music', 'MUSIC');
	INSERT INTO library_grants (library_id, user_id) VALUES ('01900000-0000-7000-8000-0000000000a3', '01800000-0000-7000-8000-000000000001');
	INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation) SELECT ('0190e000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, '01900000-0000-7000-8000-0000000000a3', 'many ' || i,
		'Zorn ' || i, 'zorn ' || i, 'zorn ' || i, '', '', 'ALBUM', false FROM generate_series(1, %[1]d) i;
	INSERT INTO tracks (id, library_id, album_id, key, content, title, sort_title, folded_title, credit, place, duration_ms) SELECT ('0190e111-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, '01900000-0000-7000-8000-0000000000a3',
		('0190e000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'many ' || i, 'by|many ' || i, 'Zorn ' || i, 'zorn ' || i, 'zorn ' || i, '', '', 1000 FROM generate_series(1, %[1]d) i;
	INSERT INTO listens (id, user_id, session_id, library_id, track_id, content, title, artist, duration_ms, started_at, heard_at, counted) SELECT uuidv7(), '01800000-0000-7000-8000-000000000001', uuidv7(), library_id, id, content, title, '', 1000,
		now() - interval '1 day', now(), true FROM tracks;
	INSERT INTO viewed_items (id, kind, library_id, parent_id, keys, title) SELECT c.* FROM viewing_contents(ARRAY(SELECT id FROM movies UNION SELECT id FROM series UNION SELECT id FROM albums UNION SELECT id FROM tracks)) c;
	INSERT INTO viewer_states (user_id, item_id, favourite_at, updated_at) SELECT '01800000-0000-7000-8000-000000000001', id, now(), now() FROM movies WHERE key LIKE 'many%%'
		UNION ALL SELECT '01800000-0000-7000-8000-000000000001'::uuid, id, now(), now() FROM albums UNION ALL SELECT '01800000-0000-7000-8000-000000000001'::uuid, id, now(), now() FROM tracks;`, n)
}

func TestHome_budget(t *testing.T) {
	t.Parallel()
	for _, n := range []int{10, 120} {
		w := newWorld(t, baseSeed(t), manyFilms(n), manyShows(n))
		answer, statements := w.ask("anna", goldenCase{query: homePage}.body(t))
		require.NotContains(t, answer, `"errors"`)
		for _, list := range []string{"continueWatching", "nextUp", "recentlyAdded", "nodes", "becauseYouWatched", "recentlyPlayedAlbums", "mostPlayedTracks"} {
			require.NotContains(t, answer, `"`+list+`":[]`)
		}
		require.Positive(t, strings.Count(answer, `"because"`))
		require.EqualValues(t, 16, statements, "the same for any size")
		w.same(t.Context(), "anna", goldenCase{query: homePage}.body(t))
		require.NotContains(t, first(w.ask("bert", goldenCase{query: homePage}.body(t))), "Zorn")
	}
}

func first(answer string, _ int64) string { return answer }
