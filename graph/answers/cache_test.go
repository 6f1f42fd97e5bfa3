package answers

import (
	"os"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/catalogue"
	"revenge/internal/platform/db"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

var (
	films = uuid.MustParse("01900000-0000-7000-8000-0000000000a1")
	shows = uuid.MustParse("01900000-0000-7000-8000-0000000000a2")
)

func library(t *testing.T) (*db.DB, *catalogue.Service) {
	t.Helper()
	seed, err := os.ReadFile("../../resolvers/testdata/seed.sql")
	require.NoError(t, err)
	pool := testkit.DB(t)
	_, err = pool.Exec(t.Context(), string(seed))
	require.NoError(t, err)
	return pool, catalogue.New(pool, func() {})
}

func make1(t *testing.T, d Deps) *Cache {
	t.Helper()
	if d.SignedUntil == nil {
		d.SignedUntil = func() time.Time { return time.Time{} }
	}
	c, err := New(d)
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

// Everything that an answer depends on makes another key, and who asks does not.
func TestCache_Key(t *testing.T) {
	t.Parallel()
	pool, versions := library(t)
	day := time.Unix(0, 0)
	c := make1(t, Deps{Bytes: 1 << 20, SignedUntil: func() time.Time { return day }})
	type request struct{ method, text string }
	params := request{"POST", `{"query": "{ a }"}`}
	viewer := access.Viewer{UserID: uuid.New(), Role: access.User, Libraries: []uuid.UUID{films, shows}}
	key := func(p request, v access.Viewer) Key {
		now, err := versions.Now(t.Context())
		require.NoError(t, err)
		k, may := c.Key(p.method, []byte(p.text), v, now)
		require.True(t, may)
		return k
	}
	first, seen := key(params, viewer), map[Key]string{}
	seen[first] = "as it is"
	other := viewer
	other.UserID, other.LoginID = uuid.New(), uuid.New()
	require.Equal(t, first, key(params, other), "another user with the same rights")
	for name, change := range map[string]func(*request, *access.Viewer){
		"text":      func(p *request, _ *access.Viewer) { p.text += " " },
		"method":    func(p *request, _ *access.Viewer) { p.method = "GET" },
		"role":      func(_ *request, v *access.Viewer) { v.Role = access.Admin },
		"no scope":  func(_ *request, v *access.Viewer) { v.Scopes = []access.Scope{} },
		"one scope": func(_ *request, v *access.Viewer) { v.Scopes = []access.Scope{access.ScopeRead} },
		"two scopes": func(_ *request, v *access.Viewer) {
			v.Scopes = []access.Scope{access.ScopeRead, access.ScopePlay}
		},
		"language": func(_ *request, v *access.Viewer) { v.TitleLanguage = "de" },
		"fewer":    func(_ *request, v *access.Viewer) { v.Libraries = v.Libraries[:1] },
		"none":     func(_ *request, v *access.Viewer) { v.Libraries = nil },
	} {
		p, v := params, viewer
		change(&p, &v)
		k := key(p, v)
		require.Empty(t, seen[k], name)
		seen[k] = name
	}
	day = day.Add(24 * time.Hour)
	require.NotEqual(t, first, key(params, viewer), "addresses are signed anew")
	day = day.Add(-24 * time.Hour)
	require.Equal(t, first, key(params, viewer))

	onlyShows := viewer
	onlyShows.Libraries = []uuid.UUID{shows}
	before := key(params, onlyShows)
	_, err := pool.Exec(t.Context(), "UPDATE movies SET title = title")
	require.NoError(t, err)
	require.NotEqual(t, first, key(params, viewer))
	require.Equal(t, before, key(params, onlyShows), "what is not seen does not count")
	_, err = pool.Exec(t.Context(), "UPDATE people SET name = 'x'")
	require.NoError(t, err)
	require.NotEqual(t, before, key(params, onlyShows))

	now, err := versions.Now(t.Context())
	require.NoError(t, err)
	for _, v := range []access.Viewer{{}, {Role: access.User, Libraries: []uuid.UUID{uuid.New()}}} {
		_, may := c.Key(params.method, []byte(params.text), v, now)
		require.False(t, may, "strangers, and libraries that nobody has heard of")
	}
}

func TestCache_bounded(t *testing.T) {
	t.Parallel()
	c := make1(t, Deps{Bytes: 100_000})
	for i := range 200 {
		c.Keep(Key{byte(i)}, Answer{Body: make([]byte, 5000)})
	}
	require.Eventually(t, func() bool { return c.kept.Weight() <= 100_000 }, 5*time.Second, time.Millisecond)
	large := c.Keep(Key{0, 1}, Answer{Body: make([]byte, 50_000)})
	require.NotEmpty(t, large.Tag, "it is sent")
	require.Nil(t, c.Get(Key{0, 1}), "and not kept: it would push out too many")
	require.NotEqual(t, large.Tag, c.Keep(Key{1}, Answer{Body: []byte("a")}).Tag)
	_, err := New(Deps{})
	require.Error(t, err)
}

func TestCache_off(t *testing.T) {
	t.Parallel()
	var none *Cache
	_, may := none.Key("POST", nil, access.System(), nil)
	require.False(t, may)
	none.Close()
	_, may = make1(t, Deps{Bytes: 1}).Key("POST", nil, access.System(), nil)
	require.False(t, may, "without versions nothing is kept")
}
