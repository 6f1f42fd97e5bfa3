-- +goose Up
-- Labels are looked for by any part of their names.
CREATE INDEX labels_slug ON labels USING gin (slug gin_trgm_ops);

-- What has a genre is found from the last on.
CREATE INDEX movie_genres_titles ON movie_genres (genre_id, movie_id);
CREATE INDEX series_genres_titles ON series_genres (genre_id, series_id);
DROP INDEX movie_genres_genre;
DROP INDEX series_genres_genre;
