-- +goose Up
-- What is there already is stated. It is apart from 0080, which changes the tables, so that nobody who reads them waits for it.
-- +goose StatementBegin
CREATE FUNCTION origin_one(value text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN value <> '' THEN jsonb_build_array(value) END $$;
CREATE FUNCTION origin_list(list text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN cardinality(list) > 0 THEN to_jsonb(list) END $$;
-- +goose StatementEnd

-- What is there already was stated by somebody: until it is read again, by the most trusted one who states anything.
WITH stated AS (
    SELECT id AS item_id, jsonb_strip_nulls(jsonb_build_object('TMDB_ID', origin_one(tmdb_id::text), 'IMDB_ID', origin_one(imdb_id))) AS facts FROM movies
    UNION ALL
    SELECT id, jsonb_strip_nulls(jsonb_build_object('TMDB_ID', origin_one(tmdb_id::text), 'TVDB_ID', origin_one(tvdb_id::text), 'IMDB_ID', origin_one(imdb_id),
        'SERIES_TYPE', origin_one(type::text))) FROM series
    UNION ALL
    SELECT id, jsonb_strip_nulls(jsonb_build_object('ABSOLUTE', origin_one(absolute::text), 'DVD_SEASON', origin_one(dvd_season::text),
        'DVD_NUMBER', origin_one(dvd_number::text), 'AIRS_BEFORE_SEASON', origin_one(airs_before_season::text),
        'AIRS_BEFORE_EPISODE', origin_one(airs_before_episode::text), 'AIRS_AFTER_SEASON', origin_one(airs_after_season::text))) FROM episodes
)
UPDATE item_facts f SET facts = s.facts || f.facts FROM stated s WHERE f.item_id = s.item_id AND s.facts <> '{}'
    AND f.source = (SELECT o.source FROM item_facts o WHERE o.item_id = s.item_id ORDER BY o.confidence DESC, o.source LIMIT 1);

WITH stated AS (
    SELECT id AS item_id, jsonb_strip_nulls(jsonb_build_object('MUSICBRAINZ_ID', origin_one(mbid::text))) AS facts FROM artists
    UNION ALL
    SELECT a.id, jsonb_strip_nulls(jsonb_build_object('CREDIT', origin_one(a.credit), 'SECONDARY_KINDS', origin_list(a.secondary_kinds),
        'COMPILATION', origin_one(a.compilation::text), 'MUSICBRAINZ_ID', origin_one(a.mbid::text),
        'ARTISTS', origin_list(ARRAY(SELECT n.name FROM album_artists x JOIN artists n ON n.id = x.artist_id WHERE x.album_id = a.id ORDER BY x.position)))) FROM albums a
    UNION ALL
    SELECT t.id, jsonb_strip_nulls(jsonb_build_object('CREDIT', origin_one(t.credit), 'BPM', origin_one(t.bpm::text), 'LANGUAGES', origin_list(t.languages),
        'ISRCS', origin_list(t.isrcs), 'MUSICBRAINZ_ID', origin_one(t.mbid::text),
        'LYRICS', origin_list(ARRAY(SELECT COALESCE(l.language, '') || ' | ' || l.text FROM track_lyrics l WHERE l.track_id = t.id ORDER BY l.position)),
        'ARTISTS', origin_list(ARRAY(SELECT n.name FROM track_artists x JOIN artists n ON n.id = x.artist_id WHERE x.track_id = t.id AND x.role = 'ARTIST' ORDER BY x.position)))) FROM tracks t
)
UPDATE item_facts f SET facts = s.facts || f.facts FROM stated s WHERE f.item_id = s.item_id AND f.source = 'TAGS' AND s.facts <> '{}';

INSERT INTO item_facts (item_id, source, facts, confidence)
SELECT r.id, 'TAGS', jsonb_strip_nulls(jsonb_build_object('TITLE', origin_one(r.title), 'YEAR', origin_one(r.year::text), 'RELEASED_ON', origin_one(r.released_on::text),
    'COUNTRY', origin_one(r.country), 'RELEASE_STATUS', origin_one(r.status), 'LABEL', origin_one(r.label), 'CATALOGUE_NUMBER', origin_one(r.catalogue_number),
    'BARCODE', origin_one(r.barcode), 'DISC_TOTAL', origin_one(r.disc_total::text), 'MUSICBRAINZ_ID', origin_one(r.mbid::text),
    'DISCS', origin_list(ARRAY(SELECT concat_ws(' | ', d.number, COALESCE(replace(d.title, '|', '/'), ''), COALESCE(replace(d.media, '|', '/'), ''), d.track_total) FROM discs d
        WHERE d.release_id = r.id AND (d.title <> '' OR d.media <> '' OR d.track_total IS NOT NULL) ORDER BY d.number)))), 0.9
FROM releases r ON CONFLICT DO NOTHING;

DROP FUNCTION origin_one(text);
DROP FUNCTION origin_list(text[]);
