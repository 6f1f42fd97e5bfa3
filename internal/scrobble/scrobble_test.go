package scrobble_test

import (
	"context"
	"crypto/md5"
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
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/outbound"
	"revenge/internal/platform/queue"
	"revenge/internal/platform/secret"
	"revenge/internal/scrobble"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// elsewhere is Last.fm and ListenBrainz as their documentation describes them.
type elsewhere struct {
	testing.TB
	mu      sync.Mutex
	heard   []string // artist - title @ time
	now     []string
	calls   []int // how many songs each submission had
	allowed bool  // the user has allowed the token
	revoked bool
	down    bool
}

const (
	apiKey    = "the key"
	apiSecret = "the secret"
	sessionOf = "session key"
	userToken = "11111111-2222-3333-4444-555555555555"
)

func (e *elsewhere) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.down {
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
	_ = json.NewEncoder(w).Encode(body)
}

func (e *elsewhere) lastFM(w http.ResponseWriter, r *http.Request) {
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
	text := ""
	for _, name := range names {
		text += name + r.PostForm.Get(name)
	}
	sum := md5.Sum([]byte(text + apiSecret))
	f := r.PostForm
	switch {
	case f.Get("api_sig") != hex.EncodeToString(sum[:]):
		refuse(13)
	case f.Get("api_key") != apiKey || f.Get("format") != "json":
		refuse(10)
	case f.Get("method") == "auth.getToken":
		answer(w, http.StatusOK, map[string]any{"token": "token"})
	case f.Get("method") == "auth.getSession":
		if f.Get("token") != "token" || !e.allowed {
			refuse(14)
			return
		}
		answer(w, http.StatusOK, map[string]any{"session": map[string]any{"name": "anna_at_last", "key": sessionOf, "subscriber": 0}})
	case f.Get("sk") != sessionOf || e.revoked:
		refuse(9)
	case f.Get("method") == "track.updateNowPlaying":
		e.now = append(e.now, f.Get("artist")+" - "+f.Get("track"))
		answer(w, http.StatusOK, map[string]any{"nowplaying": map[string]any{}})
	case f.Get("method") == "track.scrobble":
		n := 0
		for ; f.Has(fmt.Sprintf("artist[%d]", n)); n++ {
			at := func(name string) string { return f.Get(fmt.Sprintf("%s[%d]", name, n)) }
			e.heard = append(e.heard, at("artist")+" - "+at("track")+" @ "+at("timestamp"))
		}
		if n == 0 || n > 50 {
			refuse(6)
			return
		}
		e.calls = append(e.calls, n)
		answer(w, http.StatusOK, map[string]any{"scrobbles": map[string]any{"@attr": map[string]any{"accepted": n}}})
	default:
		refuse(3)
	}
}

func (e *elsewhere) listenBrainz(w http.ResponseWriter, r *http.Request) {
	known := r.Header.Get("Authorization") == "Token "+userToken && !e.revoked
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
			e.now = append(e.now, p.Track.Artist+" - "+p.Track.Title)
		case body.Type != "playing_now" && p.At > 0:
			e.heard = append(e.heard, fmt.Sprintf("%s - %s @ %d", p.Track.Artist, p.Track.Title, p.At))
		}
	}
	e.calls = append(e.calls, len(body.Payload))
	answer(w, http.StatusOK, map[string]any{"status": "ok"})
}

// jobs remembers what was asked for.
type jobs struct{ asked []queue.Args }

func (j *jobs) Enqueue(_ context.Context, _ pgx.Tx, list ...queue.Args) error {
	j.asked = append(j.asked, list...)
	return nil
}

type bench struct {
	testing.TB
	*elsewhere
	db     *db.DB
	told   *scrobble.Service
	viewer access.Viewer
	jobs   *jobs
}

