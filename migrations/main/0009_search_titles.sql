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
    words      tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(folded, ' '))) STORED
);
CREATE INDEX search_docs_words ON search_docs USING gin (words);
CREATE INDEX search_docs_library ON search_docs (library_id);

-- The dictionary that misspelt words are corrected by.
CREATE TABLE search_words (
    word text COLLATE "C" PRIMARY KEY
);
CREATE INDEX search_words_trigrams ON search_words USING gin (word gin_trgm_ops);
