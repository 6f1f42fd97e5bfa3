package main

import (
	"fmt"

	"github.com/google/uuid"
)

// The sizes of the catalogue, which is about what a large household has after years.
const (
	films    = 100_000
	people   = 200_000
	series   = 20_000
	episodes = 20 // of a series, in two seasons; the first series has ten times as many
	albums   = 50_000
	tracks   = 12 // of an album
	artists  = 10_000
	users    = 20
	credits  = 10 // of a film
)

func key(kind string, n int) uuid.UUID {
	return uuid.MustParse(fmt.Sprintf("0190%s-0000-7000-8000-%012d", kind, n))
}

func user(n int) uuid.UUID { return key("00aa", n) }

// The libraries.
var libraries = []uuid.UUID{key("00a1", 1), key("00a1", 2), key("00a1", 3)}

// kinds are what they hold, as a login knows it.
var kinds = map[uuid.UUID]string{libraries[0]: "MOVIES", libraries[1]: "SERIES", libraries[2]: "MUSIC"}

// vocabulary makes words of three syllables, 4,096 of them, and titles of two or three words.
const vocabulary = `
CREATE FUNCTION pg_temp.key(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT ('0190' || kind || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid $$;
CREATE FUNCTION pg_temp.word(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT s[n %% 16 + 1] || s[n / 16 %% 16 + 1] || s[n / 256 %% 16 + 1] FROM (VALUES (ARRAY['ka','re','mi','to','sul','ven','dor','an','li','bra','cho','ster','fen','wo','gar','pel'])) v(s) $$;
CREATE FUNCTION pg_temp.title(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT initcap(pg_temp.word(n * 7919) || ' ' || pg_temp.word(n * 104729 + n / 4096) || CASE WHEN n %% 3 = 0 THEN ' ' || pg_temp.word(n * 31 + 5) ELSE '' END) $$;
INSERT INTO users (id, name, display_name, password_hash, role) SELECT pg_temp.key('00aa', u), 'user' || u, 'User ' || u, 'x', 'USER' FROM generate_series(1, %[1]d) u;
INSERT INTO libraries (id, name, kind) SELECT pg_temp.key('00a1', n), name, kind::library_kind FROM (VALUES (1, 'Films', 'MOVIES'), (2, 'Series', 'SERIES'), (3, 'Music', 'MUSIC')) l(n, name, kind);
INSERT INTO library_roots (id, library_id, path, position) SELECT pg_temp.key('00b1', n), pg_temp.key('00a1', n), '/media/' || n, 0 FROM generate_series(1, 3) n;
INSERT INTO genres (id, name, slug) SELECT pg_temp.key('0001', g), 'Genre ' || g, 'genre-' || g FROM generate_series(1, 20) g;
INSERT INTO labels (id, kind, slug, name) SELECT pg_temp.key('0005', i), 'KEYWORD', 'keyword-' || i, 'Keyword ' || i FROM generate_series(1, 5000) i;
INSERT INTO people (id, name, sort_name, key) SELECT pg_temp.key('0002', i), pg_temp.title(i) || ' ' || i, lower(pg_temp.title(i)) || ' ' || i, lower(pg_temp.title(i)) || ' ' || i FROM generate_series(1, %[2]d) i;
`

// picture adds one picture of a role to each of so many things of a library.
const pictures = `
INSERT INTO artworks (id, library_id, role, source, root_id, path, version, state, mime_type, width, height, blurhash)
	SELECT pg_temp.key(r.kind, i), pg_temp.key('00a1', r.library), r.role::artwork_role, 'LOCAL', pg_temp.key('00b1', r.library), r.kind || '/' || i, 'version', 'READY', 'image/jpeg', 1000, 1500, 'LEHV6nWB2yk8pyo0adR*.7kCMdnj'
	FROM (VALUES ('0011', 1, 'POSTER', %[1]d), ('0012', 1, 'BACKDROP', %[1]d), ('0013', 1, 'LOGO', %[1]d), ('0014', 2, 'POSTER', %[2]d), ('0015', 2, 'BACKDROP', %[2]d),
		('0016', 2, 'STILL', %[2]d), ('0017', 3, 'POSTER', %[3]d)) r(kind, library, role, n), generate_series(1, r.n) i;
`

