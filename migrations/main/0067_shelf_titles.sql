-- +goose Up
-- What the titles in other languages are sorted by, {"de": "boot"}: under the names of readers where they find theirs (the server's
-- metadata.Reading). Null where there are none.
ALTER TABLE movies ADD COLUMN sort_titles jsonb;
ALTER TABLE series ADD COLUMN sort_titles jsonb;

-- What is there already is folded nearly as the server does it, and by languages alone; the rest follows when a thing is described anew.
-- +goose StatementBegin
CREATE FUNCTION pg_temp.sorted(title text, language text) RETURNS text LANGUAGE sql AS $$
    SELECT regexp_replace(regexp_replace(btrim(regexp_replace(regexp_replace(replace(replace(replace(replace(replace(replace(lower(normalize(
        regexp_replace(lower(btrim(title)), '^(' || CASE language WHEN 'de' THEN 'the |a |an |der |die |das |ein |eine ' WHEN 'fr' THEN 'the |a |an |le |la |les |un |une |des |l''|l’'
            WHEN 'es' THEN 'the |a |an |el |la |los |las |un |una |unos |unas ' ELSE 'the |a |an ' END || ')(?=.*[[:alnum:]])', ''), NFKD) COLLATE "pg_c_utf8"),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), '&', ' and '), '[\u0300-\u036f''’‘]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')),
        '([0-9]+)', '00000\1', 'g'), '0*([0-9]{6,})', '\1', 'g')
$$;
CREATE FUNCTION pg_temp.keys(titles jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_object_agg(language, key) FROM (
        SELECT DISTINCT ON (l.language) l.language, pg_temp.sorted(t.value, l.language) AS key FROM jsonb_each_text(titles) t,
            LATERAL (SELECT CASE split_part(t.key, '-', 1) WHEN 'nb' THEN 'no' WHEN 'iw' THEN 'he' WHEN 'zh' THEN
                CASE WHEN t.key ~ '-(Hant|TW|HK|MO)' THEN 'zh-Hant' ELSE 'zh' END ELSE split_part(t.key, '-', 1) END AS language) l
        ORDER BY l.language, length(t.key), t.key) k
$$;
-- +goose StatementEnd
-- Clients are told nothing of it, as they read no keys: else all would fetch whatever has titles in other languages.
ALTER TABLE movies DISABLE TRIGGER feed_changed, DISABLE TRIGGER feed_cover;
ALTER TABLE series DISABLE TRIGGER feed_changed, DISABLE TRIGGER feed_cover;
UPDATE movies SET sort_titles = pg_temp.keys(titles) WHERE titles IS NOT NULL;
UPDATE series SET sort_titles = pg_temp.keys(titles) WHERE titles IS NOT NULL;
ALTER TABLE movies ENABLE TRIGGER feed_changed, ENABLE TRIGGER feed_cover;
ALTER TABLE series ENABLE TRIGGER feed_changed, ENABLE TRIGGER feed_cover;

-- +goose StatementBegin
-- shelf_index_titles makes one index of lists sorted as readers read titles, [["de-AT", "de"], …], or else drops one that none of
-- them needs, and tells whether it did. To be called until it did not, each time in a transaction of its own: one that goes on to lock
-- another table, or the same one more, might wait for who waits for it. Who waits for a lock is waited for too, by readers where an index is dropped; so it
-- gives up soon (55P03), to be tried again.
-- It is CASE, since PostgreSQL takes COALESCE for something that might leak through walls. Only who owns the tables may do that, so it runs as the owner; what it is given is checked for that.
CREATE FUNCTION shelf_index_titles(readers jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    relation text;
    reader jsonb;
    kept text[] := '{}';
    called text;
    name text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('shelf_index_titles', 0));
    FOREACH relation IN ARRAY '{movies,series}'::text[] LOOP
        FOR reader IN SELECT DISTINCT value FROM jsonb_array_elements(readers) WHERE jsonb_array_length(value) > 0 LOOP
            IF EXISTS (SELECT FROM jsonb_array_elements_text(reader) r WHERE r !~ '^[A-Za-z0-9-]{2,40}$') THEN
                RAISE EXCEPTION 'no languages: %', reader USING ERRCODE = 'invalid_parameter_value';
            END IF;
            name := relation || '_by_title_' || substr(md5(reader::text), 1, 16);
            kept := kept || name;
            CONTINUE WHEN to_regclass(name) IS NOT NULL;
            SELECT string_agg(format('WHEN (sort_titles ->> %1$L) IS NOT NULL THEN sort_titles ->> %1$L', r), ' ' ORDER BY n) INTO called
                FROM jsonb_array_elements_text(reader) WITH ORDINALITY x(r, n);
            EXECUTE format('CREATE INDEX %I ON %I (library_id, (CASE %s ELSE sort_title END), id)', name, relation, called);
            EXECUTE format('ANALYZE %I', relation);
            RETURN true;
        END LOOP;
    END LOOP;
    SELECT indexname INTO name FROM pg_indexes WHERE schemaname = 'public' AND indexname ~ '^(movies|series)_by_title_[0-9a-f]{16}$' AND indexname <> ALL (kept) LIMIT 1;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP INDEX %I', name);
    RETURN true;
END $$;
-- +goose StatementEnd
REVOKE EXECUTE ON FUNCTION shelf_index_titles FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shelf_index_titles TO revenge_app;
