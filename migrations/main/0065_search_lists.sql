-- +goose Up
-- What is in no library belongs to a user, and is found by its readers, of whom the owner is one.
ALTER TABLE search_docs ALTER COLUMN library_id DROP NOT NULL, ADD COLUMN owner_id uuid REFERENCES users ON DELETE CASCADE, ADD COLUMN readers uuid[],
    ADD CONSTRAINT search_docs_seen CHECK (num_nonnulls(library_id, owner_id) = 1 AND num_nonnulls(owner_id, readers) <> 1) NOT VALID;
CREATE INDEX search_docs_owner ON search_docs (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX search_docs_readers ON search_docs USING gin (readers) WHERE readers IS NOT NULL;

-- It is no title, and nothing hides it from its readers.
DROP POLICY everything ON search_docs;
DROP POLICY walled ON search_docs;
SELECT wall_items_of('search_docs', 'kind', 'id', '{MOVIE=movies,SERIES=series,EPISODE=episodes,ARTIST=artists,ALBUM=albums,TRACK=tracks}', 'owner_id IS NOT NULL OR ');

INSERT INTO search_docs (id, kind, title, folded, owner_id, readers)
    SELECT id, kind::text::search_kind, name, folded_name, user_id, ARRAY[user_id] || ARRAY(SELECT s.user_id FROM playlist_shares s WHERE s.playlist_id = p.id)
    FROM playlists p ON CONFLICT (id) DO NOTHING;
