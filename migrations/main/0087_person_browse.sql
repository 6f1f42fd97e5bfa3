-- +goose Up
-- Labels are looked for by any part of their names.
CREATE INDEX labels_slug ON labels USING gin (slug gin_trgm_ops);
