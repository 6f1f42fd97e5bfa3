-- +goose Up
-- A profile is a user below an account: what is kept for a user is kept for it too. It has no password and cannot log in.
-- Its name is only there to be unlike all others.
ALTER TABLE users
    ADD COLUMN account_id uuid REFERENCES users ON DELETE CASCADE,
    ADD COLUMN kids       boolean NOT NULL DEFAULT false,
    ADD COLUMN colour     smallint NOT NULL DEFAULT 0 CHECK (colour BETWEEN 0 AND 11),
    ADD COLUMN language   text CHECK (length(language) BETWEEN 2 AND 16),
    ADD COLUMN autoplay   boolean NOT NULL DEFAULT true,
    ADD COLUMN pin_hash   text,
    ADD CONSTRAINT users_profile CHECK (account_id IS NULL OR role = 'USER' AND password_hash = '' AND account_id <> id);
CREATE INDEX users_account ON users (account_id) WHERE account_id IS NOT NULL;

-- A login or a key belongs to the account. Without profile_id the account itself uses it; those of a profile end with it,
-- as they must not become the account's.
ALTER TABLE logins ADD COLUMN profile_id uuid REFERENCES users ON DELETE CASCADE;
ALTER TABLE api_keys ADD COLUMN profile_id uuid REFERENCES users ON DELETE CASCADE;
CREATE INDEX logins_profile ON logins (profile_id) WHERE profile_id IS NOT NULL;
CREATE INDEX api_keys_profile ON api_keys (profile_id) WHERE profile_id IS NOT NULL;
DROP TRIGGER catalogue_rights ON logins;
CREATE TRIGGER catalogue_rights AFTER DELETE OR UPDATE OF revoked_at, user_id, profile_id ON logins FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();

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
    rule    restriction_rule NOT NULL,
    PRIMARY KEY (user_id, tag_id)
);
-- Films, series, albums, tracks and channels that were expressly allowed.
CREATE TABLE restriction_items (
    user_id uuid NOT NULL REFERENCES restrictions ON DELETE CASCADE,
    item_id uuid NOT NULL,
    PRIMARY KEY (user_id, item_id)
);
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE OR UPDATE ON restrictions FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE OR UPDATE ON restriction_tags FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
CREATE TRIGGER catalogue_rights AFTER INSERT OR DELETE OR UPDATE ON restriction_items FOR EACH STATEMENT EXECUTE FUNCTION catalogue_touch_rights();
