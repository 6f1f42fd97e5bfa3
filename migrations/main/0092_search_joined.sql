-- +goose Up
-- Titles such as X-Men are found as xmen, too.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION pg_temp.folded(title text) RETURNS text LANGUAGE sql AS $$
    SELECT btrim(regexp_replace(regexp_replace(replace(replace(replace(replace(replace(replace(lower(normalize(title, NFKD) COLLATE "pg_c_utf8"),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), '&', ' and '), '[\u0300-\u036f''’‘]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$$;
-- +goose StatementEnd
WITH joined AS (
    SELECT id, pg_temp.folded(regexp_replace(title, '([[:alnum:]])[-‐‑–·*/+](?=[[:alnum:]])', '\1', 'g')) AS line
    FROM search_docs WHERE title ~ '[[:alnum:]][-‐‑–·*/+][[:alnum:]]'
)
UPDATE search_docs d SET aliases = concat_ws(E'\n', j.line, nullif(d.aliases, '')) FROM joined j
WHERE j.id = d.id AND j.line NOT IN ('', d.folded) AND NOT j.line = ANY (string_to_array(d.aliases, E'\n'));
INSERT INTO search_words SELECT DISTINCT w FROM search_docs d, unnest(string_to_array(translate(d.aliases, E'\n', ' '), ' ')) w
WHERE d.aliases <> '' AND w <> '' AND d.owner_id IS NULL AND d.kind <> 'PERSON' ON CONFLICT DO NOTHING;
