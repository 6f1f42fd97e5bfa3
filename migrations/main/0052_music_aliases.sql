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
