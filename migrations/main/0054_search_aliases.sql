-- +goose Up
-- The other titles that something is found by, folded, one on each line: in other languages, and the original one.
ALTER TABLE search_docs ADD COLUMN aliases text NOT NULL DEFAULT '';
ALTER TABLE search_docs ALTER COLUMN words SET EXPRESSION AS (array_to_tsvector(array_remove(string_to_array(folded || ' ' || translate(aliases, E'\n', ' '), ' '), '')));
CREATE INDEX search_docs_aliases ON search_docs USING gin (string_to_array(aliases, E'\n')) WHERE aliases <> '';

-- What is there already is folded nearly as the server does it, up to abbreviations such as S.W.A.T.; that follows when the thing
-- is described anew.
-- +goose StatementBegin
CREATE FUNCTION pg_temp.folded(title text) RETURNS text LANGUAGE sql AS $$
    SELECT btrim(regexp_replace(regexp_replace(replace(replace(replace(replace(replace(replace(lower(normalize(title, NFKD) COLLATE "pg_c_utf8"),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), '&', ' and '), '[\u0300-\u036f''’‘]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$$;
-- +goose StatementEnd
WITH titles AS (
    SELECT id, original_title AS title FROM movies WHERE original_title IS NOT NULL UNION
    SELECT id, original_title FROM series WHERE original_title IS NOT NULL UNION
    SELECT m.id, t.value FROM movies m, jsonb_each_text(m.titles) t UNION
    SELECT s.id, t.value FROM series s, jsonb_each_text(s.titles) t UNION
    SELECT e.id, t.value FROM episodes e, jsonb_each_text(e.titles) t
), lines AS (
    SELECT DISTINCT d.id, pg_temp.folded(t.title) AS line FROM titles t JOIN search_docs d ON d.id = t.id WHERE pg_temp.folded(t.title) NOT IN ('', d.folded)
)
UPDATE search_docs d SET aliases = l.aliases FROM (SELECT id, string_agg(line, E'\n' ORDER BY line) AS aliases FROM lines GROUP BY id) l WHERE l.id = d.id;
INSERT INTO search_words SELECT DISTINCT w FROM search_docs d, unnest(string_to_array(translate(d.aliases, E'\n', ' '), ' ')) w WHERE d.aliases <> '' AND w <> ''
ON CONFLICT DO NOTHING;
