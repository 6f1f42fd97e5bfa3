-- +goose Up
ALTER TYPE library_kind ADD VALUE 'LIVE';
ALTER TYPE artwork_source ADD VALUE 'REMOTE';
ALTER TYPE playback_item_kind ADD VALUE 'CHANNEL';

-- A picture that an outside address holds: root_id is the list that names it, path the address. The new label cannot be
-- written in the migration that brings it, so the rules do without. What is there keeps to them already.
ALTER TABLE artworks DROP CONSTRAINT artworks_check, DROP CONSTRAINT artworks_check1,
    ADD CONSTRAINT artworks_place CHECK ((file_id IS NULL) = (path IS NOT NULL AND root_id IS NOT NULL)) NOT VALID;
CREATE UNIQUE INDEX artworks_remote ON artworks (root_id, path, role) WHERE root_id IS NOT NULL AND source <> 'LOCAL';

-- A session of a channel plays no file.
ALTER TABLE playback_sessions ALTER COLUMN file_id DROP NOT NULL;

CREATE TABLE channels (
    id            uuid PRIMARY KEY,
    library_id    uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    -- What tells it from others of its list over refreshes: its tvg-id, else its name and address.
    key           text NOT NULL,
    -- What guides call it; empty when the list does not say.
    guide_id      text NOT NULL DEFAULT '',
    name          text NOT NULL,
    -- The name without case and accents, for nameContains.
    folded_name   text NOT NULL,
    number        text,
    -- Its number, else its place in the list, padded.
    sort_key      text COLLATE "C" NOT NULL,
    group_name    text NOT NULL DEFAULT '',
    logo_id       uuid REFERENCES artworks ON DELETE SET NULL,
    -- Where its stream is. It may hold a password: nobody is shown it.
    address       text NOT NULL,
    missing_since timestamptz,
    added_at      timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library_id, key)
);
CREATE INDEX channels_in_order ON channels (library_id, sort_key, id);
CREATE INDEX channels_logo ON channels (logo_id);

CREATE TABLE programmes (
    id          uuid PRIMARY KEY,
    channel_id  uuid NOT NULL REFERENCES channels ON DELETE CASCADE,
    -- That of the channel.
    library_id  uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL CHECK (ends_at > starts_at),
    title       text NOT NULL,
    subtitle    text,
    description text,
    categories  text[] NOT NULL DEFAULT '{}',
    season      int,
    episode     int,
    -- The refresh that it was last seen in.
    seen_at     timestamptz NOT NULL,
    UNIQUE (channel_id, starts_at)
);
CREATE INDEX programmes_in_order ON programmes (library_id, starts_at, id);
