-- +goose Up
-- Rows that are seen with their owner are looked up one by one where tags and people are looked for: whether there is one that is seen is
-- known after the first. With OFFSET PostgreSQL does not think of hashing all owners that are seen instead.
-- +goose StatementBegin
DO $$
DECLARE
    t text;
    owner text;
BEGIN
    FOREACH t IN ARRAY '{movie_genres=movies,movie_labels=movies,movie_credits=movies,series_genres=series,series_labels=series,series_credits=series,episode_credits=episodes}'::text[] LOOP
        owner := CASE split_part(t, '=', 2) WHEN 'movies' THEN 'movie_id' WHEN 'series' THEN 'series_id' ELSE 'episode_id' END;
        EXECUTE format('ALTER POLICY walled ON %1$I USING (EXISTS (SELECT FROM %2$I o WHERE o.id = %1$I.%3$I OFFSET 0))',
            split_part(t, '=', 1), split_part(t, '=', 2), owner);
    END LOOP;
END $$;
-- +goose StatementEnd

-- A tag that is denied is seen with what was expressly allowed alone: nothing else that has it is looked at. Albums come before
-- tracks, as they are fewer and mostly have the same genres.
ALTER POLICY walled ON genres USING (CASE WHEN id = ANY ((SELECT wall_tags('DENIED'))::uuid[]) THEN
    EXISTS (SELECT FROM wall_items() i(id) WHERE EXISTS (SELECT FROM movies o WHERE o.id = i.id AND o.genre_ids @> ARRAY[genres.id])
        OR EXISTS (SELECT FROM series o WHERE o.id = i.id AND o.genre_ids @> ARRAY[genres.id])
        OR EXISTS (SELECT FROM albums o WHERE o.id = i.id AND o.genre_ids @> ARRAY[genres.id])
        OR EXISTS (SELECT FROM tracks o WHERE (o.id = i.id OR o.album_id = i.id) AND o.genre_ids @> ARRAY[genres.id]))
    ELSE EXISTS (SELECT FROM movie_genres o WHERE o.genre_id = genres.id) OR EXISTS (SELECT FROM series_genres o WHERE o.genre_id = genres.id)
        OR EXISTS (SELECT FROM albums o WHERE o.genre_ids @> ARRAY[genres.id])
        OR EXISTS (SELECT FROM tracks o WHERE o.genre_ids @> ARRAY[genres.id]) END);
ALTER POLICY walled ON labels USING (CASE WHEN id = ANY ((SELECT wall_tags('DENIED'))::uuid[]) THEN
    EXISTS (SELECT FROM wall_items() i(id) WHERE EXISTS (SELECT FROM movies o WHERE o.id = i.id AND o.label_ids @> ARRAY[labels.id])
        OR EXISTS (SELECT FROM series o WHERE o.id = i.id AND o.label_ids @> ARRAY[labels.id]))
    ELSE EXISTS (SELECT FROM movie_labels o WHERE o.label_id = labels.id) OR EXISTS (SELECT FROM series_labels o WHERE o.label_id = labels.id) END);

-- How many titles begin with each letter is counted without sorting them all.
CREATE STATISTICS movies_letters ON (CASE WHEN sort_title >= '0' AND sort_title < ':' THEN '#' ELSE "left"(sort_title, 1) END) FROM movies;
CREATE STATISTICS series_letters ON (CASE WHEN sort_title >= '0' AND sort_title < ':' THEN '#' ELSE "left"(sort_title, 1) END) FROM series;
