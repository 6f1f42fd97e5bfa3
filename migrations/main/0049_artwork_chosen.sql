-- +goose Up
-- Items that somebody chose a picture for, with the keys by which their content is known: also after their row is gone, so that
-- the choices are taken up again when another row with such a key comes.
CREATE TABLE pictured_items (
    id      uuid PRIMARY KEY,
    kind    item_kind NOT NULL,
    keys    text[] NOT NULL,
    gone_at timestamptz
);
CREATE INDEX pictured_items_gone ON pictured_items USING gin (keys) WHERE gone_at IS NOT NULL;
SELECT wall('pictured_items', 'false');
INSERT INTO pictured_items (id, kind, keys) SELECT id, kind, keys FROM origin_keys(ARRAY(SELECT DISTINCT item_id FROM artwork_choices));
DELETE FROM artwork_choices c WHERE NOT EXISTS (SELECT FROM pictured_items p WHERE p.id = c.item_id);

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION artwork_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM artwork_candidates WHERE item_id IN (SELECT id FROM changed);
    DELETE FROM item_pictures WHERE item_id IN (SELECT id FROM changed);
    DELETE FROM artwork_choices c WHERE item_id IN (SELECT id FROM changed) AND NOT EXISTS (SELECT FROM pictured_items p WHERE p.id = c.item_id);
    DELETE FROM pictured_items p USING changed WHERE p.id = changed.id AND NOT EXISTS (SELECT FROM artwork_choices c WHERE c.item_id = p.id);
    UPDATE pictured_items p SET gone_at = now() FROM changed WHERE p.id = changed.id;
    RETURN NULL;
END $$;

-- A row that is gone waits no longer once its last choice went, as with the library of the picture.
CREATE FUNCTION artwork_unchosen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM pictured_items p USING changed WHERE p.id = changed.item_id AND p.gone_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM artwork_choices c WHERE c.item_id = p.id);
    RETURN NULL;
END $$;
CREATE TRIGGER artwork_unchosen AFTER DELETE ON artwork_choices REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_unchosen();
-- +goose StatementEnd
