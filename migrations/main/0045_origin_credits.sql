-- +goose Up
-- Who took part is stated by sources and set by hand as other fields are: one line of text for each credit. Those that are there
-- were stated by whoever described the work.
WITH credits AS (
    SELECT c.movie_id AS item_id, c.position, c.role, c.person_id, c.character FROM movie_credits c
    UNION ALL SELECT c.series_id, c.position, c.role, c.person_id, c.character FROM series_credits c
    UNION ALL SELECT c.episode_id, c.position, c.role, c.person_id, c.character FROM episode_credits c
), lines AS (
    SELECT c.item_id, jsonb_agg(concat_ws(' | ', c.role, replace(p.name, '|', '/'), nullif(btrim(regexp_replace(c.character, '\s+', ' ', 'g')), '')) ORDER BY c.position) AS list
    FROM credits c JOIN people p ON p.id = c.person_id GROUP BY c.item_id
)
UPDATE item_facts f SET facts = f.facts || jsonb_build_object('CREDITS', l.list) FROM lines l
WHERE f.item_id = l.item_id AND f.source = (SELECT o.source FROM item_facts o WHERE o.item_id = l.item_id ORDER BY o.confidence DESC, o.source LIMIT 1);

-- So are the moods of tracks, and what albums and artists are counted to have in common, which the source TRACKS states.
UPDATE item_facts f SET facts = f.facts || jsonb_build_object('MOODS', to_jsonb(t.moods)) FROM tracks t
WHERE f.item_id = t.id AND f.source = 'TAGS' AND cardinality(t.moods) > 0;
INSERT INTO item_facts (item_id, source, facts, confidence)
SELECT x.id, 'TRACKS', jsonb_build_object('GENRES', jsonb_agg(g.name ORDER BY i.place)), 0.5
FROM (SELECT id, genre_ids FROM albums UNION ALL SELECT id, genre_ids FROM artists) x
CROSS JOIN LATERAL unnest(x.genre_ids) WITH ORDINALITY AS i(id, place) JOIN genres g ON g.id = i.id GROUP BY x.id;

-- Genres are seen through albums too, as these may have some that none of their tracks has. Not through artists: what is counted
-- for one is of hidden tracks as well.
DROP POLICY everything ON genres;
DROP POLICY walled ON genres;
SELECT wall('genres', 'EXISTS (SELECT FROM movie_genres o WHERE o.genre_id = genres.id) OR EXISTS (SELECT FROM series_genres o WHERE o.genre_id = genres.id)
    OR EXISTS (SELECT FROM tracks o WHERE o.genre_ids @> ARRAY[genres.id]) OR EXISTS (SELECT FROM albums o WHERE o.genre_ids @> ARRAY[genres.id])');
