-- +goose Up
-- What has last happened to each item of the catalogue, for programs that keep a copy: one row an item, also of those that
-- are gone. Read in the order (xid, seq), below the oldest running transaction. Triggers write it, so that no statement can
-- forget to. What goes with its library leaves nothing: whoever saw it begins anew.
CREATE SEQUENCE feed_changes_seq;
CREATE TABLE feed_changes (
    kind       text NOT NULL,
    id         uuid NOT NULL,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    removed    boolean NOT NULL DEFAULT false,
    xid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
    seq        bigint NOT NULL DEFAULT nextval('feed_changes_seq'),
    PRIMARY KEY (id)
);
CREATE INDEX feed_changes_in_order ON feed_changes (xid, seq);
CREATE INDEX feed_changes_library ON feed_changes (library_id);

-- What running transactions have changed, and which they are. An item's row is locked while a transaction commits and not
-- before: transactions that change one film run side by side.
CREATE TABLE feed_touches (
    xid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id         uuid NOT NULL,
    kind       text NOT NULL,
    library_id uuid NOT NULL,
    removed    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (xid, id)
);
CREATE TABLE feed_commits (
    xid xid8 PRIMARY KEY DEFAULT pg_current_xact_id()
);

-- +goose StatementBegin
CREATE FUNCTION feed_settle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM feed_commits WHERE xid = NEW.xid;
    WITH mine AS (
        DELETE FROM feed_touches WHERE xid = NEW.xid RETURNING id, kind, library_id, removed
    )
    INSERT INTO feed_changes AS f (id, kind, library_id, removed)
    SELECT m.id, m.kind, m.library_id, m.removed FROM mine m JOIN libraries l ON l.id = m.library_id ORDER BY m.id
    ON CONFLICT (id) DO UPDATE SET library_id = excluded.library_id, removed = excluded.removed, xid = excluded.xid, seq = excluded.seq;
    RETURN NULL;
END $$;

-- The items themselves: TG_ARGV holds the kind. A row that loses two pictures at once is there twice.
CREATE FUNCTION feed_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO feed_touches AS f (id, kind, library_id, removed)
    SELECT DISTINCT ON (id) id, TG_ARGV[0], library_id, TG_OP = 'DELETE' FROM changed
    ON CONFLICT (xid, id) DO UPDATE SET library_id = excluded.library_id, removed = excluded.removed;
    INSERT INTO feed_commits DEFAULT VALUES ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- What belongs to items: TG_ARGV holds the item's table and kind, and the column that points at it.
CREATE FUNCTION feed_note_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO feed_touches (id, kind, library_id) SELECT id, $1, library_id FROM %I WHERE id IN (SELECT %I FROM changed)
        ON CONFLICT DO NOTHING', TG_ARGV[0], TG_ARGV[2]) USING TG_ARGV[1];
    INSERT INTO feed_commits DEFAULT VALUES ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION feed_follow(relation text, kind text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER feed_added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note(%L)', relation, kind);
    EXECUTE format('CREATE TRIGGER feed_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note(%L)', relation, kind);
    EXECUTE format('CREATE TRIGGER feed_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note(%L)', relation, kind);
    EXECUTE format('INSERT INTO feed_changes (kind, id, library_id) SELECT %L, id, library_id FROM %I', kind, relation);
END $$;

CREATE FUNCTION feed_follow_part(part text, relation text, kind text, col text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER feed_added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part(%L, %L, %L)', part, relation, kind, col);
    EXECUTE format('CREATE TRIGGER feed_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part(%L, %L, %L)', part, relation, kind, col);
    EXECUTE format('CREATE TRIGGER feed_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part(%L, %L, %L)', part, relation, kind, col);
END $$;

SELECT feed_follow('movies', 'movie'), feed_follow('series', 'series'), feed_follow('seasons', 'season'), feed_follow('episodes', 'episode');
SELECT feed_follow_part(part, relation, kind, col) FROM (VALUES
    ('movie_details', 'movies', 'movie', 'movie_id'), ('movie_files', 'movies', 'movie', 'movie_id'), ('movie_credits', 'movies', 'movie', 'movie_id'),
    ('movie_genres', 'movies', 'movie', 'movie_id'), ('movie_extras', 'movies', 'movie', 'movie_id'),
    ('series_details', 'series', 'series', 'series_id'), ('series_credits', 'series', 'series', 'series_id'), ('series_genres', 'series', 'series', 'series_id'),
    ('series_extras', 'series', 'series', 'series_id'), ('episode_files', 'episodes', 'episode', 'episode_id'), ('episode_credits', 'episodes', 'episode', 'episode_id')
) AS parts (part, relation, kind, col);
-- +goose StatementEnd

CREATE CONSTRAINT TRIGGER feed_settle AFTER INSERT ON feed_commits DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION feed_settle();
