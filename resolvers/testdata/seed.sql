-- What every golden file begins with. All that only the granted may see has an id that begins with 0190 and "Zorn" in its texts.
-- anna was granted the libraries, bert none; root is the administrator.
INSERT INTO users (id, name, display_name, password_hash, role, all_libraries, created_at, updated_at) VALUES
    ('01800000-0000-7000-8000-000000000001', 'anna', 'Anna', 'x', 'USER', false, '2026-01-01Z', '2026-01-01Z'),
    ('01800000-0000-7000-8000-000000000002', 'bert', 'Bert', 'x', 'USER', false, '2026-01-01Z', '2026-01-01Z'),
    ('01800000-0000-7000-8000-000000000003', 'root', 'Root', 'x', 'ADMIN', true, '2026-01-01Z', '2026-01-01Z');
INSERT INTO libraries (id, name, kind, created_at, updated_at) VALUES
    ('01900000-0000-7000-8000-0000000000a1', 'Zorn films', 'MOVIES', '2026-01-01Z', '2026-01-01Z'),
    ('01900000-0000-7000-8000-0000000000a2', 'Zorn shows', 'SERIES', '2026-01-01Z', '2026-01-01Z');
INSERT INTO library_roots (id, library_id, path, position) VALUES
    ('01900000-0000-7000-8000-0000000000b1', '01900000-0000-7000-8000-0000000000a1', '/zorn/films', 0),
    ('01900000-0000-7000-8000-0000000000b2', '01900000-0000-7000-8000-0000000000a2', '/zorn/shows', 0);
INSERT INTO library_grants (library_id, user_id) VALUES
    ('01900000-0000-7000-8000-0000000000a1', '01800000-0000-7000-8000-000000000001'),
    ('01900000-0000-7000-8000-0000000000a2', '01800000-0000-7000-8000-000000000001');
INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state, added_at) VALUES
    ('01900000-0000-7000-8000-000000000f01', '01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000b1', 'Zornberg (1979)/Zornberg 1080p.mkv', 4000000000, 1, 1, 1, 'IDENTIFIED', '2026-01-02Z'),
    ('01900000-0000-7000-8000-000000000f02', '01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000b1', 'Zornberg (1979)/Zornberg cut.mkv', 3000000000, 1, 1, 2, 'IDENTIFIED', '2026-01-02Z'),
    ('01900000-0000-7000-8000-000000000f03', '01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000b1', 'Zornberg (1979)/trailers/Zorn teaser.mkv', 1000, 1, 1, 3, 'IDENTIFIED', '2026-01-02Z'),
    ('01900000-0000-7000-8000-000000000f04', '01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000b1', 'Zorntal.mkv', 1000, 1, 1, 4, 'IDENTIFIED', '2026-01-03Z'),
    ('01900000-0000-7000-8000-000000000f11', '01900000-0000-7000-8000-0000000000a2', '01900000-0000-7000-8000-0000000000b2', 'Zornhof/Zornhof S01E01E02.mkv', 2000, 1, 1, 5, 'IDENTIFIED', '2026-01-02Z'),
    ('01900000-0000-7000-8000-000000000f12', '01900000-0000-7000-8000-0000000000a2', '01900000-0000-7000-8000-0000000000b2', 'Zornhof/Zornhof S00E01.mkv', 2000, 1, 1, 6, 'IDENTIFIED', '2026-01-02Z'),
    ('01900000-0000-7000-8000-000000000f13', '01900000-0000-7000-8000-0000000000a2', '01900000-0000-7000-8000-0000000000b2', 'Zornhof/Zorn trailer.mkv', 2000, 1, 1, 7, 'IDENTIFIED', '2026-01-02Z');
INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info, probed_at)
    SELECT id, 'matroska', 6960000, 4600000, 1920, 1080, 'h264', 'aac', 'SDR', '{"container": "matroska", "durationMs": 6960000, "sizeBytes": 4000000000, "streams": [
        {"index": 0, "kind": "VIDEO", "codec": "h264", "width": 1920, "height": 1080, "frameRate": "24000/1001", "hdr": "SDR"},
        {"index": 1, "kind": "AUDIO", "codec": "aac", "language": "en", "default": true, "channels": 2, "channelLayout": "stereo", "sampleRate": 48000}],
        "chapters": [{"startMs": 0, "endMs": 60000, "title": "Zorn begins"}]}', '2026-01-02Z' FROM files;
