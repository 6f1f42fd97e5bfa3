-- +goose Up
-- What episodes are called, and said to be about, in other languages: few have that, and few pages ask for it.
CREATE TABLE episode_translations (
    episode_id   uuid PRIMARY KEY REFERENCES episodes ON DELETE CASCADE,
    translations jsonb NOT NULL
);
CREATE TRIGGER catalogue_added AFTER INSERT ON episode_translations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON episode_translations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_left AFTER UPDATE ON episode_translations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
CREATE TRIGGER catalogue_removed AFTER DELETE ON episode_translations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_of_episode();
SELECT feed_follow_part('episode_translations', 'episodes', 'episode', 'episode_id');
SELECT wall_parts('{episode_translations}', 'episodes', 'episode_id');

-- Translations are stated by sources as other fields are: one text for each language and part.
WITH details AS (
    SELECT movie_id AS item_id, translations FROM movie_details UNION ALL SELECT series_id, translations FROM series_details
), lines AS (
    SELECT d.item_id, jsonb_agg((t.value ->> 'language') || ' | ' || p.part || ' | ' || (t.value ->> p.part) ORDER BY t.place, p.place) AS list
    FROM details d CROSS JOIN LATERAL jsonb_array_elements(d.translations) WITH ORDINALITY AS t(value, place)
    CROSS JOIN (VALUES ('title', 1), ('overview', 2), ('tagline', 3)) AS p(part, place) WHERE t.value ->> p.part <> '' GROUP BY d.item_id
)
UPDATE item_facts f SET facts = f.facts || jsonb_build_object('TRANSLATIONS', l.list) FROM lines l
WHERE f.item_id = l.item_id AND f.source = (SELECT o.source FROM item_facts o WHERE o.item_id = l.item_id ORDER BY o.confidence DESC, o.source LIMIT 1);
