-- +goose Up
-- Every field that a source states can be set by hand: also those of editions of albums, which are items of their own for it.
ALTER TYPE item_kind ADD VALUE 'RELEASE';

-- The ids elsewhere that are shown in place of those by which files are told apart, where somebody set some: null nearly everywhere.
ALTER TABLE movies ADD COLUMN shown_ids jsonb;
ALTER TABLE series ADD COLUMN shown_ids jsonb;
ALTER TABLE artists ADD COLUMN shown_ids jsonb;
ALTER TABLE albums ADD COLUMN shown_ids jsonb;
ALTER TABLE releases ADD COLUMN shown_ids jsonb;
ALTER TABLE tracks ADD COLUMN shown_ids jsonb;

-- What artists and albums are about. Lists do not read it.
ALTER TABLE artists ADD COLUMN overview text, ADD COLUMN translations jsonb;
ALTER TABLE albums ADD COLUMN overview text, ADD COLUMN translations jsonb;

-- Addresses of trailers.
ALTER TABLE movie_details ADD COLUMN trailers text[] NOT NULL DEFAULT '{}';
ALTER TABLE series_details ADD COLUMN trailers text[] NOT NULL DEFAULT '{}';

CREATE TRIGGER origin_let_go AFTER DELETE ON releases REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION origin_let_go();
