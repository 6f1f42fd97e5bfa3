package migrations

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/shelf"
)

// before are the real steps up to one, which is left out with all that follow it.
func before(t *testing.T, step string) fstest.MapFS {
	t.Helper()
	out := steps(t, nil).(fstest.MapFS)
	names := slices.Sorted(maps.Keys(out))
	at := slices.IndexFunc(names, func(name string) bool { return strings.HasSuffix(name, "_"+step+".sql") })
	require.Positive(t, at)
	for _, name := range names[at:] {
		if path.Dir(name) == "main" {
			delete(out, name)
		}
	}
	return out
}

// asBefore is a database of that name as it was before a step, and its owner's connection.
func asBefore(t *testing.T, name, step string) (*db.Server, *pgx.Conn) {
	t.Helper()
	server := database(t, cluster(t), name)
	require.NoError(t, up(t.Context(), server, quiet(), before(t, step)))
	return server, owner(t, server)
}

// Titles in other languages that were known before are in the rows and found; so are original titles, and numbers of tracks are stated.
func TestUp_titlesOfBefore(t *testing.T) {
	t.Parallel()
	server, conn := asBefore(t, "before", "catalogue_titles")
	_, err := conn.Exec(t.Context(), `INSERT INTO libraries (id, name, kind) VALUES ('01900000-0000-7000-8000-0000000000a1', 'Films', 'MOVIES');
		INSERT INTO movies (id, library_id, key, title, sort_title, original_title) VALUES
			('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-0000000000a1', 'a', 'Amelie', 'amelie', 'Le Fabuleux Destin d''Amélie Poulain'),
			('01900000-0000-7000-8000-000000000102', '01900000-0000-7000-8000-0000000000a1', 'b', 'Plain', 'plain', 'PLAIN!');
		INSERT INTO movie_details (movie_id, studios, countries, tags, translations) VALUES ('01900000-0000-7000-8000-000000000101', '{}', '{}', '{}',
			'[{"language": "de", "title": "Die fabelhafte Welt & Straße", "overview": "x", "tagline": ""}, {"language": "fr", "title": "", "overview": "y", "tagline": ""}]');
		INSERT INTO search_docs (id, kind, library_id, title, folded) SELECT id, 'MOVIE', library_id, title, lower(title) FROM movies;
		INSERT INTO tracks (id, library_id, key, content, title, sort_title, folded_title, credit, place, disc, number, duration_ms) VALUES
			('01900000-0000-7000-8000-000000000501', '01900000-0000-7000-8000-0000000000a1', 't', 't', 't', 't', 't', '', '', 2, 7, 1);
		INSERT INTO item_facts (item_id, source, facts, confidence) VALUES ('01900000-0000-7000-8000-000000000501', 'TAGS', '{"TITLE": ["t"]}', 1)`)
	require.NoError(t, err)
	require.NoError(t, Up(t.Context(), server, quiet()))
	text := func(sql string) string {
		out, err := db.Value[string](t.Context(), conn, sql)
		require.NoError(t, err)
		return out
	}
	require.Equal(t, `{"de": "Die fabelhafte Welt & Straße"} none`, text(`SELECT string_agg(COALESCE(titles::text, 'none'), ' ' ORDER BY id) FROM movies`))
	require.Equal(t, "die fabelhafte welt and strasse\nle fabuleux destin damelie poulain|", text(`SELECT string_agg(aliases, '|' ORDER BY id) FROM search_docs`))
	require.Equal(t, "true", text(`SELECT (words @@ '''strasse'' & ''amelie'' & ''poulain'''::tsquery)::text FROM search_docs WHERE title = 'Amelie'`))
	require.Equal(t, "1", text(`SELECT count(*)::text FROM search_words WHERE word = 'fabelhafte'`))
	require.JSONEq(t, `{"TITLE": ["t"], "DISC": ["2"], "NUMBER": ["7"]}`, text(`SELECT facts::text FROM item_facts`))
}

