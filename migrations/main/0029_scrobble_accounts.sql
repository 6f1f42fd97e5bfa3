-- +goose Up
CREATE TYPE scrobble_service AS ENUM ('LASTFM', 'LISTENBRAINZ');

-- Accounts elsewhere that are told what a user has heard.
CREATE TABLE scrobble_accounts (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    service      scrobble_service NOT NULL,
    -- What the user is called there.
    name         text NOT NULL,
    -- The session key or token, sealed for this row.
    secret       bytea NOT NULL,
    connected_at timestamptz NOT NULL,
    -- Why nothing is sent any more, a sentence for the user.
    problem      text,
    UNIQUE (user_id, service)
);

-- What is still to be told: a row goes when the service has taken it.
CREATE TABLE scrobbles (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL REFERENCES scrobble_accounts ON DELETE CASCADE,
    title       text NOT NULL,
    artist      text NOT NULL,
    album       text,
    mbid        uuid,
    duration_ms bigint NOT NULL,
    started_at  timestamptz NOT NULL
);
CREATE INDEX scrobbles_in_order ON scrobbles (account_id, started_at, id);
