-- +goose Up
-- Versions are Unix microseconds, or one more than the last. A database that was restored from a copy goes back in its data,
-- but never comes to a version again under which something else was kept elsewhere.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION catalogue_settle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH mine AS (
        DELETE FROM catalogue_touches WHERE xid = pg_current_xact_id() RETURNING subject
    )
    INSERT INTO catalogue_versions AS v (subject, version)
    SELECT subject, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint FROM mine ORDER BY subject
    ON CONFLICT (subject) DO UPDATE SET version = greatest(v.version + 1, EXCLUDED.version);
    RETURN NULL;
END $$;
-- +goose StatementEnd
UPDATE catalogue_versions SET version = greatest(version + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint);
