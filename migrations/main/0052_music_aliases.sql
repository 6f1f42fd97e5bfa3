-- +goose Up
-- What the keys that tags come to lead to, as somebody decided it by joining artists or albums.
CREATE TABLE music_aliases (
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    -- artist|, album| or release| with a key as files come to it, and the key of the row that it leads to.
    said       text NOT NULL,
    key        text NOT NULL,
    -- It is what files of the row itself come to, not what was joined to it.
    own        boolean NOT NULL DEFAULT false,
    -- Of artists: only names without an id at MusicBrainz are meant.
    bare       boolean NOT NULL DEFAULT false,
    -- What the artist is called by its own tags, and its id there, so that it is the same when its row is made anew.
    name       text NOT NULL DEFAULT '',
    mbid       uuid,
    PRIMARY KEY (library_id, said)
);
CREATE INDEX music_aliases_key ON music_aliases (library_id, key);
SELECT wall('music_aliases', 'false');

-- Whom a name in the tags of a file means, where somebody split an artist: by the place of the file and by its content.
CREATE TABLE music_parts (
    id         uuid PRIMARY KEY,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    root_id    uuid NOT NULL,
    path       text NOT NULL,
    oshash     text,
    size_bytes bigint NOT NULL,
    -- As aliases have it; as an artist of the album, else of the track.
    said       text NOT NULL,
    of_album   boolean NOT NULL,
    -- The key of the artist, and what it is called, so that it is the same when its row is made anew.
    key        text NOT NULL,
    name       text NOT NULL,
    decided_at timestamptz NOT NULL
);
CREATE INDEX music_parts_place ON music_parts (root_id, path);
CREATE INDEX music_parts_content ON music_parts (oshash, size_bytes);
CREATE INDEX music_parts_library ON music_parts (library_id);
SELECT wall('music_parts', 'false');

-- The keys of the artists of an album, where somebody joined or split these; empty for those that names lead to.
ALTER TABLE review_decisions ADD COLUMN artist_keys text[] NOT NULL DEFAULT '{}';