func setup(t *testing.T) *bench {
	b := &bench{TB: t, elsewhere: &elsewhere{TB: t}, db: testkit.DB(t), jobs: &jobs{}, viewer: access.Viewer{UserID: id.New(), Role: access.User}}
	server := httptest.NewServer(b.elsewhere)
	t.Cleanup(server.Close)
	keys, err := secret.Load(t.TempDir(), "")
	require.NoError(t, err)
	guard, err := outbound.NewGuard([]string{"127.0.0.0/8"})
	require.NoError(t, err)
	c := scrobble.Default()
	c.LastFM.URL, c.LastFM.APIKey, c.LastFM.Secret, c.ListenBrainz.URL = server.URL+"/2.0/", apiKey, apiSecret, server.URL
	b.told, err = scrobble.New(scrobble.Deps{DB: b.db, Config: c, Queue: b.jobs, Guard: guard, Key: keys.For(secret.Accounts), Clock: clock.System{}, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	_, err = db.ExecSQL(t.Context(), b.db, `INSERT INTO users (id, name, display_name, password_hash, role, all_libraries) VALUES ($1, 'anna', 'Anna', 'x', 'USER', false)`, b.viewer.UserID)
	require.NoError(t, err)
	return b
}

func (b *bench) hear(n int) {
	b.Helper()
	for i := range n {
		song := scrobble.Song{Title: fmt.Sprint("song ", i), Artist: "Äbc & co", Album: new("Album"), MBID: new(uuid.New()), DurationMs: 200_000, StartedAt: time.Unix(int64(1_700_000_000+i), 0)}
		require.NoError(b, b.db.Tx(b.Context(), func(tx pgx.Tx) error { return b.told.Heard(b.Context(), tx, b.viewer.UserID, song) }))
	}
}

func (b *bench) only() *scrobble.Account {
	b.Helper()
	all, err := b.told.Accounts(b.Context(), b.viewer)
	require.NoError(b, err)
	require.Len(b, all, 1)
	return all[0]
}

func TestLastFM(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.hear(1)
	token, address, err := b.told.BeginLastFM(t.Context(), b.viewer)
	require.NoError(t, err)
	require.Contains(t, address, "token="+token)
	_, err = b.told.ConnectLastFM(t.Context(), b.viewer, token)
	require.ErrorIs(t, err, fault.Invalid, "nobody has allowed it yet")
	b.allowed = true
	a, err := b.told.ConnectLastFM(t.Context(), b.viewer, token)
	require.NoError(t, err)
	require.Equal(t, "anna_at_last", a.Name)
	b.hear(120)
	require.Equal(t, 120, b.only().Waiting, "what was heard before is not told")
	require.NoError(t, b.told.Flush(t.Context(), a.ID))
	require.Equal(t, []int{50, 50, 20}, b.calls)
	require.Equal(t, "Äbc & co - song 0 @ 1700000000", b.heard[0])
	require.Zero(t, b.only().Waiting)
	require.NoError(t, b.told.Flush(t.Context(), a.ID), "twice is once")
	require.Len(t, b.heard, 120)
	require.NoError(t, b.told.TellNow(t.Context(), b.viewer.UserID, &scrobble.Song{Title: "x", Artist: "y", DurationMs: 1000}))
	require.Equal(t, []string{"y - x"}, b.now)
}

func TestListenBrainz(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.told.ConnectListenBrainz(t.Context(), b.viewer, "another")
	require.ErrorIs(t, err, fault.Invalid)
	a, err := b.told.ConnectListenBrainz(t.Context(), b.viewer, " "+userToken+"\n")
	require.NoError(t, err)
	require.Equal(t, "anna_at_brainz", a.Name)
	again, err := b.told.ConnectListenBrainz(t.Context(), b.viewer, userToken)
	require.NoError(t, err)
	require.Equal(t, a.ID, again.ID, "one account at each service")
	b.hear(1)
	require.NoError(t, b.told.Flush(t.Context(), a.ID))
	b.hear(101)
	require.NoError(t, b.told.Flush(t.Context(), a.ID))
	require.Equal(t, []int{1, 100, 1}, b.calls)
	require.NoError(t, b.told.TellNow(t.Context(), b.viewer.UserID, &scrobble.Song{Title: "x", Artist: "y"}))
	require.Equal(t, []string{"y - x"}, b.now)
}

func TestFlush_keepsWhatIsNotTaken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	a, err := b.told.ConnectListenBrainz(t.Context(), b.viewer, userToken)
	require.NoError(t, err)
	b.hear(2)
	b.down = true
	require.ErrorIs(t, b.told.Flush(t.Context(), a.ID), fault.Unavailable)
	require.Equal(t, 2, b.only().Waiting)
	b.down, b.revoked = false, true
	require.NoError(t, b.told.Flush(t.Context(), a.ID), "asking again would not help")
	require.Contains(t, *b.only().Problem, "Connect it again")
	require.Equal(t, 2, b.only().Waiting)
	b.jobs.asked = nil
	require.NoError(t, b.told.Request(t.Context()))
	require.Empty(t, b.jobs.asked, "the clock leaves it alone")
	b.revoked = false
	_, err = b.told.ConnectListenBrainz(t.Context(), b.viewer, userToken)
	require.NoError(t, err)
	require.Nil(t, b.only().Problem)
	require.NoError(t, b.told.Request(t.Context()))
	require.NotEmpty(t, b.jobs.asked)
	require.NoError(t, b.told.Flush(t.Context(), a.ID))
	require.Len(t, b.heard, 2, "nothing is lost")
}

func TestAccess(t *testing.T) {
	t.Parallel()
	b := setup(t)
	a, err := b.told.ConnectListenBrainz(t.Context(), b.viewer, userToken)
	require.NoError(t, err)
	sealed, err := db.Value[[]byte](t.Context(), b.db, `SELECT secret FROM scrobble_accounts`)
	require.NoError(t, err)
	require.NotContains(t, string(sealed), userToken)
	other := access.Viewer{UserID: id.New(), Role: access.Admin}
	rows, err := b.told.ByIDs(t.Context(), other, []uuid.UUID{a.ID})
	require.NoError(t, err)
	require.Empty(t, rows)
	require.ErrorIs(t, b.told.Disconnect(t.Context(), other, a.ID), fault.NotFound)
	_, err = b.told.Accounts(t.Context(), access.Viewer{})
	require.Error(t, err)
	b.hear(1)
	require.NoError(t, b.told.Disconnect(t.Context(), b.viewer, a.ID))
	require.ErrorIs(t, b.told.Flush(t.Context(), a.ID), fault.NotFound)
	require.False(t, strings.Contains(fmt.Sprint(a), userToken))
}
