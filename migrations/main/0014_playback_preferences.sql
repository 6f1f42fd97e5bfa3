-- +goose Up
CREATE TYPE subtitle_mode AS ENUM ('AUTO', 'FORCED', 'ALWAYS', 'OFF');

-- What a user wants to hear and read. Languages are BCP 47, the most wanted first; none leave the choice to the file.
CREATE TABLE playback_preferences (
    user_id            uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    audio_languages    text[] NOT NULL DEFAULT '{}',
    subtitle_languages text[] NOT NULL DEFAULT '{}',
    subtitle_mode      subtitle_mode NOT NULL DEFAULT 'AUTO',
    hearing_impaired   boolean NOT NULL DEFAULT false,
    audio_description  boolean NOT NULL DEFAULT false,
    updated_at         timestamptz NOT NULL
);
