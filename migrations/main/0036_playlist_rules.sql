-- +goose Up
-- Rules choose what a smart playlist holds: the kind, a filter as the API's input has it, an order and a limit. Without them
-- people fill it.
ALTER TABLE playlists ADD COLUMN rules jsonb;

-- +goose StatementBegin
CREATE FUNCTION lower_all(words text[]) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
    SELECT array_agg(lower(w)) FROM unnest(words) w
$$;
-- +goose StatementEnd

-- What rules ask for.
CREATE INDEX tracks_moods ON tracks USING gin (lower_all(moods));
CREATE INDEX tracks_by_bpm ON tracks (library_id, bpm) WHERE bpm IS NOT NULL;
CREATE INDEX tracks_by_duration ON tracks (library_id, duration_ms);
CREATE INDEX tracks_content ON tracks (content);
CREATE INDEX episodes_by_aired ON episodes (library_id, aired_on, id);

-- A fixed shuffle of each kind, of which every day shows another stretch.
CREATE INDEX movies_by_chance ON movies (library_id, uuid_hash_extended(id, 0), id);
CREATE INDEX episodes_by_chance ON episodes (library_id, uuid_hash_extended(id, 0), id);
CREATE INDEX tracks_by_chance ON tracks (library_id, uuid_hash_extended(id, 0), id);
