-- +goose Up
-- How often what a library holds, or who may see what, has changed: what caches keep is good for one version of all that it
-- was made of. Triggers count, so that no statement, however new, can forget to. Subjects are libraries, and two more:
-- 00000000-… is what all libraries share (people and genres), ffffffff-… are the rights of accounts.
CREATE TABLE catalogue_versions (
    subject uuid PRIMARY KEY,
    version bigint NOT NULL
);
INSERT INTO catalogue_versions SELECT id, 1 FROM libraries;
INSERT INTO catalogue_versions VALUES ('00000000-0000-0000-0000-000000000000', 1), ('ffffffff-ffff-ffff-ffff-ffffffffffff', 1);

-- What running transactions have changed. A version's row is locked while a transaction commits and not before: transactions
-- on one library run side by side, and do not wait for each other in a ring.
CREATE TABLE catalogue_touches (
    xid     xid8 NOT NULL DEFAULT pg_current_xact_id(),
    subject uuid NOT NULL,
    PRIMARY KEY (xid, subject)
);

-- +goose StatementBegin
CREATE FUNCTION catalogue_settle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH mine AS (
        DELETE FROM catalogue_touches WHERE xid = pg_current_xact_id() RETURNING subject
    )
    INSERT INTO catalogue_versions AS v (subject, version) SELECT subject, 1 FROM mine ORDER BY subject
    ON CONFLICT (subject) DO UPDATE SET version = v.version + 1;
    RETURN NULL;
END $$;

CREATE FUNCTION catalogue_touch_library() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT id FROM changed ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION catalogue_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT library_id FROM changed ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- Rows that go with their parent do not find it any more; it has been counted itself.
CREATE FUNCTION catalogue_touch_of_movie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT p.library_id FROM changed c JOIN movies p ON p.id = c.movie_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION catalogue_touch_of_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT p.library_id FROM changed c JOIN series p ON p.id = c.series_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION catalogue_touch_of_episode() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT p.library_id FROM changed c JOIN episodes p ON p.id = c.episode_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION catalogue_touch_of_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT DISTINCT p.library_id FROM changed c JOIN files p ON p.id = c.file_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- A new person is seen through credits, which count for their library. Scans write people again as they are: that is no change.
CREATE FUNCTION catalogue_touch_shared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT * FROM before EXCEPT SELECT * FROM changed) THEN
        INSERT INTO catalogue_touches (subject) VALUES ('00000000-0000-0000-0000-000000000000') ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION catalogue_touch_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_touches (subject) SELECT '00000000-0000-0000-0000-000000000000' FROM changed LIMIT 1 ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION catalogue_touch_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_touches (subject) VALUES ('ffffffff-ffff-ffff-ffff-ffffffffffff') ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM (VALUES
        ('libraries', 'catalogue_touch_library'),
        ('files', 'catalogue_touch'), ('file_media', 'catalogue_touch_of_file'), ('artworks', 'catalogue_touch'),
        ('movies', 'catalogue_touch'), ('movie_details', 'catalogue_touch_of_movie'), ('movie_files', 'catalogue_touch_of_movie'),
        ('movie_credits', 'catalogue_touch_of_movie'), ('movie_genres', 'catalogue_touch_of_movie'), ('movie_extras', 'catalogue_touch'),
        ('series', 'catalogue_touch'), ('series_details', 'catalogue_touch_of_series'), ('series_credits', 'catalogue_touch_of_series'),
        ('series_genres', 'catalogue_touch_of_series'), ('series_extras', 'catalogue_touch'), ('seasons', 'catalogue_touch'),
        ('episodes', 'catalogue_touch'), ('episode_files', 'catalogue_touch_of_episode'), ('episode_credits', 'catalogue_touch_of_episode')
    ) AS counted (relation, function) LOOP
        EXECUTE format('CREATE TRIGGER catalogue_added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %I()', t.relation, t.function);
        EXECUTE format('CREATE TRIGGER catalogue_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %I()', t.relation, t.function);
        -- What moved to another library or parent has left one too.
        EXECUTE format('CREATE TRIGGER catalogue_left AFTER UPDATE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %I()', t.relation, t.function);
        EXECUTE format('CREATE TRIGGER catalogue_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %I()', t.relation, t.function);
    END LOOP;
END $$;
-- +goose StatementEnd

CREATE CONSTRAINT TRIGGER catalogue_settle AFTER INSERT ON catalogue_touches DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION catalogue_settle();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON people REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_shared();
CREATE TRIGGER catalogue_removed AFTER DELETE ON people REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_gone();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON genres REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_shared();
CREATE TRIGGER catalogue_removed AFTER DELETE ON genres REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_gone();
-- Whoever sees all libraries sees a new one too.
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE ON libraries FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER INSERT OR UPDATE OR DELETE ON library_grants FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER DELETE OR UPDATE OF role, all_libraries, enabled ON users FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER DELETE OR UPDATE OF revoked_at, user_id ON logins FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER DELETE OR UPDATE OF revoked_at, user_id, scopes, expires_at ON api_keys FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