const filmSeed = `
INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state)
	SELECT pg_temp.key('0003', i), pg_temp.key('00a1', 1), pg_temp.key('00b1', 1), 'Film ' || i || '.mkv', 4000000000 + i, 1, 1, i, 'IDENTIFIED' FROM generate_series(1, %[1]d) i;
INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info)
	SELECT id, 'matroska', 6960000, 4600000, 1920, 1080, 'h264', 'aac', 'SDR', '{"container": "matroska", "durationMs": 6960000, "sizeBytes": 4000000000, "streams": [
		{"index": 0, "kind": "VIDEO", "codec": "h264", "profile": "High", "width": 1920, "height": 1080, "frameRate": "24000/1001", "hdr": "SDR", "bitDepth": 8},
		{"index": 1, "kind": "AUDIO", "codec": "aac", "language": "en", "default": true, "channels": 6, "channelLayout": "5.1", "sampleRate": 48000},
		{"index": 2, "kind": "AUDIO", "codec": "ac3", "language": "de", "channels": 6, "channelLayout": "5.1", "sampleRate": 48000},
		{"index": 3, "kind": "SUBTITLE", "codec": "subrip", "language": "en"}]}' FROM files;
INSERT INTO movies (id, library_id, key, title, sort_title, folded_title, original_title, year, runtime_ms, certification, rating, genre_ids, label_ids, poster_id, backdrop_id, logo_id, described, added_at)
	SELECT pg_temp.key('0004', i), pg_temp.key('00a1', 1), 'movie ' || i, t.title, lower(t.title), t.folded, 'Film original ' || i, 1950 + i %% 70, 6960000, 'PG-13', (i %% 90) / 10.0,
		ARRAY[pg_temp.key('0001', i %% 20 + 1), pg_temp.key('0001', (i + 7) %% 20 + 1)],
		ARRAY(SELECT pg_temp.key('0005', k) FROM (VALUES (i %% 50 + 1), (51 + i %% 63), (201 + i * 13 %% 4800)) l(k)),
		pg_temp.key('0011', i), pg_temp.key('0012', i), pg_temp.key('0013', i), true, timestamptz '2026-01-01Z' + i * interval '1 minute'
	FROM generate_series(1, %[1]d) i, LATERAL (SELECT pg_temp.title(i) AS title, lower(pg_temp.title(i)) AS folded) t;
INSERT INTO movie_details (movie_id, overview) SELECT id, repeat('About ' || title || '. ', 12) FROM movies;
INSERT INTO movie_files (file_id, movie_id, edition) SELECT pg_temp.key('0003', i), pg_temp.key('0004', i), '1080p' FROM generate_series(1, %[1]d) i;
INSERT INTO movie_genres (movie_id, genre_id, position) SELECT m.id, g.id, g.n FROM movies m, unnest(m.genre_ids) WITH ORDINALITY g(id, n);
INSERT INTO movie_labels (movie_id, label_id, position) SELECT m.id, l.id, l.n FROM movies m, unnest(m.label_ids) WITH ORDINALITY l(id, n);
INSERT INTO movie_credits (movie_id, position, person_id, role, character)
	SELECT pg_temp.key('0004', i), c, pg_temp.key('0002', CASE WHEN c = 9 AND i %% 1000 = 0 THEN 1 ELSE (i * 7 + c) %% %[2]d + 1 END), 'ACTOR', 'Part ' || c FROM generate_series(1, %[1]d) i, generate_series(0, %[3]d - 1) c;
`

