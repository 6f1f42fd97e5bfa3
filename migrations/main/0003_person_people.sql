-- +goose Up
CREATE TYPE credit_role AS ENUM ('ACTOR', 'DIRECTOR', 'WRITER', 'PRODUCER', 'COMPOSER', 'CREATOR', 'GUEST', 'OTHER');

CREATE TABLE people (
    id        uuid PRIMARY KEY,
    name      text NOT NULL,
    -- The name without case and accents: what lists sort and prefixes match.
    sort_name text COLLATE "C" NOT NULL,
    -- People of local files are the same when their normalised names are.
    key       text NOT NULL UNIQUE,
    tmdb_id   bigint,
    imdb_id   text,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX people_sort ON people (sort_name, id);

CREATE TABLE genres (
    id   uuid PRIMARY KEY,
    name text NOT NULL,
    slug text NOT NULL UNIQUE
);
