-- +goose Up
CREATE TYPE artist_role AS ENUM ('ALBUM_ARTIST', 'ARTIST', 'COMPOSER', 'LYRICIST', 'WRITER', 'CONDUCTOR', 'PERFORMER', 'ARRANGER',
    'REMIXER', 'PRODUCER', 'ENGINEER', 'MIXER', 'DJ_MIXER');
CREATE TYPE album_kind AS ENUM ('ALBUM', 'EP', 'SINGLE', 'BROADCAST', 'OTHER');

CREATE TABLE artists (
    id            uuid PRIMARY KEY,
    library_id    uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    -- The MusicBrainz id where one is known, else the folded name.
    key           text NOT NULL,
    name          text NOT NULL,
    sort_name     text COLLATE "C" NOT NULL,
    folded_name   text NOT NULL,
    mbid          uuid,
    -- What they did; the genres of their tracks, the most frequent first. Both are copies.
    roles         artist_role[] NOT NULL DEFAULT '{}',
    genre_ids     uuid[] NOT NULL DEFAULT '{}',
    picture_id    uuid REFERENCES artworks ON DELETE SET NULL,
    missing_since timestamptz,
    added_at      timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library_id, key)
);
CREATE INDEX artists_by_name ON artists (library_id, sort_name, id);
CREATE INDEX artists_by_added ON artists (library_id, added_at, id);
CREATE INDEX artists_same_name ON artists (library_id, folded_name);
CREATE INDEX artists_folded ON artists USING gin (folded_name gin_trgm_ops);
CREATE INDEX artists_genres ON artists USING gin (genre_ids);
CREATE INDEX artists_picture ON artists (picture_id);

-- What MusicBrainz calls a release group: an album, whatever editions of it are there.
CREATE TABLE albums (
    id              uuid PRIMARY KEY,
    library_id      uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    key             text NOT NULL,
    title           text NOT NULL,
    sort_title      text COLLATE "C" NOT NULL,
    folded_title    text NOT NULL,
    -- The album artists as they are written on it.
    credit          text NOT NULL,
    -- Its place in a list by artist: artist, year, title.
    place           text COLLATE "C" NOT NULL,
    kind            album_kind NOT NULL,
    -- Live, Compilation, Soundtrack …
    secondary_kinds text[] NOT NULL DEFAULT '{}',
    compilation     boolean NOT NULL,
    year            int,
    released_on     date,
    mbid            uuid,
    genre_ids       uuid[] NOT NULL DEFAULT '{}',
    cover_id        uuid REFERENCES artworks ON DELETE SET NULL,
    missing_since   timestamptz,
    added_at        timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library_id, key)
);
CREATE INDEX albums_by_title ON albums (library_id, sort_title, id);
CREATE INDEX albums_by_added ON albums (library_id, added_at, id);
CREATE INDEX albums_by_year ON albums (library_id, year, id);
CREATE INDEX albums_by_place ON albums (library_id, place, id);
CREATE INDEX albums_folded ON albums USING gin (folded_title gin_trgm_ops);
CREATE INDEX albums_genres ON albums USING gin (genre_ids);
CREATE INDEX albums_cover ON albums (cover_id);

CREATE TABLE album_artists (
    album_id   uuid NOT NULL REFERENCES albums ON DELETE CASCADE,
    position   int NOT NULL,
    artist_id  uuid NOT NULL REFERENCES artists ON DELETE CASCADE,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    PRIMARY KEY (album_id, position)
);
CREATE INDEX album_artists_artist ON album_artists (artist_id, album_id);

-- One edition of an album.
CREATE TABLE releases (
    id               uuid PRIMARY KEY,
    library_id       uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    album_id         uuid NOT NULL REFERENCES albums ON DELETE CASCADE,
    key              text NOT NULL,
    title            text NOT NULL,
    mbid             uuid,
    year             int,
    released_on      date,
    country          text,
    status           text,
    label            text,
    catalogue_number text,
    barcode          text,
    disc_total       int,
    cover_id         uuid REFERENCES artworks ON DELETE SET NULL,
    UNIQUE (library_id, key)
);
CREATE INDEX releases_album ON releases (album_id, year, id);
CREATE INDEX releases_cover ON releases (cover_id);

