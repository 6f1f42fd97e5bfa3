-- +goose Up
ALTER TYPE review_reason ADD VALUE 'NO_TAGS';
ALTER TYPE review_reason ADD VALUE 'TAGS_DISAGREE';
ALTER TYPE review_reason ADD VALUE 'TWO_ALBUMS';
ALTER TYPE review_reason ADD VALUE 'ARTIST_DOUBTFUL';
ALTER TYPE review_kind ADD VALUE 'TRACK';

-- Of tracks: whose album it is, as it is written and one by one, and the release that is added to.
ALTER TABLE review_decisions ADD COLUMN artist text, ADD COLUMN artists text[] NOT NULL DEFAULT '{}', ADD COLUMN release_key text;
