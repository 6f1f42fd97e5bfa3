-- +goose Up
CREATE TYPE playback_item_kind AS ENUM ('MOVIE', 'EPISODE', 'FILE');
CREATE TYPE playback_decision AS ENUM ('DIRECT', 'REMUX', 'TRANSCODE');
CREATE TYPE playback_state AS ENUM ('PLAYING', 'PAUSED', 'STOPPED', 'ABANDONED');

CREATE TABLE playback_sessions (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    library_id   uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    file_id      uuid NOT NULL REFERENCES files ON DELETE CASCADE,
    item_kind    playback_item_kind NOT NULL,
    item_id      uuid NOT NULL,
    decision     playback_decision NOT NULL,
    reasons      text[] NOT NULL,
    -- What to serve (media.Spec), enough for any node to go on with it.
    spec         jsonb NOT NULL,
    client_name  text NOT NULL DEFAULT '',
    state        playback_state NOT NULL DEFAULT 'PLAYING',
    position_ms  bigint NOT NULL DEFAULT 0,
    revision     bigint NOT NULL DEFAULT 1,
    node         text NOT NULL,
    started_at   timestamptz NOT NULL DEFAULT now(),
    heartbeat_at timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz
);
CREATE INDEX playback_sessions_open ON playback_sessions (user_id) WHERE ended_at IS NULL;
CREATE INDEX playback_sessions_file ON playback_sessions (file_id);
CREATE INDEX playback_sessions_library ON playback_sessions (library_id);

-- What a user has seen of an item. parent_id is the series of an episode.
CREATE TABLE watch_states (
    user_id        uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    item_id        uuid NOT NULL,
    item_kind      playback_item_kind NOT NULL,
    parent_id      uuid,
    library_id     uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    file_id        uuid REFERENCES files ON DELETE SET NULL,
    position_ms    bigint NOT NULL DEFAULT 0,
    duration_ms    bigint NOT NULL DEFAULT 0,
    watched        boolean NOT NULL DEFAULT false,
    play_count     int NOT NULL DEFAULT 0,
    last_played_at timestamptz,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, item_id)
);
CREATE INDEX watch_states_parent ON watch_states (user_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX watch_states_recent ON watch_states (user_id, last_played_at DESC) WHERE NOT watched AND position_ms > 0;
CREATE INDEX watch_states_library ON watch_states (library_id);