CREATE TABLE discs (
    release_id  uuid NOT NULL REFERENCES releases ON DELETE CASCADE,
    number      int NOT NULL,
    library_id  uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    title       text,
    media       text,
    track_total int,
    PRIMARY KEY (release_id, number)
);

CREATE TABLE tracks (
    id            uuid PRIMARY KEY,
    library_id    uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    -- Both are null for a recording that belongs to no album.
    album_id      uuid REFERENCES albums ON DELETE CASCADE,
    release_id    uuid REFERENCES releases ON DELETE CASCADE,
    key           text NOT NULL,
    -- What it is, whichever file or library it is in: what was heard of it is counted by this.
    content       text NOT NULL,
    title         text NOT NULL,
    sort_title    text COLLATE "C" NOT NULL,
    folded_title  text NOT NULL,
    credit        text NOT NULL,
    -- Its place in a list by artist: that of the album, disc, number.
    place         text COLLATE "C" NOT NULL,
    disc          int NOT NULL DEFAULT 1,
    number        int,
    duration_ms   bigint NOT NULL,
    year          int,
    genre_ids     uuid[] NOT NULL DEFAULT '{}',
    -- The recording, and the track of the release.
    mbid          uuid,
    track_mbid    uuid,
    isrcs         text[] NOT NULL DEFAULT '{}',
    bpm           double precision,
    moods         text[] NOT NULL DEFAULT '{}',
    languages     text[] NOT NULL DEFAULT '{}',
    comment       text,
    -- How much louder it must be to reach -18 LUFS, in decibels, and the loudest sample, 1 being full scale.
    track_gain    double precision,
    track_peak    double precision,
    album_gain    double precision,
    album_peak    double precision,
    missing_since timestamptz,
    added_at      timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library_id, key)
);
CREATE INDEX tracks_by_title ON tracks (library_id, sort_title, id);
CREATE INDEX tracks_by_added ON tracks (library_id, added_at, id);
CREATE INDEX tracks_by_year ON tracks (library_id, year, id);
CREATE INDEX tracks_by_place ON tracks (library_id, place, id);
CREATE INDEX tracks_release ON tracks (release_id, disc, number);
CREATE INDEX tracks_album ON tracks (album_id);
CREATE INDEX tracks_folded ON tracks USING gin (folded_title gin_trgm_ops);
CREATE INDEX tracks_genres ON tracks USING gin (genre_ids);

CREATE TABLE track_artists (
    track_id   uuid NOT NULL REFERENCES tracks ON DELETE CASCADE,
    position   int NOT NULL,
    artist_id  uuid NOT NULL REFERENCES artists ON DELETE CASCADE,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    role       artist_role NOT NULL,
    -- What a performer plays.
    detail     text,
    PRIMARY KEY (track_id, position)
);
CREATE INDEX track_artists_artist ON track_artists (artist_id, track_id);

CREATE TABLE track_files (
    file_id    uuid PRIMARY KEY REFERENCES files ON DELETE CASCADE,
    track_id   uuid NOT NULL REFERENCES tracks ON DELETE CASCADE,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE
);
CREATE INDEX track_files_track ON track_files (track_id);

CREATE TABLE track_lyrics (
    track_id   uuid NOT NULL REFERENCES tracks ON DELETE CASCADE,
    position   int NOT NULL,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    language   text,
    -- Plain lines, or LRC.
    text       text NOT NULL,
    PRIMARY KEY (track_id, position)
);

-- +goose StatementBegin
DO $$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY['artists', 'albums', 'album_artists', 'releases', 'discs', 'tracks', 'track_artists', 'track_files', 'track_lyrics'] LOOP
        EXECUTE format('CREATE TRIGGER catalogue_added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch()', relation);
        EXECUTE format('CREATE TRIGGER catalogue_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch()', relation);
        EXECUTE format('CREATE TRIGGER catalogue_left AFTER UPDATE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch()', relation);
        EXECUTE format('CREATE TRIGGER catalogue_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch()', relation);
    END LOOP;
END $$;
-- +goose StatementEnd
