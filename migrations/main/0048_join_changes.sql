-- +goose Up
-- What was decided by joining items and parting them; see join_changes.
ALTER TYPE review_verdict ADD VALUE 'JOINED';

CREATE TYPE join_kind AS ENUM ('MERGED', 'SPLIT', 'NUMBERED');

-- Files that somebody gave to another item, never removed. The decisions about them hold it; this says what was done at once, and
-- what undoing it needs.
CREATE TABLE join_changes (
    id           uuid PRIMARY KEY,
    kind         join_kind NOT NULL,
    library_id   uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    item_kind    item_kind NOT NULL,
    -- The item that the files belong to since, and those that they were of, with what they were called then.
    item_id      uuid NOT NULL,
    item_title   text NOT NULL,
    other_ids    uuid[] NOT NULL,
    other_titles text[] NOT NULL,
    -- The key of the item, and those of what was merged into it: by these other files find it, while the change stands.
    item_key     text NOT NULL DEFAULT '',
    other_keys   text[] NOT NULL DEFAULT '{}',
    file_ids     uuid[] NOT NULL,
    -- All that was decided about: the files and those that were there before.
    decided_ids  uuid[] NOT NULL,
    decision_ids uuid[] NOT NULL,
    user_id      uuid REFERENCES users ON DELETE SET NULL,
    by_name      text NOT NULL,
    at           timestamptz NOT NULL,
    -- join.before as JSON: the rows as they were, and what viewers had of them.
    before       jsonb NOT NULL,
    undone_at    timestamptz
);
CREATE INDEX join_changes_in_order ON join_changes (library_id, at, id);
CREATE INDEX join_changes_item ON join_changes (item_id, at, id);
CREATE INDEX join_changes_others ON join_changes USING gin (other_ids);
CREATE INDEX join_changes_keys ON join_changes USING gin (other_keys) WHERE undone_at IS NULL;
CREATE INDEX join_changes_user ON join_changes (user_id);
SELECT wall('join_changes', 'false');
