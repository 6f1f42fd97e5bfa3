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
