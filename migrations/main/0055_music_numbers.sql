-- +goose Up
-- The numbers of tracks and of their discs are stated by files as other fields are, so that people may set them.
UPDATE item_facts f SET facts = f.facts || jsonb_build_object('DISC', jsonb_build_array(t.disc::text))
    || CASE WHEN t.number IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('NUMBER', jsonb_build_array(t.number::text)) END
FROM tracks t WHERE t.id = f.item_id AND f.source = 'TAGS';
