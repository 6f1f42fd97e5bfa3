-- +goose Up
-- What is hidden from a restricted user does not exist for the role revenge_restricted, which is all that such a user's
-- statements have. Whoever it is stands in the setting revenge.profile; where it is empty, nothing is seen. The general role
-- sees everything. Settings are read once in a statement, since each is asked for as (SELECT …).
CREATE FUNCTION wall_profile() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('revenge.profile', true), '')::uuid $$;
CREATE FUNCTION wall_age() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(max_age, 1000) FROM restrictions WHERE user_id = wall_profile() $$;
CREATE FUNCTION wall_unrated() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT unrated FROM restrictions WHERE user_id = wall_profile() $$;
CREATE FUNCTION wall_open() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT NOT only_allowed FROM restrictions WHERE user_id = wall_profile() $$;
CREATE FUNCTION wall_tags(which restriction_rule) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT tag_id FROM restriction_tags WHERE user_id = wall_profile() AND rule = which)
$$;
CREATE FUNCTION wall_items() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT item_id FROM restriction_items WHERE user_id = wall_profile() $$;

-- +goose StatementBegin
-- wall puts a table behind the wall; seen is the condition of its rows.
CREATE FUNCTION wall(relation text, seen text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', relation);
    EXECUTE format('CREATE POLICY everything ON %I TO revenge_app USING (true)', relation);
    EXECUTE format('CREATE POLICY walled ON %I TO revenge_restricted USING (%s)', relation, seen);
END $$;
-- wall_titles is wall for tables whose rows are judged by their own columns: tags are arrays of genres and labels, age is a
-- column or null where there are no ratings; through are more ids by which a row may be expressly allowed.
CREATE FUNCTION wall_titles(relation text, tags text[], age text, through text[], also text) RETURNS void LANGUAGE plpgsql AS $$
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
END $$;
-- wall_parts is wall for tables whose rows are seen with their owner.
CREATE FUNCTION wall_parts(relations text[], owner text, col text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY relations LOOP
        PERFORM wall(t, format('EXISTS (SELECT FROM %I o WHERE o.id = %I.%I)', owner, t, col));
    END LOOP;
END $$;
-- wall_items_of is wall for tables whose rows are about an item of one of several kinds.
CREATE FUNCTION wall_items_of(relation text, kind text, col text, kinds text[], otherwise text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    k text;
    cases text := '';
BEGIN
    FOREACH k IN ARRAY kinds LOOP
        cases := cases || format(' WHEN %L THEN EXISTS (SELECT FROM %I o WHERE o.id = %I.%I)', split_part(k, '=', 1), split_part(k, '=', 2), relation, col);
    END LOOP;
    PERFORM wall(relation, format('%sCASE %I%s ELSE false END', otherwise, kind, cases));
END $$;
-- +goose StatementEnd

SELECT wall_titles('movies', '{genre_ids,label_ids}', 'minimum_age', '{id}', '');
SELECT wall_titles('series', '{genre_ids,label_ids}', 'minimum_age', '{id}', '');
SELECT wall_parts('{movie_details,movie_credits,movie_extras,movie_files,movie_genres,movie_labels}', 'movies', 'movie_id');
SELECT wall_parts('{series_details,series_credits,series_extras,series_genres,series_labels,series_orders,seasons,episodes}', 'series', 'series_id');
SELECT wall_parts('{episode_credits,episode_files}', 'episodes', 'episode_id');

-- Music has no ratings, only genres. Artists are seen through what they took part in.
SELECT wall_titles('albums', '{genre_ids}', 'none', '{id}', '');
SELECT wall_titles('tracks', '{genre_ids}', 'none', '{id,album_id}', ' AND (album_id IS NULL OR EXISTS (SELECT FROM albums o WHERE o.id = tracks.album_id))');
SELECT wall_parts('{releases,album_artists}', 'albums', 'album_id');
SELECT wall_parts('{discs}', 'releases', 'release_id');
SELECT wall_parts('{track_artists,track_files,track_lyrics,listens}', 'tracks', 'track_id');
SELECT wall('artists', 'EXISTS (SELECT FROM album_artists o WHERE o.artist_id = artists.id) OR EXISTS (SELECT FROM track_artists o WHERE o.artist_id = artists.id)');

-- A channel is like a title without rating and tags.
SELECT wall_titles('channels', '{}', 'unrated', '{id}', '');
SELECT wall_parts('{programmes}', 'channels', 'channel_id');

-- What nothing visible was made of is not seen, nor are pictures of nothing visible.
SELECT wall('files', 'EXISTS (SELECT FROM movie_files o WHERE o.file_id = files.id) OR EXISTS (SELECT FROM episode_files o WHERE o.file_id = files.id)
    OR EXISTS (SELECT FROM track_files o WHERE o.file_id = files.id) OR EXISTS (SELECT FROM movie_extras o WHERE o.file_id = files.id)
    OR EXISTS (SELECT FROM series_extras o WHERE o.file_id = files.id)');
SELECT wall_parts('{file_media,trickplay_tiles}', 'files', 'file_id');
SELECT wall('artworks', 'EXISTS (SELECT FROM movies o WHERE artworks.id IN (o.poster_id, o.backdrop_id, o.logo_id))
    OR EXISTS (SELECT FROM series o WHERE artworks.id IN (o.poster_id, o.backdrop_id, o.logo_id))
    OR EXISTS (SELECT FROM seasons o WHERE o.poster_id = artworks.id) OR EXISTS (SELECT FROM episodes o WHERE o.still_id = artworks.id)
    OR EXISTS (SELECT FROM albums o WHERE o.cover_id = artworks.id) OR EXISTS (SELECT FROM releases o WHERE o.cover_id = artworks.id)
    OR EXISTS (SELECT FROM artists o WHERE o.picture_id = artworks.id) OR EXISTS (SELECT FROM channels o WHERE o.logo_id = artworks.id)');
-- Paths and words of files are for administrators, who are never restricted.
SELECT wall('file_problems', 'false');
SELECT wall('library_folders', 'false');
SELECT wall('scans', 'false');
SELECT wall('scan_batches', 'false');
-- So is what was edited, decided, found twice and thrown away.
SELECT wall(t, 'false') FROM unnest(ARRAY['item_facts', 'edited_items', 'item_edits', 'edit_changes', 'review_files', 'review_decisions',
    'duplicate_groups', 'duplicate_places', 'trash_items', 'artwork_candidates', 'artwork_choices']) t;

-- People, genres and labels are seen through what has them.
SELECT wall('people', 'EXISTS (SELECT FROM movie_credits o WHERE o.person_id = people.id) OR EXISTS (SELECT FROM series_credits o WHERE o.person_id = people.id)
    OR EXISTS (SELECT FROM episode_credits o WHERE o.person_id = people.id)');
SELECT wall('labels', 'EXISTS (SELECT FROM movie_labels o WHERE o.label_id = labels.id) OR EXISTS (SELECT FROM series_labels o WHERE o.label_id = labels.id)');
SELECT wall('genres', 'EXISTS (SELECT FROM movie_genres o WHERE o.genre_id = genres.id) OR EXISTS (SELECT FROM series_genres o WHERE o.genre_id = genres.id)
    OR EXISTS (SELECT FROM tracks o WHERE o.genre_ids @> ARRAY[genres.id])');

SELECT wall_items_of('search_docs', 'kind', 'id', '{MOVIE=movies,SERIES=series,EPISODE=episodes,ARTIST=artists,ALBUM=albums,TRACK=tracks}', '');
-- A change of what is hidden is none.
SELECT wall_items_of('feed_changes', 'kind', 'id', '{movie=movies,series=series,season=seasons,episode=episodes,artist=artists,album=albums,release=releases,track=tracks}', 'removed OR ');

-- What is a viewer's own is seen with the item. Content that is gone has a row of keys alone.
SELECT wall_items_of('viewed_items', 'kind', 'id', '{MOVIE=movies,SERIES=series,SEASON=seasons,EPISODE=episodes,PERSON=people,FILE=files}', 'gone_at IS NOT NULL OR ');
-- These may be written in the statement that remembers their item, which does not see it yet: so they look for the title.
SELECT wall(t, format('EXISTS (SELECT FROM movies o WHERE o.id = %1$I.item_id) OR EXISTS (SELECT FROM episodes o WHERE o.id = %1$I.item_id)
    OR EXISTS (SELECT FROM series o WHERE o.id = %1$I.item_id) OR EXISTS (SELECT FROM seasons o WHERE o.id = %1$I.item_id)
    OR EXISTS (SELECT FROM people o WHERE o.id = %1$I.item_id) OR EXISTS (SELECT FROM files o WHERE o.id = %1$I.item_id)
    OR EXISTS (SELECT FROM viewed_items o WHERE o.id = %1$I.item_id AND o.gone_at IS NOT NULL)', t)) FROM unnest('{plays,viewer_states}'::text[]) t;
SELECT wall_items_of('watch_states', 'item_kind', 'item_id', '{MOVIE=movies,EPISODE=episodes,FILE=files,CHANNEL=channels,TRACK=tracks}', '');
SELECT wall_items_of('playlist_items', 'item_kind', 'item_id', '{MOVIE=movies,EPISODE=episodes,FILE=files,CHANNEL=channels,TRACK=tracks}', '');
SELECT wall_items_of('playback_sessions', 'item_kind', 'item_id', '{MOVIE=movies,EPISODE=episodes,FILE=files,CHANNEL=channels,TRACK=tracks}', '');
SELECT wall_parts('{playback_heads}', 'playback_sessions', 'session_id');

-- Events of what is hidden are not seen; those of libraries and of the log itself are about no title.
SELECT wall('events', 'CASE subject_kind WHEN ''movie'' THEN EXISTS (SELECT FROM movies o WHERE o.id = events.subject_id)
    WHEN ''series'' THEN EXISTS (SELECT FROM series o WHERE o.id = events.subject_id) WHEN ''season'' THEN EXISTS (SELECT FROM seasons o WHERE o.id = events.subject_id)
    WHEN ''episode'' THEN EXISTS (SELECT FROM episodes o WHERE o.id = events.subject_id) WHEN ''file'' THEN EXISTS (SELECT FROM files o WHERE o.id = events.subject_id)
    WHEN ''person'' THEN EXISTS (SELECT FROM people o WHERE o.id = events.subject_id) WHEN ''track'' THEN EXISTS (SELECT FROM tracks o WHERE o.id = events.subject_id)
    WHEN ''channel'' THEN EXISTS (SELECT FROM channels o WHERE o.id = events.subject_id) ELSE true END');

-- How many play is counted behind the wall too, since the server's limits are for all together and an account's for all its
-- profiles.
CREATE FUNCTION playback_open(account uuid) RETURNS TABLE (everybody int, own int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT count(*)::int, (count(*) FILTER (WHERE coalesce(u.account_id, u.id) = account))::int
    FROM playback_sessions s JOIN users u ON u.id = s.user_id WHERE s.ended_at IS NULL
$$;