// What titles in other languages are sorted by is no news for clients: none fetches its films again, and what changes later is told.
func TestUp_sortTitlesUntold(t *testing.T) {
	t.Parallel()
	server, conn := asBefore(t, "untold", "shelf_titles")
	_, err := conn.Exec(t.Context(), `INSERT INTO libraries (id, name, kind) VALUES ('01900000-0000-7000-8000-0000000000a1', 'Films', 'MOVIES')`)
	require.NoError(t, err)
	for _, table := range []string{"movies", "series"} {
		_, err := conn.Exec(t.Context(), `INSERT INTO `+table+` (id, library_id, key, title, sort_title, titles) SELECT uuidv7(), id, 'a', 'The Boat', 'boat', '{"de": "Das Boot"}' FROM libraries`)
		require.NoError(t, err)
	}
	news := func() string {
		out, err := db.Value[string](t.Context(), conn, `SELECT string_agg(concat_ws(' ', kind, id, removed, xid, seq), ',' ORDER BY id) FROM feed_changes`)
		require.NoError(t, err)
		return out
	}
	was := news()
	require.Equal(t, 1, strings.Count(was, ","), "two are known")
	require.NoError(t, Up(t.Context(), server, quiet()))
	require.Equal(t, was, news())
	for _, table := range []string{"movies", "series"} {
		key, err := db.Value[string](t.Context(), conn, `SELECT sort_titles::text FROM `+table)
		require.NoError(t, err)
		require.Equal(t, `{"de": "boot"}`, key)
		_, err = conn.Exec(t.Context(), `UPDATE `+table+` SET title = 'Else'`)
		require.NoError(t, err)
		require.NotEqual(t, was, news())
		was = news()
	}
	asleep, err := db.Value[int](t.Context(), conn, `SELECT count(*)::int FROM pg_trigger WHERE tgenabled <> 'O'`)
	require.NoError(t, err)
	require.Zero(t, asleep)
}

// Longer texts than an index holds, which files could bring before, keep no step from running; what follows them is found.
func TestUp_longTextsOfBefore(t *testing.T) {
	t.Parallel()
	server, conn := asBefore(t, "long", "music_traits")
	long := strings.Builder{} // no two parts are alike, so that it cannot be kept smaller
	for i := range 2000 {
		long.WriteString(strconv.FormatInt(int64(i)*7919*104729, 36))
	}
	_, err := conn.Exec(t.Context(), `INSERT INTO libraries (id, name, kind) VALUES ('01900000-0000-7000-8000-0000000000a1', 'Music', 'MUSIC')`)
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), `INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation)
		SELECT '01900000-0000-7000-8000-000000000601', id, 'a', 'a', 'a', 'a', '', '', 'ALBUM', false FROM libraries`)
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), `INSERT INTO releases (id, library_id, album_id, key, title, label) SELECT uuidv7(), id, '01900000-0000-7000-8000-000000000601', 'r', 'r', $1
		FROM libraries`, long.String())
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), `INSERT INTO tracks (id, library_id, key, content, title, sort_title, folded_title, credit, place, duration_ms, album_id, languages)
		SELECT uuidv7(), id, 't', 't', 't', 't', 't', '', '', 1, '01900000-0000-7000-8000-000000000601', ARRAY[$1, 'eng'] FROM libraries`, long.String())
	require.NoError(t, err)
	//nolint:dupword // one id is enough for all
	_, err = conn.Exec(t.Context(), `INSERT INTO series (id, library_id, key, title, sort_title) SELECT id, id, 's', 's', 's' FROM libraries;
		INSERT INTO seasons (id, series_id, library_id, number) SELECT id, id, id, 1 FROM libraries;
		INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, position) SELECT id, id, id, id, 'e', 1, 1 FROM libraries;
		INSERT INTO library_roots (id, library_id, path, position) SELECT id, id, '/media', 0 FROM libraries;
		INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state) SELECT id, id, id, 'e.mkv', 1, 1, 1, 1, 'IDENTIFIED' FROM libraries;
		INSERT INTO episode_files (episode_id, file_id, edition) SELECT id, id, '' FROM libraries`)
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), `INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info)
		SELECT id, '', 1, 1, 0, 0, '', '', '', jsonb_build_object('streams', jsonb_build_array(jsonb_build_object('kind', 'AUDIO', 'language', $1::text))) FROM libraries`, long.String())
	require.NoError(t, err)
	require.NoError(t, Up(t.Context(), server, quiet()))
	languages, err := db.Value[[]string](t.Context(), conn, `SELECT languages FROM tracks`)
	require.NoError(t, err)
	require.Equal(t, []string{long.String()[:200], "eng"}, languages)
	found, err := db.Value[int](t.Context(), conn, `SELECT count(*)::int FROM albums WHERE traits && $1`, shelf.TraitTokens("LABEL", []string{long.String()}))
	require.NoError(t, err)
	require.Equal(t, 1, found)
	found, err = db.Value[int](t.Context(), conn, `SELECT count(*)::int FROM episodes WHERE traits && $1`, shelf.TraitTokens("AUDIO_LANGUAGE", []string{long.String()}))
	require.NoError(t, err)
	require.Equal(t, 1, found)
}

