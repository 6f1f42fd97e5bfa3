-- +goose Up
-- Content is known by each key once: a film whose key is its number at a provider was known by it twice, which counted twice when what
-- viewers have of content that came again was given to the item with which most keys are shared.
-- +goose StatementBegin
CREATE FUNCTION viewing_keys(keys text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(k ORDER BY n), '{}') FROM (SELECT k, min(n) AS n FROM unnest(keys) WITH ORDINALITY AS u(k, n) GROUP BY k) d
$$;

CREATE OR REPLACE FUNCTION viewing_contents(ids uuid[]) RETURNS TABLE (id uuid, kind viewed_kind, library_id uuid, parent_id uuid, keys text[], title text)
LANGUAGE sql STABLE AS $$
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
$$;
-- +goose StatementEnd
UPDATE viewed_items SET keys = viewing_keys(keys) WHERE keys <> viewing_keys(keys);
UPDATE edited_items SET keys = viewing_keys(keys) WHERE keys <> viewing_keys(keys);
ALTER TABLE viewed_items ADD CHECK (keys = viewing_keys(keys));
ALTER TABLE edited_items ADD CHECK (keys = viewing_keys(keys));
