-- +goose Up
-- The places of playlists are bound to the content, as what viewers have of it is: they stay when its row goes, and take up
-- another row of the same content. Of a place whose library is gone only who put it there knows.
INSERT INTO viewed_items (id, kind, library_id, parent_id, keys, title)
    SELECT id, kind, library_id, parent_id, keys, title FROM viewing_contents(ARRAY(SELECT DISTINCT item_id FROM playlist_items)) ON CONFLICT (id) DO NOTHING;
-- A place whose content is gone had nothing left to show.
DELETE FROM playlist_items i WHERE NOT EXISTS (SELECT FROM viewed_items v WHERE v.id = i.item_id);
ALTER TABLE playlist_items ADD FOREIGN KEY (item_id) REFERENCES viewed_items;
ALTER TABLE playlist_items ALTER COLUMN library_id DROP NOT NULL;
ALTER TABLE playlist_items DROP CONSTRAINT playlist_items_library_id_fkey;
ALTER TABLE playlist_items ADD FOREIGN KEY (library_id) REFERENCES libraries ON DELETE SET NULL;
-- Whoever does not remember what it puts there, as servers of before do while others are upgraded, has it remembered here.
-- +goose StatementBegin
CREATE FUNCTION playlist_remember() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM viewed_items WHERE id = NEW.item_id) THEN
        INSERT INTO viewed_items (id, kind, library_id, parent_id, keys, title)
            SELECT id, kind, library_id, parent_id, keys, title FROM viewing_contents(ARRAY[NEW.item_id]) ON CONFLICT (id) DO NOTHING;
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER playlist_remember BEFORE INSERT ON playlist_items FOR EACH ROW EXECUTE FUNCTION playlist_remember();
