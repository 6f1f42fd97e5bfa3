-- +goose Up
-- The processes that serve streams and can be asked by others; one that has not been heard of for a while is gone.
CREATE TABLE playback_nodes (
    id           uuid PRIMARY KEY,
    name         text NOT NULL,
    address      text NOT NULL,
    heartbeat_at timestamptz NOT NULL DEFAULT now()
);

-- The process that runs a session's transcodes. It may be gone: whoever is asked next takes over.
ALTER TABLE playback_sessions ADD COLUMN runner_id uuid;
CREATE INDEX playback_sessions_node ON playback_sessions (runner_id) WHERE ended_at IS NULL;

-- How far the transcodes are, for those who ask another process.
CREATE TABLE playback_heads (
    session_id  uuid NOT NULL REFERENCES playback_sessions ON DELETE CASCADE,
    rendition   text NOT NULL,
    position_ms bigint NOT NULL,
    ahead_ms    bigint NOT NULL,
    speed       double precision NOT NULL,
    active      boolean NOT NULL,
    failed      boolean NOT NULL,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (session_id, rendition)
);
