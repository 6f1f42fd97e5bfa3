-- +goose Up
CREATE TYPE playlist_access AS ENUM ('READ', 'WRITE', 'OWNER');

CREATE TABLE playlists (
    id          uuid PRIMARY KEY,
    user_id     uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    name        text NOT NULL,
    sort_name   text NOT NULL,
    folded_name text NOT NULL,
    description text NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
);
CREATE INDEX playlists_user ON playlists (user_id);

CREATE TABLE playlist_shares (
    playlist_id uuid NOT NULL REFERENCES playlists ON DELETE CASCADE,
    user_id     uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    access      playlist_access NOT NULL CHECK (access <> 'OWNER'),
    PRIMARY KEY (playlist_id, user_id)
);
CREATE INDEX playlist_shares_user ON playlist_shares (user_id);

-- Positions leave gaps, so that an item finds its place without all others being written anew. library_id decides who sees an item.
CREATE TABLE playlist_items (
    id          uuid PRIMARY KEY,
    playlist_id uuid NOT NULL REFERENCES playlists ON DELETE CASCADE,
    position    bigint NOT NULL,
    item_kind   playback_item_kind NOT NULL,
    item_id     uuid NOT NULL,
    library_id  uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    added_by    uuid REFERENCES users ON DELETE SET NULL,
    added_at    timestamptz NOT NULL
);
CREATE INDEX playlist_items_in_order ON playlist_items (playlist_id, position, id);
CREATE INDEX playlist_items_item ON playlist_items (item_id);
CREATE INDEX playlist_items_library ON playlist_items (library_id);