const seriesSeed = `
INSERT INTO series (id, library_id, key, title, sort_title, folded_title, year, rating, status, genre_ids, poster_id, backdrop_id, described, added_at)
	SELECT pg_temp.key('0006', i), pg_temp.key('00a1', 2), 'series ' || i, pg_temp.title(i + 500000), lower(pg_temp.title(i + 500000)), lower(pg_temp.title(i + 500000)), 1970 + i %% 55, (i %% 90) / 10.0, 'ENDED',
		ARRAY[pg_temp.key('0001', i %% 20 + 1), pg_temp.key('0001', (i + 3) %% 20 + 1)], pg_temp.key('0014', i), pg_temp.key('0015', i), true, timestamptz '2026-01-01Z' + i * interval '1 minute'
	FROM generate_series(1, %[1]d) i;
INSERT INTO series_details (series_id, overview) SELECT id, repeat('About ' || title || '. ', 12) FROM series;
INSERT INTO series_genres (series_id, genre_id, position) SELECT s.id, g.id, g.n FROM series s, unnest(s.genre_ids) WITH ORDINALITY g(id, n);
INSERT INTO series_credits (series_id, position, person_id, role, character)
	SELECT pg_temp.key('0006', i), c, pg_temp.key('0002', (i * 11 + c) %% %[3]d + 1), 'ACTOR', 'Part ' || c FROM generate_series(1, %[1]d) i, generate_series(0, 4) c;
INSERT INTO seasons (id, series_id, library_id, number) SELECT pg_temp.key('0007', i * 100 + n), pg_temp.key('0006', i), pg_temp.key('00a1', 2), n FROM generate_series(1, %[1]d) i, generate_series(1, CASE i WHEN 1 THEN 20 ELSE 2 END) n;
INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, number, position, title, aired_on, overview, runtime_ms, still_id, described, added_at)
	SELECT pg_temp.key('0008', i * 1000 + e), pg_temp.key('0006', i), pg_temp.key('0007', i * 100 + (e - 1) / (%[2]d / 2) + 1), pg_temp.key('00a1', 2), 'e' || e, (e - 1) / (%[2]d / 2) + 1, (e - 1) %% (%[2]d / 2) + 1, e,
		pg_temp.title(i * 37 + e), date '2000-01-01' + e * 7, repeat('What happens in part ' || e || '. ', 5), 2700000, pg_temp.key('0016', i), true, timestamptz '2026-01-01Z' + i * interval '1 minute'
	FROM generate_series(1, %[1]d) i, generate_series(1, CASE i WHEN 1 THEN 10 ELSE 1 END * %[2]d) e;
INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state)
	SELECT ('0190' || '0009' || right(id::text, 28))::uuid, library_id, pg_temp.key('00b1', 2), id::text || '.mkv', 1000000000, 1, 2, row_number() OVER (), 'IDENTIFIED' FROM episodes;
INSERT INTO episode_files (file_id, episode_id, edition) SELECT ('0190' || '0009' || right(id::text, 28))::uuid, id, '1080p' FROM episodes;
`

const musicSeed = `
INSERT INTO artists (id, library_id, key, name, sort_name, folded_name, roles) SELECT pg_temp.key('000a', i), pg_temp.key('00a1', 3), 'artist ' || i, pg_temp.title(i + 900000), lower(pg_temp.title(i + 900000)), lower(pg_temp.title(i + 900000)), '{ALBUM_ARTIST}'
	FROM generate_series(1, %[3]d) i;
INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation, year, genre_ids, cover_id, added_at)
	SELECT pg_temp.key('000b', i), pg_temp.key('00a1', 3), 'album ' || i, pg_temp.title(i + 700000), lower(pg_temp.title(i + 700000)), lower(pg_temp.title(i + 700000)), 'Artist', lower(pg_temp.title(i + 700000)), 'ALBUM', false, 1960 + i %% 60,
		ARRAY[pg_temp.key('0001', i %% 20 + 1)], pg_temp.key('0017', i), timestamptz '2026-01-01Z' + i * interval '1 minute' FROM generate_series(1, %[1]d) i;
INSERT INTO album_artists (album_id, position, artist_id, library_id) SELECT pg_temp.key('000b', i), 0, pg_temp.key('000a', i %% %[3]d + 1), pg_temp.key('00a1', 3) FROM generate_series(1, %[1]d) i;
INSERT INTO releases (id, library_id, album_id, key, title, year, cover_id) SELECT pg_temp.key('000c', i), pg_temp.key('00a1', 3), pg_temp.key('000b', i), 'release ' || i, pg_temp.title(i + 700000), 1960 + i %% 60, pg_temp.key('0017', i) FROM generate_series(1, %[1]d) i;
INSERT INTO discs (release_id, number, library_id) SELECT id, 1, library_id FROM releases;
INSERT INTO tracks (id, library_id, album_id, release_id, key, content, title, sort_title, folded_title, credit, place, disc, number, duration_ms, year, genre_ids, added_at)
	SELECT pg_temp.key('000d', i * 100 + t), pg_temp.key('00a1', 3), pg_temp.key('000b', i), pg_temp.key('000c', i), 'track ' || i || ' ' || t, 'content ' || i || ' ' || t, pg_temp.title(i * 29 + t), lower(pg_temp.title(i * 29 + t)), lower(pg_temp.title(i * 29 + t)),
		'Artist', lower(pg_temp.title(i + 700000)) || ' ' || lpad(t::text, 3, '0'), 1, t, 240000, 1960 + i %% 60, ARRAY[pg_temp.key('0001', i %% 20 + 1)], timestamptz '2026-01-01Z' + i * interval '1 minute'
	FROM generate_series(1, %[1]d) i, generate_series(1, %[2]d) t;
INSERT INTO track_artists (track_id, position, artist_id, library_id, role) SELECT pg_temp.key('000d', i * 100 + t), 0, pg_temp.key('000a', i %% %[3]d + 1), pg_temp.key('00a1', 3), 'ARTIST' FROM generate_series(1, %[1]d) i, generate_series(1, %[2]d) t;
`

