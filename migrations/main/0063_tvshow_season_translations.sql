-- +goose Up
-- What seasons are called, and said to be about, in other languages. They are few and stand beside their texts, so no table of their own
-- is worth it; nearly all have none.
ALTER TABLE seasons ADD COLUMN translations jsonb;
