-- +goose Up
-- What belongs to each viewer is bound to the content, not to a row of the catalogue: viewed_items remembers by which keys
-- the content is known, also after its row is gone, and takes it up again when another row with such a key comes.
CREATE TYPE viewed_kind AS ENUM ('MOVIE', 'SERIES', 'SEASON', 'EPISODE', 'PERSON', 'FILE');

-- +goose StatementBegin
CREATE FUNCTION viewing_series_keys(s series) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT array_remove(ARRAY['series|tvdb|' || s.tvdb_id, 'series|tmdb|' || s.tmdb_id, 'series|imdb|' || s.imdb_id, s.key, nullif(nullif(s.weak_key, ''), s.key)], NULL)
$$;

-- The keys of rows of the catalogue. Those of an episode are its series' with its place; a file that holds it alone is a key
-- too. A new kind of content is one more part.
CREATE FUNCTION viewing_contents(ids uuid[]) RETURNS TABLE (id uuid, kind viewed_kind, library_id uuid, parent_id uuid, keys text[])
LANGUAGE sql STABLE AS $$
    SELECT m.id, 'MOVIE'::viewed_kind, m.library_id, NULL::uuid,
        array_remove(ARRAY['movie|tmdb|' || m.tmdb_id, 'movie|imdb|' || m.imdb_id, m.key, nullif(nullif(m.weak_key, ''), m.key)], NULL)
        || ARRAY(SELECT DISTINCT 'movie|oshash|' || f.oshash FROM movie_files l JOIN files f ON f.id = l.file_id WHERE l.movie_id = m.id AND f.oshash IS NOT NULL)
    FROM movies m WHERE m.id = ANY(ids)
    UNION ALL
    SELECT s.id, 'SERIES', s.library_id, NULL, viewing_series_keys(s) FROM series s WHERE s.id = ANY(ids)
    UNION ALL
    SELECT n.id, 'SEASON', n.library_id, n.series_id, ARRAY(SELECT k || '|s' || n.number FROM unnest(viewing_series_keys(s)) k)
    FROM seasons n JOIN series s ON s.id = n.series_id WHERE n.id = ANY(ids)
    UNION ALL
    SELECT e.id, 'EPISODE', e.library_id, e.series_id,
        ARRAY(SELECT k || '|s' || e.season_number || '|' || e.key FROM unnest(viewing_series_keys(s)) k)
        || ARRAY(SELECT DISTINCT 'episode|oshash|' || f.oshash || CASE (SELECT count(*) FROM episode_files o WHERE o.file_id = f.id) WHEN 1 THEN '' ELSE '|' || e.key END
            FROM episode_files l JOIN files f ON f.id = l.file_id WHERE l.episode_id = e.id AND f.oshash IS NOT NULL)
    FROM episodes e JOIN series s ON s.id = e.series_id WHERE e.id = ANY(ids)
    UNION ALL
    SELECT p.id, 'PERSON', NULL, NULL, array_remove(ARRAY['person|tmdb|' || p.tmdb_id, 'person|imdb|' || p.imdb_id, 'person|' || p.key], NULL)
    FROM people p WHERE p.id = ANY(ids)
    UNION ALL
    SELECT f.id, 'FILE', f.library_id, NULL, array_remove(ARRAY['file|oshash|' || f.oshash], NULL) FROM files f WHERE f.id = ANY(ids)
$$;
-- +goose StatementEnd

-- library_id and parent_id (the series of seasons and episodes) are those of the row with this id. While there is none,
-- gone_at says since when.
CREATE TABLE viewed_items (
    id         uuid PRIMARY KEY,
    kind       viewed_kind NOT NULL,
    library_id uuid,
    parent_id  uuid,
    keys       text[] NOT NULL,
    gone_at    timestamptz
);
CREATE INDEX viewed_items_gone ON viewed_items USING gin (keys) WHERE gone_at IS NOT NULL;

CREATE TYPE play_kind AS ENUM ('PLAYED', 'MARKED');

-- What a viewer did with an item, oldest first by at: played it (one row for each session, as it stands), or marked it.
-- watch_states is what these come to: position and watched are those of the newest, play_count is the sum of completions.
CREATE TABLE plays (
    id          uuid PRIMARY KEY,
    user_id     uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    item_id     uuid NOT NULL REFERENCES viewed_items,
    kind        play_kind NOT NULL,
    began_at    timestamptz NOT NULL,
    at          timestamptz NOT NULL,
    file_id     uuid REFERENCES files ON DELETE SET NULL,
    position_ms bigint NOT NULL,
    duration_ms bigint NOT NULL,
    watched     boolean NOT NULL,
    completions int NOT NULL,
    client_name text NOT NULL DEFAULT ''
);
CREATE INDEX plays_of_item ON plays (item_id, user_id, at);
CREATE INDEX plays_history ON plays (user_id, at, id) WHERE kind = 'PLAYED';
CREATE INDEX plays_file ON plays (file_id);

INSERT INTO viewed_items (id, kind, library_id, parent_id, keys)
    SELECT id, kind, library_id, parent_id, keys FROM viewing_contents(ARRAY(SELECT DISTINCT item_id FROM watch_states));
-- A state whose content is gone had nothing left to show.
DELETE FROM watch_states w WHERE NOT EXISTS (SELECT FROM viewed_items v WHERE v.id = w.item_id);
INSERT INTO plays (id, user_id, item_id, kind, began_at, at, file_id, position_ms, duration_ms, watched, completions)
    SELECT uuidv7(), user_id, item_id, CASE WHEN last_played_at IS NULL THEN 'MARKED'::play_kind ELSE 'PLAYED' END, updated_at, updated_at, file_id,
        position_ms, duration_ms, watched, play_count FROM watch_states;
UPDATE watch_states SET last_played_at = updated_at WHERE last_played_at IS NOT NULL;

-- Triggers let go of what is removed, so that no statement, however new, can forget to; the plays stay.
-- +goose StatementBegin
CREATE FUNCTION viewing_let_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE viewed_items v SET gone_at = now() FROM gone WHERE v.id = gone.id;
    DELETE FROM watch_states w USING gone WHERE w.item_id = gone.id;
    RETURN NULL;
END $$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['movies', 'series', 'seasons', 'episodes', 'people', 'files'] LOOP
        EXECUTE format('CREATE TRIGGER viewing_let_go AFTER DELETE ON %I REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION viewing_let_go()', t);
    END LOOP;
END $$;
-- +goose StatementEnd
CREATE INDEX watch_states_item ON watch_states (item_id);
