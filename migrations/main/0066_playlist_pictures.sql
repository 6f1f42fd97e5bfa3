-- +goose Up
-- The picture that its owner chose for a playlist or a collection: one that an item of it shows, which is seen by whoever may see
-- that one; or one that was uploaded, whose bytes the server keeps under the name of their content.
CREATE TABLE playlist_pictures (
    playlist_id uuid PRIMARY KEY REFERENCES playlists ON DELETE CASCADE,
    id          uuid NOT NULL UNIQUE,
    artwork_id  uuid REFERENCES artworks ON DELETE CASCADE,
    content     text,
    version     text,
    width       int,
    height      int,
    blurhash    text,
    CHECK (num_nonnulls(artwork_id, content) = 1 AND num_nonnulls(content, version) <> 1)
);
CREATE INDEX playlist_pictures_artwork ON playlist_pictures (artwork_id) WHERE artwork_id IS NOT NULL;
CREATE INDEX playlist_pictures_content ON playlist_pictures (content) WHERE content IS NOT NULL;
