-- +goose Up
-- Who may delete files, and where. Both are off until somebody switches them on.
ALTER TABLE users ADD COLUMN may_delete boolean NOT NULL DEFAULT false;
ALTER TABLE libraries ADD COLUMN allow_deletion boolean NOT NULL DEFAULT false;
DROP TRIGGER catalogue_rights ON users;
CREATE TRIGGER catalogue_rights AFTER DELETE OR UPDATE OF role, all_libraries, enabled, may_delete ON users FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();

-- MOVING and RESTORING rows are written before the disk is touched: whoever finds one that nobody works at looks where the
-- file lies and ends what was begun. PURGING ones only wait for their files to be removed.
CREATE TYPE trash_state AS ENUM ('MOVING', 'TRASHED', 'RESTORING', 'PURGING');

CREATE TABLE trash_items (
    id         uuid PRIMARY KEY,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    root_id    uuid NOT NULL REFERENCES library_roots ON DELETE CASCADE,
    -- The row of the file, which stays, missing, until the trash is emptied.
    file_id    uuid REFERENCES files ON DELETE SET NULL,
    -- Where it was, below the root, and what it was a file of; sidecars are what went with it.
    path       text NOT NULL,
    title      text NOT NULL,
    sidecars   text[] NOT NULL DEFAULT '{}',
    -- Where it is now, below the root: inside of it lie the paths as they were.
    folder     text NOT NULL,
    size_bytes bigint NOT NULL,
    mtime_ns   bigint NOT NULL,
    state      trash_state NOT NULL DEFAULT 'MOVING',
    -- Why the last try to do something with it failed.
    problem    text,
    deleted_by uuid REFERENCES users ON DELETE SET NULL,
    deleted_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX trash_items_newest ON trash_items (library_id, deleted_at, id);
CREATE INDEX trash_items_expired ON trash_items (expires_at) WHERE state = 'TRASHED';
CREATE INDEX trash_items_unsettled ON trash_items (id) WHERE state <> 'TRASHED';
CREATE INDEX trash_items_file ON trash_items (file_id);
CREATE INDEX trash_items_root ON trash_items (root_id);
CREATE INDEX trash_items_deleter ON trash_items (deleted_by);
