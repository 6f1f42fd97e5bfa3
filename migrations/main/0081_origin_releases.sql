-- +goose Up
-- Editions of albums are known by the keys of their files, as albums are.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION origin_keys(ids uuid[]) RETURNS TABLE (id uuid, kind item_kind, keys text[]) LANGUAGE sql STABLE AS $$
    SELECT c.id, c.kind::text::item_kind, c.keys FROM viewing_contents(ids) c WHERE c.kind IN ('MOVIE', 'SERIES', 'SEASON', 'EPISODE')
    UNION ALL
    SELECT a.id, 'ARTIST', ARRAY['artist|' || a.key] || CASE WHEN starts_with(a.key, 'name|') THEN '{}'::text[] ELSE ARRAY['artist|name|' || a.tag_name] END
    FROM artists a WHERE a.id = ANY(ids)
    UNION ALL
    SELECT a.id, 'ALBUM', ARRAY['album|' || a.key] FROM albums a WHERE a.id = ANY(ids)
    UNION ALL
    SELECT r.id, 'RELEASE', ARRAY['release|' || r.key] FROM releases r WHERE r.id = ANY(ids)
    UNION ALL
    SELECT t.id, 'TRACK', ARRAY[concat_ws('|', 'track', COALESCE(a.key, ''), COALESCE(f.facts -> 'DISC' ->> 0, t.disc::text),
        COALESCE(CASE WHEN f.item_id IS NULL THEN t.number::text ELSE f.facts -> 'NUMBER' ->> 0 END, '0'), t.content)]
    FROM tracks t LEFT JOIN albums a ON a.id = t.album_id LEFT JOIN item_facts f ON f.item_id = t.id AND f.source = 'TAGS' WHERE t.id = ANY(ids)
$$;
-- +goose StatementEnd
