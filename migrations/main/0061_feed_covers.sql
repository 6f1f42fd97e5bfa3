-- +goose Up
-- What running transactions do to what restricted users see: whether somebody saw an item before the transaction touched it. At its
-- end this is compared with what he sees then, so that what is hidden and shown again is not told, nor what he never saw; and rows of
-- feed_hidden, which the items of many titles share, are locked while a transaction commits and not before.
CREATE TABLE feed_covers (
    xid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
    user_id    uuid NOT NULL,
    id         uuid NOT NULL,
    kind       text NOT NULL,
    library_id uuid NOT NULL,
    was        boolean NOT NULL,
    PRIMARY KEY (xid, user_id, id)
);

-- +goose StatementBegin
-- Whether somebody sees anything that an artist took part in.
CREATE FUNCTION feed_passes_artist(r restrictions, artist uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM album_artists o JOIN albums a ON a.id = o.album_id WHERE o.artist_id = artist AND feed_passes(r, ARRAY[a.id], a.genre_ids, -1))
        OR EXISTS (SELECT FROM track_artists o JOIN tracks t ON t.id = o.track_id WHERE o.artist_id = artist AND feed_passes_track(r, t))
$$;

-- Whether somebody sees an item.
CREATE FUNCTION feed_sees(r restrictions, of_kind text, item uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE of_kind
        WHEN 'movie' THEN EXISTS (SELECT FROM movies m WHERE m.id = item AND feed_passes(r, ARRAY[m.id], m.genre_ids || m.label_ids, m.minimum_age))
        WHEN 'series' THEN EXISTS (SELECT FROM series s WHERE s.id = item AND feed_passes(r, ARRAY[s.id], s.genre_ids || s.label_ids, s.minimum_age))
        WHEN 'season' THEN EXISTS (SELECT FROM seasons n JOIN series s ON s.id = n.series_id
            WHERE n.id = item AND feed_passes(r, ARRAY[s.id], s.genre_ids || s.label_ids, s.minimum_age))
        WHEN 'episode' THEN EXISTS (SELECT FROM episodes e JOIN series s ON s.id = e.series_id
            WHERE e.id = item AND feed_passes(r, ARRAY[s.id], s.genre_ids || s.label_ids, s.minimum_age))
        WHEN 'album' THEN EXISTS (SELECT FROM albums a WHERE a.id = item AND feed_passes(r, ARRAY[a.id], a.genre_ids, -1))
        WHEN 'release' THEN EXISTS (SELECT FROM releases o JOIN albums a ON a.id = o.album_id WHERE o.id = item AND feed_passes(r, ARRAY[a.id], a.genre_ids, -1))
        WHEN 'track' THEN EXISTS (SELECT FROM tracks t WHERE t.id = item AND feed_passes_track(r, t))
        ELSE feed_passes_artist(r, item) END
$$;

-- Notes whether somebody saw what is seen or hidden with titles, before some were hidden from him (shut) and some shown (open): with its
-- title, but a track of an album by itself too, and an artist with anything of his. It asks about sets, as these may be a whole library;
-- of what else artists have the first that is seen is enough, so that is looked for one by one (OFFSET 0 keeps it that way).
CREATE FUNCTION feed_cover_parts(r restrictions, of_kind text, shut uuid[], open uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(shut || open) = 0 THEN
        RETURN;
    END IF;
    INSERT INTO feed_covers (user_id, id, kind, library_id, was)
    WITH parts AS MATERIALIZED (
        SELECT p.id, p.kind, p.library_id, true AS was FROM feed_parts(of_kind, shut) p
        UNION ALL SELECT p.id, p.kind, p.library_id, false FROM feed_parts(of_kind, open) p
    ), songs AS MATERIALIZED (
        SELECT p.id, p.library_id, CASE of_kind WHEN 'track' THEN p.was
            ELSE p.id IN (SELECT i.item_id FROM restriction_items i WHERE i.user_id = r.user_id) OR p.was AND feed_passes(r, '{}', t.genre_ids, -1) END AS was
        FROM parts p JOIN tracks t ON t.id = p.id WHERE p.kind = 'track'
    ), known AS MATERIALIZED (
        SELECT o.artist_id FROM unnest(shut) AS s(id) JOIN album_artists o ON o.album_id = s.id
        UNION SELECT o.artist_id FROM songs s JOIN track_artists o ON o.track_id = s.id WHERE s.was
    )
    SELECT r.user_id, p.id, p.kind, p.library_id, p.was FROM parts p WHERE p.kind NOT IN ('track', 'artist')
    UNION ALL SELECT r.user_id, s.id, 'track', s.library_id, s.was FROM songs s
    UNION ALL SELECT r.user_id, p.id, 'artist', p.library_id, p.id IN (SELECT artist_id FROM known)
        OR EXISTS (SELECT FROM album_artists o JOIN albums a ON a.id = o.album_id
            WHERE o.artist_id = p.id AND a.id NOT IN (SELECT unnest(shut || open)) AND feed_passes(r, ARRAY[a.id], a.genre_ids, -1) OFFSET 0)
        OR EXISTS (SELECT FROM track_artists o JOIN tracks t ON t.id = o.track_id
            WHERE o.artist_id = p.id AND t.id NOT IN (SELECT unnest(shut || open))
                AND (t.album_id IS NULL OR t.album_id NOT IN (SELECT unnest(shut || open))) AND feed_passes_track(r, t) OFFSET 0)
    FROM (SELECT DISTINCT id, library_id FROM parts WHERE kind = 'artist') p
    ON CONFLICT DO NOTHING;
    INSERT INTO feed_touches (id, kind, library_id) SELECT p.id, p.kind, p.library_id FROM feed_parts(of_kind, open) p ORDER BY p.id
    ON CONFLICT DO NOTHING;
END $$;

-- A track is hidden or shown by its genres and by its album: what changes both at once is one change.
CREATE OR REPLACE FUNCTION feed_cover() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    r restrictions;
    shut uuid[];
    open uuid[];
    passes text := CASE TG_ARGV[0]
        WHEN 'album' THEN 'SELECT n.id, feed_passes($1, ARRAY[n.id], b.genre_ids, -1) AS was, feed_passes($1, ARRAY[n.id], n.genre_ids, -1) AS seen
            FROM before b JOIN changed n ON n.id = b.id WHERE b.genre_ids IS DISTINCT FROM n.genre_ids'
        WHEN 'track' THEN 'SELECT n.id, feed_passes_track($1, ROW(b.*)::tracks) AS was, feed_passes_track($1, ROW(n.*)::tracks) AS seen
            FROM before b JOIN changed n ON n.id = b.id WHERE (b.album_id, b.genre_ids) IS DISTINCT FROM (n.album_id, n.genre_ids)'
        ELSE 'SELECT n.id, feed_passes($1, ARRAY[n.id], b.genre_ids || b.label_ids, b.minimum_age) AS was,
                feed_passes($1, ARRAY[n.id], n.genre_ids || n.label_ids, n.minimum_age) AS seen
            FROM before b JOIN changed n ON n.id = b.id
            WHERE (b.genre_ids, b.label_ids, b.minimum_age) IS DISTINCT FROM (n.genre_ids, n.label_ids, n.minimum_age)' END;
BEGIN
    FOR r IN SELECT * FROM restrictions ORDER BY user_id LOOP
        EXECUTE 'SELECT coalesce(array_agg(id) FILTER (WHERE was), ''{}''), coalesce(array_agg(id) FILTER (WHERE NOT was), ''{}'')
            FROM (' || passes || ') t WHERE was <> seen' INTO shut, open USING r;
        PERFORM feed_cover_parts(r, TG_ARGV[0], shut, open);
    END LOOP;
    RETURN NULL;
END $$;

-- What comes to stand in another title is seen or hidden with it since. TG_ARGV holds the column that names the title.
CREATE OR REPLACE FUNCTION feed_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    r restrictions;
    moved uuid[];
BEGIN
    EXECUTE format('SELECT array_agg(n.id) FROM before b JOIN changed n ON n.id = b.id WHERE b.%1$I IS DISTINCT FROM n.%1$I', TG_ARGV[0]) INTO moved;
    IF moved IS NULL THEN
        RETURN NULL;
    END IF;
    FOR r IN SELECT * FROM restrictions ORDER BY user_id LOOP
        IF TG_TABLE_NAME = 'releases' THEN
            EXECUTE 'INSERT INTO feed_covers (user_id, id, kind, library_id, was)
                SELECT ($1).user_id, b.id, ''release'', b.library_id, EXISTS (SELECT FROM albums a WHERE a.id = b.album_id AND feed_passes($1, ARRAY[a.id], a.genre_ids, -1))
                FROM before b WHERE b.id = ANY($2) ON CONFLICT DO NOTHING' USING r, moved;
        ELSE
            EXECUTE 'INSERT INTO feed_covers (user_id, id, kind, library_id, was)
                SELECT ($1).user_id, b.id, $3, b.library_id, EXISTS (SELECT FROM series s
                    WHERE s.id = b.series_id AND feed_passes($1, ARRAY[s.id], s.genre_ids || s.label_ids, s.minimum_age))
                FROM before b WHERE b.id = ANY($2) ON CONFLICT DO NOTHING' USING r, moved, rtrim(TG_TABLE_NAME, 's');
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- Of transactions that hide something of one user and end at once, the later sees what the earlier did: each may hide one half of
-- what an artist has. Rows of feed_hidden are locked before those of feed_changes, by all in one order.
CREATE OR REPLACE FUNCTION feed_settle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM feed_commits WHERE xid = NEW.xid;
    PERFORM pg_advisory_xact_lock(hashtextextended('feed covers ' || c.user_id, 0))
    FROM (SELECT DISTINCT user_id FROM feed_covers WHERE xid = NEW.xid AND was ORDER BY user_id) c;
    WITH mine AS (
        DELETE FROM feed_covers WHERE xid = NEW.xid RETURNING user_id, id, kind, library_id, was
    )
    INSERT INTO feed_hidden AS h (user_id, id, kind, library_id)
    SELECT m.user_id, m.id, m.kind, m.library_id FROM mine m JOIN restrictions r ON r.user_id = m.user_id JOIN libraries l ON l.id = m.library_id
    WHERE m.was AND NOT feed_sees(r, m.kind, m.id) ORDER BY m.user_id, m.id
    ON CONFLICT (user_id, id) DO UPDATE SET library_id = excluded.library_id, xid = excluded.xid, seq = excluded.seq;
    WITH mine AS (
        DELETE FROM feed_touches WHERE xid = NEW.xid RETURNING id, kind, library_id, removed
    )
    INSERT INTO feed_changes AS f (id, kind, library_id, removed)
    SELECT m.id, m.kind, m.library_id, m.removed FROM mine m JOIN libraries l ON l.id = m.library_id ORDER BY m.id
    ON CONFLICT (id) DO UPDATE SET library_id = excluded.library_id, removed = excluded.removed, xid = excluded.xid, seq = excluded.seq;
    RETURN NULL;
END $$;

DROP FUNCTION feed_stays(restrictions, text, uuid);

-- A statement that touches nothing asks for nothing at the end, as one that changes no row or what goes with its item: in every
-- transaction the versions of the catalogue are written before the feed, so that no two wait for each other.
CREATE OR REPLACE FUNCTION feed_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO feed_touches AS f (id, kind, library_id, removed)
    SELECT DISTINCT ON (id) id, TG_ARGV[0], library_id, TG_OP = 'DELETE' FROM changed
    ON CONFLICT (xid, id) DO UPDATE SET library_id = excluded.library_id, removed = excluded.removed;
    INSERT INTO feed_commits SELECT WHERE EXISTS (SELECT FROM changed) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION feed_note_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO feed_touches (id, kind, library_id) SELECT id, $1, library_id FROM %I WHERE id IN (SELECT %I FROM changed)
        ON CONFLICT DO NOTHING', TG_ARGV[0], TG_ARGV[2]) USING TG_ARGV[1];
    INSERT INTO feed_commits SELECT WHERE EXISTS (SELECT FROM feed_touches WHERE xid = pg_current_xact_id()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
-- +goose StatementEnd
DROP TRIGGER feed_moved ON tracks;
