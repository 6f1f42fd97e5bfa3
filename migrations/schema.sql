-- The schema after all steps of main and qar. Written by a test (-update); read its changes like code.

-- Extensions
CREATE EXTENSION citext;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;

-- Schemas
CREATE SCHEMA qar;

-- Types
CREATE TYPE public.album_kind AS ENUM ('ALBUM', 'EP', 'SINGLE', 'BROADCAST', 'OTHER');
CREATE TYPE public.api_key_scope AS ENUM ('READ', 'PLAY', 'WRITE', 'ADMIN');
CREATE TYPE public.artist_role AS ENUM ('ALBUM_ARTIST', 'ARTIST', 'COMPOSER', 'LYRICIST', 'WRITER', 'CONDUCTOR', 'PERFORMER', 'ARRANGER', 'REMIXER', 'PRODUCER', 'ENGINEER', 'MIXER', 'DJ_MIXER');
CREATE TYPE public.artwork_role AS ENUM ('POSTER', 'BACKDROP', 'LOGO', 'BANNER', 'THUMB', 'STILL', 'DISC', 'CLEARART', 'PROFILE');
CREATE TYPE public.artwork_source AS ENUM ('LOCAL', 'EMBEDDED', 'FRAME', 'REMOTE', 'UPLOAD');
CREATE TYPE public.artwork_state AS ENUM ('PENDING', 'READY', 'FAILED');
CREATE TYPE public.batch_step AS ENUM ('PROBE', 'IDENTIFY', 'DONE');
CREATE TYPE public.credit_role AS ENUM ('ACTOR', 'DIRECTOR', 'WRITER', 'PRODUCER', 'COMPOSER', 'CREATOR', 'GUEST', 'OTHER');
CREATE TYPE public.duplicate_kind AS ENUM ('CONTENT', 'TITLE', 'VERSION');
CREATE TYPE public.episode_order AS ENUM ('AIRED', 'DVD', 'ABSOLUTE');
CREATE TYPE public.extra_kind AS ENUM ('TRAILER', 'FEATURETTE', 'BEHIND_THE_SCENES', 'DELETED_SCENE', 'INTERVIEW', 'SCENE', 'SHORT', 'OTHER');
CREATE TYPE public.file_state AS ENUM ('NEW', 'PROBED', 'IDENTIFIED', 'FAILED');
CREATE TYPE public.item_kind AS ENUM ('MOVIE', 'SERIES', 'SEASON', 'EPISODE', 'ARTIST', 'ALBUM', 'TRACK', 'RELEASE');
CREATE TYPE public.join_kind AS ENUM ('MERGED', 'SPLIT', 'NUMBERED');
CREATE TYPE public.label_kind AS ENUM ('COLLECTION', 'STUDIO', 'NETWORK', 'KEYWORD', 'COUNTRY', 'LANGUAGE');
CREATE TYPE public.library_kind AS ENUM ('MOVIES', 'SERIES', 'LIVE', 'MUSIC');
CREATE TYPE public.play_kind AS ENUM ('PLAYED', 'MARKED');
CREATE TYPE public.playback_decision AS ENUM ('DIRECT', 'REMUX', 'TRANSCODE');
CREATE TYPE public.playback_item_kind AS ENUM ('MOVIE', 'EPISODE', 'FILE', 'CHANNEL', 'TRACK');
CREATE TYPE public.playback_state AS ENUM ('PLAYING', 'PAUSED', 'STOPPED', 'ABANDONED');
CREATE TYPE public.playlist_access AS ENUM ('READ', 'WRITE', 'OWNER');
CREATE TYPE public.playlist_kind AS ENUM ('PLAYLIST', 'COLLECTION');
CREATE TYPE public.playlist_sorting AS ENUM ('HAND', 'TITLE', 'RELEASED', 'ADDED_AT');
CREATE TYPE public.problem_stage AS ENUM ('WALK', 'PROBE', 'IDENTIFY', 'ARTWORK');
CREATE TYPE public.restriction_rule AS ENUM ('ALLOWED', 'DENIED');
CREATE TYPE public.review_kind AS ENUM ('MOVIE', 'EPISODE', 'TRACK');
CREATE TYPE public.review_reason AS ENUM ('UNMATCHED', 'NO_YEAR', 'NO_EPISODE', 'NAMES_DISAGREE', 'NFO_DISAGREES', 'NEAR_TITLE', 'SAME_CONTENT', 'NO_TAGS', 'TAGS_DISAGREE', 'TWO_ALBUMS', 'ARTIST_DOUBTFUL');
CREATE TYPE public.review_verdict AS ENUM ('ACCEPTED', 'CORRECTED', 'IGNORED', 'JOINED');
CREATE TYPE public.scan_phase AS ENUM ('WAITING', 'WALK', 'PROBE', 'IDENTIFY', 'FINISH');
CREATE TYPE public.scan_state AS ENUM ('PENDING', 'RUNNING', 'PAUSED', 'WAITING_FOR_APPROVAL', 'COMPLETED', 'FAILED', 'CANCELLED');
CREATE TYPE public.scan_trigger AS ENUM ('USER', 'START', 'WATCH', 'SCHEDULE');
CREATE TYPE public.scrobble_service AS ENUM ('LASTFM', 'LISTENBRAINZ');
CREATE TYPE public.search_kind AS ENUM ('MOVIE', 'SERIES', 'EPISODE', 'ARTIST', 'ALBUM', 'TRACK', 'COLLECTION', 'PLAYLIST', 'PERSON');
CREATE TYPE public.series_status AS ENUM ('CONTINUING', 'ENDED', 'UNKNOWN');
CREATE TYPE public.series_type AS ENUM ('STANDARD', 'DAILY', 'ANIME');
CREATE TYPE public.subtitle_mode AS ENUM ('AUTO', 'FORCED', 'ALWAYS', 'OFF');
CREATE TYPE public.title_kind AS ENUM ('MOVIE', 'SERIES', 'ARTIST', 'ALBUM', 'TRACK');
CREATE TYPE public.trash_state AS ENUM ('MOVING', 'TRASHED', 'RESTORING', 'PURGING');
CREATE TYPE public.user_role AS ENUM ('ADMIN', 'USER');
CREATE TYPE public.viewed_kind AS ENUM ('MOVIE', 'SERIES', 'SEASON', 'EPISODE', 'PERSON', 'FILE', 'ARTIST', 'ALBUM', 'TRACK');

-- Functions
CREATE OR REPLACE FUNCTION public.artwork_forget()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    DELETE FROM artwork_candidates WHERE item_id IN (SELECT id FROM changed);
    DELETE FROM item_pictures WHERE item_id IN (SELECT id FROM changed);
    DELETE FROM artwork_choices c WHERE item_id IN (SELECT id FROM changed) AND NOT EXISTS (SELECT FROM pictured_items p WHERE p.id = c.item_id);
    DELETE FROM pictured_items p USING changed WHERE p.id = changed.id AND NOT EXISTS (SELECT FROM artwork_choices c WHERE c.item_id = p.id);
    UPDATE pictured_items p SET gone_at = now() FROM changed WHERE p.id = changed.id;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.artwork_unchosen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    DELETE FROM pictured_items p USING changed WHERE p.id = changed.item_id AND p.gone_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM artwork_choices c WHERE c.item_id = p.id);
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.catalogue_settle()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    WITH mine AS (
        DELETE FROM catalogue_touches WHERE xid = pg_current_xact_id() RETURNING subject
    )
    INSERT INTO catalogue_versions AS v (subject, version)
    SELECT subject, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint FROM mine ORDER BY subject
    ON CONFLICT (subject) DO UPDATE SET version = greatest(v.version + 1, EXCLUDED.version);
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.catalogue_touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT library_id FROM changed ON CONFLICT DO NOTHING;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.catalogue_touch_gone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT '00000000-0000-0000-0000-000000000000' FROM changed LIMIT 1 ON CONFLICT DO NOTHING;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.catalogue_touch_library()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT id FROM changed ON CONFLICT DO NOTHING;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.catalogue_touch_of_episode()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT p.library_id FROM changed c JOIN episodes p ON p.id = c.episode_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.catalogue_touch_of_file()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT p.library_id FROM changed c JOIN files p ON p.id = c.file_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.catalogue_touch_of_movie()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT p.library_id FROM changed c JOIN movies p ON p.id = c.movie_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.catalogue_touch_of_series()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT p.library_id FROM changed c JOIN series p ON p.id = c.series_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.catalogue_touch_rights()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO catalogue_touches (subject) VALUES ('ffffffff-ffff-ffff-ffff-ffffffffffff') ON CONFLICT DO NOTHING;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.catalogue_touch_shared()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF EXISTS (SELECT * FROM before EXCEPT SELECT * FROM changed) THEN
        INSERT INTO catalogue_touches (subject) VALUES ('00000000-0000-0000-0000-000000000000') ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.episode_aired(season_number integer, place integer, before_season integer, before_episode integer, after_season integer)
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT ARRAY[
        CASE WHEN season_number > 0 THEN season_number ELSE coalesce(before_season, after_season, 2147483647) END,
        CASE WHEN season_number > 0 THEN place WHEN before_season IS NOT NULL THEN coalesce(before_episode, 0) ELSE 2147483647 END,
        (season_number > 0)::int, place]
$function$
;
CREATE OR REPLACE FUNCTION public.episode_counted(season_number integer, place integer, absolute integer)
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT ARRAY[CASE WHEN season_number = 0 THEN 2147483647 ELSE 0 END, coalesce(absolute, 2147483647), season_number, place]
$function$
;
CREATE OR REPLACE FUNCTION public.episode_on_disc(season_number integer, place integer, dvd_season integer, dvd_number integer)
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT ARRAY[CASE WHEN coalesce(dvd_season, season_number) > 0 THEN coalesce(dvd_season, season_number) ELSE 2147483647 END,
        coalesce(dvd_number, place), place]
