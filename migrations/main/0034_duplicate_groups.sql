-- +goose Up
-- What there is more than once, found anew in the background after scans and deletions, so that a list of it is a range of an index.
CREATE TYPE duplicate_kind AS ENUM ('CONTENT', 'TITLE', 'VERSION');

CREATE TABLE duplicate_groups (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    kind          duplicate_kind NOT NULL,
    -- What its files have in common.
    key           text NOT NULL,
    -- Empty when there is nothing more to show: what was ignored is remembered.
    file_ids      uuid[] NOT NULL,
    ignored_files uuid[],
    ignored_at    timestamptz,
    UNIQUE (kind, key)
);

-- The lists: each group in each library that has a part of it, and under 00000000-… for all libraries together.
CREATE TABLE duplicate_places (
    id          uuid NOT NULL REFERENCES duplicate_groups ON DELETE CASCADE,
    library_id  uuid NOT NULL,
    kind        duplicate_kind NOT NULL,
    ignored     boolean NOT NULL,
    -- What would be saved if the largest file stayed.
    saved_bytes bigint NOT NULL,
    PRIMARY KEY (id, library_id)
);
CREATE INDEX duplicate_places_largest ON duplicate_places (library_id, kind, ignored, saved_bytes, id);
