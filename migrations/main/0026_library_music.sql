-- +goose Up
ALTER TYPE library_kind ADD VALUE 'MUSIC';
ALTER TYPE playback_item_kind ADD VALUE 'TRACK';
ALTER TYPE search_kind ADD VALUE 'ARTIST';
ALTER TYPE search_kind ADD VALUE 'ALBUM';
ALTER TYPE search_kind ADD VALUE 'TRACK';