INSERT INTO artworks (id, library_id, role, source, root_id, path, version, state, mime_type, width, height, blurhash, created_at) VALUES
    ('01900000-0000-7000-8000-000000000c01', '01900000-0000-7000-8000-0000000000a1', 'POSTER', 'LOCAL', '01900000-0000-7000-8000-0000000000b1', 'Zornberg (1979)/poster.jpg', 'v1', 'READY', 'image/jpeg', 1000, 1500, 'LEHV6nWB2yk8pyo0adR*.7kCMdnj', '2026-01-02Z'),
    ('01900000-0000-7000-8000-000000000c02', '01900000-0000-7000-8000-0000000000a1', 'BACKDROP', 'LOCAL', '01900000-0000-7000-8000-0000000000b1', 'Zornberg (1979)/fanart.jpg', 'v2', 'PENDING', NULL, NULL, NULL, NULL, '2026-01-02Z'),
    ('01900000-0000-7000-8000-000000000c03', '01900000-0000-7000-8000-0000000000a2', 'POSTER', 'LOCAL', '01900000-0000-7000-8000-0000000000b2', 'Zornhof/poster.jpg', 'v3', 'READY', 'image/jpeg', 500, 750, 'LEHV6nWB2yk8pyo0adR*.7kCMdnj', '2026-01-02Z');
INSERT INTO artworks (id, library_id, role, source, file_id, at_ms, version, state, created_at) VALUES
    ('01900000-0000-7000-8000-000000000c04', '01900000-0000-7000-8000-0000000000a2', 'STILL', 'FRAME', '01900000-0000-7000-8000-000000000f11', 30000, 'v4', 'PENDING', '2026-01-02Z');
INSERT INTO people (id, name, sort_name, key, tmdb_id, imdb_id, created_at) VALUES
    ('01900000-0000-7000-8000-000000000d01', 'Ada Zorn', 'ada zorn', 'ada zorn', 11, 'nm0000011', '2026-01-02Z'),
    ('01900000-0000-7000-8000-000000000d02', 'Bo Zorn', 'bo zorn', 'bo zorn', NULL, NULL, '2026-01-02Z'),
    ('01900000-0000-7000-8000-000000000d03', 'Cy Zorn', 'cy zorn', 'cy zorn', NULL, NULL, '2026-01-02Z');
INSERT INTO genres (id, name, slug) VALUES
    ('01900000-0000-7000-8000-000000000e01', 'Zorn drama', 'zorn-drama'),
    ('01900000-0000-7000-8000-000000000e02', 'Zorn science', 'zorn-science'),
    ('01900000-0000-7000-8000-000000000e03', 'Zorn unused', 'zorn-unused');
INSERT INTO movies (id, library_id, key, weak_key, title, sort_title, folded_title, original_title, year, released_on, runtime_ms, certification, rating, tmdb_id, imdb_id,
        genre_ids, poster_id, backdrop_id, described, added_at, updated_at) VALUES
    ('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-0000000000a1', 'movie|tmdb|1', 'movie|zornberg|1979', 'Der Zornberg', 'zornberg', 'der zornberg', 'Zornberget', 1979, '1979-05-25', 6960000, 'PG', 8.25, 1, 'tt0000001',
        '{01900000-0000-7000-8000-000000000e02,01900000-0000-7000-8000-000000000e01}', '01900000-0000-7000-8000-000000000c01', '01900000-0000-7000-8000-000000000c02', true, '2026-01-02 10:00:00.123456Z', '2026-01-02Z'),
    ('01900000-0000-7000-8000-000000000102', '01900000-0000-7000-8000-0000000000a1', 'movie|zorntal|', 'movie|zorntal|', 'Zorntal', 'zorntal', 'zorntal', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        '{}', NULL, NULL, false, '2026-01-03Z', '2026-01-03Z');
INSERT INTO movies (id, library_id, key, title, sort_title, folded_title, missing_since, added_at, updated_at) VALUES
    ('01900000-0000-7000-8000-000000000103', '01900000-0000-7000-8000-0000000000a1', 'movie|zornfort|', 'Zornfort', 'zornfort', 'zornfort', '2026-01-05Z', '2026-01-04Z', '2026-01-04Z');
INSERT INTO movie_details (movie_id, overview, tagline, studios, countries, tags) VALUES
    ('01900000-0000-7000-8000-000000000101', 'Zorn on a mountain.', 'Zorn, again.', '{Zorn Pictures}', '{Sweden}', '{zorny}');
INSERT INTO movie_files (file_id, movie_id, edition, part) VALUES
    ('01900000-0000-7000-8000-000000000f01', '01900000-0000-7000-8000-000000000101', '1080p', NULL),
    ('01900000-0000-7000-8000-000000000f02', '01900000-0000-7000-8000-000000000101', 'Zorn Cut', 1),
    ('01900000-0000-7000-8000-000000000f04', '01900000-0000-7000-8000-000000000102', NULL, NULL);
INSERT INTO movie_extras (file_id, library_id, movie_id, kind, title) VALUES
    ('01900000-0000-7000-8000-000000000f03', '01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-000000000101', 'TRAILER', 'Zorn teaser');
