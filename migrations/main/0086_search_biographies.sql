-- +goose Up
-- A full search reads the lives of artists and what is written of albums too.
CREATE INDEX artists_about ON artists USING gin (search_about(overview, translations));
CREATE INDEX albums_about ON albums USING gin (search_about(overview, translations));
