-- +goose Up
-- What was marked together can be undone together: the state before follows from the plays that are left.
ALTER TABLE plays ADD COLUMN mark_id uuid;
CREATE INDEX plays_mark ON plays (mark_id) WHERE mark_id IS NOT NULL;
