package playback

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"golang.org/x/text/language"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// Preferences are what a user wants to hear and read, as they have set it. Languages are BCP 47, the most wanted first;
// none leave the choice to the file.
type Preferences struct {
	UserID            uuid.UUID
	AudioLanguages    []string
	SubtitleLanguages []string
	SubtitleMode      SubtitleMode
	HearingImpaired   bool
	AudioDescription  bool
	UpdatedAt         time.Time
}

// noPreferences are those of a user who has set none.
func noPreferences(user uuid.UUID) *Preferences {
	return &Preferences{UserID: user, AudioLanguages: []string{}, SubtitleLanguages: []string{}, SubtitleMode: SubtitlesAuto}
}

func (p *Preferences) preference() Preference {
	return Preference{Audio: p.AudioLanguages, Subtitles: p.SubtitleLanguages, Mode: p.SubtitleMode,
		HearingImpaired: p.HearingImpaired, Described: p.AudioDescription}
}

// maxLanguages is how many languages a list names at most.
const maxLanguages = 10

// checked returns the preference with its languages in their usual spelling, each once. What is no language, and a list
// that is too long, is fault.Invalid.
func (p Preference) checked() (Preference, error) {
	if p.Mode == "" {
		p.Mode = SubtitlesAuto
	}
	var err error
	if p.Audio, err = languages(p.Audio, "audioLanguages"); err != nil {
		return p, err
	}
	p.Subtitles, err = languages(p.Subtitles, "subtitleLanguages")
	return p, err
}

func languages(list []string, path string) ([]string, error) {
	if len(list) > maxLanguages {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("name at most %d languages", maxLanguages), "preferences", path)
	}
	out := make([]string, 0, len(list))
	for _, text := range list {
		tag, err := language.Parse(text)
		if err != nil || tag == language.Und {
			return nil, fault.Field(fault.Invalid, fmt.Sprintf("%.40q is no language; write them as BCP 47 does: en, pt-BR, zh-Hans", text), "preferences", path)
		}
		if name := tag.String(); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out, nil
}

// SetPreferences sets all that the viewer wants to hear and read. What is no language is fault.Invalid.
func (s *Service) SetPreferences(ctx context.Context, v access.Viewer, want Preference) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	want, err := want.checked()
	if err != nil {
		return err
	}
	err = s.store.putPreferences(ctx, s.DB, v.UserID, want, s.Clock.Now())
	if db.Violates(err, "playback_preferences_user_id_fkey") {
		return fault.NotFound
	}
	if err != nil {
		return fmt.Errorf("set playback preferences of user %s: %w", v.UserID, err)
	}
	return nil
}

// PreferencesByUserIDs backs the loader of preferences: everybody's own, administrators see all. Users who have set none
// have the plain ones.
func (s *Service) PreferencesByUserIDs(ctx context.Context, v access.Viewer, users []uuid.UUID) ([]*Preferences, error) {
	rows, err := s.store.preferences(ctx, s.DB, users)
	if err != nil {
		return nil, err
	}
	found := map[uuid.UUID]*Preferences{}
	for _, p := range rows {
		found[p.UserID] = p
	}
	all := v.RequireAdmin() == nil
	var out []*Preferences
	for _, user := range users {
		if user != v.UserID && !all {
			continue
		}
		if found[user] == nil {
			found[user] = noPreferences(user)
		}
		out = append(out, found[user])
	}
	return out, nil
}

// wanted is what a viewer wants to hear and read: what they say now, else what they have set.
func (s *Service) wanted(ctx context.Context, v access.Viewer, now *Preference) (Preference, error) {
	if now != nil {
		return now.checked()
	}
	rows, err := s.store.preferences(ctx, s.DB, []uuid.UUID{v.UserID})
	if err != nil || len(rows) == 0 {
		return Preference{}, err
	}
	return rows[0].preference(), nil
}
