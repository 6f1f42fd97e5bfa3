-- +goose Up
CREATE TYPE label_kind AS ENUM ('COLLECTION', 'STUDIO', 'NETWORK', 'KEYWORD', 'COUNTRY', 'LANGUAGE');

-- What films and series are sorted under, beside their genres.
CREATE TABLE labels (
    id       uuid PRIMARY KEY,
    kind     label_kind NOT NULL,
    -- The name without case and accents: what lists sort, and what tells the labels of a kind apart.
    slug     text COLLATE "C" NOT NULL,
    name     text NOT NULL,
    -- Collections alone have these.
    overview text,
    tmdb_id  bigint,
    UNIQUE (kind, slug)
);
CREATE TRIGGER catalogue_changed AFTER UPDATE ON labels REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_shared();
CREATE TRIGGER catalogue_removed AFTER DELETE ON labels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_gone();

-- What a file can be found by: KIND:value. Films and series keep those of all their files.
-- +goose StatementBegin
CREATE FUNCTION file_traits(m file_media, edition text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT 'RESOLUTION:' || CASE
            WHEN greatest(m.width, m.height) >= 3000 OR least(m.width, m.height) >= 1700 THEN 'UHD'
            WHEN greatest(m.width, m.height) >= 1800 OR least(m.width, m.height) >= 1000 THEN 'FULL_HD'
            WHEN greatest(m.width, m.height) >= 1200 OR least(m.width, m.height) >= 700 THEN 'HD'
            ELSE 'SD' END WHERE m.width > 0 AND m.height > 0
    UNION ALL SELECT 'HDR:' || m.hdr WHERE m.width > 0 AND m.hdr <> ''
    UNION ALL SELECT 'CONTAINER:' || m.container WHERE m.container <> ''
    UNION ALL SELECT 'EDITION:' || edition WHERE edition <> ''
    UNION ALL SELECT (s ->> 'kind') || '_CODEC:' || (s ->> 'codec') FROM jsonb_array_elements(m.info -> 'streams') s
        WHERE s ->> 'kind' IN ('VIDEO', 'AUDIO') AND s ->> 'codec' <> '' AND COALESCE(s ->> 'attachedPicture', 'false') = 'false'
    UNION ALL SELECT (s ->> 'kind') || '_LANGUAGE:' || (s ->> 'language') FROM jsonb_array_elements(m.info -> 'streams') s
        WHERE s ->> 'kind' IN ('AUDIO', 'SUBTITLE') AND s ->> 'language' <> ''
$$;
-- +goose StatementEnd
