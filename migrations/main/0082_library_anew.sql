-- +goose Up
-- A scan may read anew what did not change: all files of its library, or these.
ALTER TABLE scans ADD COLUMN anew boolean NOT NULL DEFAULT false, ADD COLUMN anew_files uuid[];
