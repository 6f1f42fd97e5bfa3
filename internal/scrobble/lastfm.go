package scrobble

import (
	"context"
	"crypto/md5" //nolint:gosec // Last.fm signs with it
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"revenge/internal/platform/fault"
)

// lastFM speaks with Last.fm.
type lastFM struct {
	LastFMConfig
	client *http.Client
}

// lastFMBatch is how many scrobbles one call takes.
const lastFMBatch = 50

func (l *lastFM) batch() int { return lastFMBatch }

// sign is Last.fm's signature: all parameters by name, each name with its value, and the secret.
func sign(p map[string]string, secret string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(p)) {
		if name != "format" && name != "callback" {
			b.WriteString(name + p[name])
		}
	}
	sum := md5.Sum([]byte(b.String() + secret)) //nolint:gosec // as above
	return hex.EncodeToString(sum[:])
}

// failure is how Last.fm says that something is wrong.
type failure struct {
	Error   int    `json:"error"`
	Message string `json:"message"`
}

// The numbers of failures that are told apart.
const (
	lastFMBadToken  = 4
	lastFMBadKey    = 9
	lastFMNotYet    = 14
	lastFMTokenGone = 15
)

func (f failure) err() error {
	switch f.Error {
	case 0:
		return nil
	case lastFMBadKey:
		return errRevoked
	case lastFMBadToken, lastFMNotYet, lastFMTokenGone:
		return fault.Field(fault.Invalid, "Last.fm was not told yet that this server may; allow it there first, within an hour", "token")
	case 8, 11, 16, 29: // trouble of theirs, for a while
		return fmt.Errorf("last.fm: %s: %w", f.Message, fault.Unavailable)
	}
	return fmt.Errorf("last.fm: error %d: %s", f.Error, f.Message)
}

func (l *lastFM) call(ctx context.Context, method string, p map[string]string, into interface{ err() error }) error {
	p["method"], p["api_key"] = method, l.APIKey
	form := url.Values{"api_sig": {sign(p, l.Secret.Reveal())}, "format": {"json"}}
	for name, value := range p {
		form.Set(name, value)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, l.URL, strings.NewReader(form.Encode()))
	if err != nil {
		return fmt.Errorf("ask Last.fm: %w", err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if _, err := exchange(l.client, r, into); err != nil {
		return err
	}
	return into.err()
}

// begin returns a token, and where the user allows it to become a session.
func (l *lastFM) begin(ctx context.Context) (token, address string, err error) {
	var answer struct {
		failure
		Token string `json:"token"`
	}
	if err := l.call(ctx, "auth.getToken", map[string]string{}, &answer); err != nil {
		return "", "", err
	}
	return answer.Token, l.AuthURL + "?" + url.Values{"api_key": {l.APIKey}, "token": {answer.Token}}.Encode(), nil
}

// complete turns an allowed token into a session, which does not end.
func (l *lastFM) complete(ctx context.Context, token string) (name, key string, err error) {
	var answer struct {
		failure
		Session struct{ Name, Key string }
	}
	if err := l.call(ctx, "auth.getSession", map[string]string{"token": token}, &answer); err != nil {
		return "", "", err
	}
	return answer.Session.Name, answer.Session.Key, nil
}

func describe(p map[string]string, s *Song, place string) {
	p["artist"+place], p["track"+place] = s.Artist, s.Title
	p["duration"+place] = strconv.FormatInt(s.DurationMs/1000, 10)
	if s.Album != nil {
		p["album"+place] = *s.Album
	}
	if s.MBID != nil {
		p["mbid"+place] = s.MBID.String()
	}
}

func (l *lastFM) now(ctx context.Context, key string, s *Song) error {
	p := map[string]string{"sk": key}
	describe(p, s, "")
	return l.call(ctx, "track.updateNowPlaying", p, &failure{})
}

// submit takes what Last.fm ignores, such as what it holds too old, as told.
func (l *lastFM) submit(ctx context.Context, key string, songs []*Song) error {
	p := map[string]string{"sk": key}
	for i, s := range songs {
		place := "[" + strconv.Itoa(i) + "]"
		describe(p, s, place)
		p["timestamp"+place] = strconv.FormatInt(s.StartedAt.Unix(), 10)
	}
	return l.call(ctx, "track.scrobble", p, &failure{})
}
