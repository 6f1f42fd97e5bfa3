-- +goose Up
CREATE TYPE artwork_role AS ENUM ('POSTER', 'BACKDROP', 'LOGO', 'BANNER', 'THUMB', 'STILL');
CREATE TYPE artwork_source AS ENUM ('LOCAL', 'EMBEDDED', 'FRAME');
CREATE TYPE artwork_state AS ENUM ('PENDING', 'READY', 'FAILED');

-- A picture and where its bytes come from; sizes are made on demand.
CREATE TABLE artworks (
    id           uuid PRIMARY KEY,
    library_id   uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    role         artwork_role NOT NULL,
    source       artwork_source NOT NULL,
    root_id      uuid REFERENCES library_roots ON DELETE CASCADE,
    path         text,
    file_id      uuid REFERENCES files ON DELETE CASCADE,
    stream_index int,
    at_ms        bigint,
    -- Changes with the picture's content; part of its URL.
    version      text NOT NULL,
    state        artwork_state NOT NULL DEFAULT 'PENDING',
    mime_type    text,
    width        int,
    height       int,
    blurhash     text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    CHECK ((source = 'LOCAL') = (path IS NOT NULL AND root_id IS NOT NULL)),
    CHECK ((source <> 'LOCAL') = (file_id IS NOT NULL))
);
CREATE UNIQUE INDEX artworks_local ON artworks (root_id, path, role) WHERE source = 'LOCAL';
CREATE UNIQUE INDEX artworks_in_file ON artworks (file_id, role, source) WHERE source <> 'LOCAL';
CREATE INDEX artworks_pending ON artworks (library_id, id) WHERE state = 'PENDING';
