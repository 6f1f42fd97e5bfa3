-- +goose Up
-- Films and series are listed by the day they came out, films by how long they run, series by their last episode, and episodes by
-- themselves.
ALTER TABLE series
    -- Of the episodes that are there: the day the last one was aired, and when the newest came.
    ADD COLUMN latest_aired_on date,
    ADD COLUMN latest_added_at timestamptz;
ALTER TABLE episodes
    ADD COLUMN sort_title text COLLATE "C" NOT NULL GENERATED ALWAYS AS (lower(coalesce(title, '') COLLATE "pg_c_utf8") COLLATE "C") STORED,
    -- What its files can be found by, and how many versions there are; as of films.
    ADD COLUMN traits     text[] NOT NULL DEFAULT '{}',
    ADD COLUMN versions   int NOT NULL DEFAULT 0;

-- Clients are told nothing of it, as they read none of it.
ALTER TABLE series DISABLE TRIGGER feed_changed, DISABLE TRIGGER feed_cover;
ALTER TABLE episodes DISABLE TRIGGER feed_changed;
UPDATE series SET latest_aired_on = n.aired, latest_added_at = n.added
FROM (SELECT series_id, max(aired_on) AS aired, max(added_at) AS added FROM episodes WHERE missing_since IS NULL GROUP BY series_id) n
WHERE n.series_id = series.id;
UPDATE episodes SET traits = n.traits, versions = n.versions FROM (
    SELECT ef.episode_id, coalesce(array_agg(DISTINCT left(t, 600) ORDER BY left(t, 600)) FILTER (WHERE t IS NOT NULL), '{}') AS traits,
        count(DISTINCT (ef.edition, CASE WHEN ef.part IS NULL THEN ef.file_id END))::int AS versions
    FROM episode_files ef JOIN files f ON f.id = ef.file_id AND f.missing_since IS NULL
        LEFT JOIN file_media m ON m.file_id = ef.file_id LEFT JOIN LATERAL file_traits(m, ef.edition) t ON true GROUP BY ef.episode_id
) n WHERE n.episode_id = episodes.id;
ALTER TABLE series ENABLE TRIGGER feed_changed, ENABLE TRIGGER feed_cover;
ALTER TABLE episodes ENABLE TRIGGER feed_changed;

CREATE INDEX movies_by_released ON movies (library_id, released_on, id);
CREATE INDEX movies_by_runtime ON movies (library_id, runtime_ms, id);
CREATE INDEX series_by_first_aired ON series (library_id, first_aired_on, id);
CREATE INDEX series_by_latest_aired ON series (library_id, latest_aired_on, id);
CREATE INDEX series_by_latest_added ON series (library_id, latest_added_at, id);
CREATE INDEX episodes_by_title ON episodes (library_id, sort_title, id);
CREATE INDEX episodes_by_rating ON episodes (library_id, rating, id);
CREATE INDEX episodes_traits ON episodes USING gin (traits);
CREATE INDEX episodes_duplicate ON episodes (library_id, sort_title, id) WHERE versions > 1;
CREATE INDEX episodes_missing ON episodes (library_id, sort_title, id) WHERE missing_since IS NOT NULL;
