-- +goose Up
-- What a transaction hid from a user is asked for all at once at its end: a profile that allows little may lose a whole library of music.
-- +goose StatementBegin
-- Whether a title passes by what it is rated and tagged with, as feed_passes has it. It is one expression, which goes into the statement
-- that asks.
CREATE FUNCTION feed_tags_pass(r restrictions, denied uuid[], allowed uuid[], tags uuid[], age int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN age IS NULL THEN r.unrated ELSE age <= coalesce(r.max_age, 1000) END
        AND NOT denied && tags AND (NOT r.only_allowed OR allowed && tags)
$$;

-- Notes what somebody saw before a transaction and does not see at its end: a title by itself, what stands in a title with it, a track by
-- itself and with its album, and an artist when nothing of his is seen. Of what artists have the first that is seen is enough, so that is
-- looked for one by one (OFFSET 0 keeps it that way).
CREATE FUNCTION feed_hide(r restrictions, at xid8) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    denied uuid[] := ARRAY(SELECT t.tag_id FROM restriction_tags t WHERE t.user_id = r.user_id AND t.rule = 'DENIED');
    allowed uuid[] := ARRAY(SELECT t.tag_id FROM restriction_tags t WHERE t.user_id = r.user_id AND t.rule = 'ALLOWED');
BEGIN
    INSERT INTO feed_hidden AS h (user_id, id, kind, library_id)
    SELECT r.user_id, c.id, c.kind, c.library_id FROM feed_covers c JOIN libraries l ON l.id = c.library_id
        LEFT JOIN movies m ON c.kind = 'movie' AND m.id = c.id
        LEFT JOIN seasons n ON c.kind = 'season' AND n.id = c.id
        LEFT JOIN episodes e ON c.kind = 'episode' AND e.id = c.id
        LEFT JOIN series s ON s.id = CASE c.kind WHEN 'series' THEN c.id WHEN 'season' THEN n.series_id WHEN 'episode' THEN e.series_id END
        LEFT JOIN releases o ON c.kind = 'release' AND o.id = c.id
        LEFT JOIN tracks t ON c.kind = 'track' AND t.id = c.id
        LEFT JOIN albums a ON a.id = CASE c.kind WHEN 'album' THEN c.id WHEN 'release' THEN o.album_id WHEN 'track' THEN t.album_id END
    WHERE c.xid = at AND c.user_id = r.user_id AND c.was AND NOT CASE c.kind
        WHEN 'artist' THEN EXISTS (SELECT FROM album_artists x JOIN albums y ON y.id = x.album_id WHERE x.artist_id = c.id
                AND (EXISTS (SELECT FROM restriction_items i WHERE i.user_id = r.user_id AND i.item_id = y.id)
                    OR feed_tags_pass(r, denied, allowed, y.genre_ids, -1)) OFFSET 0)
            OR EXISTS (SELECT FROM track_artists x JOIN tracks z ON z.id = x.track_id LEFT JOIN albums y ON y.id = z.album_id WHERE x.artist_id = c.id
                AND (EXISTS (SELECT FROM restriction_items i WHERE i.user_id = r.user_id AND i.item_id IN (z.id, z.album_id))
                    OR feed_tags_pass(r, denied, allowed, z.genre_ids, -1)
                        AND (z.album_id IS NULL OR feed_tags_pass(r, denied, allowed, y.genre_ids, -1))) OFFSET 0)
        WHEN 'track' THEN t.id IS NOT NULL
            AND (EXISTS (SELECT FROM restriction_items i WHERE i.user_id = r.user_id AND i.item_id IN (t.id, t.album_id))
                OR feed_tags_pass(r, denied, allowed, t.genre_ids, -1)
                    AND (t.album_id IS NULL OR feed_tags_pass(r, denied, allowed, a.genre_ids, -1)))
        ELSE coalesce(m.id, s.id, a.id) IS NOT NULL
            AND (EXISTS (SELECT FROM restriction_items i WHERE i.user_id = r.user_id AND i.item_id = coalesce(m.id, s.id, a.id))
                OR feed_tags_pass(r, denied, allowed, coalesce(m.genre_ids || m.label_ids, s.genre_ids || s.label_ids, a.genre_ids),
                    CASE WHEN a.id IS NOT NULL THEN -1 ELSE coalesce(m.minimum_age, s.minimum_age) END)) END
    ORDER BY c.id
    ON CONFLICT (user_id, id) DO UPDATE SET library_id = excluded.library_id, xid = excluded.xid, seq = excluded.seq;
END $$;

CREATE OR REPLACE FUNCTION feed_settle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    r restrictions;
BEGIN
    DELETE FROM feed_commits WHERE xid = NEW.xid;
    PERFORM pg_advisory_xact_lock(hashtextextended('feed covers ' || c.user_id, 0))
    FROM (SELECT DISTINCT user_id FROM feed_covers WHERE xid = NEW.xid AND was ORDER BY user_id) c;
    FOR r IN SELECT * FROM restrictions WHERE user_id IN (SELECT user_id FROM feed_covers WHERE xid = NEW.xid AND was) ORDER BY user_id LOOP
        PERFORM feed_hide(r, NEW.xid);
    END LOOP;
    DELETE FROM feed_covers WHERE xid = NEW.xid;
    WITH mine AS (
        DELETE FROM feed_touches WHERE xid = NEW.xid RETURNING id, kind, library_id, removed
    )
    INSERT INTO feed_changes AS f (id, kind, library_id, removed)
    SELECT m.id, m.kind, m.library_id, m.removed FROM mine m JOIN libraries l ON l.id = m.library_id ORDER BY m.id
    ON CONFLICT (id) DO UPDATE SET library_id = excluded.library_id, removed = excluded.removed, xid = excluded.xid, seq = excluded.seq;
    RETURN NULL;
END $$;

DROP FUNCTION feed_sees(restrictions, text, uuid), feed_passes_artist(restrictions, uuid);
-- +goose StatementEnd

-- The last transaction whose changes are all told of, by which a reader knows when he began: the same until something changes. It reads
-- past the wall, where those who see little would look for it for long.
CREATE FUNCTION feed_last() RETURNS xid8 LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT xid FROM feed_changes WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid DESC LIMIT 1
$$;