INSERT INTO movie_credits (movie_id, position, person_id, role, character) VALUES
    ('01900000-0000-7000-8000-000000000101', 0, '01900000-0000-7000-8000-000000000d02', 'DIRECTOR', NULL),
    ('01900000-0000-7000-8000-000000000101', 1, '01900000-0000-7000-8000-000000000d01', 'ACTOR', 'Zornella');
INSERT INTO movie_genres (movie_id, genre_id, position) VALUES
    ('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000000e02', 0),
    ('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000000e01', 1);
INSERT INTO series (id, library_id, key, title, sort_title, folded_title, year, first_aired_on, status, rating, tvdb_id, genre_ids, poster_id, described, added_at, updated_at) VALUES
    ('01900000-0000-7000-8000-000000000201', '01900000-0000-7000-8000-0000000000a2', 'series|tvdb|7', 'Zornhof', 'zornhof', 'zornhof', 2001, '2001-02-03', 'ENDED', 7.5, 7,
        '{01900000-0000-7000-8000-000000000e01}', '01900000-0000-7000-8000-000000000c03', true, '2026-01-02Z', '2026-01-02Z');
INSERT INTO series_details (series_id, overview, studios, countries, tags) VALUES ('01900000-0000-7000-8000-000000000201', 'Zorn at court.', '{Zorn TV}', '{Norway}', '{}');
INSERT INTO series_genres (series_id, genre_id, position) VALUES ('01900000-0000-7000-8000-000000000201', '01900000-0000-7000-8000-000000000e01', 0);
INSERT INTO series_credits (series_id, position, person_id, role, character) VALUES ('01900000-0000-7000-8000-000000000201', 0, '01900000-0000-7000-8000-000000000d01', 'ACTOR', 'Queen Zorn');
INSERT INTO seasons (id, series_id, library_id, number, title, overview, poster_id) VALUES
    ('01900000-0000-7000-8000-000000000301', '01900000-0000-7000-8000-000000000201', '01900000-0000-7000-8000-0000000000a2', 0, NULL, NULL, NULL),
    ('01900000-0000-7000-8000-000000000302', '01900000-0000-7000-8000-000000000201', '01900000-0000-7000-8000-0000000000a2', 1, 'Zorn begins', 'The first year of Zorn.', '01900000-0000-7000-8000-000000000c03');
INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, number, absolute, title, aired_on, overview, rating, runtime_ms, still_id, added_at, updated_at, position) VALUES
    ('01900000-0000-7000-8000-000000000401', '01900000-0000-7000-8000-000000000201', '01900000-0000-7000-8000-000000000302', '01900000-0000-7000-8000-0000000000a2', 'e1', 1, 1, 1, 'Zorn arrives', '2001-02-03', 'He comes.', 7.1, 3480000, '01900000-0000-7000-8000-000000000c04', '2026-01-02Z', '2026-01-02Z', 1),
    ('01900000-0000-7000-8000-000000000402', '01900000-0000-7000-8000-000000000201', '01900000-0000-7000-8000-000000000302', '01900000-0000-7000-8000-0000000000a2', 'e2', 1, 2, 2, 'Zorn stays', '2001-02-10', NULL, NULL, 3480000, NULL, '2026-01-02Z', '2026-01-02Z', 2),
    ('01900000-0000-7000-8000-000000000403', '01900000-0000-7000-8000-000000000201', '01900000-0000-7000-8000-000000000301', '01900000-0000-7000-8000-0000000000a2', 'e1', 0, 1, NULL, 'Making Zorn', NULL, NULL, NULL, NULL, NULL, '2026-01-02Z', '2026-01-02Z', 1);
INSERT INTO episode_files (file_id, episode_id, edition, part) VALUES
    ('01900000-0000-7000-8000-000000000f11', '01900000-0000-7000-8000-000000000401', NULL, NULL),
    ('01900000-0000-7000-8000-000000000f11', '01900000-0000-7000-8000-000000000402', NULL, NULL),
    ('01900000-0000-7000-8000-000000000f12', '01900000-0000-7000-8000-000000000403', NULL, NULL);
INSERT INTO episode_credits (episode_id, position, person_id, role, character) VALUES ('01900000-0000-7000-8000-000000000401', 0, '01900000-0000-7000-8000-000000000d03', 'GUEST', 'Old Zorn');
INSERT INTO series_extras (file_id, library_id, series_id, kind, title) VALUES
    ('01900000-0000-7000-8000-000000000f13', '01900000-0000-7000-8000-0000000000a2', '01900000-0000-7000-8000-000000000201', 'TRAILER', 'Zorn trailer');
