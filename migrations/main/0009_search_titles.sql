-- +goose Up
CREATE TYPE search_kind AS ENUM ('MOVIE', 'SERIES', 'EPISODE');

-- One row for each thing that can be found. folded is the title without case and accents.
CREATE TABLE search_docs (
    id         uuid PRIMARY KEY,
    kind       search_kind NOT NULL,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    title      text NOT NULL,
    folded     text NOT NULL,
    year       int,
    popularity real NOT NULL DEFAULT 0,
    words      tsvector GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED
);
CREATE INDEX search_docs_words ON search_docs USING gin (words);
CREATE INDEX search_docs_trigrams ON search_docs USING gin (folded gin_trgm_ops);
CREATE INDEX search_docs_library ON search_docs (library_id);