$function$
;
CREATE OR REPLACE FUNCTION public.feed_cover()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_cover_parts(r restrictions, of_kind text, shut uuid[], open uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_follow(relation text, kind text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
    EXECUTE format('CREATE TRIGGER feed_added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note(%L)', relation, kind);
    EXECUTE format('CREATE TRIGGER feed_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note(%L)', relation, kind);
    EXECUTE format('CREATE TRIGGER feed_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note(%L)', relation, kind);
    EXECUTE format('INSERT INTO feed_changes (kind, id, library_id) SELECT %L, id, library_id FROM %I', kind, relation);
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_follow_part(part text, relation text, kind text, col text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
    EXECUTE format('CREATE TRIGGER feed_added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part(%L, %L, %L)', part, relation, kind, col);
    EXECUTE format('CREATE TRIGGER feed_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part(%L, %L, %L)', part, relation, kind, col);
    EXECUTE format('CREATE TRIGGER feed_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part(%L, %L, %L)', part, relation, kind, col);
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_forget()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    DELETE FROM feed_hidden WHERE user_id = NEW.user_id;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_hide(r restrictions, at xid8)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_last()
 RETURNS xid8
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    SELECT xid FROM feed_changes WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid DESC LIMIT 1
$function$
;
CREATE OR REPLACE FUNCTION public.feed_moved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_note()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO feed_touches AS f (id, kind, library_id, removed)
    SELECT DISTINCT ON (id) id, TG_ARGV[0], library_id, TG_OP = 'DELETE' FROM changed
    ON CONFLICT (xid, id) DO UPDATE SET library_id = excluded.library_id, removed = excluded.removed;
    INSERT INTO feed_commits SELECT WHERE EXISTS (SELECT FROM changed) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_note_files()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    which uuid[];
BEGIN
    IF TG_TABLE_NAME = 'files' THEN
        which := ARRAY(SELECT n.id FROM changed n JOIN was o ON o.id = n.id WHERE (n.path, n.size_bytes, n.missing_since) IS DISTINCT FROM (o.path, o.size_bytes, o.missing_since));
    ELSIF TG_OP = 'UPDATE' THEN
        which := ARRAY(SELECT n.file_id FROM changed n JOIN was o ON o.file_id = n.file_id
            WHERE (n.container, n.duration_ms, n.bit_rate, n.width, n.height, n.video_codec, n.audio_codec, n.hdr, n.info)
                IS DISTINCT FROM (o.container, o.duration_ms, o.bit_rate, o.width, o.height, o.video_codec, o.audio_codec, o.hdr, o.info));
    ELSE
        which := ARRAY(SELECT file_id FROM changed);
    END IF;
    IF cardinality(which) = 0 THEN
        RETURN NULL;
    END IF;
    INSERT INTO feed_touches (id, kind, library_id) SELECT id, kind, library_id FROM (
        SELECT o.id, 'movie' AS kind, o.library_id FROM movie_files f JOIN movies o ON o.id = f.movie_id WHERE f.file_id = ANY(which)
        UNION SELECT o.id, 'movie', o.library_id FROM movie_extras f JOIN movies o ON o.id = f.movie_id WHERE f.file_id = ANY(which)
        UNION SELECT o.id, 'series', o.library_id FROM series_extras f JOIN series o ON o.id = f.series_id WHERE f.file_id = ANY(which)
        UNION SELECT o.id, 'episode', o.library_id FROM episode_files f JOIN episodes o ON o.id = f.episode_id WHERE f.file_id = ANY(which)
        UNION SELECT o.id, 'track', o.library_id FROM track_files f JOIN tracks o ON o.id = f.track_id WHERE f.file_id = ANY(which)
    ) items ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO feed_commits DEFAULT VALUES ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_note_part()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    EXECUTE format('INSERT INTO feed_touches (id, kind, library_id) SELECT id, $1, library_id FROM %I WHERE id IN (SELECT %I FROM changed)
        ON CONFLICT DO NOTHING', TG_ARGV[0], TG_ARGV[2]) USING TG_ARGV[1];
    INSERT INTO feed_commits SELECT WHERE EXISTS (SELECT FROM feed_touches WHERE xid = pg_current_xact_id()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_note_pictures()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    which uuid[] := ARRAY(SELECT n.id FROM changed n JOIN was o ON o.id = n.id
        WHERE (n.state, n.version, n.mime_type, n.width, n.height, n.blurhash, n.content) IS DISTINCT FROM (o.state, o.version, o.mime_type, o.width, o.height, o.blurhash, o.content));
BEGIN
    IF cardinality(which) = 0 THEN
        RETURN NULL;
    END IF;
    INSERT INTO feed_touches (id, kind, library_id) SELECT id, kind, library_id FROM (
        SELECT id, 'movie' AS kind, library_id FROM movies WHERE poster_id = ANY(which) OR backdrop_id = ANY(which) OR logo_id = ANY(which)
        UNION SELECT id, 'series', library_id FROM series WHERE poster_id = ANY(which) OR backdrop_id = ANY(which) OR logo_id = ANY(which)
        UNION SELECT id, 'season', library_id FROM seasons WHERE poster_id = ANY(which)
        UNION SELECT id, 'episode', library_id FROM episodes WHERE still_id = ANY(which)
        UNION SELECT id, 'artist', library_id FROM artists WHERE picture_id = ANY(which)
        UNION SELECT id, 'album', library_id FROM albums WHERE cover_id = ANY(which)
        UNION SELECT id, 'release', library_id FROM releases WHERE cover_id = ANY(which)
        UNION SELECT o.id, 'movie', o.library_id FROM item_pictures p JOIN movies o ON o.id = p.item_id WHERE p.artwork_id = ANY(which)
        UNION SELECT o.id, 'series', o.library_id FROM item_pictures p JOIN series o ON o.id = p.item_id WHERE p.artwork_id = ANY(which)
        UNION SELECT o.id, 'season', o.library_id FROM item_pictures p JOIN seasons o ON o.id = p.item_id WHERE p.artwork_id = ANY(which)
        UNION SELECT o.id, 'artist', o.library_id FROM item_pictures p JOIN artists o ON o.id = p.item_id WHERE p.artwork_id = ANY(which)
        UNION SELECT o.id, 'album', o.library_id FROM item_pictures p JOIN albums o ON o.id = p.item_id WHERE p.artwork_id = ANY(which)
    ) items ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO feed_commits DEFAULT VALUES ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_parts(of_kind text, ids uuid[])
 RETURNS TABLE(kind text, id uuid, library_id uuid)
 LANGUAGE plpgsql
 STABLE
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_passes(r restrictions, items uuid[], tags uuid[], age integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
    SELECT EXISTS (SELECT FROM restriction_items i WHERE i.user_id = r.user_id AND i.item_id = ANY(items))
        OR (CASE WHEN age IS NULL THEN r.unrated ELSE age <= coalesce(r.max_age, 1000) END
            AND NOT EXISTS (SELECT FROM restriction_tags t WHERE t.user_id = r.user_id AND t.rule = 'DENIED' AND t.tag_id = ANY(tags))
            AND (NOT r.only_allowed OR EXISTS (SELECT FROM restriction_tags t WHERE t.user_id = r.user_id AND t.rule = 'ALLOWED' AND t.tag_id = ANY(tags))))
$function$
;
CREATE OR REPLACE FUNCTION public.feed_passes_track(r restrictions, t tracks)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
    SELECT EXISTS (SELECT FROM restriction_items i WHERE i.user_id = r.user_id AND i.item_id IN (t.id, t.album_id))
        OR feed_passes(r, '{}', t.genre_ids, -1) AND (t.album_id IS NULL
            OR EXISTS (SELECT FROM albums a WHERE a.id = t.album_id AND feed_passes(r, ARRAY[a.id], a.genre_ids, -1)))
$function$
;
CREATE OR REPLACE FUNCTION public.feed_settle()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.feed_tags_pass(r restrictions, denied uuid[], allowed uuid[], tags uuid[], age integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
    SELECT CASE WHEN age IS NULL THEN r.unrated ELSE age <= coalesce(r.max_age, 1000) END
        AND NOT denied && tags AND (NOT r.only_allowed OR allowed && tags)
$function$
;
CREATE OR REPLACE FUNCTION public.file_traits(m file_media, edition text)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
AS $function$
    SELECT 'RESOLUTION:' || CASE
            WHEN greatest(m.width, m.height) >= 3000 OR least(m.width, m.height) >= 1700 THEN 'UHD'
            WHEN greatest(m.width, m.height) >= 1800 OR least(m.width, m.height) >= 1000 THEN 'FULL_HD'
            WHEN greatest(m.width, m.height) >= 1200 OR least(m.width, m.height) >= 700 THEN 'HD'
            ELSE 'SD' END WHERE m.width > 0 AND m.height > 0
    UNION ALL SELECT 'HDR:' || m.hdr WHERE m.width > 0 AND m.hdr <> ''
    UNION ALL SELECT 'CONTAINER:' || m.container WHERE m.container <> ''
    UNION ALL SELECT 'EDITION:' || edition WHERE edition <> ''
    UNION ALL SELECT (s ->> 'kind') || '_CODEC:' || (s ->> 'codec') FROM jsonb_array_elements(m.info -> 'streams') s
        WHERE s ->> 'kind' IN ('VIDEO', 'AUDIO') AND s ->> 'codec' <> '' AND COALESCE(s ->> 'attachedPicture', 'false') = 'false'
    UNION ALL SELECT (s ->> 'kind') || '_LANGUAGE:' || (s ->> 'language') FROM jsonb_array_elements(m.info -> 'streams') s
        WHERE s ->> 'kind' IN ('AUDIO', 'SUBTITLE') AND s ->> 'language' <> ''
$function$
;
CREATE OR REPLACE FUNCTION public.lower_all(words text[])
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
BEGIN
    RETURN nullif(string_to_array(lower(array_to_string(words, E'\x01')), E'\x01'), '{}');
END $function$
;
CREATE OR REPLACE FUNCTION public.origin_keys(ids uuid[])
 RETURNS TABLE(id uuid, kind item_kind, keys text[])
 LANGUAGE sql
 STABLE
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.origin_let_go()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    DELETE FROM item_facts f USING gone WHERE f.item_id = gone.id;
    UPDATE edited_items e SET gone_at = now() FROM gone WHERE e.id = gone.id;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.playback_open(account uuid)
 RETURNS TABLE(everybody integer, own integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
    SELECT count(*)::int, (count(*) FILTER (WHERE coalesce(u.account_id, u.id) = account))::int
    FROM playback_sessions s JOIN users u ON u.id = s.user_id WHERE s.ended_at IS NULL
$function$
;
CREATE OR REPLACE FUNCTION public.playlist_remember()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NOT EXISTS (SELECT FROM viewed_items WHERE id = NEW.item_id) THEN
        INSERT INTO viewed_items (id, kind, library_id, parent_id, keys, title)
            SELECT id, kind, library_id, parent_id, keys, title FROM viewing_contents(ARRAY[NEW.item_id]) ON CONFLICT (id) DO NOTHING;
    END IF;
    RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.search_about(overview text, translations jsonb)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE
RETURN strip(to_tsvector('simple'::regconfig, regexp_replace(regexp_replace(lower((NORMALIZE((COALESCE(overview, ''::text) || COALESCE((SELECT string_agg((' '::text || (t.value ->> 'overview'::text)), ''::text) AS string_agg FROM jsonb_array_elements(search_about.translations) t(value)), ''::text)), NFKD) COLLATE pg_c_utf8)), '[\u0300-\u036f''’‘]'::text, ''::text, 'g'::text), '[^[:alnum:]]+'::text, ' '::text, 'g'::text)))
;
CREATE OR REPLACE FUNCTION public.search_beside(kind search_kind, id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN (SELECT COALESCE(string_agg(listed.words, ' '::text), ''::text) AS "coalesce" FROM (SELECT named.words FROM ((SELECT c."position", p.key AS words FROM (movie_credits c JOIN people p ON ((p.id = c.person_id))) WHERE ((search_beside.kind = 'MOVIE'::search_kind) AND (c.movie_id = search_beside.id) AND (c.role = ANY (ARRAY['CREATOR'::credit_role, 'DIRECTOR'::credit_role, 'ACTOR'::credit_role]))) ORDER BY c."position" LIMIT 15) UNION ALL (SELECT c."position", p.key FROM (series_credits c JOIN people p ON ((p.id = c.person_id))) WHERE ((search_beside.kind = 'SERIES'::search_kind) AND (c.series_id = search_beside.id) AND (c.role = ANY (ARRAY['CREATOR'::credit_role, 'DIRECTOR'::credit_role, 'ACTOR'::credit_role]))) ORDER BY c."position" LIMIT 15) UNION ALL SELECT 1000, translate(l.slug, '-'::text, ' '::text) AS translate FROM (movie_labels m JOIN labels l ON ((l.id = m.label_id))) WHERE ((search_beside.kind = 'MOVIE'::search_kind) AND (m.movie_id = search_beside.id) AND (l.kind = 'COLLECTION'::label_kind))) named ORDER BY named."position", named.words) listed)
;
CREATE OR REPLACE FUNCTION public.shelf_index_titles(readers jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET lock_timeout TO '2s'
AS $function$
DECLARE
    relation text;
    reader jsonb;
    kept text[] := '{}';
    called text;
    name text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('shelf_index_titles', 0));
    FOREACH relation IN ARRAY '{movies,series}'::text[] LOOP
        FOR reader IN SELECT DISTINCT value FROM jsonb_array_elements(readers) WHERE jsonb_array_length(value) > 0 LOOP
            IF EXISTS (SELECT FROM jsonb_array_elements_text(reader) r WHERE r !~ '^[A-Za-z0-9-]{2,40}$') THEN
                RAISE EXCEPTION 'no languages: %', reader USING ERRCODE = 'invalid_parameter_value';
            END IF;
            name := relation || '_by_title_' || substr(md5(reader::text), 1, 16);
            kept := kept || name;
            CONTINUE WHEN to_regclass(name) IS NOT NULL;
            SELECT string_agg(format('WHEN (sort_titles ->> %1$L) IS NOT NULL THEN sort_titles ->> %1$L', r), ' ' ORDER BY n) INTO called
                FROM jsonb_array_elements_text(reader) WITH ORDINALITY x(r, n);
            EXECUTE format('CREATE INDEX %I ON %I (library_id, (CASE %s ELSE sort_title END), id)', name, relation, called);
            EXECUTE format('ANALYZE %I', relation);
            RETURN true;
        END LOOP;
    END LOOP;
    SELECT indexname INTO name FROM pg_indexes WHERE schemaname = 'public' AND indexname ~ '^(movies|series)_by_title_[0-9a-f]{16}$' AND indexname <> ALL (kept) LIMIT 1;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP INDEX %I', name);
    RETURN true;
END $function$
;
CREATE OR REPLACE FUNCTION public.tvshow_let_go()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    UPDATE series_orders o SET gone_at = now() FROM gone WHERE o.series_id = gone.id;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.viewing_contents(ids uuid[])
 RETURNS TABLE(id uuid, kind viewed_kind, library_id uuid, parent_id uuid, keys text[], title text)
 LANGUAGE sql
 STABLE
AS $function$
SELECT c.id, c.kind, c.library_id, c.parent_id, viewing_keys(c.keys), c.title FROM (
    SELECT m.id, 'MOVIE'::viewed_kind, m.library_id, NULL::uuid,
        array_remove(ARRAY['movie|tmdb|' || m.tmdb_id, 'movie|imdb|' || m.imdb_id, m.key, nullif(nullif(m.weak_key, ''), m.key)], NULL)
        || ARRAY(SELECT DISTINCT 'movie|oshash|' || f.oshash FROM movie_files l JOIN files f ON f.id = l.file_id WHERE l.movie_id = m.id AND f.oshash IS NOT NULL), m.title
    FROM movies m WHERE m.id = ANY(ids)
    UNION ALL
    SELECT s.id, 'SERIES', s.library_id, NULL, viewing_series_keys(s), s.title FROM series s WHERE s.id = ANY(ids)
    UNION ALL
    SELECT n.id, 'SEASON', n.library_id, n.series_id, ARRAY(SELECT k || '|s' || n.number FROM unnest(viewing_series_keys(s)) k), s.title || ' - S' || lpad(n.number::text, 2, '0')
    FROM seasons n JOIN series s ON s.id = n.series_id WHERE n.id = ANY(ids)
    UNION ALL
    SELECT e.id, 'EPISODE', e.library_id, e.series_id,
        ARRAY(SELECT k || '|s' || e.season_number || '|' || e.key FROM unnest(viewing_series_keys(s)) k)
        || ARRAY(SELECT DISTINCT 'episode|oshash|' || f.oshash || CASE (SELECT count(*) FROM episode_files o WHERE o.file_id = f.id) WHEN 1 THEN '' ELSE '|' || e.key END
            FROM episode_files l JOIN files f ON f.id = l.file_id WHERE l.episode_id = e.id AND f.oshash IS NOT NULL),
        concat_ws(' - ', s.title, format('S%sE%s', lpad(e.season_number::text, 2, '0'), lpad(coalesce(e.number, 0)::text, 2, '0')), nullif(e.title, ''))
    FROM episodes e JOIN series s ON s.id = e.series_id WHERE e.id = ANY(ids)
    UNION ALL
    SELECT p.id, 'PERSON', NULL, NULL, array_remove(ARRAY['person|tmdb|' || p.tmdb_id, 'person|imdb|' || p.imdb_id, 'person|' || p.key], NULL), p.name
    FROM people p WHERE p.id = ANY(ids)
    UNION ALL
    SELECT f.id, 'FILE', f.library_id, NULL, array_remove(ARRAY['file|oshash|' || f.oshash], NULL), '' FROM files f WHERE f.id = ANY(ids)
    UNION ALL
    SELECT a.id, 'ARTIST', a.library_id, NULL, ARRAY['artist|' || a.key] || CASE WHEN starts_with(a.key, 'name|') OR a.tag_name = '' THEN '{}'::text[] ELSE ARRAY['artist|name|' || a.tag_name] END, a.name
    FROM artists a WHERE a.id = ANY(ids)
    UNION ALL
    SELECT a.id, 'ALBUM', a.library_id, NULL, ARRAY['album|' || a.key], concat_ws(' - ', nullif(a.credit, ''), a.title) FROM albums a WHERE a.id = ANY(ids)
    UNION ALL
    -- The recording, its place on the album as its files have it, wherever people have put it, and the file.
    SELECT t.id, 'TRACK', t.library_id, NULL,
        array_remove(ARRAY['track|' || t.content, 'track|on|' || a.key || '|' || coalesce(s.facts -> 'DISC' ->> 0, t.disc::text)
            || '|' || CASE WHEN s.item_id IS NULL THEN t.number::text ELSE s.facts -> 'NUMBER' ->> 0 END], NULL)
        || ARRAY(SELECT DISTINCT 'track|oshash|' || f.oshash FROM track_files l JOIN files f ON f.id = l.file_id WHERE l.track_id = t.id AND f.oshash IS NOT NULL),
        concat_ws(' - ', nullif(t.credit, ''), t.title)
    FROM tracks t LEFT JOIN albums a ON a.id = t.album_id LEFT JOIN item_facts s ON s.item_id = t.id AND s.source = 'TAGS' WHERE t.id = ANY(ids)
) AS c(id, kind, library_id, parent_id, keys, title)
$function$
;
CREATE OR REPLACE FUNCTION public.viewing_keys(keys text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
    SELECT coalesce(array_agg(k ORDER BY n), '{}') FROM (SELECT k, min(n) AS n FROM unnest(keys) WITH ORDINALITY AS u(k, n) GROUP BY k) d
$function$
;
CREATE OR REPLACE FUNCTION public.viewing_let_go()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    UPDATE viewed_items v SET gone_at = now() FROM gone WHERE v.id = gone.id;
    DELETE FROM watch_states w USING gone WHERE w.item_id = gone.id;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.viewing_series_keys(s series)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
    SELECT array_remove(ARRAY['series|tvdb|' || s.tvdb_id, 'series|tmdb|' || s.tmdb_id, 'series|imdb|' || s.imdb_id, s.key, nullif(nullif(s.weak_key, ''), s.key)], NULL)
$function$
;
CREATE OR REPLACE FUNCTION public.wall(relation text, seen text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', relation);
    EXECUTE format('CREATE POLICY everything ON %I TO revenge_app USING (true)', relation);
    EXECUTE format('CREATE POLICY walled ON %I TO revenge_restricted USING (%s)', relation, seen);
END $function$
;
CREATE OR REPLACE FUNCTION public.wall_age()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT coalesce(max_age, 1000) FROM restrictions WHERE user_id = wall_profile() $function$
;
CREATE OR REPLACE FUNCTION public.wall_items()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT item_id FROM restriction_items WHERE user_id = wall_profile() $function$
;
CREATE OR REPLACE FUNCTION public.wall_items_of(relation text, kind text, col text, kinds text[], otherwise text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
    k text;
    cases text := '';
BEGIN
    FOREACH k IN ARRAY kinds LOOP
        cases := cases || format(' WHEN %L THEN EXISTS (SELECT FROM %I o WHERE o.id = %I.%I)', split_part(k, '=', 1), split_part(k, '=', 2), relation, col);
    END LOOP;
    PERFORM wall(relation, format('%sCASE %I%s ELSE false END', otherwise, kind, cases));
END $function$
;
CREATE OR REPLACE FUNCTION public.wall_open()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT NOT only_allowed FROM restrictions WHERE user_id = wall_profile() $function$
;
CREATE OR REPLACE FUNCTION public.wall_parts(relations text[], owner text, col text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY relations LOOP
        PERFORM wall(t, format('EXISTS (SELECT FROM %I o WHERE o.id = %I.%I)', owner, t, col));
    END LOOP;
END $function$
;
CREATE OR REPLACE FUNCTION public.wall_profile()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('revenge.profile', true), '')::uuid $function$
;
CREATE OR REPLACE FUNCTION public.wall_tags(which restriction_rule)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    SELECT ARRAY(SELECT tag_id FROM restriction_tags WHERE user_id = wall_profile() AND rule = which)
$function$
;
CREATE OR REPLACE FUNCTION public.wall_titles(relation text, tags text[], age text, through text[], also text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
    t text;
    denied text := '';
    allowed text := '(SELECT wall_open())';
    items text := '';
BEGIN
    FOREACH t IN ARRAY tags LOOP
        denied := denied || format(' AND NOT %I && (SELECT wall_tags(''DENIED''))', t);
        allowed := allowed || format(' OR %I && (SELECT wall_tags(''ALLOWED''))', t);
    END LOOP;
    FOREACH t IN ARRAY through LOOP
        items := items || format('%I IN (SELECT wall_items()) OR ', t);
    END LOOP;
    PERFORM wall(relation, format('%s(%s%s AND (%s)%s)', items,
        CASE age WHEN 'none' THEN '(SELECT wall_open()) IS NOT NULL' WHEN 'unrated' THEN '(SELECT wall_unrated())'
            ELSE format('CASE WHEN %1$I IS NULL THEN (SELECT wall_unrated()) ELSE %1$I <= (SELECT wall_age()) END', age) END,
        denied, allowed, also));
END $function$
;
CREATE OR REPLACE FUNCTION public.wall_unrated()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT unrated FROM restrictions WHERE user_id = wall_profile() $function$
;

-- Sequences
CREATE SEQUENCE public.feed_changes_seq;

-- Tables
CREATE TABLE public.album_artists (
    album_id uuid NOT NULL,
    "position" integer NOT NULL,
    artist_id uuid NOT NULL,
    library_id uuid NOT NULL,
    CONSTRAINT album_artists_pkey PRIMARY KEY (album_id, "position"),
    CONSTRAINT album_artists_album_id_fkey FOREIGN KEY (album_id) REFERENCES albums(id) ON DELETE CASCADE,
    CONSTRAINT album_artists_artist_id_fkey FOREIGN KEY (artist_id) REFERENCES artists(id) ON DELETE CASCADE,
    CONSTRAINT album_artists_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE
);
CREATE TABLE public.albums (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    key text NOT NULL,
    title text NOT NULL,
    sort_title text NOT NULL,
    folded_title text NOT NULL,
    credit text NOT NULL,
    place text NOT NULL,
    kind album_kind NOT NULL,
    secondary_kinds text[] DEFAULT '{}'::text[] NOT NULL,
    compilation boolean NOT NULL,
    year integer,
    released_on date,
    mbid uuid,
    genre_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    cover_id uuid,
    missing_since timestamp with time zone,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    traits text[] DEFAULT '{}'::text[] NOT NULL,
    versions integer DEFAULT 0 NOT NULL,
    shown_ids jsonb,
    overview text,
    translations jsonb,
    moods text[] DEFAULT '{}'::text[] NOT NULL,
    styles text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT albums_pkey PRIMARY KEY (id),
    CONSTRAINT albums_library_id_key_key UNIQUE (library_id, key),
    CONSTRAINT albums_cover_id_fkey FOREIGN KEY (cover_id) REFERENCES artworks(id) ON DELETE SET NULL,
    CONSTRAINT albums_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE
);
CREATE TABLE public.api_keys (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    name text NOT NULL,
    key_hash bytea NOT NULL,
    prefix text NOT NULL,
    scopes api_key_scope[] NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_used_at timestamp with time zone,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    profile_id uuid,
    CONSTRAINT api_keys_pkey PRIMARY KEY (id),
    CONSTRAINT api_keys_key_hash_key UNIQUE (key_hash),
    CONSTRAINT api_keys_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT api_keys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE TABLE public.artists (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    sort_name text NOT NULL,
    folded_name text NOT NULL,
    mbid uuid,
    roles artist_role[] DEFAULT '{}'::artist_role[] NOT NULL,
    genre_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    picture_id uuid,
    missing_since timestamp with time zone,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    tag_name text DEFAULT ''::text NOT NULL,
    shown_ids jsonb,
    overview text,
    translations jsonb,
    born text,
    formed text,
    died text,
    disbanded text,
    began_year integer,
    ended_year integer,
    country text,
    moods text[] DEFAULT '{}'::text[] NOT NULL,
    styles text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT artists_pkey PRIMARY KEY (id),
    CONSTRAINT artists_library_id_key_key UNIQUE (library_id, key),
    CONSTRAINT artists_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT artists_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES artworks(id) ON DELETE SET NULL
);
CREATE TABLE public.artwork_candidates (
    item_id uuid NOT NULL,
    role artwork_role NOT NULL,
    artwork_id uuid NOT NULL,
    file_id uuid,
    "position" integer NOT NULL,
    CONSTRAINT artwork_candidates_file_id_item_id_role_artwork_id_key UNIQUE NULLS NOT DISTINCT (file_id, item_id, role, artwork_id),
    CONSTRAINT artwork_candidates_artwork_id_fkey FOREIGN KEY (artwork_id) REFERENCES artworks(id) ON DELETE CASCADE,
    CONSTRAINT artwork_candidates_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE
);
CREATE TABLE public.artwork_choices (
    item_id uuid NOT NULL,
    role artwork_role NOT NULL,
    artwork_id uuid NOT NULL,
    automatic_id uuid,
    user_id uuid,
    chosen_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT artwork_choices_pkey PRIMARY KEY (item_id, role),
    CONSTRAINT artwork_choices_artwork_id_fkey FOREIGN KEY (artwork_id) REFERENCES artworks(id) ON DELETE CASCADE,
    CONSTRAINT artwork_choices_automatic_id_fkey FOREIGN KEY (automatic_id) REFERENCES artworks(id) ON DELETE SET NULL,
    CONSTRAINT artwork_choices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
);
CREATE TABLE public.artworks (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    role artwork_role NOT NULL,
    source artwork_source NOT NULL,
    root_id uuid,
    path text,
    file_id uuid,
    stream_index integer,
    at_ms bigint,
    version text NOT NULL,
    state artwork_state DEFAULT 'PENDING'::artwork_state NOT NULL,
    mime_type text,
    width integer,
    height integer,
    blurhash text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    content text,
    CONSTRAINT artworks_pkey PRIMARY KEY (id),
    CONSTRAINT artworks_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE,
    CONSTRAINT artworks_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT artworks_root_id_fkey FOREIGN KEY (root_id) REFERENCES library_roots(id) ON DELETE CASCADE,
    CONSTRAINT artworks_place CHECK (((content IS NOT NULL) OR ((file_id IS NULL) = ((path IS NOT NULL) AND (root_id IS NOT NULL))))) NOT VALID
);
CREATE TABLE public.catalogue_touches (
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    subject uuid NOT NULL,
    CONSTRAINT catalogue_touches_pkey PRIMARY KEY (xid, subject)
);
CREATE TABLE public.catalogue_versions (
    subject uuid NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT catalogue_versions_pkey PRIMARY KEY (subject)
);
CREATE TABLE public.channels (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    key text NOT NULL,
    guide_id text DEFAULT ''::text NOT NULL,
    name text NOT NULL,
    folded_name text NOT NULL,
    number text,
    sort_key text NOT NULL,
    group_name text DEFAULT ''::text NOT NULL,
    logo_id uuid,
    address text NOT NULL,
    missing_since timestamp with time zone,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT channels_pkey PRIMARY KEY (id),
    CONSTRAINT channels_library_id_key_key UNIQUE (library_id, key),
    CONSTRAINT channels_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT channels_logo_id_fkey FOREIGN KEY (logo_id) REFERENCES artworks(id) ON DELETE SET NULL
);
CREATE TABLE public.discs (
    release_id uuid NOT NULL,
    number integer NOT NULL,
    library_id uuid NOT NULL,
    title text,
    media text,
    track_total integer,
    CONSTRAINT discs_pkey PRIMARY KEY (release_id, number),
    CONSTRAINT discs_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT discs_release_id_fkey FOREIGN KEY (release_id) REFERENCES releases(id) ON DELETE CASCADE
);
CREATE TABLE public.duplicate_groups (
    id uuid DEFAULT uuidv7() NOT NULL,
    kind duplicate_kind NOT NULL,
    key text NOT NULL,
    file_ids uuid[] NOT NULL,
    ignored_files uuid[],
    ignored_at timestamp with time zone,
    CONSTRAINT duplicate_groups_pkey PRIMARY KEY (id),
    CONSTRAINT duplicate_groups_kind_key_key UNIQUE (kind, key)
);
CREATE TABLE public.duplicate_places (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    kind duplicate_kind NOT NULL,
    ignored boolean NOT NULL,
    saved_bytes bigint NOT NULL,
    CONSTRAINT duplicate_places_pkey PRIMARY KEY (id, library_id),
    CONSTRAINT duplicate_places_id_fkey FOREIGN KEY (id) REFERENCES duplicate_groups(id) ON DELETE CASCADE
);
CREATE TABLE public.edit_changes (
    id uuid NOT NULL,
    batch_id uuid NOT NULL,
    user_id uuid,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    item_kind item_kind NOT NULL,
    item_id uuid NOT NULL,
    library_id uuid NOT NULL,
    item_title text NOT NULL,
    field text NOT NULL,
    before text[] NOT NULL,
    after text[] NOT NULL,
    before_by_hand boolean NOT NULL,
    after_by_hand boolean NOT NULL,
    undone_by uuid,
    CONSTRAINT edit_changes_pkey PRIMARY KEY (id),
    CONSTRAINT edit_changes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
);
CREATE TABLE public.edited_items (
    id uuid NOT NULL,
    kind item_kind NOT NULL,
    keys text[] NOT NULL,
    gone_at timestamp with time zone,
    CONSTRAINT edited_items_pkey PRIMARY KEY (id),
    CONSTRAINT edited_items_keys_check CHECK ((keys = viewing_keys(keys)))
);
CREATE TABLE public.episode_credits (
    episode_id uuid NOT NULL,
    "position" integer NOT NULL,
    person_id uuid NOT NULL,
    role credit_role NOT NULL,
    "character" text,
    CONSTRAINT episode_credits_pkey PRIMARY KEY (episode_id, "position"),
    CONSTRAINT episode_credits_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES episodes(id) ON DELETE CASCADE,
    CONSTRAINT episode_credits_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE TABLE public.episode_files (
    file_id uuid NOT NULL,
    episode_id uuid NOT NULL,
    edition text,
    part integer,
    CONSTRAINT episode_files_pkey PRIMARY KEY (file_id, episode_id),
    CONSTRAINT episode_files_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES episodes(id) ON DELETE CASCADE,
    CONSTRAINT episode_files_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE
);
CREATE TABLE public.episode_translations (
    episode_id uuid NOT NULL,
    translations jsonb NOT NULL,
    CONSTRAINT episode_translations_pkey PRIMARY KEY (episode_id),
    CONSTRAINT episode_translations_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES episodes(id) ON DELETE CASCADE
);
CREATE TABLE public.episodes (
    id uuid NOT NULL,
    series_id uuid NOT NULL,
    season_id uuid NOT NULL,
    library_id uuid NOT NULL,
    key text NOT NULL,
    season_number integer NOT NULL,
    number integer,
    absolute integer,
    title text,
    aired_on date,
    overview text,
    rating double precision,
    runtime_ms bigint,
    still_id uuid,
    described boolean DEFAULT false NOT NULL,
    missing_since timestamp with time zone,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    "position" integer NOT NULL,
    airs_before_season integer,
    airs_before_episode integer,
    airs_after_season integer,
    dvd_season integer,
    dvd_number integer,
    titles jsonb,
    sort_title text GENERATED ALWAYS AS ((lower((COALESCE(title, ''::text) COLLATE pg_c_utf8)) COLLATE "C")) STORED NOT NULL,
    traits text[] DEFAULT '{}'::text[] NOT NULL,
    versions integer DEFAULT 0 NOT NULL,
    CONSTRAINT episodes_pkey PRIMARY KEY (id),
    CONSTRAINT episodes_series_id_season_number_key_key UNIQUE (series_id, season_number, key),
    CONSTRAINT episodes_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT episodes_season_id_fkey FOREIGN KEY (season_id) REFERENCES seasons(id) ON DELETE CASCADE,
    CONSTRAINT episodes_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id) ON DELETE CASCADE,
    CONSTRAINT episodes_still_id_fkey FOREIGN KEY (still_id) REFERENCES artworks(id) ON DELETE SET NULL
);
CREATE TABLE public.events (
    seq bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    kind text NOT NULL,
    library_id uuid,
    user_id uuid,
    subject_kind text NOT NULL,
    subject_id uuid,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT events_pkey PRIMARY KEY (seq)
);
CREATE TABLE public.feed_changes (
    kind text NOT NULL,
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    removed boolean DEFAULT false NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    seq bigint DEFAULT nextval('feed_changes_seq'::regclass) NOT NULL,
    CONSTRAINT feed_changes_pkey PRIMARY KEY (id),
    CONSTRAINT feed_changes_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE
);
CREATE TABLE public.feed_commits (
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT feed_commits_pkey PRIMARY KEY (xid)
);
CREATE TABLE public.feed_covers (
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    user_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    library_id uuid NOT NULL,
    was boolean NOT NULL,
    CONSTRAINT feed_covers_pkey PRIMARY KEY (xid, user_id, id)
);
CREATE TABLE public.feed_hidden (
    user_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    library_id uuid NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    seq bigint DEFAULT nextval('feed_changes_seq'::regclass) NOT NULL,
    CONSTRAINT feed_hidden_pkey PRIMARY KEY (user_id, id),
    CONSTRAINT feed_hidden_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT feed_hidden_user_id_fkey FOREIGN KEY (user_id) REFERENCES restrictions(user_id) ON DELETE CASCADE
);
CREATE TABLE public.feed_touches (
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    library_id uuid NOT NULL,
    removed boolean DEFAULT false NOT NULL,
    CONSTRAINT feed_touches_pkey PRIMARY KEY (xid, id)
);
CREATE TABLE public.file_media (
    file_id uuid NOT NULL,
    container text NOT NULL,
    duration_ms bigint NOT NULL,
    bit_rate bigint NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    video_codec text NOT NULL,
    audio_codec text NOT NULL,
    hdr text NOT NULL,
    info jsonb NOT NULL,
    index bytea,
    probed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT file_media_pkey PRIMARY KEY (file_id),
    CONSTRAINT file_media_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE
);
CREATE TABLE public.file_problems (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    root_id uuid NOT NULL,
    file_id uuid,
    path text NOT NULL,
    stage problem_stage NOT NULL,
    code text NOT NULL,
    message text NOT NULL,
    size_bytes bigint,
    mtime_ns bigint,
    first_at timestamp with time zone DEFAULT now() NOT NULL,
    last_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT file_problems_pkey PRIMARY KEY (id),
    CONSTRAINT file_problems_root_id_path_stage_key UNIQUE (root_id, path, stage),
    CONSTRAINT file_problems_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE,
    CONSTRAINT file_problems_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT file_problems_root_id_fkey FOREIGN KEY (root_id) REFERENCES library_roots(id) ON DELETE CASCADE
);
CREATE TABLE public.files (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    root_id uuid NOT NULL,
    path text NOT NULL,
    size_bytes bigint NOT NULL,
    mtime_ns bigint NOT NULL,
    device bigint NOT NULL,
    inode bigint NOT NULL,
    oshash text,
    state file_state DEFAULT 'NEW'::file_state NOT NULL,
    missing_since timestamp with time zone,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT files_pkey PRIMARY KEY (id),
    CONSTRAINT files_root_id_path_key UNIQUE (root_id, path),
    CONSTRAINT files_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT files_root_id_fkey FOREIGN KEY (root_id) REFERENCES library_roots(id) ON DELETE CASCADE
);
CREATE TABLE public.genres (
    id uuid NOT NULL,
    name text NOT NULL,
    slug text NOT NULL,
    CONSTRAINT genres_pkey PRIMARY KEY (id),
    CONSTRAINT genres_slug_key UNIQUE (slug)
);
CREATE TABLE public.item_edits (
    item_id uuid NOT NULL,
    field text NOT NULL,
    value text[] NOT NULL,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT item_edits_pkey PRIMARY KEY (item_id, field),
    CONSTRAINT item_edits_item_id_fkey FOREIGN KEY (item_id) REFERENCES edited_items(id)
);
CREATE TABLE public.item_facts (
    item_id uuid NOT NULL,
    source text NOT NULL,
    facts jsonb NOT NULL,
    confidence double precision NOT NULL,
    read_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT item_facts_pkey PRIMARY KEY (item_id, source)
);
CREATE TABLE public.item_pictures (
    item_id uuid NOT NULL,
    role artwork_role NOT NULL,
    artwork_id uuid NOT NULL,
    library_id uuid NOT NULL,
    CONSTRAINT item_pictures_pkey PRIMARY KEY (item_id, role, library_id),
    CONSTRAINT item_pictures_artwork_id_fkey FOREIGN KEY (artwork_id) REFERENCES artworks(id) ON DELETE CASCADE,
    CONSTRAINT item_pictures_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE
);
CREATE TABLE public.join_changes (
    id uuid NOT NULL,
    kind join_kind NOT NULL,
    library_id uuid NOT NULL,
    item_kind item_kind NOT NULL,
    item_id uuid NOT NULL,
    item_title text NOT NULL,
    other_ids uuid[] NOT NULL,
    other_titles text[] NOT NULL,
    item_key text DEFAULT ''::text NOT NULL,
    other_keys text[] DEFAULT '{}'::text[] NOT NULL,
    file_ids uuid[] NOT NULL,
    decided_ids uuid[] NOT NULL,
    decision_ids uuid[] NOT NULL,
    user_id uuid,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    before jsonb NOT NULL,
    undone_at timestamp with time zone,
    CONSTRAINT join_changes_pkey PRIMARY KEY (id),
    CONSTRAINT join_changes_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT join_changes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
);
CREATE TABLE public.labels (
    id uuid NOT NULL,
    kind label_kind NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    overview text,
    tmdb_id bigint,
    CONSTRAINT labels_pkey PRIMARY KEY (id),
    CONSTRAINT labels_kind_slug_key UNIQUE (kind, slug)
);
CREATE TABLE public.libraries (
    id uuid NOT NULL,
    name citext NOT NULL,
    kind library_kind NOT NULL,
    language text DEFAULT 'en'::text NOT NULL,
    watch boolean DEFAULT true NOT NULL,
    scan_on_start boolean DEFAULT true NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    trickplay boolean DEFAULT true NOT NULL,
    allow_deletion boolean DEFAULT false NOT NULL,
    CONSTRAINT libraries_pkey PRIMARY KEY (id),
    CONSTRAINT libraries_name_key UNIQUE (name),
    CONSTRAINT libraries_name_check CHECK (((length((name)::text) >= 1) AND (length((name)::text) <= 100)))
);
CREATE TABLE public.library_folders (
    root_id uuid NOT NULL,
    path text NOT NULL,
    digest bigint NOT NULL,
    CONSTRAINT library_folders_pkey PRIMARY KEY (root_id, path),
    CONSTRAINT library_folders_root_id_fkey FOREIGN KEY (root_id) REFERENCES library_roots(id) ON DELETE CASCADE
);
CREATE TABLE public.library_grants (
    library_id uuid NOT NULL,
    user_id uuid NOT NULL,
    granted_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT library_grants_pkey PRIMARY KEY (user_id, library_id),
    CONSTRAINT library_grants_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT library_grants_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE TABLE public.library_roots (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    path text NOT NULL,
    "position" integer NOT NULL,
    device bigint,
    inode bigint,
    problem text,
    scanned_at timestamp with time zone,
    CONSTRAINT library_roots_pkey PRIMARY KEY (id),
    CONSTRAINT library_roots_path_key UNIQUE (path),
    CONSTRAINT library_roots_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE
);
CREATE TABLE public.listens (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    session_id uuid NOT NULL,
    library_id uuid,
    track_id uuid,
    content text NOT NULL,
    title text NOT NULL,
    artist text NOT NULL,
    album text,
    mbid uuid,
    duration_ms bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    position_ms bigint DEFAULT 0 NOT NULL,
    played_ms bigint DEFAULT 0 NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    counted boolean DEFAULT false NOT NULL,
    CONSTRAINT listens_pkey PRIMARY KEY (id),
    CONSTRAINT listens_session_id_key UNIQUE (session_id),
    CONSTRAINT listens_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE SET NULL,
    CONSTRAINT listens_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id) ON DELETE SET NULL,
    CONSTRAINT listens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE TABLE public.login_failures (
    name_hash bytea NOT NULL,
    failures integer NOT NULL,
    window_start timestamp with time zone NOT NULL,
    locked_until timestamp with time zone,
    CONSTRAINT login_failures_pkey PRIMARY KEY (name_hash)
);
CREATE TABLE public.logins (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    refresh_hash bytea NOT NULL,
    previous_hash bytea,
    rotated_at timestamp with time zone DEFAULT now() NOT NULL,
    client_name text DEFAULT ''::text NOT NULL,
    user_agent text DEFAULT ''::text NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_used_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    profile_id uuid,
    CONSTRAINT logins_pkey PRIMARY KEY (id),
    CONSTRAINT logins_previous_hash_key UNIQUE (previous_hash),
    CONSTRAINT logins_refresh_hash_key UNIQUE (refresh_hash),
    CONSTRAINT logins_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT logins_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE TABLE public.movie_credits (
    movie_id uuid NOT NULL,
    "position" integer NOT NULL,
    person_id uuid NOT NULL,
    role credit_role NOT NULL,
    "character" text,
    CONSTRAINT movie_credits_pkey PRIMARY KEY (movie_id, "position"),
    CONSTRAINT movie_credits_movie_id_fkey FOREIGN KEY (movie_id) REFERENCES movies(id) ON DELETE CASCADE,
    CONSTRAINT movie_credits_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE TABLE public.movie_details (
    movie_id uuid NOT NULL,
    overview text,
    tagline text,
    studios text[] DEFAULT '{}'::text[] NOT NULL,
    countries text[] DEFAULT '{}'::text[] NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    age_ratings jsonb DEFAULT '[]'::jsonb NOT NULL,
    ratings jsonb DEFAULT '[]'::jsonb NOT NULL,
    translations jsonb DEFAULT '[]'::jsonb NOT NULL,
    trailers text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT movie_details_pkey PRIMARY KEY (movie_id),
    CONSTRAINT movie_details_movie_id_fkey FOREIGN KEY (movie_id) REFERENCES movies(id) ON DELETE CASCADE
);
CREATE TABLE public.movie_extras (
    file_id uuid NOT NULL,
    library_id uuid NOT NULL,
    movie_id uuid,
    keys text[] DEFAULT '{}'::text[] NOT NULL,
    folder text DEFAULT ''::text NOT NULL,
    kind extra_kind NOT NULL,
    title text NOT NULL,
    CONSTRAINT movie_extras_pkey PRIMARY KEY (file_id),
    CONSTRAINT movie_extras_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE,
    CONSTRAINT movie_extras_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT movie_extras_movie_id_fkey FOREIGN KEY (movie_id) REFERENCES movies(id) ON DELETE SET NULL
);
CREATE TABLE public.movie_files (
    file_id uuid NOT NULL,
    movie_id uuid NOT NULL,
    edition text,
    part integer,
    CONSTRAINT movie_files_pkey PRIMARY KEY (file_id),
    CONSTRAINT movie_files_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE,
    CONSTRAINT movie_files_movie_id_fkey FOREIGN KEY (movie_id) REFERENCES movies(id) ON DELETE CASCADE
);
CREATE TABLE public.movie_genres (
    movie_id uuid NOT NULL,
    genre_id uuid NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT movie_genres_pkey PRIMARY KEY (movie_id, genre_id),
    CONSTRAINT movie_genres_genre_id_fkey FOREIGN KEY (genre_id) REFERENCES genres(id) ON DELETE CASCADE,
    CONSTRAINT movie_genres_movie_id_fkey FOREIGN KEY (movie_id) REFERENCES movies(id) ON DELETE CASCADE
);
CREATE TABLE public.movie_labels (
    movie_id uuid NOT NULL,
    label_id uuid NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT movie_labels_pkey PRIMARY KEY (movie_id, label_id),
    CONSTRAINT movie_labels_label_id_fkey FOREIGN KEY (label_id) REFERENCES labels(id) ON DELETE CASCADE,
    CONSTRAINT movie_labels_movie_id_fkey FOREIGN KEY (movie_id) REFERENCES movies(id) ON DELETE CASCADE
);
CREATE TABLE public.movies (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    key text NOT NULL,
    weak_key text DEFAULT ''::text NOT NULL,
    title text NOT NULL,
    sort_title text NOT NULL,
    folded_title text DEFAULT ''::text NOT NULL,
    original_title text,
    year integer,
    released_on date,
    runtime_ms bigint,
    certification text,
    rating double precision,
    tmdb_id bigint,
    imdb_id text,
    genre_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    poster_id uuid,
    backdrop_id uuid,
    logo_id uuid,
    described boolean DEFAULT false NOT NULL,
    missing_since timestamp with time zone,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    label_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    traits text[] DEFAULT '{}'::text[] NOT NULL,
    versions integer DEFAULT 0 NOT NULL,
    minimum_age integer,
    titles jsonb,
    sort_titles jsonb,
    shown_ids jsonb,
    CONSTRAINT movies_pkey PRIMARY KEY (id),
    CONSTRAINT movies_library_id_key_key UNIQUE (library_id, key),
    CONSTRAINT movies_backdrop_id_fkey FOREIGN KEY (backdrop_id) REFERENCES artworks(id) ON DELETE SET NULL,
    CONSTRAINT movies_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT movies_logo_id_fkey FOREIGN KEY (logo_id) REFERENCES artworks(id) ON DELETE SET NULL,
    CONSTRAINT movies_poster_id_fkey FOREIGN KEY (poster_id) REFERENCES artworks(id) ON DELETE SET NULL
);
CREATE TABLE public.music_aliases (
    library_id uuid NOT NULL,
    said text NOT NULL,
    key text NOT NULL,
    own boolean DEFAULT false NOT NULL,
    bare boolean DEFAULT false NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    mbid uuid,
    CONSTRAINT music_aliases_pkey PRIMARY KEY (library_id, said),
    CONSTRAINT music_aliases_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE
);
CREATE TABLE public.music_parts (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    root_id uuid NOT NULL,
    path text NOT NULL,
    oshash text,
    size_bytes bigint NOT NULL,
    said text NOT NULL,
    of_album boolean NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    CONSTRAINT music_parts_pkey PRIMARY KEY (id),
    CONSTRAINT music_parts_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE
);
CREATE TABLE public.people (
    id uuid NOT NULL,
    name text NOT NULL,
    sort_name text NOT NULL,
    key text NOT NULL,
    tmdb_id bigint,
    imdb_id text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT people_pkey PRIMARY KEY (id),
    CONSTRAINT people_key_key UNIQUE (key)
);
CREATE TABLE public.pictured_items (
    id uuid NOT NULL,
    kind item_kind NOT NULL,
    keys text[] NOT NULL,
    gone_at timestamp with time zone,
    CONSTRAINT pictured_items_pkey PRIMARY KEY (id)
);
CREATE TABLE public.playback_heads (
    session_id uuid NOT NULL,
    rendition text NOT NULL,
    position_ms bigint NOT NULL,
    ahead_ms bigint NOT NULL,
    speed double precision NOT NULL,
    active boolean NOT NULL,
    failed boolean NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT playback_heads_pkey PRIMARY KEY (session_id, rendition),
    CONSTRAINT playback_heads_session_id_fkey FOREIGN KEY (session_id) REFERENCES playback_sessions(id) ON DELETE CASCADE
);
CREATE TABLE public.playback_limits (
    user_id uuid NOT NULL,
    max_sessions integer,
    max_height integer,
    max_bit_rate bigint,
    remote_max_height integer,
    remote_max_bit_rate bigint,
    transcode boolean DEFAULT true NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT playback_limits_pkey PRIMARY KEY (user_id),
    CONSTRAINT playback_limits_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE TABLE public.playback_nodes (
    id uuid NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    heartbeat_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT playback_nodes_pkey PRIMARY KEY (id)
);
CREATE TABLE public.playback_preferences (
    user_id uuid NOT NULL,
    audio_languages text[] DEFAULT '{}'::text[] NOT NULL,
    subtitle_languages text[] DEFAULT '{}'::text[] NOT NULL,
    subtitle_mode subtitle_mode DEFAULT 'AUTO'::subtitle_mode NOT NULL,
    hearing_impaired boolean DEFAULT false NOT NULL,
    audio_description boolean DEFAULT false NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT playback_preferences_pkey PRIMARY KEY (user_id),
    CONSTRAINT playback_preferences_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE TABLE public.playback_sessions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    library_id uuid NOT NULL,
    file_id uuid,
    item_kind playback_item_kind NOT NULL,
    item_id uuid NOT NULL,
    decision playback_decision NOT NULL,
    reasons text[] NOT NULL,
    spec jsonb NOT NULL,
    client_name text DEFAULT ''::text NOT NULL,
    state playback_state DEFAULT 'PLAYING'::playback_state NOT NULL,
    position_ms bigint DEFAULT 0 NOT NULL,
    revision bigint DEFAULT 1 NOT NULL,
    node text NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    heartbeat_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    remote boolean DEFAULT false NOT NULL,
    login_id uuid,
    bit_rate bigint DEFAULT 0 NOT NULL,
    bandwidth bigint,
    buffered_ms bigint,
    dropped_frames integer DEFAULT 0 NOT NULL,
    rendition text DEFAULT ''::text NOT NULL,
    message text DEFAULT ''::text NOT NULL,
    plan integer DEFAULT 1 NOT NULL,
    runner_id uuid,
    CONSTRAINT playback_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT playback_sessions_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE,
    CONSTRAINT playback_sessions_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT playback_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE TABLE public.playlist_items (
    id uuid NOT NULL,
    playlist_id uuid NOT NULL,
    "position" bigint NOT NULL,
    item_kind viewed_kind NOT NULL,
    item_id uuid NOT NULL,
    library_id uuid,
    added_by uuid,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT playlist_items_pkey PRIMARY KEY (id),
    CONSTRAINT playlist_items_added_by_fkey FOREIGN KEY (added_by) REFERENCES users(id) ON DELETE SET NULL,
    CONSTRAINT playlist_items_item_id_fkey FOREIGN KEY (item_id) REFERENCES viewed_items(id),
    CONSTRAINT playlist_items_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE SET NULL,
    CONSTRAINT playlist_items_playlist_id_fkey FOREIGN KEY (playlist_id) REFERENCES playlists(id) ON DELETE CASCADE
);
CREATE TABLE public.playlist_pictures (
    playlist_id uuid NOT NULL,
    id uuid NOT NULL,
    artwork_id uuid,
    content text,
    version text,
    width integer,
    height integer,
    blurhash text,
    CONSTRAINT playlist_pictures_pkey PRIMARY KEY (playlist_id),
    CONSTRAINT playlist_pictures_id_key UNIQUE (id),
    CONSTRAINT playlist_pictures_artwork_id_fkey FOREIGN KEY (artwork_id) REFERENCES artworks(id) ON DELETE CASCADE,
    CONSTRAINT playlist_pictures_playlist_id_fkey FOREIGN KEY (playlist_id) REFERENCES playlists(id) ON DELETE CASCADE,
    CONSTRAINT playlist_pictures_check CHECK (((num_nonnulls(artwork_id, content) = 1) AND (num_nonnulls(content, version) <> 1)))
);
CREATE TABLE public.playlist_shares (
    playlist_id uuid NOT NULL,
    user_id uuid NOT NULL,
    access playlist_access NOT NULL,
    CONSTRAINT playlist_shares_pkey PRIMARY KEY (playlist_id, user_id),
    CONSTRAINT playlist_shares_playlist_id_fkey FOREIGN KEY (playlist_id) REFERENCES playlists(id) ON DELETE CASCADE,
    CONSTRAINT playlist_shares_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT playlist_shares_access_check CHECK ((access <> 'OWNER'::playlist_access))
);
CREATE TABLE public.playlists (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    name text NOT NULL,
    sort_name text NOT NULL,
    folded_name text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    rules jsonb,
    kind playlist_kind DEFAULT 'PLAYLIST'::playlist_kind NOT NULL,
    sorting playlist_sorting DEFAULT 'HAND'::playlist_sorting NOT NULL,
    descending boolean DEFAULT false NOT NULL,
    CONSTRAINT playlists_pkey PRIMARY KEY (id),
    CONSTRAINT playlists_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE TABLE public.plays (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    item_id uuid NOT NULL,
    kind play_kind NOT NULL,
    began_at timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    file_id uuid,
    position_ms bigint NOT NULL,
    duration_ms bigint NOT NULL,
    watched boolean NOT NULL,
    completions integer NOT NULL,
    client_name text DEFAULT ''::text NOT NULL,
    mark_id uuid,
    CONSTRAINT plays_pkey PRIMARY KEY (id),
    CONSTRAINT plays_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE SET NULL,
    CONSTRAINT plays_item_id_fkey FOREIGN KEY (item_id) REFERENCES viewed_items(id),
    CONSTRAINT plays_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE TABLE public.programmes (
    id uuid NOT NULL,
    channel_id uuid NOT NULL,
    library_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    title text NOT NULL,
    subtitle text,
    description text,
    categories text[] DEFAULT '{}'::text[] NOT NULL,
    season integer,
    episode integer,
    seen_at timestamp with time zone NOT NULL,
    CONSTRAINT programmes_pkey PRIMARY KEY (id),
    CONSTRAINT programmes_channel_id_starts_at_key UNIQUE (channel_id, starts_at),
    CONSTRAINT programmes_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
    CONSTRAINT programmes_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT programmes_check CHECK ((ends_at > starts_at))
);
CREATE TABLE public.releases (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    album_id uuid NOT NULL,
    key text NOT NULL,
    title text NOT NULL,
    mbid uuid,
    year integer,
    released_on date,
    country text,
    status text,
    label text,
    catalogue_number text,
    barcode text,
    disc_total integer,
    cover_id uuid,
    shown_ids jsonb,
    CONSTRAINT releases_pkey PRIMARY KEY (id),
    CONSTRAINT releases_library_id_key_key UNIQUE (library_id, key),
    CONSTRAINT releases_album_id_fkey FOREIGN KEY (album_id) REFERENCES albums(id) ON DELETE CASCADE,
    CONSTRAINT releases_cover_id_fkey FOREIGN KEY (cover_id) REFERENCES artworks(id) ON DELETE SET NULL,
    CONSTRAINT releases_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE
);
CREATE TABLE public.restriction_items (
    user_id uuid NOT NULL,
    item_id uuid NOT NULL,
    kind text NOT NULL,
    CONSTRAINT restriction_items_pkey PRIMARY KEY (user_id, item_id),
    CONSTRAINT restriction_items_user_id_fkey FOREIGN KEY (user_id) REFERENCES restrictions(user_id) ON DELETE CASCADE,
    CONSTRAINT restriction_items_kind_check CHECK ((kind = ANY (ARRAY['movie'::text, 'series'::text, 'album'::text, 'track'::text, 'channel'::text])))
);
CREATE TABLE public.restriction_tags (
    user_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    kind text NOT NULL,
    rule restriction_rule NOT NULL,
    CONSTRAINT restriction_tags_pkey PRIMARY KEY (user_id, tag_id),
    CONSTRAINT restriction_tags_user_id_fkey FOREIGN KEY (user_id) REFERENCES restrictions(user_id) ON DELETE CASCADE,
    CONSTRAINT restriction_tags_kind_check CHECK ((kind = ANY (ARRAY['genre'::text, 'label'::text])))
);
CREATE TABLE public.restrictions (
    user_id uuid NOT NULL,
    max_age integer,
    unrated boolean NOT NULL,
    only_allowed boolean NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT restrictions_pkey PRIMARY KEY (user_id),
    CONSTRAINT restrictions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT restrictions_max_age_check CHECK (((max_age >= 0) AND (max_age <= 21)))
);
CREATE TABLE public.review_decisions (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    root_id uuid NOT NULL,
    path text NOT NULL,
    oshash text,
    size_bytes bigint NOT NULL,
    file_id uuid,
    verdict review_verdict NOT NULL,
    kind review_kind,
    key text,
    title text,
    year integer,
    season integer,
    episodes integer[] DEFAULT '{}'::integer[] NOT NULL,
    ids jsonb DEFAULT '{}'::jsonb NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    artist text,
    artists text[] DEFAULT '{}'::text[] NOT NULL,
    release_key text,
    artist_keys text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT review_decisions_pkey PRIMARY KEY (id),
    CONSTRAINT review_decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users(id) ON DELETE SET NULL,
    CONSTRAINT review_decisions_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE SET NULL,
    CONSTRAINT review_decisions_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE
);
CREATE TABLE public.review_files (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    reasons review_reason[] NOT NULL,
    evidence jsonb NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    decision_id uuid,
    CONSTRAINT review_files_pkey PRIMARY KEY (id),
    CONSTRAINT review_files_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES review_decisions(id) ON DELETE SET NULL,
    CONSTRAINT review_files_id_fkey FOREIGN KEY (id) REFERENCES files(id) ON DELETE CASCADE,
    CONSTRAINT review_files_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE
);
CREATE TABLE public.saved_filters (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind title_kind NOT NULL,
    name text NOT NULL,
    filter jsonb NOT NULL,
    order_field text NOT NULL,
    direction text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT saved_filters_pkey PRIMARY KEY (id),
    CONSTRAINT saved_filters_user_id_kind_name_key UNIQUE (user_id, kind, name),
    CONSTRAINT saved_filters_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT saved_filters_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE TABLE public.scan_batches (
    scan_id uuid NOT NULL,
    number integer NOT NULL,
    file_ids uuid[] NOT NULL,
    probe boolean NOT NULL,
    step batch_step NOT NULL,
    probed integer DEFAULT 0 NOT NULL,
    identified integer DEFAULT 0 NOT NULL,
    CONSTRAINT scan_batches_pkey PRIMARY KEY (scan_id, number),
    CONSTRAINT scan_batches_scan_id_fkey FOREIGN KEY (scan_id) REFERENCES scans(id) ON DELETE CASCADE
);
CREATE TABLE public.scans (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    trigger scan_trigger NOT NULL,
    requested_by uuid,
    state scan_state DEFAULT 'PENDING'::scan_state NOT NULL,
    phase scan_phase DEFAULT 'WAITING'::scan_phase NOT NULL,
    reason text,
    total bigint DEFAULT 0 NOT NULL,
    done bigint DEFAULT 0 NOT NULL,
    found bigint DEFAULT 0 NOT NULL,
    added bigint DEFAULT 0 NOT NULL,
    changed bigint DEFAULT 0 NOT NULL,
    moved bigint DEFAULT 0 NOT NULL,
    missing bigint DEFAULT 0 NOT NULL,
    restored bigint DEFAULT 0 NOT NULL,
    failed bigint DEFAULT 0 NOT NULL,
    current_item text,
    rate double precision DEFAULT 0 NOT NULL,
    folders text[] DEFAULT '{}'::text[] NOT NULL,
    approved_missing bigint DEFAULT 0 NOT NULL,
    revision bigint DEFAULT 1 NOT NULL,
    node text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone,
    phase_at timestamp with time zone,
    heartbeat_at timestamp with time zone,
    finished_at timestamp with time zone,
    anew boolean DEFAULT false NOT NULL,
    anew_files uuid[],
    CONSTRAINT scans_pkey PRIMARY KEY (id),
    CONSTRAINT scans_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT scans_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES users(id) ON DELETE SET NULL
);
CREATE TABLE public.scrobble_accounts (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    service scrobble_service NOT NULL,
    name text NOT NULL,
    secret bytea NOT NULL,
    connected_at timestamp with time zone NOT NULL,
    problem text,
    CONSTRAINT scrobble_accounts_pkey PRIMARY KEY (id),
    CONSTRAINT scrobble_accounts_user_id_service_key UNIQUE (user_id, service),
    CONSTRAINT scrobble_accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE TABLE public.scrobbles (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    title text NOT NULL,
    artist text NOT NULL,
    album text,
    mbid uuid,
    duration_ms bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    CONSTRAINT scrobbles_pkey PRIMARY KEY (id),
    CONSTRAINT scrobbles_account_id_fkey FOREIGN KEY (account_id) REFERENCES scrobble_accounts(id) ON DELETE CASCADE
);
CREATE TABLE public.search_docs (
    id uuid NOT NULL,
    kind search_kind NOT NULL,
    library_id uuid,
    title text NOT NULL,
    folded text NOT NULL,
    year integer,
    popularity real DEFAULT 0 NOT NULL,
    words tsvector GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(((((folded || ' '::text) || translate(aliases, '
'::text, ' '::text)) ||
CASE
    WHEN (beside = ''::text) THEN ''::text
    ELSE (' B'::text || replace(beside, ' '::text, ' B'::text))
END) || COALESCE((' B'::text || year), ''::text)), ' '::text), ''::text))) STORED,
    aliases text DEFAULT ''::text NOT NULL,
    owner_id uuid,
    readers uuid[],
    beside text DEFAULT ''::text NOT NULL,
    part_of uuid,
    CONSTRAINT search_docs_pkey PRIMARY KEY (id),
    CONSTRAINT search_docs_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT search_docs_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT search_docs_seen CHECK (((num_nonnulls(library_id, owner_id) = ((kind <> 'PERSON'::search_kind))::integer) AND (num_nonnulls(owner_id, readers) <> 1)))
);
CREATE TABLE public.search_words (
    word text NOT NULL,
    CONSTRAINT search_words_pkey PRIMARY KEY (word)
);
CREATE TABLE public.seasons (
    id uuid NOT NULL,
    series_id uuid NOT NULL,
    library_id uuid NOT NULL,
    number integer NOT NULL,
    title text,
    overview text,
    poster_id uuid,
    translations jsonb,
    CONSTRAINT seasons_pkey PRIMARY KEY (id),
    CONSTRAINT seasons_series_id_number_key UNIQUE (series_id, number),
    CONSTRAINT seasons_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT seasons_poster_id_fkey FOREIGN KEY (poster_id) REFERENCES artworks(id) ON DELETE SET NULL,
    CONSTRAINT seasons_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id) ON DELETE CASCADE,
    CONSTRAINT seasons_number_check CHECK ((number >= 0))
);
CREATE TABLE public.series (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    key text NOT NULL,
    weak_key text DEFAULT ''::text NOT NULL,
    title text NOT NULL,
    sort_title text NOT NULL,
    folded_title text DEFAULT ''::text NOT NULL,
    original_title text,
    year integer,
    first_aired_on date,
    status series_status DEFAULT 'UNKNOWN'::series_status NOT NULL,
    certification text,
    rating double precision,
    tmdb_id bigint,
    tvdb_id bigint,
    imdb_id text,
    genre_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    poster_id uuid,
    backdrop_id uuid,
    logo_id uuid,
    described boolean DEFAULT false NOT NULL,
    missing_since timestamp with time zone,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    label_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    traits text[] DEFAULT '{}'::text[] NOT NULL,
    versions integer DEFAULT 0 NOT NULL,
    minimum_age integer,
    type series_type DEFAULT 'STANDARD'::series_type NOT NULL,
    ended_on date,
    titles jsonb,
    sort_titles jsonb,
    shown_ids jsonb,
    latest_aired_on date,
    latest_added_at timestamp with time zone,
    CONSTRAINT series_pkey PRIMARY KEY (id),
    CONSTRAINT series_library_id_key_key UNIQUE (library_id, key),
    CONSTRAINT series_backdrop_id_fkey FOREIGN KEY (backdrop_id) REFERENCES artworks(id) ON DELETE SET NULL,
    CONSTRAINT series_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT series_logo_id_fkey FOREIGN KEY (logo_id) REFERENCES artworks(id) ON DELETE SET NULL,
    CONSTRAINT series_poster_id_fkey FOREIGN KEY (poster_id) REFERENCES artworks(id) ON DELETE SET NULL
);
CREATE TABLE public.series_credits (
    series_id uuid NOT NULL,
    "position" integer NOT NULL,
    person_id uuid NOT NULL,
    role credit_role NOT NULL,
    "character" text,
    CONSTRAINT series_credits_pkey PRIMARY KEY (series_id, "position"),
    CONSTRAINT series_credits_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
    CONSTRAINT series_credits_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id) ON DELETE CASCADE
);
CREATE TABLE public.series_details (
    series_id uuid NOT NULL,
    overview text,
    studios text[] DEFAULT '{}'::text[] NOT NULL,
    countries text[] DEFAULT '{}'::text[] NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    age_ratings jsonb DEFAULT '[]'::jsonb NOT NULL,
    ratings jsonb DEFAULT '[]'::jsonb NOT NULL,
    translations jsonb DEFAULT '[]'::jsonb NOT NULL,
    trailers text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT series_details_pkey PRIMARY KEY (series_id),
    CONSTRAINT series_details_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id) ON DELETE CASCADE
);
CREATE TABLE public.series_extras (
    file_id uuid NOT NULL,
    library_id uuid NOT NULL,
    series_id uuid,
    keys text[] DEFAULT '{}'::text[] NOT NULL,
    folder text DEFAULT ''::text NOT NULL,
    kind extra_kind NOT NULL,
    title text NOT NULL,
    CONSTRAINT series_extras_pkey PRIMARY KEY (file_id),
    CONSTRAINT series_extras_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE,
    CONSTRAINT series_extras_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT series_extras_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id) ON DELETE SET NULL
);
CREATE TABLE public.series_genres (
    series_id uuid NOT NULL,
    genre_id uuid NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT series_genres_pkey PRIMARY KEY (series_id, genre_id),
    CONSTRAINT series_genres_genre_id_fkey FOREIGN KEY (genre_id) REFERENCES genres(id) ON DELETE CASCADE,
    CONSTRAINT series_genres_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id) ON DELETE CASCADE
);
CREATE TABLE public.series_labels (
    series_id uuid NOT NULL,
    label_id uuid NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT series_labels_pkey PRIMARY KEY (series_id, label_id),
    CONSTRAINT series_labels_label_id_fkey FOREIGN KEY (label_id) REFERENCES labels(id) ON DELETE CASCADE,
    CONSTRAINT series_labels_series_id_fkey FOREIGN KEY (series_id) REFERENCES series(id) ON DELETE CASCADE
);
CREATE TABLE public.series_orders (
    user_id uuid NOT NULL,
    series_id uuid NOT NULL,
    "order" episode_order NOT NULL,
    keys text[] DEFAULT '{}'::text[] NOT NULL,
    gone_at timestamp with time zone,
    CONSTRAINT series_orders_pkey PRIMARY KEY (user_id, series_id),
    CONSTRAINT series_orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE TABLE public.setup_tokens (
    singleton boolean DEFAULT true NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT setup_tokens_pkey PRIMARY KEY (singleton),
    CONSTRAINT setup_tokens_singleton_check CHECK (singleton)
);
CREATE TABLE public.track_artists (
    track_id uuid NOT NULL,
    "position" integer NOT NULL,
    artist_id uuid NOT NULL,
    library_id uuid NOT NULL,
    role artist_role NOT NULL,
    detail text,
    CONSTRAINT track_artists_pkey PRIMARY KEY (track_id, "position"),
    CONSTRAINT track_artists_artist_id_fkey FOREIGN KEY (artist_id) REFERENCES artists(id) ON DELETE CASCADE,
    CONSTRAINT track_artists_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT track_artists_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id) ON DELETE CASCADE
);
CREATE TABLE public.track_files (
    file_id uuid NOT NULL,
    track_id uuid NOT NULL,
    library_id uuid NOT NULL,
    CONSTRAINT track_files_pkey PRIMARY KEY (file_id),
    CONSTRAINT track_files_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE,
    CONSTRAINT track_files_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT track_files_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id) ON DELETE CASCADE
);
CREATE TABLE public.track_lyrics (
    track_id uuid NOT NULL,
    "position" integer NOT NULL,
    library_id uuid NOT NULL,
    language text,
    text text NOT NULL,
    CONSTRAINT track_lyrics_pkey PRIMARY KEY (track_id, "position"),
    CONSTRAINT track_lyrics_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT track_lyrics_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id) ON DELETE CASCADE
);
CREATE TABLE public.tracks (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    album_id uuid,
    release_id uuid,
    key text NOT NULL,
    content text NOT NULL,
    title text NOT NULL,
    sort_title text NOT NULL,
    folded_title text NOT NULL,
    credit text NOT NULL,
    place text NOT NULL,
    disc integer DEFAULT 1 NOT NULL,
    number integer,
    duration_ms bigint NOT NULL,
    year integer,
    genre_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    mbid uuid,
    track_mbid uuid,
    isrcs text[] DEFAULT '{}'::text[] NOT NULL,
    bpm double precision,
    moods text[] DEFAULT '{}'::text[] NOT NULL,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    comment text,
    track_gain double precision,
    track_peak double precision,
    album_gain double precision,
    album_peak double precision,
    missing_since timestamp with time zone,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    traits text[] DEFAULT '{}'::text[] NOT NULL,
    versions integer DEFAULT 0 NOT NULL,
    shown_ids jsonb,
    styles text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT tracks_pkey PRIMARY KEY (id),
    CONSTRAINT tracks_library_id_key_key UNIQUE (library_id, key),
    CONSTRAINT tracks_album_id_fkey FOREIGN KEY (album_id) REFERENCES albums(id) ON DELETE CASCADE,
    CONSTRAINT tracks_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT tracks_release_id_fkey FOREIGN KEY (release_id) REFERENCES releases(id) ON DELETE CASCADE
);
CREATE TABLE public.trash_items (
    id uuid NOT NULL,
    library_id uuid NOT NULL,
    root_id uuid NOT NULL,
    file_id uuid,
    path text NOT NULL,
    title text NOT NULL,
    sidecars text[] DEFAULT '{}'::text[] NOT NULL,
    folder text NOT NULL,
    size_bytes bigint NOT NULL,
    mtime_ns bigint NOT NULL,
    state trash_state DEFAULT 'MOVING'::trash_state NOT NULL,
    problem text,
    deleted_by uuid,
    deleted_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT trash_items_pkey PRIMARY KEY (id),
    CONSTRAINT trash_items_deleted_by_fkey FOREIGN KEY (deleted_by) REFERENCES users(id) ON DELETE SET NULL,
    CONSTRAINT trash_items_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE SET NULL,
    CONSTRAINT trash_items_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT trash_items_root_id_fkey FOREIGN KEY (root_id) REFERENCES library_roots(id) ON DELETE CASCADE
);
CREATE TABLE public.trickplay_tiles (
    file_id uuid NOT NULL,
    identity text NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    interval_ms integer NOT NULL,
    columns integer NOT NULL,
    rows integer NOT NULL,
    count integer NOT NULL,
    sheets integer NOT NULL,
    bytes bigint NOT NULL,
    problem text,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT trickplay_tiles_pkey PRIMARY KEY (file_id),
    CONSTRAINT trickplay_tiles_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE
);
CREATE TABLE public.users (
    id uuid NOT NULL,
    name citext NOT NULL,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    role user_role NOT NULL,
    all_libraries boolean DEFAULT false NOT NULL,
    enabled boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_login_at timestamp with time zone,
    may_delete boolean DEFAULT false NOT NULL,
    account_id uuid,
    kids boolean DEFAULT false NOT NULL,
    colour smallint DEFAULT 0 NOT NULL,
    language text,
    autoplay boolean DEFAULT true NOT NULL,
    pin_hash text,
    title_language text,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_name_key UNIQUE (name),
    CONSTRAINT users_account_id_fkey FOREIGN KEY (account_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT users_colour_check CHECK (((colour >= 0) AND (colour <= 11))),
    CONSTRAINT users_language_check CHECK (((length(language) >= 2) AND (length(language) <= 16))),
    CONSTRAINT users_name_check CHECK (((length((name)::text) >= 1) AND (length((name)::text) <= 64))),
    CONSTRAINT users_profile CHECK (((account_id IS NULL) OR ((role = 'USER'::user_role) AND (password_hash = ''::text) AND (account_id <> id)))),
    CONSTRAINT users_title_language_check CHECK (((length(title_language) >= 2) AND (length(title_language) <= 40)))
);
CREATE TABLE public.viewed_items (
    id uuid NOT NULL,
    kind viewed_kind NOT NULL,
    library_id uuid,
    parent_id uuid,
    keys text[] NOT NULL,
    gone_at timestamp with time zone,
    title text DEFAULT ''::text NOT NULL,
    CONSTRAINT viewed_items_pkey PRIMARY KEY (id),
    CONSTRAINT viewed_items_keys_check CHECK ((keys = viewing_keys(keys)))
);
CREATE TABLE public.viewer_states (
    user_id uuid NOT NULL,
    item_id uuid NOT NULL,
    rating smallint,
    rated_at timestamp with time zone,
    favourite_at timestamp with time zone,
    watchlisted_at timestamp with time zone,
    hidden_at timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT viewer_states_pkey PRIMARY KEY (user_id, item_id),
    CONSTRAINT viewer_states_item_id_fkey FOREIGN KEY (item_id) REFERENCES viewed_items(id),
    CONSTRAINT viewer_states_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT viewer_states_rating_check CHECK (((rating >= 1) AND (rating <= 10)))
);
CREATE TABLE public.watch_states (
    user_id uuid NOT NULL,
    item_id uuid NOT NULL,
    item_kind playback_item_kind NOT NULL,
    parent_id uuid,
    library_id uuid NOT NULL,
    file_id uuid,
    position_ms bigint DEFAULT 0 NOT NULL,
    duration_ms bigint DEFAULT 0 NOT NULL,
    watched boolean DEFAULT false NOT NULL,
    play_count integer DEFAULT 0 NOT NULL,
    last_played_at timestamp with time zone,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT watch_states_pkey PRIMARY KEY (user_id, item_id),
    CONSTRAINT watch_states_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE SET NULL,
    CONSTRAINT watch_states_library_id_fkey FOREIGN KEY (library_id) REFERENCES libraries(id) ON DELETE CASCADE,
    CONSTRAINT watch_states_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

-- Views
CREATE VIEW public.search_candidates AS
 SELECT search_docs.id,
    search_docs.kind,
    search_docs.library_id,
    search_docs.readers,
    search_docs.title,
    search_docs.folded,
    search_docs.aliases,
    search_docs.words,
    search_docs.year,
    search_docs.popularity
   FROM (search_docs
     CROSS JOIN ( SELECT) nothing);
CREATE VIEW public.search_overviews AS
 SELECT movie_details.movie_id AS id,
    search_about(movie_details.overview, movie_details.translations) AS words
   FROM movie_details
UNION ALL
 SELECT series_details.series_id AS id,
    search_about(series_details.overview, series_details.translations) AS words
   FROM series_details
UNION ALL
 SELECT episodes.id,
    search_about(episodes.overview, NULL::jsonb) AS words
   FROM episodes
UNION ALL
 SELECT episode_translations.episode_id AS id,
    search_about(NULL::text, episode_translations.translations) AS words
   FROM episode_translations
UNION ALL
 SELECT artists.id,
    search_about(artists.overview, artists.translations) AS words
   FROM artists
UNION ALL
 SELECT albums.id,
    search_about(albums.overview, albums.translations) AS words
   FROM albums;
CREATE VIEW public.tag_names AS
 SELECT genres.id,
    'GENRE'::text AS kind,
    genres.name
   FROM genres
UNION ALL
 SELECT labels.id,
    (labels.kind)::text AS kind,
    labels.name
   FROM labels;

-- Indexes
CREATE INDEX album_artists_artist ON public.album_artists USING btree (artist_id, album_id);
CREATE INDEX albums_about ON public.albums USING gin (search_about(overview, translations));
CREATE INDEX albums_by_added ON public.albums USING btree (library_id, added_at, id);
CREATE INDEX albums_by_chance ON public.albums USING btree (library_id, uuid_hash_extended(id, (0)::bigint), id);
CREATE INDEX albums_by_day ON public.albums USING btree (library_id, released_on, id);
CREATE INDEX albums_by_place ON public.albums USING btree (library_id, place, id);
CREATE INDEX albums_by_title ON public.albums USING btree (library_id, sort_title, id);
CREATE INDEX albums_by_year ON public.albums USING btree (library_id, year, id);
CREATE INDEX albums_cover ON public.albums USING btree (cover_id);
CREATE INDEX albums_duplicate ON public.albums USING btree (library_id, sort_title, id) WHERE (versions > 1);
CREATE INDEX albums_folded ON public.albums USING gin (folded_title gin_trgm_ops);
CREATE INDEX albums_genres ON public.albums USING gin (genre_ids);
CREATE INDEX albums_missing ON public.albums USING btree (library_id, sort_title, id) WHERE (missing_since IS NOT NULL);
CREATE INDEX albums_traits ON public.albums USING gin (traits);
CREATE INDEX albums_unmatched ON public.albums USING btree (library_id, sort_title, id) WHERE (mbid IS NULL);
CREATE INDEX api_keys_profile ON public.api_keys USING btree (profile_id) WHERE (profile_id IS NOT NULL);
CREATE INDEX api_keys_user ON public.api_keys USING btree (user_id);
CREATE INDEX artists_about ON public.artists USING gin (search_about(overview, translations));
CREATE INDEX artists_by_added ON public.artists USING btree (library_id, added_at, id);
CREATE INDEX artists_by_chance ON public.artists USING btree (library_id, uuid_hash_extended(id, (0)::bigint), id);
CREATE INDEX artists_by_name ON public.artists USING btree (library_id, sort_name, id);
CREATE INDEX artists_by_year ON public.artists USING btree (library_id, began_year, id);
CREATE INDEX artists_country ON public.artists USING btree (library_id, country);
CREATE INDEX artists_folded ON public.artists USING gin (folded_name gin_trgm_ops);
CREATE INDEX artists_genres ON public.artists USING gin (genre_ids);
CREATE INDEX artists_missing ON public.artists USING btree (library_id, sort_name, id) WHERE (missing_since IS NOT NULL);
CREATE INDEX artists_moods ON public.artists USING gin (lower_all(moods));
CREATE INDEX artists_picture ON public.artists USING btree (picture_id);
CREATE INDEX artists_styles ON public.artists USING gin (lower_all(styles));
CREATE INDEX artists_tag_name ON public.artists USING btree (library_id, tag_name);
CREATE INDEX artists_unmatched ON public.artists USING btree (library_id, sort_name, id) WHERE (mbid IS NULL);
CREATE INDEX artwork_candidates_artwork ON public.artwork_candidates USING btree (artwork_id);
CREATE INDEX artwork_candidates_item ON public.artwork_candidates USING btree (item_id, role);
CREATE INDEX artwork_choices_artwork ON public.artwork_choices USING btree (artwork_id);
CREATE INDEX artwork_choices_automatic ON public.artwork_choices USING btree (automatic_id);
CREATE INDEX artwork_choices_user ON public.artwork_choices USING btree (user_id);
CREATE INDEX artworks_content ON public.artworks USING btree (content) WHERE (content IS NOT NULL);
CREATE UNIQUE INDEX artworks_in_file ON public.artworks USING btree (file_id, role, source, COALESCE(stream_index, '-1'::integer)) WHERE (source <> 'LOCAL'::artwork_source);
CREATE UNIQUE INDEX artworks_kept ON public.artworks USING btree (library_id, role, source, content) WHERE ((content IS NOT NULL) AND (root_id IS NULL) AND (file_id IS NULL));
CREATE UNIQUE INDEX artworks_local ON public.artworks USING btree (root_id, path, role) WHERE (source = 'LOCAL'::artwork_source);
CREATE INDEX artworks_pending ON public.artworks USING btree (library_id, id) WHERE (state = 'PENDING'::artwork_state);
CREATE UNIQUE INDEX artworks_remote ON public.artworks USING btree (root_id, path, role) WHERE ((root_id IS NOT NULL) AND (source <> 'LOCAL'::artwork_source));
CREATE INDEX channels_in_order ON public.channels USING btree (library_id, sort_key, id);
CREATE INDEX channels_logo ON public.channels USING btree (logo_id);
CREATE INDEX duplicate_places_largest ON public.duplicate_places USING btree (library_id, kind, ignored, saved_bytes, id);
CREATE INDEX edit_changes_batch ON public.edit_changes USING btree (batch_id);
CREATE INDEX edit_changes_in_order ON public.edit_changes USING btree (library_id, at, id);
CREATE INDEX edit_changes_item ON public.edit_changes USING btree (item_id, at, id);
CREATE INDEX edit_changes_user ON public.edit_changes USING btree (user_id);
CREATE INDEX edited_items_gone ON public.edited_items USING gin (keys) WHERE (gone_at IS NOT NULL);
CREATE INDEX episode_credits_person ON public.episode_credits USING btree (person_id, episode_id);
CREATE INDEX episode_files_episode ON public.episode_files USING btree (episode_id);
CREATE INDEX episode_translations_about ON public.episode_translations USING gin (search_about(NULL::text, translations));
CREATE INDEX episodes_about ON public.episodes USING gin (search_about(overview, NULL::jsonb));
CREATE INDEX episodes_aired ON public.episodes USING btree (series_id, episode_aired(season_number, "position", airs_before_season, airs_before_episode, airs_after_season), id);
CREATE INDEX episodes_by_added ON public.episodes USING btree (library_id, added_at, id);
CREATE INDEX episodes_by_aired ON public.episodes USING btree (library_id, aired_on, id);
CREATE INDEX episodes_by_chance ON public.episodes USING btree (library_id, uuid_hash_extended(id, (0)::bigint), id);
CREATE INDEX episodes_by_rating ON public.episodes USING btree (library_id, rating, id);
CREATE INDEX episodes_by_runtime ON public.episodes USING btree (library_id, runtime_ms, id);
CREATE INDEX episodes_by_title ON public.episodes USING btree (library_id, sort_title, id);
CREATE INDEX episodes_duplicate ON public.episodes USING btree (library_id, sort_title, id) WHERE (versions > 1);
CREATE INDEX episodes_in_order ON public.episodes USING btree (season_id, "position", id);
CREATE INDEX episodes_missing ON public.episodes USING btree (library_id, sort_title, id) WHERE (missing_since IS NOT NULL);
CREATE INDEX episodes_of_series ON public.episodes USING btree (series_id, season_number, "position", id);
CREATE INDEX episodes_still ON public.episodes USING btree (still_id);
CREATE INDEX episodes_traits ON public.episodes USING gin (traits);
CREATE INDEX events_in_order ON public.events USING btree (xid, seq);
CREATE INDEX feed_changes_in_order ON public.feed_changes USING btree (xid, seq);
CREATE INDEX feed_changes_library ON public.feed_changes USING btree (library_id);
CREATE INDEX feed_hidden_in_order ON public.feed_hidden USING btree (user_id, xid, seq);
CREATE INDEX feed_hidden_library ON public.feed_hidden USING btree (library_id);
CREATE INDEX file_problems_library ON public.file_problems USING btree (library_id, id);
CREATE INDEX files_library ON public.files USING btree (library_id, state);
CREATE INDEX files_missing ON public.files USING btree (library_id, missing_since) WHERE (missing_since IS NOT NULL);
CREATE INDEX files_oshash ON public.files USING btree (oshash) WHERE (oshash IS NOT NULL);
CREATE INDEX item_pictures_artwork ON public.item_pictures USING btree (artwork_id);
CREATE INDEX item_pictures_library ON public.item_pictures USING btree (library_id);
CREATE INDEX join_changes_in_order ON public.join_changes USING btree (library_id, at, id);
CREATE INDEX join_changes_item ON public.join_changes USING btree (item_id, at, id);
CREATE INDEX join_changes_keys ON public.join_changes USING gin (other_keys) WHERE (undone_at IS NULL);
CREATE INDEX join_changes_others ON public.join_changes USING gin (other_ids);
CREATE INDEX join_changes_user ON public.join_changes USING btree (user_id);
CREATE INDEX labels_slug ON public.labels USING gin (slug gin_trgm_ops);
CREATE INDEX library_grants_library ON public.library_grants USING btree (library_id);
CREATE INDEX library_roots_library ON public.library_roots USING btree (library_id);
CREATE INDEX listens_heard ON public.listens USING btree (user_id, content, started_at) WHERE counted;
CREATE INDEX listens_history ON public.listens USING btree (user_id, started_at, id) WHERE counted;
CREATE INDEX listens_library ON public.listens USING btree (library_id);
CREATE INDEX listens_track ON public.listens USING btree (track_id);
CREATE INDEX logins_profile ON public.logins USING btree (profile_id) WHERE (profile_id IS NOT NULL);
CREATE INDEX logins_user ON public.logins USING btree (user_id) WHERE (revoked_at IS NULL);
CREATE INDEX movie_credits_person ON public.movie_credits USING btree (person_id, movie_id);
CREATE INDEX movie_details_about ON public.movie_details USING gin (search_about(overview, translations));
CREATE INDEX movie_extras_movie ON public.movie_extras USING btree (movie_id);
CREATE INDEX movie_extras_waiting ON public.movie_extras USING btree (library_id) WHERE (movie_id IS NULL);
CREATE INDEX movie_files_movie ON public.movie_files USING btree (movie_id);
CREATE INDEX movie_genres_titles ON public.movie_genres USING btree (genre_id, movie_id);
CREATE INDEX movie_labels_label ON public.movie_labels USING btree (label_id, movie_id);
CREATE INDEX movies_backdrop ON public.movies USING btree (backdrop_id);
CREATE INDEX movies_by_added ON public.movies USING btree (library_id, added_at, id);
CREATE INDEX movies_by_age ON public.movies USING btree (library_id, minimum_age);
CREATE INDEX movies_by_chance ON public.movies USING btree (library_id, uuid_hash_extended(id, (0)::bigint), id);
CREATE INDEX movies_by_rating ON public.movies USING btree (library_id, rating, id);
CREATE INDEX movies_by_released ON public.movies USING btree (library_id, released_on, id);
CREATE INDEX movies_by_runtime ON public.movies USING btree (library_id, runtime_ms, id);
CREATE INDEX movies_by_title ON public.movies USING btree (library_id, sort_title, id);
CREATE INDEX movies_by_year ON public.movies USING btree (library_id, year, id);
CREATE INDEX movies_duplicate ON public.movies USING btree (library_id, sort_title, id) WHERE (versions > 1);
CREATE INDEX movies_folded ON public.movies USING gin (folded_title gin_trgm_ops);
CREATE INDEX movies_genres ON public.movies USING gin (genre_ids);
CREATE INDEX movies_imdb ON public.movies USING btree (imdb_id);
CREATE INDEX movies_labels ON public.movies USING gin (label_ids);
CREATE INDEX movies_logo ON public.movies USING btree (logo_id);
CREATE INDEX movies_missing ON public.movies USING btree (library_id, sort_title, id) WHERE (missing_since IS NOT NULL);
CREATE INDEX movies_poster ON public.movies USING btree (poster_id);
CREATE INDEX movies_tmdb ON public.movies USING btree (tmdb_id);
CREATE INDEX movies_traits ON public.movies USING gin (traits);
CREATE INDEX movies_unmatched ON public.movies USING btree (library_id, sort_title, id) WHERE ((NOT described) AND (tmdb_id IS NULL) AND (imdb_id IS NULL));
CREATE INDEX movies_weak_key ON public.movies USING btree (library_id, weak_key);
CREATE INDEX music_aliases_key ON public.music_aliases USING btree (library_id, key);
CREATE INDEX music_parts_content ON public.music_parts USING btree (oshash, size_bytes);
CREATE INDEX music_parts_library ON public.music_parts USING btree (library_id);
CREATE INDEX music_parts_place ON public.music_parts USING btree (root_id, path);
CREATE INDEX people_sort ON public.people USING btree (sort_name, id);
CREATE INDEX pictured_items_gone ON public.pictured_items USING gin (keys) WHERE (gone_at IS NOT NULL);
CREATE INDEX playback_sessions_ended ON public.playback_sessions USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX playback_sessions_file ON public.playback_sessions USING btree (file_id);
CREATE INDEX playback_sessions_library ON public.playback_sessions USING btree (library_id);
CREATE INDEX playback_sessions_line ON public.playback_sessions USING btree (user_id, heartbeat_at DESC) WHERE (remote AND (bandwidth IS NOT NULL));
CREATE INDEX playback_sessions_node ON public.playback_sessions USING btree (runner_id) WHERE (ended_at IS NULL);
CREATE INDEX playback_sessions_open ON public.playback_sessions USING btree (user_id) WHERE (ended_at IS NULL);
CREATE INDEX playlist_items_in_order ON public.playlist_items USING btree (playlist_id, "position", id);
CREATE INDEX playlist_items_item ON public.playlist_items USING btree (item_id);
CREATE INDEX playlist_items_library ON public.playlist_items USING btree (library_id);
CREATE INDEX playlist_pictures_artwork ON public.playlist_pictures USING btree (artwork_id) WHERE (artwork_id IS NOT NULL);
CREATE INDEX playlist_pictures_content ON public.playlist_pictures USING btree (content) WHERE (content IS NOT NULL);
CREATE INDEX playlist_shares_user ON public.playlist_shares USING btree (user_id);
CREATE INDEX playlists_user ON public.playlists USING btree (user_id);
CREATE INDEX plays_file ON public.plays USING btree (file_id);
CREATE INDEX plays_history ON public.plays USING btree (user_id, at, id) WHERE (kind = 'PLAYED'::play_kind);
CREATE INDEX plays_mark ON public.plays USING btree (mark_id) WHERE (mark_id IS NOT NULL);
CREATE INDEX plays_of_item ON public.plays USING btree (item_id, user_id, at);
CREATE INDEX programmes_in_order ON public.programmes USING btree (library_id, starts_at, id);
CREATE INDEX releases_album ON public.releases USING btree (album_id, year, id);
CREATE INDEX releases_cover ON public.releases USING btree (cover_id);
CREATE INDEX restriction_items_item ON public.restriction_items USING btree (item_id);
CREATE INDEX review_decisions_content ON public.review_decisions USING btree (oshash, size_bytes) WHERE ((undone_at IS NULL) AND (oshash IS NOT NULL));
CREATE INDEX review_decisions_file ON public.review_decisions USING btree (file_id);
CREATE INDEX review_decisions_newest ON public.review_decisions USING btree (library_id, decided_at, id);
CREATE INDEX review_decisions_place ON public.review_decisions USING btree (root_id, path) WHERE (undone_at IS NULL);
CREATE INDEX review_decisions_undone ON public.review_decisions USING btree (library_id, undone_at) WHERE (undone_at IS NOT NULL);
CREATE INDEX review_decisions_user ON public.review_decisions USING btree (decided_by);
CREATE INDEX review_files_decision ON public.review_files USING btree (decision_id);
CREATE INDEX review_files_open ON public.review_files USING btree (library_id, noted_at, id) WHERE (decision_id IS NULL);
CREATE INDEX scans_library ON public.scans USING btree (library_id, id DESC);
CREATE UNIQUE INDEX scans_one_per_library ON public.scans USING btree (library_id) WHERE (state = ANY (ARRAY['PENDING'::scan_state, 'RUNNING'::scan_state, 'PAUSED'::scan_state, 'WAITING_FOR_APPROVAL'::scan_state]));
CREATE INDEX scrobbles_in_order ON public.scrobbles USING btree (account_id, started_at, id);
CREATE INDEX search_docs_aliases ON public.search_docs USING gin (string_to_array(aliases, '
'::text)) WHERE (aliases <> ''::text);
CREATE INDEX search_docs_begin ON public.search_docs USING btree (kind, folded COLLATE "C", id);
CREATE INDEX search_docs_heads ON public.search_docs USING gin (words) WHERE (kind = ANY (ARRAY['MOVIE'::search_kind, 'SERIES'::search_kind, 'ARTIST'::search_kind]));
CREATE INDEX search_docs_library ON public.search_docs USING btree (library_id);
CREATE INDEX search_docs_owner ON public.search_docs USING btree (owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX search_docs_parts ON public.search_docs USING btree (part_of) WHERE (part_of IS NOT NULL);
CREATE INDEX search_docs_people_trigrams ON public.search_docs USING gin (folded gin_trgm_ops) WHERE (kind = 'PERSON'::search_kind);
CREATE INDEX search_docs_people_words ON public.search_docs USING gin (words) WHERE (kind = 'PERSON'::search_kind);
CREATE INDEX search_docs_readers ON public.search_docs USING gin (readers) WHERE (readers IS NOT NULL);
CREATE INDEX search_docs_rest ON public.search_docs USING gin (words) WHERE (kind <> ALL (ARRAY['MOVIE'::search_kind, 'SERIES'::search_kind, 'ARTIST'::search_kind, 'PERSON'::search_kind]));
CREATE INDEX search_words_trigrams ON public.search_words USING gin (word gin_trgm_ops);
CREATE INDEX seasons_poster ON public.seasons USING btree (poster_id);
CREATE INDEX series_backdrop ON public.series USING btree (backdrop_id);
CREATE INDEX series_by_added ON public.series USING btree (library_id, added_at, id);
CREATE INDEX series_by_age ON public.series USING btree (library_id, minimum_age);
CREATE INDEX series_by_chance ON public.series USING btree (library_id, uuid_hash_extended(id, (0)::bigint), id);
CREATE INDEX series_by_first_aired ON public.series USING btree (library_id, first_aired_on, id);
CREATE INDEX series_by_latest_added ON public.series USING btree (library_id, latest_added_at, id);
CREATE INDEX series_by_latest_aired ON public.series USING btree (library_id, latest_aired_on, id);
CREATE INDEX series_by_rating ON public.series USING btree (library_id, rating, id);
CREATE INDEX series_by_title ON public.series USING btree (library_id, sort_title, id);
CREATE INDEX series_by_year ON public.series USING btree (library_id, year, id);
CREATE INDEX series_duplicate ON public.series USING btree (library_id, sort_title, id) WHERE (versions > 1);
CREATE INDEX series_folded ON public.series USING gin (folded_title gin_trgm_ops);
CREATE INDEX series_genres_array ON public.series USING gin (genre_ids);
CREATE INDEX series_imdb ON public.series USING btree (imdb_id);
CREATE INDEX series_labels_array ON public.series USING gin (label_ids);
CREATE INDEX series_logo ON public.series USING btree (logo_id);
CREATE INDEX series_missing ON public.series USING btree (library_id, sort_title, id) WHERE (missing_since IS NOT NULL);
CREATE INDEX series_poster ON public.series USING btree (poster_id);
CREATE INDEX series_tmdb ON public.series USING btree (tmdb_id);
CREATE INDEX series_traits ON public.series USING gin (traits);
CREATE INDEX series_tvdb ON public.series USING btree (tvdb_id);
CREATE INDEX series_unmatched ON public.series USING btree (library_id, sort_title, id) WHERE ((NOT described) AND (tmdb_id IS NULL) AND (imdb_id IS NULL) AND (tvdb_id IS NULL));
CREATE INDEX series_weak_key ON public.series USING btree (library_id, weak_key);
CREATE INDEX series_credits_person ON public.series_credits USING btree (person_id, series_id);
CREATE INDEX series_details_about ON public.series_details USING gin (search_about(overview, translations));
CREATE INDEX series_extras_series ON public.series_extras USING btree (series_id);
CREATE INDEX series_extras_waiting ON public.series_extras USING btree (library_id) WHERE (series_id IS NULL);
CREATE INDEX series_genres_titles ON public.series_genres USING btree (genre_id, series_id);
CREATE INDEX series_labels_label ON public.series_labels USING btree (label_id, series_id);
CREATE INDEX series_orders_gone ON public.series_orders USING gin (keys) WHERE (gone_at IS NOT NULL);
CREATE INDEX series_orders_series ON public.series_orders USING btree (series_id);
CREATE INDEX track_artists_artist ON public.track_artists USING btree (artist_id, track_id);
CREATE INDEX track_files_track ON public.track_files USING btree (track_id);
CREATE INDEX tracks_album ON public.tracks USING btree (album_id);
CREATE INDEX tracks_by_added ON public.tracks USING btree (library_id, added_at, id);
CREATE INDEX tracks_by_bpm ON public.tracks USING btree (library_id, bpm) WHERE (bpm IS NOT NULL);
CREATE INDEX tracks_by_chance ON public.tracks USING btree (library_id, uuid_hash_extended(id, (0)::bigint), id);
CREATE INDEX tracks_by_duration ON public.tracks USING btree (library_id, duration_ms, id);
CREATE INDEX tracks_by_place ON public.tracks USING btree (library_id, place, id);
CREATE INDEX tracks_by_title ON public.tracks USING btree (library_id, sort_title, id);
CREATE INDEX tracks_by_year ON public.tracks USING btree (library_id, year, id);
CREATE INDEX tracks_content ON public.tracks USING btree (content);
CREATE INDEX tracks_duplicate ON public.tracks USING btree (library_id, sort_title, id) WHERE (versions > 1);
CREATE INDEX tracks_folded ON public.tracks USING gin (folded_title gin_trgm_ops);
CREATE INDEX tracks_genres ON public.tracks USING gin (genre_ids);
CREATE INDEX tracks_languages ON public.tracks USING gin (lower_all(languages));
CREATE INDEX tracks_missing ON public.tracks USING btree (library_id, sort_title, id) WHERE (missing_since IS NOT NULL);
CREATE INDEX tracks_moods ON public.tracks USING gin (lower_all(moods));
CREATE INDEX tracks_release ON public.tracks USING btree (release_id, disc, number);
CREATE INDEX tracks_styles ON public.tracks USING gin (lower_all(styles));
CREATE INDEX tracks_traits ON public.tracks USING gin (traits);
CREATE INDEX tracks_unmatched ON public.tracks USING btree (library_id, sort_title, id) WHERE (mbid IS NULL);
CREATE INDEX trash_items_deleter ON public.trash_items USING btree (deleted_by);
CREATE INDEX trash_items_expired ON public.trash_items USING btree (expires_at) WHERE (state = 'TRASHED'::trash_state);
CREATE INDEX trash_items_file ON public.trash_items USING btree (file_id);
CREATE INDEX trash_items_newest ON public.trash_items USING btree (library_id, deleted_at, id);
CREATE INDEX trash_items_root ON public.trash_items USING btree (root_id);
CREATE INDEX trash_items_unsettled ON public.trash_items USING btree (id) WHERE (state <> 'TRASHED'::trash_state);
CREATE INDEX users_account ON public.users USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX viewed_items_gone ON public.viewed_items USING gin (keys) WHERE (gone_at IS NOT NULL);
CREATE INDEX viewer_states_favourites ON public.viewer_states USING btree (user_id, favourite_at, item_id) WHERE (favourite_at IS NOT NULL);
CREATE INDEX viewer_states_item ON public.viewer_states USING btree (item_id);
CREATE INDEX viewer_states_watchlist ON public.viewer_states USING btree (user_id, watchlisted_at, item_id) WHERE (watchlisted_at IS NOT NULL);
CREATE INDEX watch_states_item ON public.watch_states USING btree (item_id);
CREATE INDEX watch_states_library ON public.watch_states USING btree (library_id);
CREATE INDEX watch_states_parent ON public.watch_states USING btree (user_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX watch_states_recent ON public.watch_states USING btree (user_id, last_played_at DESC) WHERE ((NOT watched) AND (position_ms > 0));

-- Triggers
CREATE TRIGGER catalogue_added AFTER INSERT ON public.album_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.album_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.album_artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.album_artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.album_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('albums', 'album', 'album_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.album_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('albums', 'album', 'album_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.album_artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('albums', 'album', 'album_id');
CREATE TRIGGER artwork_removed AFTER DELETE ON public.albums REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_forget();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.albums REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.albums REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.albums REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.albums REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.albums REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('album');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.albums REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('album');
CREATE TRIGGER feed_cover AFTER UPDATE ON public.albums REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_cover('album');
CREATE TRIGGER feed_removed AFTER DELETE ON public.albums REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('album');
CREATE TRIGGER origin_let_go AFTER DELETE ON public.albums REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION origin_let_go();
CREATE TRIGGER viewing_let_go AFTER DELETE ON public.albums REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION viewing_let_go();
CREATE TRIGGER catalogue_rights AFTER DELETE OR UPDATE OF revoked_at, user_id, scopes, expires_at ON public.api_keys FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER artwork_removed AFTER DELETE ON public.artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_forget();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('artist');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('artist');
CREATE TRIGGER feed_removed AFTER DELETE ON public.artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('artist');
CREATE TRIGGER origin_let_go AFTER DELETE ON public.artists REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION origin_let_go();
CREATE TRIGGER viewing_let_go AFTER DELETE ON public.artists REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION viewing_let_go();
CREATE TRIGGER artwork_unchosen AFTER DELETE ON public.artwork_choices REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_unchosen();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.artworks REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.artworks REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.artworks REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.artworks REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_pictures AFTER UPDATE ON public.artworks REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_pictures();
CREATE CONSTRAINT TRIGGER catalogue_settle AFTER INSERT ON public.catalogue_touches DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION catalogue_settle();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.discs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.discs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.discs REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.discs REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.discs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('releases', 'release', 'release_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.discs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('releases', 'release', 'release_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.discs REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('releases', 'release', 'release_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.episode_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.episode_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.episode_credits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.episode_credits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER feed_added AFTER INSERT ON public.episode_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('episodes', 'episode', 'episode_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.episode_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('episodes', 'episode', 'episode_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.episode_credits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('episodes', 'episode', 'episode_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.episode_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.episode_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.episode_files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.episode_files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER feed_added AFTER INSERT ON public.episode_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('episodes', 'episode', 'episode_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.episode_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('episodes', 'episode', 'episode_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.episode_files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('episodes', 'episode', 'episode_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.episode_translations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.episode_translations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.episode_translations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.episode_translations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER feed_added AFTER INSERT ON public.episode_translations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('episodes', 'episode', 'episode_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.episode_translations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('episodes', 'episode', 'episode_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.episode_translations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('episodes', 'episode', 'episode_id');
CREATE TRIGGER artwork_removed AFTER DELETE ON public.episodes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_forget();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.episodes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.episodes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.episodes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.episodes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.episodes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('episode');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.episodes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('episode');
CREATE TRIGGER feed_moved AFTER UPDATE ON public.episodes REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_moved('series_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.episodes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('episode');
CREATE TRIGGER origin_let_go AFTER DELETE ON public.episodes REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION origin_let_go();
CREATE TRIGGER viewing_let_go AFTER DELETE ON public.episodes REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION viewing_let_go();
CREATE CONSTRAINT TRIGGER feed_settle AFTER INSERT ON public.feed_commits DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION feed_settle();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.file_media REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_file();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.file_media REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_file();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.file_media REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_file();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.file_media REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_file();
CREATE TRIGGER feed_files AFTER UPDATE ON public.file_media REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_files();
CREATE TRIGGER feed_probed AFTER INSERT ON public.file_media REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_files();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_files AFTER UPDATE ON public.files REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_files();
CREATE TRIGGER viewing_let_go AFTER DELETE ON public.files REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION viewing_let_go();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.genres REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_shared();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.genres REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_gone();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.item_pictures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.item_pictures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added_album AFTER INSERT ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('albums', 'album', 'item_id');
CREATE TRIGGER feed_added_artist AFTER INSERT ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('artists', 'artist', 'item_id');
CREATE TRIGGER feed_added_movie AFTER INSERT ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'item_id');
CREATE TRIGGER feed_added_season AFTER INSERT ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('seasons', 'season', 'item_id');
CREATE TRIGGER feed_added_series AFTER INSERT ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'item_id');
CREATE TRIGGER feed_changed_album AFTER UPDATE ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('albums', 'album', 'item_id');
CREATE TRIGGER feed_changed_artist AFTER UPDATE ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('artists', 'artist', 'item_id');
CREATE TRIGGER feed_changed_movie AFTER UPDATE ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'item_id');
CREATE TRIGGER feed_changed_season AFTER UPDATE ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('seasons', 'season', 'item_id');
CREATE TRIGGER feed_changed_series AFTER UPDATE ON public.item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'item_id');
CREATE TRIGGER feed_removed_album AFTER DELETE ON public.item_pictures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('albums', 'album', 'item_id');
CREATE TRIGGER feed_removed_artist AFTER DELETE ON public.item_pictures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('artists', 'artist', 'item_id');
CREATE TRIGGER feed_removed_movie AFTER DELETE ON public.item_pictures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'item_id');
CREATE TRIGGER feed_removed_season AFTER DELETE ON public.item_pictures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('seasons', 'season', 'item_id');
CREATE TRIGGER feed_removed_series AFTER DELETE ON public.item_pictures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'item_id');
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.labels REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_shared();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_gone();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.libraries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_library();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.libraries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_library();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.libraries REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_library();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.libraries REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_library();
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE ON public.libraries FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE OR UPDATE ON public.library_grants FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER DELETE OR UPDATE OF revoked_at, user_id, profile_id ON public.logins FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.movie_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.movie_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.movie_credits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.movie_credits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER feed_added AFTER INSERT ON public.movie_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.movie_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.movie_credits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.movie_details REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.movie_details REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.movie_details REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.movie_details REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER feed_added AFTER INSERT ON public.movie_details REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.movie_details REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.movie_details REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.movie_extras REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.movie_extras REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.movie_extras REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.movie_extras REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.movie_extras REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.movie_extras REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.movie_extras REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.movie_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.movie_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.movie_files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.movie_files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER feed_added AFTER INSERT ON public.movie_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.movie_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.movie_files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.movie_genres REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.movie_genres REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.movie_genres REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.movie_genres REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER feed_added AFTER INSERT ON public.movie_genres REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.movie_genres REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.movie_genres REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.movie_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.movie_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.movie_labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.movie_labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_movie();
CREATE TRIGGER feed_added AFTER INSERT ON public.movie_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.movie_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.movie_labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('movies', 'movie', 'movie_id');
CREATE TRIGGER artwork_removed AFTER DELETE ON public.movies REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_forget();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.movies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.movies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.movies REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.movies REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.movies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('movie');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.movies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('movie');
CREATE TRIGGER feed_cover AFTER UPDATE ON public.movies REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_cover('movie');
CREATE TRIGGER feed_removed AFTER DELETE ON public.movies REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('movie');
CREATE TRIGGER origin_let_go AFTER DELETE ON public.movies REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION origin_let_go();
CREATE TRIGGER viewing_let_go AFTER DELETE ON public.movies REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION viewing_let_go();
CREATE TRIGGER artwork_removed AFTER DELETE ON public.people REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_forget();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.people REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_shared();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.people REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_gone();
CREATE TRIGGER viewing_let_go AFTER DELETE ON public.people REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION viewing_let_go();
CREATE TRIGGER playlist_remember BEFORE INSERT ON public.playlist_items FOR EACH ROW EXECUTE FUNCTION playlist_remember();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.releases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.releases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.releases REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.releases REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.releases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('release');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.releases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('release');
CREATE TRIGGER feed_moved AFTER UPDATE ON public.releases REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_moved('album_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.releases REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('release');
CREATE TRIGGER origin_let_go AFTER DELETE ON public.releases REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION origin_let_go();
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE OR UPDATE ON public.restriction_items FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE OR UPDATE ON public.restriction_tags FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE OR UPDATE ON public.restrictions FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER feed_forget AFTER UPDATE ON public.restrictions FOR EACH ROW WHEN ((old.updated_at <> new.updated_at)) EXECUTE FUNCTION feed_forget();
CREATE TRIGGER artwork_removed AFTER DELETE ON public.seasons REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_forget();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.seasons REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.seasons REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.seasons REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.seasons REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.seasons REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('season');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.seasons REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('season');
CREATE TRIGGER feed_moved AFTER UPDATE ON public.seasons REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_moved('series_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.seasons REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('season');
CREATE TRIGGER origin_let_go AFTER DELETE ON public.seasons REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION origin_let_go();
CREATE TRIGGER viewing_let_go AFTER DELETE ON public.seasons REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION viewing_let_go();
CREATE TRIGGER artwork_removed AFTER DELETE ON public.series REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_forget();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.series REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.series REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.series REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.series REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.series REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('series');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.series REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('series');
CREATE TRIGGER feed_cover AFTER UPDATE ON public.series REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_cover('series');
CREATE TRIGGER feed_removed AFTER DELETE ON public.series REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('series');
CREATE TRIGGER origin_let_go AFTER DELETE ON public.series REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION origin_let_go();
CREATE TRIGGER tvshow_let_go AFTER DELETE ON public.series REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tvshow_let_go();
CREATE TRIGGER viewing_let_go AFTER DELETE ON public.series REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION viewing_let_go();
CREATE TRIGGER catalogue_added AFTER INSERT ON public.series_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.series_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.series_credits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.series_credits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER feed_added AFTER INSERT ON public.series_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.series_credits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.series_credits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.series_details REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.series_details REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.series_details REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.series_details REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER feed_added AFTER INSERT ON public.series_details REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.series_details REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.series_details REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.series_extras REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.series_extras REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.series_extras REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.series_extras REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.series_extras REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.series_extras REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.series_extras REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.series_genres REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.series_genres REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.series_genres REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.series_genres REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER feed_added AFTER INSERT ON public.series_genres REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.series_genres REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.series_genres REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.series_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.series_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.series_labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.series_labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_series();
CREATE TRIGGER feed_added AFTER INSERT ON public.series_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.series_labels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.series_labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('series', 'series', 'series_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.track_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.track_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.track_artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.track_artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.track_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('tracks', 'track', 'track_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.track_artists REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('tracks', 'track', 'track_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.track_artists REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('tracks', 'track', 'track_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.track_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.track_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.track_files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.track_files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.track_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('tracks', 'track', 'track_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.track_files REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('tracks', 'track', 'track_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.track_files REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('tracks', 'track', 'track_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.track_lyrics REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.track_lyrics REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.track_lyrics REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.track_lyrics REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.track_lyrics REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('tracks', 'track', 'track_id');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.track_lyrics REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('tracks', 'track', 'track_id');
CREATE TRIGGER feed_removed AFTER DELETE ON public.track_lyrics REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part('tracks', 'track', 'track_id');
CREATE TRIGGER catalogue_added AFTER INSERT ON public.tracks REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON public.tracks REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON public.tracks REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON public.tracks REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER feed_added AFTER INSERT ON public.tracks REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('track');
CREATE TRIGGER feed_changed AFTER UPDATE ON public.tracks REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('track');
CREATE TRIGGER feed_cover AFTER UPDATE ON public.tracks REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_cover('track');
CREATE TRIGGER feed_removed AFTER DELETE ON public.tracks REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note('track');
CREATE TRIGGER origin_let_go AFTER DELETE ON public.tracks REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION origin_let_go();
CREATE TRIGGER viewing_let_go AFTER DELETE ON public.tracks REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION viewing_let_go();
CREATE TRIGGER catalogue_rights AFTER DELETE OR UPDATE OF role, all_libraries, enabled, may_delete, title_language ON public.users FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();

-- Policies
CREATE POLICY everything ON public.album_artists TO revenge_app USING (true);
CREATE POLICY walled ON public.album_artists TO revenge_restricted USING ((EXISTS ( SELECT
   FROM albums o
  WHERE (o.id = album_artists.album_id))));
CREATE POLICY everything ON public.albums TO revenge_app USING (true);
CREATE POLICY walled ON public.albums TO revenge_restricted USING (((id IN ( SELECT wall_items() AS wall_items)) OR ((( SELECT wall_open() AS wall_open) IS NOT NULL) AND (NOT (genre_ids && ( SELECT wall_tags('DENIED'::restriction_rule) AS wall_tags))) AND (( SELECT wall_open() AS wall_open) OR (genre_ids && ( SELECT wall_tags('ALLOWED'::restriction_rule) AS wall_tags))))));
CREATE POLICY everything ON public.artists TO revenge_app USING (true);
CREATE POLICY walled ON public.artists TO revenge_restricted USING (((EXISTS ( SELECT
   FROM album_artists o
  WHERE (o.artist_id = artists.id))) OR (EXISTS ( SELECT
   FROM track_artists o
  WHERE (o.artist_id = artists.id)))));
CREATE POLICY everything ON public.artwork_candidates TO revenge_app USING (true);
CREATE POLICY walled ON public.artwork_candidates TO revenge_restricted USING (false);
CREATE POLICY everything ON public.artwork_choices TO revenge_app USING (true);
CREATE POLICY walled ON public.artwork_choices TO revenge_restricted USING (false);
CREATE POLICY everything ON public.artworks TO revenge_app USING (true);
CREATE POLICY walled ON public.artworks TO revenge_restricted USING (((EXISTS ( SELECT
   FROM movies o
  WHERE (((artworks.id = o.poster_id) OR (artworks.id = o.backdrop_id)) OR (artworks.id = o.logo_id)))) OR (EXISTS ( SELECT
   FROM series o
  WHERE (((artworks.id = o.poster_id) OR (artworks.id = o.backdrop_id)) OR (artworks.id = o.logo_id)))) OR (EXISTS ( SELECT
   FROM seasons o
  WHERE (o.poster_id = artworks.id))) OR (EXISTS ( SELECT
   FROM episodes o
  WHERE (o.still_id = artworks.id))) OR (EXISTS ( SELECT
   FROM albums o
  WHERE (o.cover_id = artworks.id))) OR (EXISTS ( SELECT
   FROM releases o
  WHERE (o.cover_id = artworks.id))) OR (EXISTS ( SELECT
   FROM artists o
  WHERE (o.picture_id = artworks.id))) OR (EXISTS ( SELECT
   FROM channels o
  WHERE (o.logo_id = artworks.id))) OR (EXISTS ( SELECT
   FROM item_pictures o
  WHERE (o.artwork_id = artworks.id)))));
CREATE POLICY everything ON public.channels TO revenge_app USING (true);
CREATE POLICY walled ON public.channels TO revenge_restricted USING (((id IN ( SELECT wall_items() AS wall_items)) OR (( SELECT wall_unrated() AS wall_unrated) AND ( SELECT wall_open() AS wall_open))));
CREATE POLICY everything ON public.discs TO revenge_app USING (true);
CREATE POLICY walled ON public.discs TO revenge_restricted USING ((EXISTS ( SELECT
   FROM releases o
  WHERE (o.id = discs.release_id))));
CREATE POLICY everything ON public.duplicate_groups TO revenge_app USING (true);
CREATE POLICY walled ON public.duplicate_groups TO revenge_restricted USING (false);
CREATE POLICY everything ON public.duplicate_places TO revenge_app USING (true);
CREATE POLICY walled ON public.duplicate_places TO revenge_restricted USING (false);
CREATE POLICY everything ON public.edit_changes TO revenge_app USING (true);
CREATE POLICY walled ON public.edit_changes TO revenge_restricted USING (false);
CREATE POLICY everything ON public.edited_items TO revenge_app USING (true);
CREATE POLICY walled ON public.edited_items TO revenge_restricted USING (false);
CREATE POLICY everything ON public.episode_credits TO revenge_app USING (true);
CREATE POLICY walled ON public.episode_credits TO revenge_restricted USING ((EXISTS ( SELECT
   FROM episodes o
  WHERE (o.id = episode_credits.episode_id)
 OFFSET 0)));
CREATE POLICY everything ON public.episode_files TO revenge_app USING (true);
CREATE POLICY walled ON public.episode_files TO revenge_restricted USING ((EXISTS ( SELECT
   FROM episodes o
  WHERE (o.id = episode_files.episode_id))));
CREATE POLICY everything ON public.episode_translations TO revenge_app USING (true);
CREATE POLICY walled ON public.episode_translations TO revenge_restricted USING ((EXISTS ( SELECT
   FROM episodes o
  WHERE (o.id = episode_translations.episode_id))));
CREATE POLICY everything ON public.episodes TO revenge_app USING (true);
CREATE POLICY walled ON public.episodes TO revenge_restricted USING ((EXISTS ( SELECT
   FROM series o
  WHERE (o.id = episodes.series_id))));
CREATE POLICY everything ON public.events TO revenge_app USING (true);
CREATE POLICY walled ON public.events TO revenge_restricted USING (
CASE subject_kind
    WHEN 'movie'::text THEN (EXISTS ( SELECT
       FROM movies o
      WHERE (o.id = events.subject_id)))
    WHEN 'series'::text THEN (EXISTS ( SELECT
       FROM series o
      WHERE (o.id = events.subject_id)))
    WHEN 'season'::text THEN (EXISTS ( SELECT
       FROM seasons o
      WHERE (o.id = events.subject_id)))
    WHEN 'episode'::text THEN (EXISTS ( SELECT
       FROM episodes o
      WHERE (o.id = events.subject_id)))
    WHEN 'file'::text THEN (EXISTS ( SELECT
       FROM files o
      WHERE (o.id = events.subject_id)))
    WHEN 'person'::text THEN (EXISTS ( SELECT
       FROM people o
      WHERE (o.id = events.subject_id)))
    WHEN 'track'::text THEN (EXISTS ( SELECT
       FROM tracks o
      WHERE (o.id = events.subject_id)))
    WHEN 'channel'::text THEN (EXISTS ( SELECT
       FROM channels o
      WHERE (o.id = events.subject_id)))
    ELSE true
END);
CREATE POLICY everything ON public.feed_changes TO revenge_app USING (true);
CREATE POLICY walled ON public.feed_changes TO revenge_restricted USING ((removed OR
CASE kind
    WHEN 'movie'::text THEN (EXISTS ( SELECT
       FROM movies o
      WHERE (o.id = feed_changes.id)))
    WHEN 'series'::text THEN (EXISTS ( SELECT
       FROM series o
      WHERE (o.id = feed_changes.id)))
    WHEN 'season'::text THEN (EXISTS ( SELECT
       FROM seasons o
      WHERE (o.id = feed_changes.id)))
    WHEN 'episode'::text THEN (EXISTS ( SELECT
       FROM episodes o
      WHERE (o.id = feed_changes.id)))
    WHEN 'artist'::text THEN (EXISTS ( SELECT
       FROM artists o
      WHERE (o.id = feed_changes.id)))
    WHEN 'album'::text THEN (EXISTS ( SELECT
       FROM albums o
      WHERE (o.id = feed_changes.id)))
    WHEN 'release'::text THEN (EXISTS ( SELECT
       FROM releases o
      WHERE (o.id = feed_changes.id)))
    WHEN 'track'::text THEN (EXISTS ( SELECT
       FROM tracks o
      WHERE (o.id = feed_changes.id)))
    ELSE false
END));
CREATE POLICY everything ON public.feed_hidden TO revenge_app USING (true);
CREATE POLICY walled ON public.feed_hidden TO revenge_restricted USING ((user_id = ( SELECT wall_profile() AS wall_profile)));
CREATE POLICY everything ON public.file_media TO revenge_app USING (true);
CREATE POLICY walled ON public.file_media TO revenge_restricted USING ((EXISTS ( SELECT
   FROM files o
  WHERE (o.id = file_media.file_id))));
CREATE POLICY everything ON public.file_problems TO revenge_app USING (true);
CREATE POLICY walled ON public.file_problems TO revenge_restricted USING (false);
CREATE POLICY everything ON public.files TO revenge_app USING (true);
CREATE POLICY walled ON public.files TO revenge_restricted USING (((EXISTS ( SELECT
   FROM movie_files o
  WHERE (o.file_id = files.id))) OR (EXISTS ( SELECT
   FROM episode_files o
  WHERE (o.file_id = files.id))) OR (EXISTS ( SELECT
   FROM track_files o
  WHERE (o.file_id = files.id))) OR (EXISTS ( SELECT
   FROM movie_extras o
  WHERE (o.file_id = files.id))) OR (EXISTS ( SELECT
   FROM series_extras o
  WHERE (o.file_id = files.id)))));
CREATE POLICY everything ON public.genres TO revenge_app USING (true);
CREATE POLICY walled ON public.genres TO revenge_restricted USING (
CASE
    WHEN (id = ANY (( SELECT wall_tags('DENIED'::restriction_rule) AS wall_tags)::uuid[])) THEN (EXISTS ( SELECT
       FROM wall_items() i(id)
      WHERE ((EXISTS ( SELECT
               FROM movies o
              WHERE ((o.id = i.id) AND (o.genre_ids @> ARRAY[genres.id])))) OR (EXISTS ( SELECT
               FROM series o
              WHERE ((o.id = i.id) AND (o.genre_ids @> ARRAY[genres.id])))) OR (EXISTS ( SELECT
               FROM albums o
              WHERE ((o.id = i.id) AND (o.genre_ids @> ARRAY[genres.id])))) OR (EXISTS ( SELECT
               FROM tracks o
              WHERE (((o.id = i.id) OR (o.album_id = i.id)) AND (o.genre_ids @> ARRAY[genres.id])))))))
    ELSE ((EXISTS ( SELECT
       FROM movie_genres o
      WHERE (o.genre_id = genres.id))) OR (EXISTS ( SELECT
       FROM series_genres o
      WHERE (o.genre_id = genres.id))) OR (EXISTS ( SELECT
       FROM albums o
      WHERE (o.genre_ids @> ARRAY[genres.id]))) OR (EXISTS ( SELECT
       FROM tracks o
      WHERE (o.genre_ids @> ARRAY[genres.id]))))
END);
CREATE POLICY everything ON public.item_edits TO revenge_app USING (true);
CREATE POLICY walled ON public.item_edits TO revenge_restricted USING (false);
CREATE POLICY everything ON public.item_facts TO revenge_app USING (true);
CREATE POLICY walled ON public.item_facts TO revenge_restricted USING (false);
CREATE POLICY everything ON public.item_pictures TO revenge_app USING (true);
CREATE POLICY walled ON public.item_pictures TO revenge_restricted USING (((EXISTS ( SELECT
   FROM movies o
  WHERE (o.id = item_pictures.item_id))) OR (EXISTS ( SELECT
   FROM series o
  WHERE (o.id = item_pictures.item_id))) OR (EXISTS ( SELECT
   FROM seasons o
  WHERE (o.id = item_pictures.item_id))) OR (EXISTS ( SELECT
   FROM albums o
  WHERE (o.id = item_pictures.item_id))) OR (EXISTS ( SELECT
   FROM artists o
  WHERE (o.id = item_pictures.item_id))) OR (EXISTS ( SELECT
   FROM people o
  WHERE (o.id = item_pictures.item_id)))));
CREATE POLICY everything ON public.join_changes TO revenge_app USING (true);
CREATE POLICY walled ON public.join_changes TO revenge_restricted USING (false);
CREATE POLICY everything ON public.labels TO revenge_app USING (true);
CREATE POLICY walled ON public.labels TO revenge_restricted USING (
CASE
    WHEN (id = ANY (( SELECT wall_tags('DENIED'::restriction_rule) AS wall_tags)::uuid[])) THEN (EXISTS ( SELECT
       FROM wall_items() i(id)
      WHERE ((EXISTS ( SELECT
               FROM movies o
              WHERE ((o.id = i.id) AND (o.label_ids @> ARRAY[labels.id])))) OR (EXISTS ( SELECT
               FROM series o
              WHERE ((o.id = i.id) AND (o.label_ids @> ARRAY[labels.id])))))))
    ELSE ((EXISTS ( SELECT
       FROM movie_labels o
      WHERE (o.label_id = labels.id))) OR (EXISTS ( SELECT
       FROM series_labels o
      WHERE (o.label_id = labels.id))))
END);
CREATE POLICY everything ON public.library_folders TO revenge_app USING (true);
CREATE POLICY walled ON public.library_folders TO revenge_restricted USING (false);
CREATE POLICY everything ON public.listens TO revenge_app USING (true);
CREATE POLICY walled ON public.listens TO revenge_restricted USING ((EXISTS ( SELECT
   FROM tracks o
  WHERE (o.id = listens.track_id))));
CREATE POLICY everything ON public.movie_credits TO revenge_app USING (true);
CREATE POLICY walled ON public.movie_credits TO revenge_restricted USING ((EXISTS ( SELECT
   FROM movies o
  WHERE (o.id = movie_credits.movie_id)
 OFFSET 0)));
CREATE POLICY everything ON public.movie_details TO revenge_app USING (true);
CREATE POLICY walled ON public.movie_details TO revenge_restricted USING ((EXISTS ( SELECT
   FROM movies o
  WHERE (o.id = movie_details.movie_id))));
CREATE POLICY everything ON public.movie_extras TO revenge_app USING (true);
CREATE POLICY walled ON public.movie_extras TO revenge_restricted USING ((EXISTS ( SELECT
   FROM movies o
  WHERE (o.id = movie_extras.movie_id))));
CREATE POLICY everything ON public.movie_files TO revenge_app USING (true);
CREATE POLICY walled ON public.movie_files TO revenge_restricted USING ((EXISTS ( SELECT
   FROM movies o
  WHERE (o.id = movie_files.movie_id))));
CREATE POLICY everything ON public.movie_genres TO revenge_app USING (true);
CREATE POLICY walled ON public.movie_genres TO revenge_restricted USING ((EXISTS ( SELECT
   FROM movies o
  WHERE (o.id = movie_genres.movie_id)
 OFFSET 0)));
CREATE POLICY everything ON public.movie_labels TO revenge_app USING (true);
CREATE POLICY walled ON public.movie_labels TO revenge_restricted USING ((EXISTS ( SELECT
   FROM movies o
  WHERE (o.id = movie_labels.movie_id)
 OFFSET 0)));
CREATE POLICY everything ON public.movies TO revenge_app USING (true);
CREATE POLICY walled ON public.movies TO revenge_restricted USING (((id IN ( SELECT wall_items() AS wall_items)) OR (
CASE
    WHEN (minimum_age IS NULL) THEN ( SELECT wall_unrated() AS wall_unrated)
    ELSE (minimum_age <= ( SELECT wall_age() AS wall_age))
END AND (NOT (genre_ids && ( SELECT wall_tags('DENIED'::restriction_rule) AS wall_tags))) AND (NOT (label_ids && ( SELECT wall_tags('DENIED'::restriction_rule) AS wall_tags))) AND (( SELECT wall_open() AS wall_open) OR (genre_ids && ( SELECT wall_tags('ALLOWED'::restriction_rule) AS wall_tags)) OR (label_ids && ( SELECT wall_tags('ALLOWED'::restriction_rule) AS wall_tags))))));
CREATE POLICY everything ON public.music_aliases TO revenge_app USING (true);
CREATE POLICY walled ON public.music_aliases TO revenge_restricted USING (false);
CREATE POLICY everything ON public.music_parts TO revenge_app USING (true);
CREATE POLICY walled ON public.music_parts TO revenge_restricted USING (false);
CREATE POLICY everything ON public.people TO revenge_app USING (true);
CREATE POLICY walled ON public.people TO revenge_restricted USING (((EXISTS ( SELECT
   FROM movie_credits o
  WHERE (o.person_id = people.id))) OR (EXISTS ( SELECT
   FROM series_credits o
  WHERE (o.person_id = people.id))) OR (EXISTS ( SELECT
   FROM episode_credits o
  WHERE (o.person_id = people.id)))));
CREATE POLICY everything ON public.pictured_items TO revenge_app USING (true);
CREATE POLICY walled ON public.pictured_items TO revenge_restricted USING (false);
CREATE POLICY everything ON public.playback_heads TO revenge_app USING (true);
CREATE POLICY walled ON public.playback_heads TO revenge_restricted USING ((EXISTS ( SELECT
   FROM playback_sessions o
  WHERE (o.id = playback_heads.session_id))));
CREATE POLICY everything ON public.playback_sessions TO revenge_app USING (true);
CREATE POLICY walled ON public.playback_sessions TO revenge_restricted USING (
CASE item_kind
    WHEN 'MOVIE'::playback_item_kind THEN (EXISTS ( SELECT
       FROM movies o
      WHERE (o.id = playback_sessions.item_id)))
    WHEN 'EPISODE'::playback_item_kind THEN (EXISTS ( SELECT
       FROM episodes o
      WHERE (o.id = playback_sessions.item_id)))
    WHEN 'FILE'::playback_item_kind THEN (EXISTS ( SELECT
       FROM files o
      WHERE (o.id = playback_sessions.item_id)))
    WHEN 'CHANNEL'::playback_item_kind THEN (EXISTS ( SELECT
       FROM channels o
      WHERE (o.id = playback_sessions.item_id)))
    WHEN 'TRACK'::playback_item_kind THEN (EXISTS ( SELECT
       FROM tracks o
      WHERE (o.id = playback_sessions.item_id)))
    ELSE false
END);
CREATE POLICY everything ON public.playlist_items TO revenge_app USING (true);
CREATE POLICY walled ON public.playlist_items TO revenge_restricted USING (
CASE item_kind
    WHEN 'MOVIE'::viewed_kind THEN (EXISTS ( SELECT
       FROM movies o
      WHERE (o.id = playlist_items.item_id)))
    WHEN 'EPISODE'::viewed_kind THEN (EXISTS ( SELECT
       FROM episodes o
      WHERE (o.id = playlist_items.item_id)))
    WHEN 'TRACK'::viewed_kind THEN (EXISTS ( SELECT
       FROM tracks o
      WHERE (o.id = playlist_items.item_id)))
    WHEN 'SERIES'::viewed_kind THEN (EXISTS ( SELECT
       FROM series o
      WHERE (o.id = playlist_items.item_id)))
    WHEN 'ALBUM'::viewed_kind THEN (EXISTS ( SELECT
       FROM albums o
      WHERE (o.id = playlist_items.item_id)))
    WHEN 'ARTIST'::viewed_kind THEN (EXISTS ( SELECT
       FROM artists o
      WHERE (o.id = playlist_items.item_id)))
    ELSE false
END);
CREATE POLICY everything ON public.plays TO revenge_app USING (true);
CREATE POLICY walled ON public.plays TO revenge_restricted USING (((EXISTS ( SELECT
   FROM movies o
  WHERE (o.id = plays.item_id))) OR (EXISTS ( SELECT
   FROM episodes o
  WHERE (o.id = plays.item_id))) OR (EXISTS ( SELECT
   FROM series o
  WHERE (o.id = plays.item_id))) OR (EXISTS ( SELECT
   FROM seasons o
  WHERE (o.id = plays.item_id))) OR (EXISTS ( SELECT
   FROM people o
  WHERE (o.id = plays.item_id))) OR (EXISTS ( SELECT
   FROM files o
  WHERE (o.id = plays.item_id))) OR (EXISTS ( SELECT
   FROM artists o
  WHERE (o.id = plays.item_id))) OR (EXISTS ( SELECT
   FROM albums o
  WHERE (o.id = plays.item_id))) OR (EXISTS ( SELECT
   FROM tracks o
  WHERE (o.id = plays.item_id))) OR (EXISTS ( SELECT
   FROM viewed_items o
  WHERE ((o.id = plays.item_id) AND (o.gone_at IS NOT NULL))))));
CREATE POLICY everything ON public.programmes TO revenge_app USING (true);
CREATE POLICY walled ON public.programmes TO revenge_restricted USING ((EXISTS ( SELECT
   FROM channels o
  WHERE (o.id = programmes.channel_id))));
CREATE POLICY everything ON public.releases TO revenge_app USING (true);
CREATE POLICY walled ON public.releases TO revenge_restricted USING ((EXISTS ( SELECT
   FROM albums o
  WHERE (o.id = releases.album_id))));
CREATE POLICY everything ON public.review_decisions TO revenge_app USING (true);
CREATE POLICY walled ON public.review_decisions TO revenge_restricted USING (false);
CREATE POLICY everything ON public.review_files TO revenge_app USING (true);
CREATE POLICY walled ON public.review_files TO revenge_restricted USING (false);
CREATE POLICY everything ON public.scan_batches TO revenge_app USING (true);
CREATE POLICY walled ON public.scan_batches TO revenge_restricted USING (false);
CREATE POLICY everything ON public.scans TO revenge_app USING (true);
CREATE POLICY walled ON public.scans TO revenge_restricted USING (false);
CREATE POLICY everything ON public.search_docs TO revenge_app USING (true);
CREATE POLICY walled ON public.search_docs TO revenge_restricted USING (((owner_id IS NOT NULL) OR (kind = 'PERSON'::search_kind) OR
CASE kind
    WHEN 'MOVIE'::search_kind THEN (EXISTS ( SELECT
       FROM movies o
      WHERE (o.id = search_docs.id)))
    WHEN 'SERIES'::search_kind THEN (EXISTS ( SELECT
       FROM series o
      WHERE (o.id = search_docs.id)))
    WHEN 'EPISODE'::search_kind THEN (EXISTS ( SELECT
       FROM episodes o
      WHERE (o.id = search_docs.id)))
    WHEN 'ARTIST'::search_kind THEN (EXISTS ( SELECT
       FROM artists o
      WHERE (o.id = search_docs.id)))
    WHEN 'ALBUM'::search_kind THEN (EXISTS ( SELECT
       FROM albums o
      WHERE (o.id = search_docs.id)))
    WHEN 'TRACK'::search_kind THEN (EXISTS ( SELECT
       FROM tracks o
      WHERE (o.id = search_docs.id)))
    ELSE false
END));
CREATE POLICY everything ON public.seasons TO revenge_app USING (true);
CREATE POLICY walled ON public.seasons TO revenge_restricted USING ((EXISTS ( SELECT
   FROM series o
  WHERE (o.id = seasons.series_id))));
CREATE POLICY everything ON public.series TO revenge_app USING (true);
CREATE POLICY walled ON public.series TO revenge_restricted USING (((id IN ( SELECT wall_items() AS wall_items)) OR (
CASE
    WHEN (minimum_age IS NULL) THEN ( SELECT wall_unrated() AS wall_unrated)
    ELSE (minimum_age <= ( SELECT wall_age() AS wall_age))
END AND (NOT (genre_ids && ( SELECT wall_tags('DENIED'::restriction_rule) AS wall_tags))) AND (NOT (label_ids && ( SELECT wall_tags('DENIED'::restriction_rule) AS wall_tags))) AND (( SELECT wall_open() AS wall_open) OR (genre_ids && ( SELECT wall_tags('ALLOWED'::restriction_rule) AS wall_tags)) OR (label_ids && ( SELECT wall_tags('ALLOWED'::restriction_rule) AS wall_tags))))));
CREATE POLICY everything ON public.series_credits TO revenge_app USING (true);
CREATE POLICY walled ON public.series_credits TO revenge_restricted USING ((EXISTS ( SELECT
   FROM series o
  WHERE (o.id = series_credits.series_id)
 OFFSET 0)));
CREATE POLICY everything ON public.series_details TO revenge_app USING (true);
CREATE POLICY walled ON public.series_details TO revenge_restricted USING ((EXISTS ( SELECT
   FROM series o
  WHERE (o.id = series_details.series_id))));
CREATE POLICY everything ON public.series_extras TO revenge_app USING (true);
CREATE POLICY walled ON public.series_extras TO revenge_restricted USING ((EXISTS ( SELECT
   FROM series o
  WHERE (o.id = series_extras.series_id))));
CREATE POLICY everything ON public.series_genres TO revenge_app USING (true);
CREATE POLICY walled ON public.series_genres TO revenge_restricted USING ((EXISTS ( SELECT
   FROM series o
  WHERE (o.id = series_genres.series_id)
 OFFSET 0)));
CREATE POLICY everything ON public.series_labels TO revenge_app USING (true);
CREATE POLICY walled ON public.series_labels TO revenge_restricted USING ((EXISTS ( SELECT
   FROM series o
  WHERE (o.id = series_labels.series_id)
 OFFSET 0)));
CREATE POLICY everything ON public.series_orders TO revenge_app USING (true);
CREATE POLICY walled ON public.series_orders TO revenge_restricted USING ((EXISTS ( SELECT
   FROM series o
  WHERE (o.id = series_orders.series_id))));
CREATE POLICY everything ON public.track_artists TO revenge_app USING (true);
CREATE POLICY walled ON public.track_artists TO revenge_restricted USING ((EXISTS ( SELECT
   FROM tracks o
  WHERE (o.id = track_artists.track_id))));
CREATE POLICY everything ON public.track_files TO revenge_app USING (true);
CREATE POLICY walled ON public.track_files TO revenge_restricted USING ((EXISTS ( SELECT
   FROM tracks o
  WHERE (o.id = track_files.track_id))));
CREATE POLICY everything ON public.track_lyrics TO revenge_app USING (true);
CREATE POLICY walled ON public.track_lyrics TO revenge_restricted USING ((EXISTS ( SELECT
   FROM tracks o
  WHERE (o.id = track_lyrics.track_id))));
CREATE POLICY everything ON public.tracks TO revenge_app USING (true);
CREATE POLICY walled ON public.tracks TO revenge_restricted USING (((id IN ( SELECT wall_items() AS wall_items)) OR (album_id IN ( SELECT wall_items() AS wall_items)) OR ((( SELECT wall_open() AS wall_open) IS NOT NULL) AND (NOT (genre_ids && ( SELECT wall_tags('DENIED'::restriction_rule) AS wall_tags))) AND (( SELECT wall_open() AS wall_open) OR (genre_ids && ( SELECT wall_tags('ALLOWED'::restriction_rule) AS wall_tags))) AND ((album_id IS NULL) OR (EXISTS ( SELECT
   FROM albums o
  WHERE (o.id = tracks.album_id)))))));
CREATE POLICY everything ON public.trash_items TO revenge_app USING (true);
CREATE POLICY walled ON public.trash_items TO revenge_restricted USING (false);
CREATE POLICY everything ON public.trickplay_tiles TO revenge_app USING (true);
CREATE POLICY walled ON public.trickplay_tiles TO revenge_restricted USING ((EXISTS ( SELECT
   FROM files o
  WHERE (o.id = trickplay_tiles.file_id))));
CREATE POLICY everything ON public.viewed_items TO revenge_app USING (true);
CREATE POLICY walled ON public.viewed_items TO revenge_restricted USING (((gone_at IS NOT NULL) OR
CASE kind
    WHEN 'MOVIE'::viewed_kind THEN (EXISTS ( SELECT
       FROM movies o
      WHERE (o.id = viewed_items.id)))
    WHEN 'SERIES'::viewed_kind THEN (EXISTS ( SELECT
       FROM series o
      WHERE (o.id = viewed_items.id)))
    WHEN 'SEASON'::viewed_kind THEN (EXISTS ( SELECT
       FROM seasons o
      WHERE (o.id = viewed_items.id)))
    WHEN 'EPISODE'::viewed_kind THEN (EXISTS ( SELECT
       FROM episodes o
      WHERE (o.id = viewed_items.id)))
    WHEN 'PERSON'::viewed_kind THEN (EXISTS ( SELECT
       FROM people o
      WHERE (o.id = viewed_items.id)))
    WHEN 'FILE'::viewed_kind THEN (EXISTS ( SELECT
       FROM files o
      WHERE (o.id = viewed_items.id)))
    WHEN 'ARTIST'::viewed_kind THEN (EXISTS ( SELECT
       FROM artists o
      WHERE (o.id = viewed_items.id)))
    WHEN 'ALBUM'::viewed_kind THEN (EXISTS ( SELECT
       FROM albums o
      WHERE (o.id = viewed_items.id)))
    WHEN 'TRACK'::viewed_kind THEN (EXISTS ( SELECT
       FROM tracks o
      WHERE (o.id = viewed_items.id)))
    ELSE false
END));
CREATE POLICY everything ON public.viewer_states TO revenge_app USING (true);
CREATE POLICY walled ON public.viewer_states TO revenge_restricted USING (((EXISTS ( SELECT
   FROM movies o
  WHERE (o.id = viewer_states.item_id))) OR (EXISTS ( SELECT
   FROM episodes o
  WHERE (o.id = viewer_states.item_id))) OR (EXISTS ( SELECT
   FROM series o
  WHERE (o.id = viewer_states.item_id))) OR (EXISTS ( SELECT
   FROM seasons o
  WHERE (o.id = viewer_states.item_id))) OR (EXISTS ( SELECT
   FROM people o
  WHERE (o.id = viewer_states.item_id))) OR (EXISTS ( SELECT
   FROM files o
  WHERE (o.id = viewer_states.item_id))) OR (EXISTS ( SELECT
   FROM artists o
  WHERE (o.id = viewer_states.item_id))) OR (EXISTS ( SELECT
   FROM albums o
  WHERE (o.id = viewer_states.item_id))) OR (EXISTS ( SELECT
   FROM tracks o
  WHERE (o.id = viewer_states.item_id))) OR (EXISTS ( SELECT
   FROM viewed_items o
  WHERE ((o.id = viewer_states.item_id) AND (o.gone_at IS NOT NULL))))));
CREATE POLICY everything ON public.watch_states TO revenge_app USING (true);
CREATE POLICY walled ON public.watch_states TO revenge_restricted USING (
CASE item_kind
    WHEN 'MOVIE'::playback_item_kind THEN (EXISTS ( SELECT
       FROM movies o
      WHERE (o.id = watch_states.item_id)))
    WHEN 'EPISODE'::playback_item_kind THEN (EXISTS ( SELECT
       FROM episodes o
      WHERE (o.id = watch_states.item_id)))
    WHEN 'FILE'::playback_item_kind THEN (EXISTS ( SELECT
       FROM files o
      WHERE (o.id = watch_states.item_id)))
    WHEN 'CHANNEL'::playback_item_kind THEN (EXISTS ( SELECT
       FROM channels o
      WHERE (o.id = watch_states.item_id)))
    WHEN 'TRACK'::playback_item_kind THEN (EXISTS ( SELECT
       FROM tracks o
      WHERE (o.id = watch_states.item_id)))
    ELSE false
END);
