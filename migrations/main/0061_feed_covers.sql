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
-- Whether somebody sees anything that an artist took part in, without some albums and tracks.
CREATE FUNCTION feed_passes_artist(r restrictions, artist uuid, without uuid[]) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM album_artists o JOIN albums a ON a.id = o.album_id
            WHERE o.artist_id = artist AND a.id <> ALL(without) AND feed_passes(r, ARRAY[a.id], a.genre_ids, -1))
        OR EXISTS (SELECT FROM track_artists o JOIN tracks t ON t.id = o.track_id
            WHERE o.artist_id = artist AND t.id <> ALL(without) AND (t.album_id IS NULL OR t.album_id <> ALL(without)) AND feed_passes_track(r, t))
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
        ELSE feed_passes_artist(r, item, '{}') END
$$;

-- Whether somebody saw a track before albums and tracks were hidden from him (shut) or shown (open), which are no others than these.
CREATE FUNCTION feed_saw_track(r restrictions, t tracks, shut uuid[]) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM restriction_items i WHERE i.user_id = r.user_id AND i.item_id IN (t.id, t.album_id))
        OR t.album_id = ANY(shut) AND feed_passes(r, '{}', t.genre_ids, -1)
        OR t.id = ANY(shut) AND (t.album_id IS NULL OR EXISTS (SELECT FROM albums a WHERE a.id = t.album_id AND feed_passes(r, ARRAY[a.id], a.genre_ids, -1)))
$$;
-- Of what is seen or hidden with a title.
CREATE FUNCTION feed_saw(r restrictions, of_kind text, item uuid, shut uuid[], open uuid[]) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(CASE of_kind
        WHEN 'season' THEN EXISTS (SELECT FROM seasons n WHERE n.id = item AND n.series_id = ANY(shut))
        WHEN 'episode' THEN EXISTS (SELECT FROM episodes e WHERE e.id = item AND e.series_id = ANY(shut))
        WHEN 'release' THEN EXISTS (SELECT FROM releases o WHERE o.id = item AND o.album_id = ANY(shut))
        WHEN 'track' THEN EXISTS (SELECT FROM tracks t WHERE t.id = item AND feed_saw_track(r, t, shut))
        WHEN 'artist' THEN EXISTS (SELECT FROM album_artists o WHERE o.artist_id = item AND o.album_id = ANY(shut))
            OR EXISTS (SELECT FROM track_artists o JOIN tracks t ON t.id = o.track_id
                WHERE o.artist_id = item AND (t.id = ANY(shut || open) OR t.album_id = ANY(shut || open)) AND feed_saw_track(r, t, shut))
            OR feed_passes_artist(r, item, shut || open)
        ELSE item = ANY(shut) END, false)
$$;

CREATE OR REPLACE FUNCTION feed_cover() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    r restrictions;
    shut uuid[];
    open uuid[];
BEGIN
    FOR r IN SELECT * FROM restrictions ORDER BY user_id LOOP
        CASE TG_ARGV[0]
        WHEN 'movie', 'series' THEN
            EXECUTE 'SELECT coalesce(array_agg(id) FILTER (WHERE was), ''{}''), coalesce(array_agg(id) FILTER (WHERE NOT was), ''{}'') FROM (
                    SELECT n.id, feed_passes($1, ARRAY[n.id], b.genre_ids || b.label_ids, b.minimum_age) AS was,
                        feed_passes($1, ARRAY[n.id], n.genre_ids || n.label_ids, n.minimum_age) AS seen
                    FROM before b JOIN changed n ON n.id = b.id
                    WHERE (b.genre_ids, b.label_ids, b.minimum_age) IS DISTINCT FROM (n.genre_ids, n.label_ids, n.minimum_age)
                ) t WHERE was <> seen' INTO shut, open USING r;
        ELSE
            EXECUTE 'SELECT coalesce(array_agg(id) FILTER (WHERE was), ''{}''), coalesce(array_agg(id) FILTER (WHERE NOT was), ''{}'') FROM (
                    SELECT n.id, feed_passes($1, ARRAY[n.id], b.genre_ids, -1) AS was, feed_passes($1, ARRAY[n.id], n.genre_ids, -1) AS seen
                    FROM before b JOIN changed n ON n.id = b.id WHERE b.genre_ids IS DISTINCT FROM n.genre_ids
                ) t WHERE was <> seen' INTO shut, open USING r;
        END CASE;
        CONTINUE WHEN cardinality(shut || open) = 0;
        INSERT INTO feed_covers (user_id, id, kind, library_id, was)
        SELECT r.user_id, p.id, p.kind, p.library_id, feed_saw(r, p.kind, p.id, shut, open) FROM feed_parts(TG_ARGV[0], shut || open) p
        ON CONFLICT DO NOTHING;
        INSERT INTO feed_touches (id, kind, library_id) SELECT p.id, p.kind, p.library_id FROM feed_parts(TG_ARGV[0], open) p ORDER BY p.id
        ON CONFLICT DO NOTHING;
    END LOOP;
    RETURN NULL;
END $$;

-- What comes to stand in another title is seen or hidden with it since, and so are the artists of tracks. TG_ARGV holds the column that
-- names the title.
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
        CASE TG_TABLE_NAME
        WHEN 'tracks' THEN
            EXECUTE 'WITH t AS (SELECT b.id, b.library_id, EXISTS (SELECT FROM restriction_items i WHERE i.user_id = ($1).user_id AND i.item_id IN (b.id, b.album_id))
                    OR feed_passes($1, ''{}'', b.genre_ids, -1) AND (b.album_id IS NULL
                        OR EXISTS (SELECT FROM albums a WHERE a.id = b.album_id AND feed_passes($1, ARRAY[a.id], a.genre_ids, -1))) AS was
                    FROM before b WHERE b.id = ANY($2))
                INSERT INTO feed_covers (user_id, id, kind, library_id, was)
                SELECT ($1).user_id, id, ''track'', library_id, was FROM t
                UNION ALL SELECT ($1).user_id, o.artist_id, ''artist'', o.library_id, bool_or(t.was) OR feed_passes_artist($1, o.artist_id, $2)
                    FROM t JOIN track_artists o ON o.track_id = t.id GROUP BY o.artist_id, o.library_id
                ON CONFLICT DO NOTHING' USING r, moved;
            INSERT INTO feed_touches (id, kind, library_id) SELECT p.id, p.kind, p.library_id FROM feed_parts('track', moved) p ORDER BY p.id
            ON CONFLICT DO NOTHING;
        WHEN 'releases' THEN
            EXECUTE 'INSERT INTO feed_covers (user_id, id, kind, library_id, was)
                SELECT ($1).user_id, b.id, ''release'', b.library_id, EXISTS (SELECT FROM albums a WHERE a.id = b.album_id AND feed_passes($1, ARRAY[a.id], a.genre_ids, -1))
                FROM before b WHERE b.id = ANY($2) ON CONFLICT DO NOTHING' USING r, moved;
        ELSE
            EXECUTE 'INSERT INTO feed_covers (user_id, id, kind, library_id, was)
                SELECT ($1).user_id, b.id, $3, b.library_id, EXISTS (SELECT FROM series s
                    WHERE s.id = b.series_id AND feed_passes($1, ARRAY[s.id], s.genre_ids || s.label_ids, s.minimum_age))
                FROM before b WHERE b.id = ANY($2) ON CONFLICT DO NOTHING' USING r, moved, rtrim(TG_TABLE_NAME, 's');
        END CASE;
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
-- +goose StatementEnd
