-- +goose Up
-- What was expressly allowed follows a title that is merged into another one.
CREATE INDEX restriction_items_item ON restriction_items (item_id);
