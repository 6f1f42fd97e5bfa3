-- +goose Up
-- What a viewer thinks of an item. A time says since when, null that it is not so. An item that is hidden from what goes on
-- comes back when it is played again.
CREATE TABLE viewer_states (
    user_id        uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    item_id        uuid NOT NULL REFERENCES viewed_items,
    rating         smallint CHECK (rating BETWEEN 1 AND 10),
    rated_at       timestamptz,
    favourite_at   timestamptz,
    watchlisted_at timestamptz,
    hidden_at      timestamptz,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (user_id, item_id)
);
CREATE INDEX viewer_states_item ON viewer_states (item_id);
CREATE INDEX viewer_states_favourites ON viewer_states (user_id, favourite_at, item_id) WHERE favourite_at IS NOT NULL;
CREATE INDEX viewer_states_watchlist ON viewer_states (user_id, watchlisted_at, item_id) WHERE watchlisted_at IS NOT NULL;
