-- +goose Up
ALTER TYPE viewed_kind ADD VALUE 'ARTIST';
ALTER TYPE viewed_kind ADD VALUE 'ALBUM';
ALTER TYPE viewed_kind ADD VALUE 'TRACK';
