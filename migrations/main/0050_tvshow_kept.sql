-- +goose Up
-- The order that somebody watches a series in outlives its row: keys are those by which its content is known, gone_at says since
-- when there is no row. The next one with such a key takes it up.
ALTER TABLE series_orders DROP CONSTRAINT series_orders_series_id_fkey,
    ADD COLUMN keys    text[] NOT NULL DEFAULT '{}',
    ADD COLUMN gone_at timestamptz;
UPDATE series_orders o SET keys = k.keys FROM origin_keys(ARRAY(SELECT series_id FROM series_orders)) k WHERE k.id = o.series_id;
CREATE INDEX series_orders_gone ON series_orders USING gin (keys) WHERE gone_at IS NOT NULL;

-- +goose StatementBegin
CREATE FUNCTION tvshow_let_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE series_orders o SET gone_at = now() FROM gone WHERE o.series_id = gone.id;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER tvshow_let_go AFTER DELETE ON series REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tvshow_let_go();
