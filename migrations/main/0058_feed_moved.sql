-- +goose Up
-- Edits of a track are kept by the place that its files give it, wherever people have put it.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION origin_keys(ids uuid[]) RETURNS TABLE (id uuid, kind item_kind, keys text[]) LANGUAGE sql STABLE AS $$
    SELECT c.id, c.kind::text::item_kind, c.keys FROM viewing_contents(ids) c WHERE c.kind IN ('MOVIE', 'SERIES', 'SEASON', 'EPISODE')
    UNION ALL
    SELECT a.id, 'ARTIST', ARRAY['artist|' || a.key] || CASE WHEN starts_with(a.key, 'name|') THEN '{}'::text[] ELSE ARRAY['artist|name|' || a.tag_name] END
    FROM artists a WHERE a.id = ANY(ids)
    UNION ALL
    SELECT a.id, 'ALBUM', ARRAY['album|' || a.key] FROM albums a WHERE a.id = ANY(ids)
    UNION ALL
    SELECT t.id, 'TRACK', ARRAY[concat_ws('|', 'track', COALESCE(a.key, ''), COALESCE(f.facts -> 'DISC' ->> 0, t.disc::text),
        COALESCE(CASE WHEN f.item_id IS NULL THEN t.number::text ELSE f.facts -> 'NUMBER' ->> 0 END, '0'), t.content)]
    FROM tracks t LEFT JOIN albums a ON a.id = t.album_id LEFT JOIN item_facts f ON f.item_id = t.id AND f.source = 'TAGS' WHERE t.id = ANY(ids)
$$;
-- +goose StatementEnd
UPDATE edited_items e SET keys = k.keys
FROM origin_keys(ARRAY(SELECT id FROM edited_items WHERE kind = 'TRACK' AND gone_at IS NULL)) k WHERE k.id = e.id AND k.keys <> e.keys;

-- Who is restricted otherwise than before reads everything anew, so nothing is left to tell him of.
-- +goose StatementBegin
CREATE FUNCTION feed_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM feed_hidden WHERE user_id = NEW.user_id;
    RETURN NULL;
END $$;

-- What comes to stand in a title that somebody does not see goes for him as if it were removed. TG_ARGV holds the column that names
-- the title.
CREATE FUNCTION feed_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    r restrictions;
    moved uuid[];
BEGIN
    EXECUTE format('SELECT array_agg(n.id) FROM before b JOIN changed n ON n.id = b.id WHERE b.%1$I IS DISTINCT FROM n.%1$I', TG_ARGV[0]) INTO moved;
    IF moved IS NULL THEN
        RETURN NULL;
    END IF;
    FOR r IN SELECT * FROM restrictions ORDER BY user_id LOOP
        INSERT INTO feed_hidden AS h (user_id, id, kind, library_id)
        SELECT r.user_id, p.id, p.kind, p.library_id FROM (
            SELECT 'season' AS kind, n.id, n.library_id FROM seasons n JOIN series s ON s.id = n.series_id
            WHERE n.id = ANY(moved) AND NOT feed_passes(r, ARRAY[s.id], s.genre_ids || s.label_ids, s.minimum_age)
            UNION ALL SELECT 'episode', e.id, e.library_id FROM episodes e JOIN series s ON s.id = e.series_id
            WHERE e.id = ANY(moved) AND NOT feed_passes(r, ARRAY[s.id], s.genre_ids || s.label_ids, s.minimum_age)
            UNION ALL SELECT 'release', o.id, o.library_id FROM releases o JOIN albums a ON a.id = o.album_id
            WHERE o.id = ANY(moved) AND NOT feed_passes(r, ARRAY[a.id], a.genre_ids, -1)
            UNION ALL SELECT t.kind, t.id, t.library_id FROM feed_parts('track', moved) t WHERE NOT feed_stays(r, t.kind, t.id)
        ) p ORDER BY p.id
        ON CONFLICT (user_id, id) DO UPDATE SET library_id = excluded.library_id, xid = excluded.xid, seq = excluded.seq;
    END LOOP;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER feed_forget AFTER UPDATE ON restrictions FOR EACH ROW WHEN (OLD.updated_at <> NEW.updated_at) EXECUTE FUNCTION feed_forget();
CREATE TRIGGER feed_moved AFTER UPDATE ON seasons REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_moved('series_id');
CREATE TRIGGER feed_moved AFTER UPDATE ON episodes REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_moved('series_id');
CREATE TRIGGER feed_moved AFTER UPDATE ON releases REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_moved('album_id');
CREATE TRIGGER feed_moved AFTER UPDATE ON tracks REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_moved('album_id');
