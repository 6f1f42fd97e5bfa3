-- +goose Up
CREATE TYPE series_status AS ENUM ('CONTINUING', 'ENDED', 'UNKNOWN');

CREATE TABLE series (
    id             uuid PRIMARY KEY,
    library_id     uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    key            text NOT NULL,
    weak_key       text NOT NULL DEFAULT '',
    title          text NOT NULL,
    sort_title     text COLLATE "C" NOT NULL,
    folded_title   text NOT NULL DEFAULT '',
    original_title text,
    year           int,
    first_aired_on date,
    status         series_status NOT NULL DEFAULT 'UNKNOWN',
    certification  text,
    rating         double precision,
    tmdb_id        bigint,
    tvdb_id        bigint,
    imdb_id        text,
    genre_ids      uuid[] NOT NULL DEFAULT '{}',
    poster_id      uuid REFERENCES artworks ON DELETE SET NULL,
    backdrop_id    uuid REFERENCES artworks ON DELETE SET NULL,
    logo_id        uuid REFERENCES artworks ON DELETE SET NULL,
    described      boolean NOT NULL DEFAULT false,
    missing_since  timestamptz,
    added_at       timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library_id, key)
);
CREATE INDEX series_by_title ON series (library_id, sort_title, id);
CREATE INDEX series_by_added ON series (library_id, added_at, id);
CREATE INDEX series_by_year ON series (library_id, year, id);
CREATE INDEX series_by_rating ON series (library_id, rating, id);
CREATE INDEX series_tmdb ON series (tmdb_id);
CREATE INDEX series_imdb ON series (imdb_id);
CREATE INDEX series_tvdb ON series (tvdb_id);
CREATE INDEX series_weak_key ON series (library_id, weak_key);
CREATE INDEX series_folded ON series USING gin (folded_title gin_trgm_ops);
CREATE INDEX series_genres_array ON series USING gin (genre_ids);
CREATE INDEX series_poster ON series (poster_id);
CREATE INDEX series_backdrop ON series (backdrop_id);
CREATE INDEX series_logo ON series (logo_id);

CREATE TABLE series_details (
    series_id uuid PRIMARY KEY REFERENCES series ON DELETE CASCADE,
    overview  text,
    studios   text[] NOT NULL DEFAULT '{}',
    countries text[] NOT NULL DEFAULT '{}',
    tags      text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE seasons (
    id         uuid PRIMARY KEY,
    series_id  uuid NOT NULL REFERENCES series ON DELETE CASCADE,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    number     int NOT NULL CHECK (number >= 0), -- 0 holds the specials
    title      text,
    overview   text,
    poster_id  uuid REFERENCES artworks ON DELETE SET NULL,
    UNIQUE (series_id, number)
);
CREATE INDEX seasons_poster ON seasons (poster_id);

CREATE TABLE episodes (
    id            uuid PRIMARY KEY,
    series_id     uuid NOT NULL REFERENCES series ON DELETE CASCADE,
    season_id     uuid NOT NULL REFERENCES seasons ON DELETE CASCADE,
    library_id    uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    -- Tells the episodes of a season apart: its number, its date or its absolute number.
    key           text NOT NULL,
    season_number int NOT NULL,
    number        int,
    absolute      int,
    title         text,
    aired_on      date,
    overview      text,
    rating        double precision,
    runtime_ms    bigint,
    still_id      uuid REFERENCES artworks ON DELETE SET NULL,
    described     boolean NOT NULL DEFAULT false,
    missing_since timestamptz,
    added_at      timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    -- The order inside the season: by number, else by date.
    position      int NOT NULL,
    UNIQUE (series_id, season_number, key)
);
CREATE INDEX episodes_in_order ON episodes (season_id, position, id);
CREATE INDEX episodes_of_series ON episodes (series_id, season_number, position, id);
CREATE INDEX episodes_by_added ON episodes (library_id, added_at, id);
CREATE INDEX episodes_still ON episodes (still_id);

-- One file may hold several episodes, and one episode several files.
CREATE TABLE episode_files (
    file_id    uuid NOT NULL REFERENCES files ON DELETE CASCADE,
    episode_id uuid NOT NULL REFERENCES episodes ON DELETE CASCADE,
    edition    text,
    part       int,
    PRIMARY KEY (file_id, episode_id)
);
CREATE INDEX episode_files_episode ON episode_files (episode_id);

-- An extra may be found before its series: then series_id is null, and the keys and the folder say whose it is.
CREATE TABLE series_extras (
    file_id    uuid PRIMARY KEY REFERENCES files ON DELETE CASCADE,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    series_id   uuid REFERENCES series ON DELETE SET NULL,
    keys       text[] NOT NULL DEFAULT '{}',
    folder     text NOT NULL DEFAULT '',
    kind       extra_kind NOT NULL,
    title      text NOT NULL
);
CREATE INDEX series_extras_waiting ON series_extras (library_id) WHERE series_id IS NULL;
CREATE INDEX series_extras_series ON series_extras (series_id);

CREATE TABLE series_credits (
    series_id uuid NOT NULL REFERENCES series ON DELETE CASCADE,
    position  int NOT NULL,
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    role      credit_role NOT NULL,
    character text,
    PRIMARY KEY (series_id, position)
);
CREATE INDEX series_credits_person ON series_credits (person_id, series_id);

CREATE TABLE episode_credits (
    episode_id uuid NOT NULL REFERENCES episodes ON DELETE CASCADE,
    position   int NOT NULL,
    person_id  uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    role       credit_role NOT NULL,
    character  text,
    PRIMARY KEY (episode_id, position)
);
CREATE INDEX episode_credits_person ON episode_credits (person_id, episode_id);

CREATE TABLE series_genres (
    series_id uuid NOT NULL REFERENCES series ON DELETE CASCADE,
    genre_id  uuid NOT NULL REFERENCES genres ON DELETE CASCADE,
    position  int NOT NULL,
    PRIMARY KEY (series_id, genre_id)
);
CREATE INDEX series_genres_genre ON series_genres (genre_id);
