// Package scrobbletest is services that are told what is heard, for tests.
package scrobbletest

import (
	"crypto/md5" //nolint:gosec // Last.fm signs with it
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/outbound"
	"revenge/internal/platform/queue"
	"revenge/internal/platform/secret"
	"revenge/internal/scrobble"
)

// Elsewhere is Last.fm and ListenBrainz as their documentation describes them: it checks every signature and token.
type Elsewhere struct {
	mu    sync.Mutex
	state State
}

// State is what the services know, and how they are.
type State struct {
	// Heard is artist - title @ time, in the order of arrival, Now what plays.
	Heard, Now []string
	// Calls are how many songs each submission had.
	Calls []int
	// Allowed says that the user has allowed the token.
	Allowed bool
	// Revoked accounts are refused; Down services answer nothing.
	Revoked, Down bool
	// Refused is how many calls were refused while Down.
	Refused int
}

// State is a copy of how it is.
func (e *Elsewhere) State() State {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.state
}

// Change changes how it is.
func (e *Elsewhere) Change(change func(*State)) {
	e.mu.Lock()
	defer e.mu.Unlock()
	change(&e.state)
}

// The keys that are accepted.
const (
	APIKey    = "the key"
	APISecret = "the secret"
	sessionOf = "session key"
	UserToken = "11111111-2222-3333-4444-555555555555"
)

// ServeHTTP answers for both: Last.fm is at /2.0/.
func (e *Elsewhere) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.state.Down {
		e.state.Refused++
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	if r.URL.Path == "/2.0/" {
		e.lastFM(w, r)
		return
	}
	e.listenBrainz(w, r)
}

func answer(w http.ResponseWriter, status int, body any) {
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) //nolint:errchkjson // a client that is gone reads nothing
}

func (e *Elsewhere) lastFM(w http.ResponseWriter, r *http.Request) {
	refuse := func(code int) { answer(w, http.StatusForbidden, map[string]any{"error": code, "message": "no"}) }
	if r.Method != http.MethodPost || r.ParseForm() != nil {
		refuse(6)
		return
	}
	var names []string
	for name := range r.PostForm {
		if name != "format" && name != "callback" && name != "api_sig" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var text strings.Builder
	for _, name := range names {
		text.WriteString(name + r.PostForm.Get(name))
	}
	sum := md5.Sum([]byte(text.String() + APISecret)) //nolint:gosec // as above
	f := r.PostForm
	switch {
	case f.Get("api_sig") != hex.EncodeToString(sum[:]):
		refuse(13)
	case f.Get("api_key") != APIKey || f.Get("format") != "json":
		refuse(10)
	case f.Get("method") == "auth.getToken":
		answer(w, http.StatusOK, map[string]any{"token": "token"})
	case f.Get("method") == "auth.getSession":
		if f.Get("token") != "token" || !e.state.Allowed {
			refuse(14)
			return
		}
		answer(w, http.StatusOK, map[string]any{"session": map[string]any{"name": "anna_at_last", "key": sessionOf, "subscriber": 0}})
	case f.Get("sk") != sessionOf || e.state.Revoked:
		refuse(9)
	case f.Get("method") == "track.updateNowPlaying":
		e.state.Now = append(e.state.Now, f.Get("artist")+" - "+f.Get("track"))
		answer(w, http.StatusOK, map[string]any{"nowplaying": map[string]any{}})
	case f.Get("method") == "track.scrobble":
		n := 0
		for ; f.Has(fmt.Sprintf("artist[%d]", n)); n++ {
			at := func(name string) string { return f.Get(fmt.Sprintf("%s[%d]", name, n)) }
			e.state.Heard = append(e.state.Heard, at("artist")+" - "+at("track")+" @ "+at("timestamp"))
		}
		if n == 0 || n > 50 {
			refuse(6)
			return
		}
		e.state.Calls = append(e.state.Calls, n)
		answer(w, http.StatusOK, map[string]any{"scrobbles": map[string]any{"@attr": map[string]any{"accepted": n}}})
	default:
		refuse(3)
	}
}

func (e *Elsewhere) listenBrainz(w http.ResponseWriter, r *http.Request) {
	known := r.Header.Get("Authorization") == "Token "+UserToken && !e.state.Revoked
	if r.URL.Path == "/1/validate-token" {
		answer(w, http.StatusOK, map[string]any{"valid": known, "user_name": map[bool]string{true: "anna_at_brainz"}[known]})
		return
	}
	var body struct {
		Type    string `json:"listen_type"`
		Payload []struct {
			At    int64 `json:"listened_at"`
			Track struct {
				Artist string `json:"artist_name"`
				Title  string `json:"track_name"`
			} `json:"track_metadata"`
		}
	}
	switch {
	case !known:
		answer(w, http.StatusUnauthorized, map[string]any{"code": 401, "error": "no"})
		return
	case json.NewDecoder(r.Body).Decode(&body) != nil || len(body.Payload) == 0 || len(body.Payload) > 1000,
		body.Type != "import" && len(body.Payload) != 1:
		answer(w, http.StatusBadRequest, map[string]any{"code": 400, "error": "bad"})
		return
	}
	for _, p := range body.Payload {
		switch {
		case body.Type == "playing_now" && p.At == 0:
			e.state.Now = append(e.state.Now, p.Track.Artist+" - "+p.Track.Title)
		case body.Type != "playing_now" && p.At > 0:
			e.state.Heard = append(e.state.Heard, fmt.Sprintf("%s - %s @ %d", p.Track.Artist, p.Track.Title, p.At))
		}
	}
	e.state.Calls = append(e.state.Calls, len(body.Payload))
	answer(w, http.StatusOK, map[string]any{"status": "ok"})
}

// New returns the service on a database, with the services that it tells.
func New(t *testing.T, pool *db.DB, q queue.Enqueuer) (*scrobble.Service, *Elsewhere) {
	t.Helper()
	e := &Elsewhere{}
	server := httptest.NewServer(e)
	t.Cleanup(server.Close)
	return Serve(t, pool, q, server.URL), e
}

// Serve returns the service on a database, which tells what is at an address.
func Serve(t *testing.T, pool *db.DB, q queue.Enqueuer, address string) *scrobble.Service {
	t.Helper()
	keys, err := secret.Load("", "a secret for the tests of scrobbles")
	require.NoError(t, err)
	guard, err := outbound.NewGuard([]string{"127.0.0.0/8"})
	require.NoError(t, err)
	c := scrobble.Default()
	c.LastFM.URL, c.LastFM.APIKey, c.LastFM.Secret, c.ListenBrainz.URL = address+"/2.0/", APIKey, APISecret, address
	s, err := scrobble.New(scrobble.Deps{DB: pool, Config: c, Queue: q, Guard: guard, Key: keys.For(secret.Accounts), Clock: clock.System{},
		Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	return s
}
