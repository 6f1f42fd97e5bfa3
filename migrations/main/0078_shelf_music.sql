-- +goose Up
-- Filters of music are kept too.
ALTER TYPE title_kind ADD VALUE 'ARTIST';
ALTER TYPE title_kind ADD VALUE 'ALBUM';
ALTER TYPE title_kind ADD VALUE 'TRACK';
