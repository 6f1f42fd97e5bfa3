-- +goose Up
-- What a user may see of the libraries. A title that was expressly allowed is seen whatever else is said here. Any other must
-- have no denied tag, an allowed one where only_allowed says so, and no higher age than max_age; unrated says whether a title
-- without one may be seen. Who has no row sees everything.
CREATE TABLE restrictions (
    user_id      uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    max_age      int CHECK (max_age BETWEEN 0 AND 21),
    unrated      boolean NOT NULL,
    only_allowed boolean NOT NULL,
    updated_at   timestamptz NOT NULL
);
CREATE TYPE restriction_rule AS ENUM ('ALLOWED', 'DENIED');
-- Tags are genres and labels, which are never removed.
CREATE TABLE restriction_tags (
    user_id uuid NOT NULL REFERENCES restrictions ON DELETE CASCADE,
    tag_id  uuid NOT NULL,
    kind    text NOT NULL CHECK (kind IN ('genre', 'label')),
    rule    restriction_rule NOT NULL,
    PRIMARY KEY (user_id, tag_id)
);
-- Films, series, albums, tracks and channels that were expressly allowed.
CREATE TABLE restriction_items (
    user_id uuid NOT NULL REFERENCES restrictions ON DELETE CASCADE,
    item_id uuid NOT NULL,
    kind    text NOT NULL CHECK (kind IN ('movie', 'series', 'album', 'track', 'channel')),
    PRIMARY KEY (user_id, item_id)
);
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE OR UPDATE ON restrictions FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE OR UPDATE ON restriction_tags FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE OR UPDATE ON restriction_items FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