// Files that could not be reached when they were probed are probed by the next scan; those that are no media are not.
func TestUp_unreachableOfBefore(t *testing.T) {
	t.Parallel()
	server, conn := asBefore(t, "unreachable", "files_retried")
	//nolint:dupword // one id is enough for all
	_, err := conn.Exec(t.Context(), `INSERT INTO libraries (id, name, kind) VALUES ('01900000-0000-7000-8000-0000000000a1', 'Films', 'MOVIES');
		INSERT INTO library_roots (id, library_id, path, position) SELECT id, id, '/media', 0 FROM libraries;
		INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state)
			SELECT uuidv7(), id, id, path, 1, 1, 1, 1, 'FAILED' FROM libraries, unnest(ARRAY['CORRUPT', 'GONE', 'UNREADABLE']) AS path;
		INSERT INTO file_problems (id, library_id, root_id, file_id, path, stage, code, message, first_at, last_at)
			SELECT uuidv7(), library_id, root_id, id, path, 'PROBE', path, '', now(), now() FROM files`)
	require.NoError(t, err)
	require.NoError(t, Up(t.Context(), server, quiet()))
	states, err := db.Value[string](t.Context(), conn, `SELECT string_agg(path || ' ' || state::text, ', ' ORDER BY path) FROM files`)
	require.NoError(t, err)
	require.Equal(t, "CORRUPT FAILED, GONE NEW, UNREADABLE NEW", states)
}

// Titles with signs within their words are found without them.
func TestUp_joinedOfBefore(t *testing.T) {
	t.Parallel()
	server, conn := asBefore(t, "joined", "search_joined")
	_, err := conn.Exec(t.Context(), `INSERT INTO libraries (id, name, kind) VALUES ('01900000-0000-7000-8000-0000000000a1', 'Films', 'MOVIES');
		INSERT INTO search_docs (id, kind, library_id, title, folded, aliases) SELECT uuidv7(), 'MOVIE', id, t.title, t.folded, t.aliases FROM libraries,
			(VALUES ('M*A*S*H', 'm a s h', ''), ('Spider-Man: Home', 'spider man home', 'spinne'), ('X - Men', 'x men', ''), ('Ä-B', 'a b', 'ab')) AS t(title, folded, aliases)`)
	require.NoError(t, err)
	require.NoError(t, Up(t.Context(), server, quiet()))
	found, err := db.Value[string](t.Context(), conn, `SELECT string_agg(replace(aliases, E'\n', '+'), ', ' ORDER BY folded) FROM search_docs`)
	require.NoError(t, err)
	require.Equal(t, "ab, mash, spiderman home+spinne, ", found)
	words, err := db.Value[int](t.Context(), conn, `SELECT count(*)::int FROM search_words WHERE word IN ('mash', 'spiderman')`)
	require.NoError(t, err)
	require.Equal(t, 2, words)
}
