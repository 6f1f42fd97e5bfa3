-- +goose Up
-- What one user may have; what is NULL is not bounded beyond the server's own limits. The remote ones count for clients
-- outside of the local networks.
CREATE TABLE playback_limits (
    user_id             uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    max_sessions        int,
    max_height          int,
    max_bit_rate        bigint,
    remote_max_height   int,
    remote_max_bit_rate bigint,
    transcode           boolean NOT NULL DEFAULT true,
    updated_at          timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE playback_sessions
    -- Whether the client is outside of the local networks, and the login that it uses.
    ADD COLUMN remote         boolean NOT NULL DEFAULT false,
    ADD COLUMN login_id       uuid,
    ADD COLUMN bit_rate       bigint NOT NULL DEFAULT 0,
    -- What the player told last; bandwidth is smoothed.
    ADD COLUMN bandwidth      bigint,
    ADD COLUMN buffered_ms    bigint,
    ADD COLUMN dropped_frames int NOT NULL DEFAULT 0,
    ADD COLUMN rendition      text NOT NULL DEFAULT '',
    -- Why an administrator ended it, for the viewer.
    ADD COLUMN message        text NOT NULL DEFAULT '',
    -- Counts how often the stream was changed; 1 is the first.
    ADD COLUMN plan           int NOT NULL DEFAULT 1;
CREATE INDEX playback_sessions_line ON playback_sessions (user_id, heartbeat_at DESC) WHERE remote AND bandwidth IS NOT NULL;
CREATE INDEX playback_sessions_ended ON playback_sessions (ended_at) WHERE ended_at IS NOT NULL;
