package main

import (
	"strings"

	"revenge/bench/byhand"
)

// seed makes a library of films; its numbers are how many, and how many people there are.
const seed = `
INSERT INTO users (id, name, display_name, password_hash, role) VALUES ('01800000-0000-7000-8000-000000000001', 'bench', 'Bench', 'x', 'USER');
INSERT INTO libraries (id, name, kind) VALUES ('01900000-0000-7000-8000-0000000000a1', 'Films', 'MOVIES');
INSERT INTO library_roots (id, library_id, path, position) VALUES ('01900000-0000-7000-8000-0000000000b1', '01900000-0000-7000-8000-0000000000a1', '/films', 0);
CREATE FUNCTION pg_temp.key(kind text, n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT ('0190' || kind || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid $$;
INSERT INTO genres (id, name, slug) SELECT pg_temp.key('0001', g), 'Genre ' || g, 'genre-' || g FROM generate_series(1, 20) g;
INSERT INTO people (id, name, sort_name, key) SELECT pg_temp.key('0002', i), 'Person ' || i, 'person ' || i, 'person ' || i FROM generate_series(1, %[2]d) i;
INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state)
	SELECT pg_temp.key('0003', i), '01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000b1', 'Film ' || i || '.mkv', 4000000000 + i, 1, 1, i, 'IDENTIFIED' FROM generate_series(1, %[1]d) i;
INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info)
	SELECT id, 'matroska', 6960000, 4600000, 1920, 1080, 'h264', 'aac', 'SDR', '{"container": "matroska", "durationMs": 6960000, "sizeBytes": 4000000000, "streams": [
		{"index": 0, "kind": "VIDEO", "codec": "h264", "profile": "High", "width": 1920, "height": 1080, "frameRate": "24000/1001", "hdr": "SDR", "bitDepth": 8},
		{"index": 1, "kind": "AUDIO", "codec": "aac", "language": "en", "default": true, "channels": 6, "channelLayout": "5.1", "sampleRate": 48000},
		{"index": 2, "kind": "AUDIO", "codec": "ac3", "language": "de", "channels": 6, "channelLayout": "5.1", "sampleRate": 48000},
		{"index": 3, "kind": "SUBTITLE", "codec": "subrip", "language": "en"}]}' FROM files;
INSERT INTO artworks (id, library_id, role, source, root_id, path, version, state, mime_type, width, height, blurhash)
	SELECT pg_temp.key(r.kind, i), '01900000-0000-7000-8000-0000000000a1', r.role::artwork_role, 'LOCAL', '01900000-0000-7000-8000-0000000000b1', i || r.role, 'version', 'READY', 'image/jpeg', 1000, 1500, 'LEHV6nWB2yk8pyo0adR*.7kCMdnj'
	FROM generate_series(1, %[1]d) i, (VALUES ('0011', 'POSTER'), ('0012', 'BACKDROP'), ('0013', 'LOGO')) r(kind, role);
INSERT INTO movies (id, library_id, key, title, sort_title, folded_title, original_title, year, runtime_ms, certification, rating, genre_ids, poster_id, backdrop_id, logo_id, described, added_at)
	SELECT pg_temp.key('0004', i), '01900000-0000-7000-8000-0000000000a1', 'movie ' || i, 'Film ' || i, 'film ' || i, 'film ' || i, 'Film original ' || i, 1950 + i %% 70, 6960000, 'PG-13', (i %% 90) / 10.0,
		ARRAY[pg_temp.key('0001', i %% 20 + 1), pg_temp.key('0001', (i + 7) %% 20 + 1)], pg_temp.key('0011', i), pg_temp.key('0012', i), pg_temp.key('0013', i), true, timestamptz '2026-01-01Z' + i * interval '1 minute'
	FROM generate_series(1, %[1]d) i;
INSERT INTO movie_details (movie_id, overview) SELECT id, repeat('About ' || title || '. ', 12) FROM movies;
INSERT INTO movie_files (file_id, movie_id, edition) SELECT pg_temp.key('0003', i), pg_temp.key('0004', i), '1080p' FROM generate_series(1, %[1]d) i;
INSERT INTO movie_genres (movie_id, genre_id, position) SELECT m.id, g.id, g.n FROM movies m, unnest(m.genre_ids) WITH ORDINALITY g(id, n);
INSERT INTO movie_credits (movie_id, position, person_id, role, character)
	SELECT pg_temp.key('0004', i), c, pg_temp.key('0002', (i * 7 + c) %% %[2]d + 1), 'ACTOR', 'Part ' || c FROM generate_series(1, %[1]d) i, generate_series(0, 9) c;
INSERT INTO watch_states (user_id, item_id, item_kind, library_id, position_ms, duration_ms)
	SELECT '01800000-0000-7000-8000-000000000001', id, 'MOVIE', library_id, 60000, 6960000 FROM movies;
`

// cataloguePage is what of the rich page is the same for all who see the library.
var cataloguePage = strings.Replace(byhand.RichPage, "watchState { positionMs watched }", "", 1)
