-- +goose Up
CREATE TYPE extra_kind AS ENUM ('TRAILER', 'FEATURETTE', 'BEHIND_THE_SCENES', 'DELETED_SCENE', 'INTERVIEW', 'SCENE', 'SHORT', 'OTHER');

-- The narrow list table: what lists sort, filter and show. Long texts are in movie_details.
CREATE TABLE movies (
    id             uuid PRIMARY KEY,
    library_id     uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    -- Files with the same key are versions and parts of one film. The weak key is that by title and year alone.
    key            text NOT NULL,
    weak_key       text NOT NULL DEFAULT '',
    title          text NOT NULL,
    sort_title     text COLLATE "C" NOT NULL,
    -- The title without case and accents, for titleContains.
    folded_title   text NOT NULL DEFAULT '',
    original_title text,
    year           int,
    released_on    date,
    runtime_ms     bigint,
    certification  text,
    rating         double precision,
    tmdb_id        bigint,
    imdb_id        text,
    genre_ids      uuid[] NOT NULL DEFAULT '{}',
    poster_id      uuid REFERENCES artworks ON DELETE SET NULL,
    backdrop_id    uuid REFERENCES artworks ON DELETE SET NULL,
    logo_id        uuid REFERENCES artworks ON DELETE SET NULL,
    -- Whether somebody described it: then a file's name alone changes nothing any more.
    described      boolean NOT NULL DEFAULT false,
    missing_since  timestamptz,
    added_at       timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library_id, key)
);
CREATE INDEX movies_by_title ON movies (library_id, sort_title, id);
CREATE INDEX movies_by_added ON movies (library_id, added_at, id);
CREATE INDEX movies_by_year ON movies (library_id, year, id);
CREATE INDEX movies_by_rating ON movies (library_id, rating, id);
CREATE INDEX movies_tmdb ON movies (tmdb_id);
CREATE INDEX movies_imdb ON movies (imdb_id);
CREATE INDEX movies_weak_key ON movies (library_id, weak_key);
CREATE INDEX movies_folded ON movies USING gin (folded_title gin_trgm_ops);
CREATE INDEX movies_genres ON movies USING gin (genre_ids);
CREATE INDEX movies_poster ON movies (poster_id);
CREATE INDEX movies_backdrop ON movies (backdrop_id);
CREATE INDEX movies_logo ON movies (logo_id);

CREATE TABLE movie_details (
    movie_id  uuid PRIMARY KEY REFERENCES movies ON DELETE CASCADE,
    overview  text,
    tagline   text,
    studios   text[] NOT NULL DEFAULT '{}',
    countries text[] NOT NULL DEFAULT '{}',
    tags      text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE movie_files (
    file_id  uuid PRIMARY KEY REFERENCES files ON DELETE CASCADE,
    movie_id uuid NOT NULL REFERENCES movies ON DELETE CASCADE,
    edition  text,
    part     int
);
CREATE INDEX movie_files_movie ON movie_files (movie_id);

-- An extra may be found before its film: then movie_id is null, and the keys and the folder say whose it is.
CREATE TABLE movie_extras (
    file_id    uuid PRIMARY KEY REFERENCES files ON DELETE CASCADE,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    movie_id   uuid REFERENCES movies ON DELETE SET NULL,
    keys       text[] NOT NULL DEFAULT '{}',
    folder     text NOT NULL DEFAULT '',
    kind       extra_kind NOT NULL,
    title      text NOT NULL
);
CREATE INDEX movie_extras_waiting ON movie_extras (library_id) WHERE movie_id IS NULL;
CREATE INDEX movie_extras_movie ON movie_extras (movie_id);

CREATE TABLE movie_credits (
    movie_id  uuid NOT NULL REFERENCES movies ON DELETE CASCADE,
    position  int NOT NULL,
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    role      credit_role NOT NULL,
    character text,
    PRIMARY KEY (movie_id, position)
);
CREATE INDEX movie_credits_person ON movie_credits (person_id, movie_id);

-- The truth that movies.genre_ids copies.
CREATE TABLE movie_genres (
    movie_id uuid NOT NULL REFERENCES movies ON DELETE CASCADE,
    genre_id uuid NOT NULL REFERENCES genres ON DELETE CASCADE,
    position int NOT NULL,
    PRIMARY KEY (movie_id, genre_id)
);
CREATE INDEX movie_genres_genre ON movie_genres (genre_id);
