-- +goose Up
CREATE TYPE series_type AS ENUM ('STANDARD', 'DAILY', 'ANIME');

-- The truth that series.label_ids copies.
CREATE TABLE series_labels (
    series_id uuid NOT NULL REFERENCES series ON DELETE CASCADE,
    label_id  uuid NOT NULL REFERENCES labels ON DELETE CASCADE,
    position  int NOT NULL,
    PRIMARY KEY (series_id, label_id)
);
CREATE INDEX series_labels_label ON series_labels (label_id, series_id);

ALTER TABLE series
    ADD COLUMN label_ids   uuid[] NOT NULL DEFAULT '{}',
    -- What the files of its episodes can be found by; see file_traits.
    ADD COLUMN traits      text[] NOT NULL DEFAULT '{}',
    -- How many versions its episodes have at most.
    ADD COLUMN versions    int NOT NULL DEFAULT 0,
    -- The highest age that its age ratings ask for; null where it has none that is known.
    ADD COLUMN minimum_age int,
    ADD COLUMN type        series_type NOT NULL DEFAULT 'STANDARD',
    ADD COLUMN ended_on    date;
ALTER TABLE series_details
    ADD COLUMN age_ratings  jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN ratings      jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN translations jsonb NOT NULL DEFAULT '[]';

UPDATE series SET traits = n.traits FROM (
    SELECT e.series_id, array_agg(DISTINCT t ORDER BY t) AS traits FROM episodes e JOIN episode_files ef ON ef.episode_id = e.id
    JOIN file_media m ON m.file_id = ef.file_id CROSS JOIN LATERAL file_traits(m, ef.edition) t GROUP BY e.series_id
) n WHERE n.series_id = series.id;

CREATE INDEX series_labels_array ON series USING gin (label_ids);
CREATE INDEX series_traits ON series USING gin (traits);
CREATE INDEX series_by_age ON series (library_id, minimum_age);
CREATE INDEX series_unmatched ON series (library_id, sort_title, id) WHERE NOT described AND tmdb_id IS NULL AND imdb_id IS NULL AND tvdb_id IS NULL;
CREATE INDEX series_duplicate ON series (library_id, sort_title, id) WHERE versions > 1;
CREATE INDEX series_missing ON series (library_id, sort_title, id) WHERE missing_since IS NOT NULL;

CREATE TRIGGER catalogue_added AFTER INSERT ON series_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON series_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_left AFTER UPDATE ON series_labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_removed AFTER DELETE ON series_labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
