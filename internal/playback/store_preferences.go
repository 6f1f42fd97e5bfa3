package playback

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

func (store) preferences(ctx context.Context, q db.Q, users []uuid.UUID) ([]*Preferences, error) {
	return db.All[Preferences](ctx, q, SELECT(PlaybackPreferences.AllColumns).FROM(PlaybackPreferences).
		WHERE(db.Any(PlaybackPreferences.UserID, users)))
}

// putPreferences sets all of a user's preferences. Raw: jet writes arrays only through its own types.
func (store) putPreferences(ctx context.Context, q db.Q, user uuid.UUID, p Preference, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO playback_preferences (user_id, audio_languages, subtitle_languages, subtitle_mode, hearing_impaired, audio_description, updated_at)
		VALUES ($1, $2, $3, $4::text::subtitle_mode, $5, $6, $7)
		ON CONFLICT (user_id) DO UPDATE SET audio_languages = excluded.audio_languages, subtitle_languages = excluded.subtitle_languages,
			subtitle_mode = excluded.subtitle_mode, hearing_impaired = excluded.hearing_impaired,
			audio_description = excluded.audio_description, updated_at = excluded.updated_at`,
		user, p.Audio, p.Subtitles, string(p.Mode), p.HearingImpaired, p.Described, now)
	return err
}