INSERT INTO search_docs (id, kind, library_id, title, folded, year, popularity) VALUES
    ('01900000-0000-7000-8000-000000000101', 'MOVIE', '01900000-0000-7000-8000-0000000000a1', 'Der Zornberg', 'der zornberg', 1979, 2),
    ('01900000-0000-7000-8000-000000000201', 'SERIES', '01900000-0000-7000-8000-0000000000a2', 'Zornhof', 'zornhof', 2001, 3),
    ('01900000-0000-7000-8000-000000000401', 'EPISODE', '01900000-0000-7000-8000-0000000000a2', 'Zorn arrives', 'zorn arrives', 2001, 1);
INSERT INTO search_words VALUES ('der'), ('zornberg'), ('zornhof'), ('zorn'), ('arrives');
INSERT INTO watch_states (user_id, item_id, item_kind, parent_id, library_id, position_ms, duration_ms, watched, play_count, last_played_at, updated_at) VALUES
    ('01800000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000101', 'MOVIE', NULL, '01900000-0000-7000-8000-0000000000a1', 60000, 6960000, false, 1, '2026-01-06Z', '2026-01-06Z'),
    ('01800000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000401', 'EPISODE', '01900000-0000-7000-8000-000000000201', '01900000-0000-7000-8000-0000000000a2', 0, 3480000, true, 1, '2026-01-06Z', '2026-01-06Z');
INSERT INTO labels (id, kind, slug, name, overview, tmdb_id) VALUES
    ('01900000-0000-7000-8000-000000001001', 'COLLECTION', 'zorn-collection', 'Zorn collection', 'All of Zorn.', 77),
    ('01900000-0000-7000-8000-000000001002', 'STUDIO', 'zorn-pictures', 'Zorn Pictures', NULL, NULL),
    ('01900000-0000-7000-8000-000000001003', 'KEYWORD', 'zorny', 'Zorny', NULL, NULL),
    ('01900000-0000-7000-8000-000000001004', 'NETWORK', 'zorn-tv', 'Zorn TV', NULL, NULL),
    ('01900000-0000-7000-8000-000000001005', 'KEYWORD', 'zorn-unused', 'Zorn unused', NULL, NULL);
INSERT INTO movie_labels (movie_id, label_id, position) VALUES
    ('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000001001', 0),
    ('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000001002', 1),
    ('01900000-0000-7000-8000-000000000101', '01900000-0000-7000-8000-000000001003', 2),
    ('01900000-0000-7000-8000-000000000102', '01900000-0000-7000-8000-000000001001', 0);
INSERT INTO series_labels (series_id, label_id, position) VALUES ('01900000-0000-7000-8000-000000000201', '01900000-0000-7000-8000-000000001004', 0);
UPDATE movies m SET label_ids = (SELECT COALESCE(array_agg(label_id ORDER BY position), '{}') FROM movie_labels WHERE movie_id = m.id),
    traits = ARRAY(SELECT DISTINCT t FROM movie_files f JOIN file_media i ON i.file_id = f.file_id, file_traits(i, f.edition) t WHERE f.movie_id = m.id ORDER BY t),
    versions = (SELECT count(*) FROM movie_files f WHERE f.movie_id = m.id), minimum_age = CASE WHEN certification = 'PG' THEN 12 END;
UPDATE movie_details SET age_ratings = '[{"country": "US", "system": "MPAA", "rating": "PG", "minimumAge": 8}, {"country": "DE", "system": "FSK", "rating": "12", "minimumAge": 12}]',
    ratings = '[{"source": "imdb", "value": 8.25, "votes": 1000}]', translations = '[{"language": "sv", "title": "Zornberget", "overview": "Zorn igen.", "tagline": ""}]';
UPDATE series SET label_ids = '{01900000-0000-7000-8000-000000001004}', ended_on = '2003-04-05', minimum_age = 16,
    traits = '{AUDIO_CODEC:aac,AUDIO_LANGUAGE:en,CONTAINER:matroska,HDR:SDR,RESOLUTION:FULL_HD,VIDEO_CODEC:h264}', versions = 1;
UPDATE series_details SET age_ratings = '[{"country": "DE", "system": "FSK", "rating": "16", "minimumAge": 16}]', ratings = '[{"source": "tvdb", "value": 7.5, "votes": 0}]';
INSERT INTO saved_filters (id, user_id, kind, name, filter, order_field, direction, created_at, updated_at) VALUES
    ('01800000-0000-7000-8000-000000001101', '01800000-0000-7000-8000-000000000001', 'MOVIE', 'In 4K', '{"resolutions": ["UHD"]}', 'YEAR', 'DESC', '2026-01-07Z', '2026-01-07Z');
UPDATE episodes SET airs_before_season = 1, airs_before_episode = 2 WHERE season_number = 0;
UPDATE episodes SET dvd_season = 1, dvd_number = 3 - number WHERE season_number = 1;
INSERT INTO series_orders (user_id, series_id, "order") VALUES ('01800000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000201', 'DVD');
