-- +goose Up
-- What somebody has heard: one row for each session of a track, counted once enough of it was played. It names what was
-- heard by itself, so that it outlives files, tracks and libraries.
CREATE TABLE listens (
    id          uuid PRIMARY KEY,
    user_id     uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    session_id  uuid NOT NULL UNIQUE,
    library_id  uuid REFERENCES libraries ON DELETE SET NULL,
    track_id    uuid REFERENCES tracks ON DELETE SET NULL,
    -- That of the track.
    content     text NOT NULL,
    title       text NOT NULL,
    artist      text NOT NULL,
    album       text,
    mbid        uuid,
    duration_ms bigint NOT NULL,
    started_at  timestamptz NOT NULL,
    position_ms bigint NOT NULL DEFAULT 0,
    played_ms   bigint NOT NULL DEFAULT 0,
    heard_at    timestamptz NOT NULL,
    counted     boolean NOT NULL DEFAULT false
);
CREATE INDEX listens_history ON listens (user_id, started_at, id) WHERE counted;
CREATE INDEX listens_content ON listens (user_id, content) WHERE counted;
CREATE INDEX listens_track ON listens (track_id);
CREATE INDEX listens_library ON listens (library_id);
