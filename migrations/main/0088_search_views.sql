-- +goose Up
-- What things are about, for a full search: as search_candidates it has no wall, as what is found is looked up before it is shown, and the
-- titles that it is of have theirs.
CREATE VIEW search_overviews AS
    SELECT movie_id AS id, search_about(overview, translations) AS words FROM movie_details
    UNION ALL SELECT series_id, search_about(overview, translations) FROM series_details
    UNION ALL SELECT id, search_about(overview, NULL) FROM episodes
    UNION ALL SELECT episode_id, search_about(NULL, translations) FROM episode_translations
    UNION ALL SELECT id, search_about(overview, translations) FROM artists
    UNION ALL SELECT id, search_about(overview, translations) FROM albums;

-- Artists and albums at random, as tracks have it.
CREATE INDEX artists_by_chance ON artists (library_id, uuid_hash_extended(id, 0), id);
CREATE INDEX albums_by_chance ON albums (library_id, uuid_hash_extended(id, 0), id);
