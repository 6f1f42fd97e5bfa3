-- +goose Up
-- What tracks and albums are found by, KIND:value as file_traits says it, of the files that are there; albums also by what their
-- releases and tracks say of them. Versions are the files of a track and the editions of an album. An index holds no long entries: traits
-- have 600 characters at most, languages 200.
ALTER TABLE tracks ADD COLUMN traits text[] NOT NULL DEFAULT '{}', ADD COLUMN versions int NOT NULL DEFAULT 0;
ALTER TABLE albums ADD COLUMN traits text[] NOT NULL DEFAULT '{}', ADD COLUMN versions int NOT NULL DEFAULT 0;

-- Clients are told nothing of it, as they read neither: else all would fetch all of their music again.
ALTER TABLE tracks DISABLE TRIGGER feed_changed, DISABLE TRIGGER feed_cover;
ALTER TABLE albums DISABLE TRIGGER feed_changed, DISABLE TRIGGER feed_cover;
UPDATE tracks SET languages = ARRAY(SELECT left(l, 200) FROM unnest(languages) WITH ORDINALITY u(l, n) ORDER BY n)
WHERE EXISTS (SELECT FROM unnest(languages) l WHERE length(l) > 200);
UPDATE tracks t SET traits = COALESCE(n.traits, '{}'), versions = n.versions FROM (
    SELECT tf.track_id, array_agg(DISTINCT left(x, 600) ORDER BY left(x, 600)) FILTER (WHERE x IS NOT NULL) AS traits, count(DISTINCT tf.file_id) AS versions
    FROM track_files tf JOIN files f ON f.id = tf.file_id LEFT JOIN file_media m ON m.file_id = tf.file_id LEFT JOIN LATERAL file_traits(m, NULL) x ON true
    WHERE f.missing_since IS NULL GROUP BY tf.track_id
) n WHERE n.track_id = t.id;
UPDATE albums a SET traits = COALESCE(n.traits, '{}'), versions = (SELECT count(*) FROM releases r WHERE r.album_id = a.id) FROM (
    SELECT o.id, array_agg(DISTINCT left(x.trait, 600) ORDER BY left(x.trait, 600)) FILTER (WHERE x.trait IS NOT NULL) AS traits FROM albums o LEFT JOIN (
        SELECT t.album_id AS id, unnest(t.traits) AS trait FROM tracks t WHERE t.missing_since IS NULL
        UNION SELECT t.album_id, 'LANGUAGE:' || lower(l) FROM tracks t, unnest(t.languages) l WHERE t.missing_since IS NULL
        UNION SELECT r.album_id, s FROM releases r, LATERAL (VALUES ('LABEL:' || r.label), ('COUNTRY:' || r.country), ('RELEASE_STATUS:' || r.status)) v(s)
        UNION SELECT k.id, 'SECONDARY_KIND:' || s FROM albums k, unnest(k.secondary_kinds) s
    ) x ON x.id = o.id GROUP BY o.id
) n WHERE n.id = a.id;
ALTER TABLE tracks ENABLE TRIGGER feed_changed, ENABLE TRIGGER feed_cover;
ALTER TABLE albums ENABLE TRIGGER feed_changed, ENABLE TRIGGER feed_cover;

CREATE INDEX tracks_traits ON tracks USING gin (traits);
CREATE INDEX albums_traits ON albums USING gin (traits);
CREATE INDEX tracks_languages ON tracks USING gin (lower_all(languages));
CREATE INDEX tracks_duplicate ON tracks (library_id, sort_title, id) WHERE versions > 1;
CREATE INDEX albums_duplicate ON albums (library_id, sort_title, id) WHERE versions > 1;
CREATE INDEX tracks_unmatched ON tracks (library_id, sort_title, id) WHERE mbid IS NULL;
CREATE INDEX albums_unmatched ON albums (library_id, sort_title, id) WHERE mbid IS NULL;
CREATE INDEX artists_unmatched ON artists (library_id, sort_name, id) WHERE mbid IS NULL;
CREATE INDEX tracks_missing ON tracks (library_id, sort_title, id) WHERE missing_since IS NOT NULL;
CREATE INDEX albums_missing ON albums (library_id, sort_title, id) WHERE missing_since IS NOT NULL;
CREATE INDEX artists_missing ON artists (library_id, sort_name, id) WHERE missing_since IS NOT NULL;

-- Lists by these need the id too.
CREATE INDEX albums_by_day ON albums (library_id, released_on, id);
DROP INDEX tracks_by_duration;
CREATE INDEX tracks_by_duration ON tracks (library_id, duration_ms, id);

-- How often and when last something was heard is read from the index alone.
CREATE INDEX listens_heard ON listens (user_id, content, started_at) WHERE counted;
DROP INDEX listens_content;
