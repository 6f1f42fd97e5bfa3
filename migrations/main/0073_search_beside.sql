-- +goose Up
-- What is typed beside a title: who a song or an album is by, which series an episode is of, the year. These words are marked by a
-- capital letter, which folded words never have, so that a query takes them in only where it asks for them.
ALTER TABLE search_docs ADD COLUMN beside text NOT NULL DEFAULT '', ADD COLUMN part_of uuid;

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION pg_temp.folded(title text) RETURNS text LANGUAGE sql AS $$
    SELECT btrim(regexp_replace(regexp_replace(replace(replace(replace(replace(replace(replace(lower(normalize(title, NFKD) COLLATE "pg_c_utf8"),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), '&', ' and '), '[\u0300-\u036f''’‘]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$$;
-- +goose StatementEnd
DROP INDEX search_docs_heads, search_docs_words; -- made again below: a million rows change
UPDATE search_docs d SET beside = o.beside, part_of = o.part_of FROM (
    SELECT e.id, s.folded AS beside, s.id AS part_of FROM episodes e JOIN search_docs s ON s.id = e.series_id
    UNION ALL SELECT id, pg_temp.folded(credit), NULL FROM albums
    UNION ALL SELECT id, pg_temp.folded(credit), NULL FROM tracks
) o WHERE o.id = d.id;
ALTER TABLE search_docs ALTER COLUMN words SET EXPRESSION AS (array_to_tsvector(array_remove(string_to_array(folded || ' ' || translate(aliases, E'\n', ' ')
    || CASE WHEN beside = '' THEN '' ELSE ' B' || replace(beside, ' ', ' B') END || coalesce(' B' || year, ''), ' '), '')));
CREATE INDEX search_docs_parts ON search_docs (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX search_docs_heads ON search_docs USING gin (words) WHERE kind IN ('MOVIE', 'SERIES', 'ARTIST');
CREATE INDEX search_docs_words ON search_docs USING gin (words);