// found is what the search knows.
const foundSeed = `
INSERT INTO search_docs (id, kind, library_id, title, folded, year, popularity, beside, part_of)
	SELECT id, 'MOVIE'::search_kind, library_id, title, folded_title, year, 2, search_beside('MOVIE', id), NULL::uuid FROM movies
	UNION ALL SELECT id, 'SERIES', library_id, title, folded_title, year, 3, search_beside('SERIES', id), NULL FROM series
	UNION ALL SELECT e.id, 'EPISODE', e.library_id, e.title, lower(e.title), extract(year FROM e.aired_on)::int, 0, s.folded_title, s.id FROM episodes e JOIN series s ON s.id = e.series_id
	UNION ALL SELECT id, 'ARTIST', library_id, name, folded_name, NULL, 2, '', NULL FROM artists
	UNION ALL SELECT id, 'ALBUM', library_id, title, folded_title, year, 1, lower(credit), NULL FROM albums
	UNION ALL SELECT id, 'TRACK', library_id, title, folded_title, year, 0, lower(credit), NULL FROM tracks;
INSERT INTO search_docs (id, kind, title, folded, popularity) SELECT id, 'PERSON', name, key, 2 FROM people;
INSERT INTO search_words SELECT DISTINCT w FROM search_docs, regexp_split_to_table(folded, ' ') w;
`

// viewing is what each user has seen, begun and likes: two thousand films, thirty series, fifty favourites.
const viewingSeed = `
INSERT INTO watch_states (user_id, item_id, item_kind, library_id, position_ms, duration_ms, watched, play_count, last_played_at, updated_at)
	SELECT pg_temp.key('00aa', u), pg_temp.key('0004', i), 'MOVIE', pg_temp.key('00a1', 1), CASE WHEN i %% 40 = 0 THEN 3000000 ELSE 0 END, 6960000, i %% 40 <> 0, 1, t.at, t.at
	FROM generate_series(1, %[1]d) u, generate_series(1, 2000) n, LATERAL (SELECT u * 2500 + n * 17 AS i) f, LATERAL (SELECT now() - n * interval '1 hour' AS at) t;
INSERT INTO watch_states (user_id, item_id, item_kind, parent_id, library_id, position_ms, duration_ms, watched, play_count, last_played_at, updated_at)
	SELECT pg_temp.key('00aa', u), pg_temp.key('0008', s * 1000 + e), 'EPISODE', pg_temp.key('0006', s), pg_temp.key('00a1', 2), CASE WHEN e = 9 AND s %% 3 = 0 THEN 900000 ELSE 0 END, 2700000, NOT (e = 9 AND s %% 3 = 0), 1, t.at, t.at
	FROM generate_series(1, %[1]d) u, generate_series(0, 30) n, generate_series(1, 9) e, LATERAL (SELECT CASE n WHEN 0 THEN 1 ELSE u * 700 + n END AS s) f, LATERAL (SELECT now() - n * interval '1 day' + e * interval '1 minute' AS at) t;
INSERT INTO viewed_items (id, kind, library_id, parent_id, keys, title) SELECT c.* FROM viewing_contents(ARRAY(SELECT item_id FROM watch_states UNION SELECT parent_id FROM watch_states WHERE parent_id IS NOT NULL)) c;
INSERT INTO viewer_states (user_id, item_id, favourite_at, updated_at)
	SELECT pg_temp.key('00aa', u), pg_temp.key('0004', u * 2500 + n * 17), now() - n * interval '1 hour', now() FROM generate_series(1, %[1]d) u, generate_series(1, 50) n;
`

// seed fills the catalogue, in one go, as its functions live as long as the connection.
func seed() string {
	return fmt.Sprintf(vocabulary, users, people) + fmt.Sprintf(pictures, films, series, albums) + fmt.Sprintf(filmSeed, films, people, credits) +
		fmt.Sprintf(seriesSeed, series, episodes, people) + fmt.Sprintf(musicSeed, albums, tracks, artists) + foundSeed + fmt.Sprintf(viewingSeed, users)
}
