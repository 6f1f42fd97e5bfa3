-- +goose Up
-- In which language somebody wants to read titles and texts; null for that of the libraries.
ALTER TABLE users ADD COLUMN title_language text CHECK (length(title_language) BETWEEN 2 AND 40);
DROP TRIGGER catalogue_rights ON users;
CREATE TRIGGER catalogue_rights AFTER DELETE OR UPDATE OF role, all_libraries, enabled, may_delete, title_language ON users FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();

-- What things are called in other languages, {"de": "Das Boot"}, stands in the rows that lists read: no list needs another
-- statement for it. Most have none; texts stay with the translations.
ALTER TABLE movies ADD COLUMN titles jsonb;
ALTER TABLE series ADD COLUMN titles jsonb;
ALTER TABLE episodes ADD COLUMN titles jsonb;

-- +goose StatementBegin
CREATE FUNCTION pg_temp.titles(translations jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_object_agg(t.value ->> 'language', t.value ->> 'title') FROM jsonb_array_elements(translations) AS t(value) WHERE t.value ->> 'title' <> ''
$$;
-- +goose StatementEnd
UPDATE movies m SET titles = pg_temp.titles(d.translations) FROM movie_details d WHERE d.movie_id = m.id AND pg_temp.titles(d.translations) IS NOT NULL;
UPDATE series s SET titles = pg_temp.titles(d.translations) FROM series_details d WHERE d.series_id = s.id AND pg_temp.titles(d.translations) IS NOT NULL;
UPDATE episodes e SET titles = pg_temp.titles(t.translations) FROM episode_translations t WHERE t.episode_id = e.id AND pg_temp.titles(t.translations) IS NOT NULL;
