-- +goose Up
-- A full search reads what films, series and episodes are about, in all languages: the words of a text, folded much as titles are.
-- +goose StatementBegin
CREATE FUNCTION search_about(overview text, translations jsonb) RETURNS tsvector IMMUTABLE LANGUAGE sql RETURN strip(to_tsvector('pg_catalog.simple',
    regexp_replace(regexp_replace(lower(normalize(coalesce(overview, '') || coalesce((SELECT string_agg(' ' || (t ->> 'overview'), '') FROM jsonb_array_elements(translations) t), ''),
        NFKD) COLLATE "pg_c_utf8"), '[\u0300-\u036f''’‘]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')));
-- +goose StatementEnd
CREATE INDEX movie_details_about ON movie_details USING gin (search_about(overview, translations));
CREATE INDEX series_details_about ON series_details USING gin (search_about(overview, translations));
CREATE INDEX episodes_about ON episodes USING gin (search_about(overview, NULL));
CREATE INDEX episode_translations_about ON episode_translations USING gin (search_about(NULL, translations));
