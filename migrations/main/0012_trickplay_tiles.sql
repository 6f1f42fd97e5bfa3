-- +goose Up
ALTER TABLE libraries ADD COLUMN trickplay boolean NOT NULL DEFAULT true;

-- The small pictures that players show while somebody looks for a place. The sheets themselves are files.
CREATE TABLE trickplay_tiles (
    file_id     uuid PRIMARY KEY REFERENCES files ON DELETE CASCADE,
    -- The content that they show: its size and time.
    identity    text NOT NULL,
    width       int NOT NULL,
    height      int NOT NULL,
    interval_ms int NOT NULL,
    columns     int NOT NULL,
    rows        int NOT NULL,
    -- How many tiles there will be, and how many sheets of them are there.
    count       int NOT NULL,
    sheets      int NOT NULL,
    bytes       bigint NOT NULL,
    -- Why there are none; null where nothing is wrong.
    problem     text,
    made_at     timestamptz NOT NULL
);
