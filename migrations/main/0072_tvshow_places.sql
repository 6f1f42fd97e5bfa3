-- +goose Up
-- The place of an episode in each order of its series, to sort and to go on by. Those whose place begins with the highest
-- number stand aside: specials of which nobody knows where they belong.
CREATE FUNCTION episode_aired(season_number int, place int, before_season int, before_episode int, after_season int) RETURNS int[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY[
        CASE WHEN season_number > 0 THEN season_number ELSE coalesce(before_season, after_season, 2147483647) END,
        CASE WHEN season_number > 0 THEN place WHEN before_season IS NOT NULL THEN coalesce(before_episode, 0) ELSE 2147483647 END,
        (season_number > 0)::int, place]
$$;
CREATE FUNCTION episode_on_disc(season_number int, place int, dvd_season int, dvd_number int) RETURNS int[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY[CASE WHEN coalesce(dvd_season, season_number) > 0 THEN coalesce(dvd_season, season_number) ELSE 2147483647 END,
        coalesce(dvd_number, place), place]
$$;
CREATE FUNCTION episode_counted(season_number int, place int, absolute int) RETURNS int[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY[CASE WHEN season_number = 0 THEN 2147483647 ELSE 0 END, coalesce(absolute, 2147483647), season_number, place]
$$;

-- The order that nearly everybody goes on in; the others are sorted when somebody has chosen them.
CREATE INDEX episodes_aired ON episodes (series_id, episode_aired(season_number, position, airs_before_season, airs_before_episode, airs_after_season), id);
