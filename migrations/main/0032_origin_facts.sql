-- +goose Up
-- What each source states of an item: whole, as it was last read. facts maps fields to lists of texts.
CREATE TABLE item_facts (
    item_id    uuid NOT NULL,
    source     text NOT NULL,
    facts      jsonb NOT NULL,
    -- How far the source is to be believed, 0 to 1.
    confidence double precision NOT NULL,
    read_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (item_id, source)
);

CREATE TYPE item_kind AS ENUM ('MOVIE', 'SERIES', 'SEASON', 'EPISODE', 'ARTIST', 'ALBUM', 'TRACK');

-- Items that somebody has edited, with the keys by which their content is known: also after their row is gone, so that the
-- edits are taken up again when another row with such a key comes.
CREATE TABLE edited_items (
    id      uuid PRIMARY KEY,
    kind    item_kind NOT NULL,
    keys    text[] NOT NULL,
    gone_at timestamptz
);
CREATE INDEX edited_items_gone ON edited_items USING gin (keys) WHERE gone_at IS NOT NULL;

-- What people have set by hand: it wins over all sources until it is released. No values means that the field is empty.
CREATE TABLE item_edits (
    item_id uuid NOT NULL REFERENCES edited_items,
    field   text NOT NULL,
    value   text[] NOT NULL,
    by_name text NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (item_id, field)
);

-- All that people have changed, one row for each field, never removed. before and after are what was shown; by hand, or what
-- the sources said. A batch is what was changed at once.
CREATE TABLE edit_changes (
    id             uuid PRIMARY KEY,
    batch_id       uuid NOT NULL,
    user_id        uuid REFERENCES users ON DELETE SET NULL,
    by_name        text NOT NULL,
    at             timestamptz NOT NULL,
    item_kind      item_kind NOT NULL,
    item_id        uuid NOT NULL,
    library_id     uuid NOT NULL,
    item_title     text NOT NULL,
    field          text NOT NULL,
    before         text[] NOT NULL,
    after          text[] NOT NULL,
    before_by_hand boolean NOT NULL,
    after_by_hand  boolean NOT NULL,
    -- The batch that undid it.
    undone_by      uuid
);
CREATE INDEX edit_changes_in_order ON edit_changes (library_id, at, id);
CREATE INDEX edit_changes_item ON edit_changes (item_id, at, id);
CREATE INDEX edit_changes_batch ON edit_changes (batch_id);
CREATE INDEX edit_changes_user ON edit_changes (user_id);

-- The name that files give an artist, by which they find it whatever it is called by hand.
ALTER TABLE artists ADD COLUMN tag_name text NOT NULL DEFAULT '';
UPDATE artists SET tag_name = folded_name;
CREATE INDEX artists_tag_name ON artists (library_id, tag_name);
DROP INDEX artists_same_name;

-- +goose StatementBegin
-- The keys of rows of the catalogue, for edits; see viewing_contents.
CREATE FUNCTION origin_keys(ids uuid[]) RETURNS TABLE (id uuid, kind item_kind, keys text[]) LANGUAGE sql STABLE AS $$
    SELECT c.id, c.kind::text::item_kind, c.keys FROM viewing_contents(ids) c WHERE c.kind IN ('MOVIE', 'SERIES', 'SEASON', 'EPISODE')
    UNION ALL
    SELECT a.id, 'ARTIST', ARRAY['artist|' || a.key] || CASE WHEN starts_with(a.key, 'name|') THEN '{}'::text[] ELSE ARRAY['artist|name|' || a.tag_name] END
    FROM artists a WHERE a.id = ANY(ids)
    UNION ALL
    SELECT a.id, 'ALBUM', ARRAY['album|' || a.key] FROM albums a WHERE a.id = ANY(ids)
    UNION ALL
    SELECT t.id, 'TRACK', ARRAY['track|' || COALESCE(a.key, '') || '|' || t.disc || '|' || COALESCE(t.number, 0) || '|' || t.content]
    FROM tracks t LEFT JOIN albums a ON a.id = t.album_id WHERE t.id = ANY(ids)
$$;

-- Triggers let go of what is removed, so that no statement, however new, can forget to; the edits stay.
CREATE FUNCTION origin_let_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM item_facts f USING gone WHERE f.item_id = gone.id;
    UPDATE edited_items e SET gone_at = now() FROM gone WHERE e.id = gone.id;
    RETURN NULL;
END $$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['movies', 'series', 'seasons', 'episodes', 'artists', 'albums', 'tracks'] LOOP
        EXECUTE format('CREATE TRIGGER origin_let_go AFTER DELETE ON %I REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION origin_let_go()', t);
    END LOOP;
END $$;

