package scrobble

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"revenge/internal/platform/fault"
)

// listenBrainz speaks with ListenBrainz.
type listenBrainz struct {
	ListenBrainzConfig
	client *http.Client
}

// listenBrainzBatch is well below the thousand that one call may hold.
const listenBrainzBatch = 100

func (l *listenBrainz) batch() int { return listenBrainzBatch }

type listen struct {
	ListenedAt int64    `json:"listened_at,omitempty"`
	Track      metadata `json:"track_metadata"`
}

type metadata struct {
	Artist string         `json:"artist_name"`
	Title  string         `json:"track_name"`
	Album  string         `json:"release_name,omitempty"`
	More   map[string]any `json:"additional_info"`
}

func listenOf(s *Song, heard bool) listen {
	out := listen{Track: metadata{Artist: s.Artist, Title: s.Title,
		More: map[string]any{"duration_ms": s.DurationMs, "media_player": "Revenge", "submission_client": "Revenge"}}}
	if s.Album != nil {
		out.Track.Album = *s.Album
	}
	if s.MBID != nil {
		out.Track.More["recording_mbid"] = s.MBID.String()
	}
	if heard {
		out.ListenedAt = s.StartedAt.Unix()
	}
	return out
}

func (l *listenBrainz) send(ctx context.Context, key, kind string, list []listen) error {
	body, err := json.Marshal(map[string]any{"listen_type": kind, "payload": list})
	if err != nil {
		return fmt.Errorf("write listens: %w", err)
	}
	r, err := l.request(ctx, http.MethodPost, "/1/submit-listens", key, body)
	if err != nil {
		return err
	}
	var answer struct{ Error string }
	status, err := exchange(l.client, r, &answer)
	switch {
	case err != nil:
		return err
	case status == http.StatusUnauthorized:
		return errRevoked
	case status != http.StatusOK:
		return fmt.Errorf("listenbrainz: status %d: %s", status, answer.Error)
	}
	return nil
}

func (l *listenBrainz) request(ctx context.Context, method, path, key string, body []byte) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(l.URL, "/")+path, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("ask ListenBrainz: %w", err)
	}
	r.Header.Set("Authorization", "Token "+key)
	r.Header.Set("Content-Type", "application/json")
	return r, nil
}

// validate returns whose token it is.
func (l *listenBrainz) validate(ctx context.Context, token string) (string, error) {
	r, err := l.request(ctx, http.MethodGet, "/1/validate-token", token, nil)
	if err != nil {
		return "", err
	}
	var answer struct {
		Valid bool   `json:"valid"`
		Name  string `json:"user_name"`
	}
	if _, err := exchange(l.client, r, &answer); err != nil {
		return "", err
	}
	if !answer.Valid || answer.Name == "" {
		return "", fault.Field(fault.Invalid, "ListenBrainz does not know this token; copy it from your settings there", "token")
	}
	return answer.Name, nil
}

func (l *listenBrainz) now(ctx context.Context, key string, s *Song) error {
	return l.send(ctx, key, "playing_now", []listen{listenOf(s, false)})
}

func (l *listenBrainz) submit(ctx context.Context, key string, songs []*Song) error {
	kind, list := "import", make([]listen, len(songs))
	if len(songs) == 1 {
		kind = "single"
	}
	for i, s := range songs {
		list[i] = listenOf(s, true)
	}
	return l.send(ctx, key, kind, list)
}
