-- +goose Up
-- When artists began and ended, as it is written, and the years in that; where they are from. Moods and styles that somebody states of
-- artists and albums, as files do of tracks.
ALTER TABLE artists ADD COLUMN born text, ADD COLUMN formed text, ADD COLUMN died text, ADD COLUMN disbanded text, ADD COLUMN began_year int,
    ADD COLUMN ended_year int, ADD COLUMN country text, ADD COLUMN moods text[] NOT NULL DEFAULT '{}', ADD COLUMN styles text[] NOT NULL DEFAULT '{}';
ALTER TABLE albums ADD COLUMN moods text[] NOT NULL DEFAULT '{}', ADD COLUMN styles text[] NOT NULL DEFAULT '{}';
ALTER TABLE tracks ADD COLUMN styles text[] NOT NULL DEFAULT '{}';

CREATE INDEX artists_by_year ON artists (library_id, began_year, id);
CREATE INDEX artists_country ON artists (library_id, country);
CREATE INDEX artists_moods ON artists USING gin (lower_all(moods));
CREATE INDEX artists_styles ON artists USING gin (lower_all(styles));
CREATE INDEX tracks_styles ON tracks USING gin (lower_all(styles));

-- Albums are found by the moods of their tracks, too. Clients are told nothing of it, as they do not read it.
ALTER TABLE albums DISABLE TRIGGER feed_changed, DISABLE TRIGGER feed_cover;
UPDATE albums a SET traits = n.traits FROM (
    SELECT o.id, array_agg(DISTINCT x.trait ORDER BY x.trait) AS traits FROM albums o CROSS JOIN LATERAL (
        SELECT unnest(o.traits) AS trait
        UNION SELECT left('MOOD:' || lower(m), 600) FROM tracks t, unnest(t.moods) m WHERE t.album_id = o.id AND t.missing_since IS NULL
    ) x WHERE EXISTS (SELECT FROM tracks t WHERE t.album_id = o.id AND t.missing_since IS NULL AND t.moods <> '{}') GROUP BY o.id
) n WHERE n.id = a.id;
ALTER TABLE albums ENABLE TRIGGER feed_changed, ENABLE TRIGGER feed_cover;
