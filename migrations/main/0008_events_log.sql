-- +goose Up
-- The durable log behind subscriptions: read in the order (xid, seq), below the oldest running transaction.
CREATE TABLE events (
    seq          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid          xid8 NOT NULL DEFAULT pg_current_xact_id(),
    kind         text NOT NULL,
    library_id   uuid,
    user_id      uuid,
    subject_kind text NOT NULL,
    subject_id   uuid,
    payload      jsonb NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX events_in_order ON events (xid, seq);
