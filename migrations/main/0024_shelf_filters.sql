-- +goose Up
CREATE TYPE title_kind AS ENUM ('MOVIE', 'SERIES');

-- Filters that users keep under a name. The filter is the JSON of the API's input, checked as it is saved and as it is read.
CREATE TABLE saved_filters (
    id          uuid PRIMARY KEY,
    user_id     uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    kind        title_kind NOT NULL,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    filter      jsonb NOT NULL,
    order_field text NOT NULL,
    direction   text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (user_id, kind, name)
);