-- What is there already was stated by somebody: until it is read again, by whoever described it.
CREATE FUNCTION origin_one(value text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN value <> '' THEN jsonb_build_array(value) END $$;
CREATE FUNCTION origin_list(list text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN cardinality(list) > 0 THEN to_jsonb(list) END $$;
-- +goose StatementEnd

INSERT INTO item_facts (item_id, source, facts, confidence)
SELECT m.id, CASE WHEN m.described THEN 'NFO' ELSE 'FILE' END, jsonb_strip_nulls(jsonb_build_object('TITLE', origin_one(m.title), 'ORIGINAL_TITLE', origin_one(m.original_title),
    'SORT_TITLE', CASE WHEN m.described THEN origin_one(m.sort_title) END,
    'YEAR', origin_one(m.year::text), 'RELEASED_ON', origin_one(m.released_on::text), 'RUNTIME_MS', origin_one(m.runtime_ms::text),
    'CERTIFICATION', origin_one(m.certification), 'OVERVIEW', origin_one(d.overview), 'TAGLINE', origin_one(d.tagline),
    'AGE_RATINGS', origin_list(ARRAY(SELECT concat_ws(':', nullif(a ->> 'country', ''), a ->> 'rating') FROM jsonb_array_elements(d.age_ratings) a)),
    'GENRES', origin_list(ARRAY(SELECT g.name FROM movie_genres x JOIN genres g ON g.id = x.genre_id WHERE x.movie_id = m.id ORDER BY x.position)),
    'TAGS', origin_list(d.tags), 'STUDIOS', origin_list(d.studios), 'COUNTRIES', origin_list(d.countries),
    'LANGUAGE', origin_one((SELECT l.name FROM movie_labels x JOIN labels l ON l.id = x.label_id WHERE x.movie_id = m.id AND l.kind = 'LANGUAGE' LIMIT 1)),
    'COLLECTION', origin_one((SELECT l.name FROM movie_labels x JOIN labels l ON l.id = x.label_id WHERE x.movie_id = m.id AND l.kind = 'COLLECTION' LIMIT 1)))),
    CASE WHEN m.described THEN 1 ELSE 0.6 END
FROM movies m LEFT JOIN movie_details d ON d.movie_id = m.id;

INSERT INTO item_facts (item_id, source, facts, confidence)
SELECT s.id, CASE WHEN s.described THEN 'NFO' ELSE 'FILE' END, jsonb_strip_nulls(jsonb_build_object('TITLE', origin_one(s.title), 'ORIGINAL_TITLE', origin_one(s.original_title),
    'SORT_TITLE', CASE WHEN s.described THEN origin_one(s.sort_title) END,
    'YEAR', origin_one(s.year::text), 'FIRST_AIRED_ON', origin_one(s.first_aired_on::text), 'ENDED_ON', origin_one(s.ended_on::text),
    'STATUS', origin_one(s.status::text), 'CERTIFICATION', origin_one(s.certification), 'OVERVIEW', origin_one(d.overview),
    'AGE_RATINGS', origin_list(ARRAY(SELECT concat_ws(':', nullif(a ->> 'country', ''), a ->> 'rating') FROM jsonb_array_elements(d.age_ratings) a)),
    'GENRES', origin_list(ARRAY(SELECT g.name FROM series_genres x JOIN genres g ON g.id = x.genre_id WHERE x.series_id = s.id ORDER BY x.position)),
    'TAGS', origin_list(d.tags), 'COUNTRIES', origin_list(d.countries),
    'STUDIOS', origin_list(ARRAY(SELECT l.name FROM series_labels x JOIN labels l ON l.id = x.label_id WHERE x.series_id = s.id AND l.kind = 'STUDIO' ORDER BY x.position)),
    'NETWORKS', origin_list(ARRAY(SELECT l.name FROM series_labels x JOIN labels l ON l.id = x.label_id WHERE x.series_id = s.id AND l.kind = 'NETWORK' ORDER BY x.position)),
    'LANGUAGE', origin_one((SELECT l.name FROM series_labels x JOIN labels l ON l.id = x.label_id WHERE x.series_id = s.id AND l.kind = 'LANGUAGE' LIMIT 1)))),
    CASE WHEN s.described THEN 1 ELSE 0.6 END
FROM series s LEFT JOIN series_details d ON d.series_id = s.id;

INSERT INTO item_facts (item_id, source, facts, confidence)
SELECT id, 'NFO', jsonb_strip_nulls(jsonb_build_object('TITLE', origin_one(title), 'OVERVIEW', origin_one(overview))), 1
FROM seasons WHERE title <> '' OR overview <> '';

INSERT INTO item_facts (item_id, source, facts, confidence)
SELECT id, CASE WHEN described THEN 'NFO' ELSE 'FILE' END, jsonb_strip_nulls(jsonb_build_object('TITLE', origin_one(title), 'OVERVIEW', origin_one(overview),
    'AIRED_ON', origin_one(aired_on::text), 'RUNTIME_MS', origin_one(runtime_ms::text))), CASE WHEN described THEN 1 ELSE 0.6 END
FROM episodes;

INSERT INTO item_facts (item_id, source, facts, confidence)
SELECT id, 'TAGS', jsonb_build_object('NAME', jsonb_build_array(name)), 0.9 FROM artists;

INSERT INTO item_facts (item_id, source, facts, confidence)
SELECT id, 'TAGS', jsonb_strip_nulls(jsonb_build_object('TITLE', origin_one(title), 'YEAR', origin_one(year::text),
    'RELEASED_ON', origin_one(released_on::text), 'ALBUM_KIND', origin_one(kind::text))), 0.9 FROM albums;

INSERT INTO item_facts (item_id, source, facts, confidence)
SELECT t.id, 'TAGS', jsonb_strip_nulls(jsonb_build_object('TITLE', origin_one(t.title), 'YEAR', origin_one(t.year::text),
    'COMMENT', origin_one(t.comment), 'GENRES', origin_list(ARRAY(SELECT g.name FROM unnest(t.genre_ids) WITH ORDINALITY x(id, n) JOIN genres g ON g.id = x.id ORDER BY x.n)))), 0.9
FROM tracks t;

DROP FUNCTION origin_one(text);
DROP FUNCTION origin_list(text[]);
