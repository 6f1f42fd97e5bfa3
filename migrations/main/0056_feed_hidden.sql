-- +goose Up
-- What a restricted user saw and does not see any more, since what it is rated or tagged with has changed: the feed of changes
-- tells of it as of something that was removed. What was seen again later has changed after that.
CREATE TABLE feed_hidden (
    user_id    uuid NOT NULL REFERENCES restrictions ON DELETE CASCADE,
    id         uuid NOT NULL,
    kind       text NOT NULL,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    xid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
    seq        bigint NOT NULL DEFAULT nextval('feed_changes_seq'),
    PRIMARY KEY (user_id, id)
);
CREATE INDEX feed_hidden_in_order ON feed_hidden (user_id, xid, seq);
CREATE INDEX feed_hidden_library ON feed_hidden (library_id);
SELECT wall('feed_hidden', 'user_id = (SELECT wall_profile())');

-- Whether a title passes what is said of somebody: as wall_titles has it, for anybody. An age of -1 is that of titles without ratings
-- of any kind.
-- +goose StatementBegin
CREATE FUNCTION feed_passes(r restrictions, items uuid[], tags uuid[], age int) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM restriction_items i WHERE i.user_id = r.user_id AND i.item_id = ANY(items))
        OR (CASE WHEN age IS NULL THEN r.unrated ELSE age <= coalesce(r.max_age, 1000) END
            AND NOT EXISTS (SELECT FROM restriction_tags t WHERE t.user_id = r.user_id AND t.rule = 'DENIED' AND t.tag_id = ANY(tags))
            AND (NOT r.only_allowed OR EXISTS (SELECT FROM restriction_tags t WHERE t.user_id = r.user_id AND t.rule = 'ALLOWED' AND t.tag_id = ANY(tags))))
$$;
CREATE FUNCTION feed_passes_track(r restrictions, t tracks) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM restriction_items i WHERE i.user_id = r.user_id AND i.item_id IN (t.id, t.album_id))
        OR feed_passes(r, '{}', t.genre_ids, -1) AND (t.album_id IS NULL
            OR EXISTS (SELECT FROM albums a WHERE a.id = t.album_id AND feed_passes(r, ARRAY[a.id], a.genre_ids, -1)))
$$;

-- What is seen or hidden with a title: TG_ARGV holds the kind. Who sees it again is told of all of it, and so are the others.
CREATE FUNCTION feed_parts(of_kind text, ids uuid[]) RETURNS TABLE (kind text, id uuid, library_id uuid) LANGUAGE plpgsql STABLE AS $$
BEGIN
    CASE of_kind
    WHEN 'movie' THEN RETURN QUERY SELECT 'movie', m.id, m.library_id FROM movies m WHERE m.id = ANY(ids);
    WHEN 'series' THEN RETURN QUERY SELECT 'series', s.id, s.library_id FROM series s WHERE s.id = ANY(ids)
        UNION ALL SELECT 'season', n.id, n.library_id FROM seasons n WHERE n.series_id = ANY(ids)
        UNION ALL SELECT 'episode', e.id, e.library_id FROM episodes e WHERE e.series_id = ANY(ids);
    WHEN 'album' THEN RETURN QUERY SELECT 'album', a.id, a.library_id FROM albums a WHERE a.id = ANY(ids)
        UNION ALL SELECT 'release', r.id, r.library_id FROM releases r WHERE r.album_id = ANY(ids)
        UNION ALL SELECT 'track', t.id, t.library_id FROM tracks t WHERE t.album_id = ANY(ids)
        UNION SELECT 'artist', o.artist_id, o.library_id FROM album_artists o WHERE o.album_id = ANY(ids)
        UNION SELECT 'artist', o.artist_id, o.library_id FROM track_artists o JOIN tracks t ON t.id = o.track_id WHERE t.album_id = ANY(ids);
    ELSE RETURN QUERY SELECT 'track', t.id, t.library_id FROM tracks t WHERE t.id = ANY(ids)
        UNION SELECT 'artist', o.artist_id, o.library_id FROM track_artists o WHERE o.track_id = ANY(ids);
    END CASE;
END $$;

-- Tracks that pass by themselves, and artists of anything that passes, are seen on.
CREATE FUNCTION feed_stays(r restrictions, of_kind text, item uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE of_kind WHEN 'track' THEN EXISTS (SELECT FROM tracks t WHERE t.id = item AND feed_passes_track(r, t))
        WHEN 'artist' THEN EXISTS (SELECT FROM album_artists o JOIN albums a ON a.id = o.album_id WHERE o.artist_id = item AND feed_passes(r, ARRAY[a.id], a.genre_ids, -1))
            OR EXISTS (SELECT FROM track_artists o JOIN tracks t ON t.id = o.track_id WHERE o.artist_id = item AND feed_passes_track(r, t))
        ELSE false END
$$;

CREATE FUNCTION feed_cover() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    r restrictions;
    shut uuid[];
    open uuid[];
BEGIN
    FOR r IN SELECT * FROM restrictions ORDER BY user_id LOOP
        CASE TG_ARGV[0]
        WHEN 'movie', 'series' THEN
            EXECUTE 'SELECT array_agg(id) FILTER (WHERE was), array_agg(id) FILTER (WHERE NOT was) FROM (
                    SELECT n.id, feed_passes($1, ARRAY[n.id], b.genre_ids || b.label_ids, b.minimum_age) AS was,
                        feed_passes($1, ARRAY[n.id], n.genre_ids || n.label_ids, n.minimum_age) AS seen
                    FROM before b JOIN changed n ON n.id = b.id
                    WHERE (b.genre_ids, b.label_ids, b.minimum_age) IS DISTINCT FROM (n.genre_ids, n.label_ids, n.minimum_age)
                ) t WHERE was <> seen' INTO shut, open USING r;
        ELSE
            EXECUTE 'SELECT array_agg(id) FILTER (WHERE was), array_agg(id) FILTER (WHERE NOT was) FROM (
                    SELECT n.id, feed_passes($1, ARRAY[n.id], b.genre_ids, -1) AS was, feed_passes($1, ARRAY[n.id], n.genre_ids, -1) AS seen
                    FROM before b JOIN changed n ON n.id = b.id WHERE b.genre_ids IS DISTINCT FROM n.genre_ids
                ) t WHERE was <> seen' INTO shut, open USING r;
        END CASE;
        INSERT INTO feed_hidden AS h (user_id, id, kind, library_id)
        SELECT r.user_id, p.id, p.kind, p.library_id FROM feed_parts(TG_ARGV[0], shut) p WHERE NOT feed_stays(r, p.kind, p.id) ORDER BY p.id
        ON CONFLICT (user_id, id) DO UPDATE SET library_id = excluded.library_id, xid = excluded.xid, seq = excluded.seq;
        INSERT INTO feed_touches (id, kind, library_id) SELECT p.id, p.kind, p.library_id FROM feed_parts(TG_ARGV[0], open) p ORDER BY p.id
        ON CONFLICT DO NOTHING;
    END LOOP;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER feed_cover AFTER UPDATE ON movies REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_cover('movie');
CREATE TRIGGER feed_cover AFTER UPDATE ON series REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_cover('series');
CREATE TRIGGER feed_cover AFTER UPDATE ON albums REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_cover('album');
CREATE TRIGGER feed_cover AFTER UPDATE ON tracks REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_cover('track');
