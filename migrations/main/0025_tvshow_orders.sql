-- +goose Up
CREATE TYPE episode_order AS ENUM ('AIRED', 'DVD', 'ABSOLUTE');

ALTER TABLE episodes
    -- Where a special was shown among the others: before an episode, or after a whole season.
    ADD COLUMN airs_before_season  int,
    ADD COLUMN airs_before_episode int,
    ADD COLUMN airs_after_season   int,
    -- Its numbers on discs, where they differ from those of the broadcast.
    ADD COLUMN dvd_season          int,
    ADD COLUMN dvd_number          int;

-- In which order somebody watches a series, where it is not that of its broadcast.
CREATE TABLE series_orders (
    user_id   uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    series_id uuid NOT NULL REFERENCES series ON DELETE CASCADE,
    "order"   episode_order NOT NULL,
    PRIMARY KEY (user_id, series_id)
);
CREATE INDEX series_orders_series ON series_orders (series_id);
