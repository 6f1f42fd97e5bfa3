-- +goose Up
ALTER TYPE artwork_role ADD VALUE 'DISC';
ALTER TYPE artwork_role ADD VALUE 'CLEARART';
ALTER TYPE artwork_role ADD VALUE 'PROFILE';

-- What items show beside the pictures that their own rows name: few have such, and few pages ask for them. A person, who is of no
-- library, shows the viewers of each library a picture of it.
CREATE TABLE item_pictures (
    item_id    uuid NOT NULL,
    role       artwork_role NOT NULL,
    artwork_id uuid NOT NULL REFERENCES artworks ON DELETE CASCADE,
    -- That of the picture.
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    PRIMARY KEY (item_id, role, library_id)
);
CREATE INDEX item_pictures_artwork ON item_pictures (artwork_id);
CREATE INDEX item_pictures_library ON item_pictures (library_id);

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION artwork_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM artwork_candidates WHERE item_id IN (SELECT id FROM changed);
    DELETE FROM artwork_choices WHERE item_id IN (SELECT id FROM changed);
    DELETE FROM item_pictures WHERE item_id IN (SELECT id FROM changed);
    RETURN NULL;
END $$;
CREATE TRIGGER artwork_removed AFTER DELETE ON people REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION artwork_forget();

-- They count as changes of their library, and as changes of their items.
CREATE TRIGGER catalogue_added AFTER INSERT ON item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_changed AFTER UPDATE ON item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_left AFTER UPDATE ON item_pictures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
CREATE TRIGGER catalogue_removed AFTER DELETE ON item_pictures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch();
DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM (VALUES ('movies', 'movie'), ('series', 'series'), ('seasons', 'season'), ('albums', 'album'), ('artists', 'artist')) AS told (relation, kind) LOOP
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part(%L, %L, %L)',
            'feed_added_' || t.kind, t.relation, t.kind, 'item_id');
        EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON item_pictures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part(%L, %L, %L)',
            'feed_changed_' || t.kind, t.relation, t.kind, 'item_id');
        EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON item_pictures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_part(%L, %L, %L)',
            'feed_removed_' || t.kind, t.relation, t.kind, 'item_id');
    END LOOP;
END $$;

-- The feed tells of an item too when one of its pictures was fetched.
CREATE FUNCTION feed_note_pictures() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    which uuid[] := ARRAY(SELECT n.id FROM changed n JOIN was o ON o.id = n.id
        WHERE (n.state, n.version, n.mime_type, n.width, n.height, n.blurhash, n.content) IS DISTINCT FROM (o.state, o.version, o.mime_type, o.width, o.height, o.blurhash, o.content));
BEGIN
    IF cardinality(which) = 0 THEN
        RETURN NULL;
    END IF;
    INSERT INTO feed_touches (id, kind, library_id) SELECT id, kind, library_id FROM (
        SELECT id, 'movie' AS kind, library_id FROM movies WHERE poster_id = ANY(which) OR backdrop_id = ANY(which) OR logo_id = ANY(which)
        UNION SELECT id, 'series', library_id FROM series WHERE poster_id = ANY(which) OR backdrop_id = ANY(which) OR logo_id = ANY(which)
        UNION SELECT id, 'season', library_id FROM seasons WHERE poster_id = ANY(which)
        UNION SELECT id, 'episode', library_id FROM episodes WHERE still_id = ANY(which)
        UNION SELECT id, 'artist', library_id FROM artists WHERE picture_id = ANY(which)
        UNION SELECT id, 'album', library_id FROM albums WHERE cover_id = ANY(which)
        UNION SELECT id, 'release', library_id FROM releases WHERE cover_id = ANY(which)
        UNION SELECT o.id, 'movie', o.library_id FROM item_pictures p JOIN movies o ON o.id = p.item_id WHERE p.artwork_id = ANY(which)
        UNION SELECT o.id, 'series', o.library_id FROM item_pictures p JOIN series o ON o.id = p.item_id WHERE p.artwork_id = ANY(which)
        UNION SELECT o.id, 'season', o.library_id FROM item_pictures p JOIN seasons o ON o.id = p.item_id WHERE p.artwork_id = ANY(which)
        UNION SELECT o.id, 'artist', o.library_id FROM item_pictures p JOIN artists o ON o.id = p.item_id WHERE p.artwork_id = ANY(which)
        UNION SELECT o.id, 'album', o.library_id FROM item_pictures p JOIN albums o ON o.id = p.item_id WHERE p.artwork_id = ANY(which)
    ) items ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO feed_commits DEFAULT VALUES ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER feed_pictures AFTER UPDATE ON artworks REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_pictures();

-- They are seen with their items.
SELECT wall('item_pictures', 'EXISTS (SELECT FROM movies o WHERE o.id = item_pictures.item_id) OR EXISTS (SELECT FROM series o WHERE o.id = item_pictures.item_id)
    OR EXISTS (SELECT FROM seasons o WHERE o.id = item_pictures.item_id) OR EXISTS (SELECT FROM albums o WHERE o.id = item_pictures.item_id)
    OR EXISTS (SELECT FROM artists o WHERE o.id = item_pictures.item_id) OR EXISTS (SELECT FROM people o WHERE o.id = item_pictures.item_id)');
DROP POLICY everything ON artworks;
DROP POLICY walled ON artworks;
SELECT wall('artworks', 'EXISTS (SELECT FROM movies o WHERE artworks.id IN (o.poster_id, o.backdrop_id, o.logo_id))
    OR EXISTS (SELECT FROM series o WHERE artworks.id IN (o.poster_id, o.backdrop_id, o.logo_id))
    OR EXISTS (SELECT FROM seasons o WHERE o.poster_id = artworks.id) OR EXISTS (SELECT FROM episodes o WHERE o.still_id = artworks.id)
    OR EXISTS (SELECT FROM albums o WHERE o.cover_id = artworks.id) OR EXISTS (SELECT FROM releases o WHERE o.cover_id = artworks.id)
    OR EXISTS (SELECT FROM artists o WHERE o.picture_id = artworks.id) OR EXISTS (SELECT FROM channels o WHERE o.logo_id = artworks.id)
    OR EXISTS (SELECT FROM item_pictures o WHERE o.artwork_id = artworks.id)');
