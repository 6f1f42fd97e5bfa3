-- +goose Up
-- The adult zone's own schema; only its own role may enter. Its tables come with the module.
CREATE SCHEMA IF NOT EXISTS qar;
REVOKE ALL ON SCHEMA qar FROM PUBLIC;
