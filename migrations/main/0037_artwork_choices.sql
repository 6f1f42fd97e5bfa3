-- +goose Up
ALTER TYPE artwork_source ADD VALUE 'UPLOAD';

-- content names the bytes of a picture that the server keeps itself: uploads, frames that were asked for, fetched addresses,
-- and copies of what was chosen, which must outlast the place that it comes from.
ALTER TABLE artworks ADD COLUMN content text, DROP CONSTRAINT artworks_place,
    ADD CONSTRAINT artworks_place CHECK (content IS NOT NULL OR (file_id IS NULL) = (path IS NOT NULL AND root_id IS NOT NULL)) NOT VALID;
CREATE UNIQUE INDEX artworks_kept ON artworks (library_id, role, source, content) WHERE content IS NOT NULL AND root_id IS NULL AND file_id IS NULL;
CREATE INDEX artworks_content ON artworks (content) WHERE content IS NOT NULL;
-- A file may hold several pictures.
DROP INDEX artworks_in_file;
CREATE UNIQUE INDEX artworks_in_file ON artworks (file_id, role, source, (COALESCE(stream_index, -1))) WHERE source <> 'LOCAL';

-- The pictures that an item may show in a role, whatever noun it belongs to.
CREATE TABLE artwork_candidates (
    item_id    uuid NOT NULL,
    role       artwork_role NOT NULL,
    artwork_id uuid NOT NULL REFERENCES artworks ON DELETE CASCADE,
    -- The media file with which the scan found it; null for what somebody asked for.
    file_id    uuid REFERENCES files ON DELETE CASCADE,
    -- The order in which scans prefer them.
    position   int NOT NULL,
    UNIQUE NULLS NOT DISTINCT (file_id, item_id, role, artwork_id)
);
CREATE INDEX artwork_candidates_item ON artwork_candidates (item_id, role);
CREATE INDEX artwork_candidates_artwork ON artwork_candidates (artwork_id);

-- What somebody chose, which no scan undoes.
CREATE TABLE artwork_choices (
    item_id      uuid NOT NULL,
    role         artwork_role NOT NULL,
    artwork_id   uuid NOT NULL REFERENCES artworks ON DELETE CASCADE,
    -- What scans would show.
    automatic_id uuid REFERENCES artworks ON DELETE SET NULL,
    user_id      uuid REFERENCES users ON DELETE SET NULL,
    chosen_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (item_id, role)
);
CREATE INDEX artwork_choices_artwork ON artwork_choices (artwork_id);
CREATE INDEX artwork_choices_automatic ON artwork_choices (automatic_id);
CREATE INDEX artwork_choices_user ON artwork_choices (user_id);

-- +goose StatementBegin
CREATE FUNCTION artwork_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM artwork_candidates WHERE item_id IN (SELECT id FROM changed);
    DELETE FROM artwork_choices WHERE item_id IN (SELECT id FROM changed);
    RETURN NULL;
END $$;

DO $$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY['movies', 'series', 'seasons', 'episodes', 'albums', 'artists'] LOOP
        EXECUTE format('CREATE TRIGGER artwork_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_forget()', relation);
    END LOOP;
END $$;
-- +goose StatementEnd
