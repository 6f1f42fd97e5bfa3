-- +goose Up
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE TYPE user_role AS ENUM ('ADMIN', 'USER');
CREATE TYPE api_key_scope AS ENUM ('READ', 'PLAY', 'WRITE', 'ADMIN');

CREATE TABLE users (
    id            uuid PRIMARY KEY,
    name          citext NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    display_name  text NOT NULL,
    password_hash text NOT NULL,
    role          user_role NOT NULL,
    all_libraries boolean NOT NULL DEFAULT false,
    enabled       boolean NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    last_login_at timestamptz
);

-- One row while nobody has set the server up; the token is shown once, at start.
CREATE TABLE setup_tokens (
    singleton  boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    token_hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- A login: its refresh token changes at each use; an old one used again ends the login.
CREATE TABLE logins (
    id            uuid PRIMARY KEY,
    user_id       uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    refresh_hash  bytea NOT NULL UNIQUE,
    previous_hash bytea UNIQUE,
    rotated_at    timestamptz NOT NULL DEFAULT now(),
    client_name   text NOT NULL DEFAULT '',
    user_agent    text NOT NULL DEFAULT '',
    address       text NOT NULL DEFAULT '',
    created_at    timestamptz NOT NULL DEFAULT now(),
    last_used_at  timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    revoked_at    timestamptz
);
CREATE INDEX logins_user ON logins (user_id) WHERE revoked_at IS NULL;

CREATE TABLE api_keys (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    key_hash     bytea NOT NULL UNIQUE,
    prefix       text NOT NULL,
    scopes       api_key_scope[] NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX api_keys_user ON api_keys (user_id);

-- Failed logins by the hash of the name that was tried, so that unknown names lock like known ones.
CREATE TABLE login_failures (
    name_hash    bytea PRIMARY KEY,
    failures     int NOT NULL,
    window_start timestamptz NOT NULL,
    locked_until timestamptz
);
