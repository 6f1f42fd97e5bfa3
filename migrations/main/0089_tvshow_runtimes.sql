-- +goose Up
-- Episodes of all series are listed by how long they run.
CREATE INDEX episodes_by_runtime ON episodes (library_id, runtime_ms, id);
