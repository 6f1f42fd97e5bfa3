-- +goose Up
-- The feed of changes tells of an item too when what is known of its files changes: one that was looked into again, moved or lost.
-- +goose StatementBegin
CREATE FUNCTION feed_note_files() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    which uuid[];
BEGIN
    IF TG_TABLE_NAME = 'files' THEN
        which := ARRAY(SELECT n.id FROM changed n JOIN was o ON o.id = n.id WHERE (n.path, n.size_bytes, n.missing_since) IS DISTINCT FROM (o.path, o.size_bytes, o.missing_since));
    ELSIF TG_OP = 'UPDATE' THEN
        which := ARRAY(SELECT n.file_id FROM changed n JOIN was o ON o.file_id = n.file_id
            WHERE (n.container, n.duration_ms, n.bit_rate, n.width, n.height, n.video_codec, n.audio_codec, n.hdr, n.info)
                IS DISTINCT FROM (o.container, o.duration_ms, o.bit_rate, o.width, o.height, o.video_codec, o.audio_codec, o.hdr, o.info));
    ELSE
        which := ARRAY(SELECT file_id FROM changed);
    END IF;
    IF cardinality(which) = 0 THEN
        RETURN NULL;
    END IF;
    INSERT INTO feed_touches (id, kind, library_id) SELECT id, kind, library_id FROM (
        SELECT o.id, 'movie' AS kind, o.library_id FROM movie_files f JOIN movies o ON o.id = f.movie_id WHERE f.file_id = ANY(which)
        UNION SELECT o.id, 'movie', o.library_id FROM movie_extras f JOIN movies o ON o.id = f.movie_id WHERE f.file_id = ANY(which)
        UNION SELECT o.id, 'series', o.library_id FROM series_extras f JOIN series o ON o.id = f.series_id WHERE f.file_id = ANY(which)
        UNION SELECT o.id, 'episode', o.library_id FROM episode_files f JOIN episodes o ON o.id = f.episode_id WHERE f.file_id = ANY(which)
        UNION SELECT o.id, 'track', o.library_id FROM track_files f JOIN tracks o ON o.id = f.track_id WHERE f.file_id = ANY(which)
    ) items ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO feed_commits DEFAULT VALUES ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd

CREATE TRIGGER feed_files AFTER UPDATE ON files REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_files();
CREATE TRIGGER feed_files AFTER UPDATE ON file_media REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_files();
CREATE TRIGGER feed_probed AFTER INSERT ON file_media REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feed_note_files();
