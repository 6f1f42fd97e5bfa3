-- +goose Up
-- The truth that movies.label_ids copies.
CREATE TABLE movie_labels (
    movie_id uuid NOT NULL REFERENCES movies ON DELETE CASCADE,
    label_id uuid NOT NULL REFERENCES labels ON DELETE CASCADE,
    position int NOT NULL,
    PRIMARY KEY (movie_id, label_id)
);
CREATE INDEX movie_labels_label ON movie_labels (label_id, movie_id);

ALTER TABLE movies
    ADD COLUMN label_ids   uuid[] NOT NULL DEFAULT '{}',
    -- What its files can be found by; see file_traits.
    ADD COLUMN traits      text[] NOT NULL DEFAULT '{}',
    -- How many versions there are; the parts of one are one.
    ADD COLUMN versions    int NOT NULL DEFAULT 0,
    -- The highest age that its age ratings ask for; null where it has none that is known.
    ADD COLUMN minimum_age int;
ALTER TABLE movie_details
    ADD COLUMN age_ratings  jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN ratings      jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN translations jsonb NOT NULL DEFAULT '[]';

UPDATE movies SET traits = n.traits, versions = n.versions FROM (
    SELECT mf.movie_id, array_agg(DISTINCT t ORDER BY t) FILTER (WHERE t IS NOT NULL) AS traits,
        count(DISTINCT (mf.edition, CASE WHEN mf.part IS NULL THEN mf.file_id END))::int AS versions
    FROM movie_files mf LEFT JOIN file_media m ON m.file_id = mf.file_id LEFT JOIN LATERAL file_traits(m, mf.edition) t ON true GROUP BY mf.movie_id
) n WHERE n.movie_id = movies.id AND n.traits IS NOT NULL;

CREATE INDEX movies_labels ON movies USING gin (label_ids);
CREATE INDEX movies_traits ON movies USING gin (traits);
CREATE INDEX movies_by_age ON movies (library_id, minimum_age);
CREATE INDEX movies_unmatched ON movies (library_id, sort_title, id) WHERE NOT described AND tmdb_id IS NULL AND imdb_id IS NULL;
CREATE INDEX movies_duplicate ON movies (library_id, sort_title, id) WHERE versions > 1;
CREATE INDEX movies_missing ON movies (library_id, sort_title, id) WHERE missing_since IS NOT NULL;

-- What lies beside the files is read again at the next scan: it says more than has been kept so far.
UPDATE library_folders SET digest = digest # 1;

CREATE TRIGGER catalogue_added AFTER INSERT ON movie_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON movie_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_left AFTER UPDATE ON movie_labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_removed AFTER DELETE ON movie_labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
