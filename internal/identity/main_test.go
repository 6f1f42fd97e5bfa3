package identity_test

import (
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

const password = "correct horse"

type bundle struct {
	*identity.Service
	db    *db.DB
	clock *clock.Fake
	admin access.Viewer
}

func setup(t *testing.T) *bundle {
	t.Helper()
	pool := testkit.DB(t)
	now := clock.NewFake(time.Date(2026, 2, 7, 20, 0, 0, 0, time.UTC))
	s, err := identity.New(identity.Deps{DB: pool, Config: identity.Default(), TokenKey: make([]byte, 32),
		Access: access.New(pool), Clock: now, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(s.Close)
	return &bundle{Service: s, db: pool, clock: now}
}

// withAdmin sets the server up.
func withAdmin(t *testing.T) *bundle {
	t.Helper()
	b := setup(t)
	token, err := b.SetupToken(t.Context())
	require.NoError(t, err)
	u, err := b.SetUp(t.Context(), token, identity.NewUser{Name: "Anne", Password: password})
	require.NoError(t, err)
	b.admin = access.Viewer{UserID: u.ID, Role: access.Admin}
	return b
}

func (b *bundle) logIn(t *testing.T, name, pass string) *identity.Tokens {
	t.Helper()
	_, tokens, err := b.LogIn(t.Context(), name, pass, identity.Client{Name: "test"})
	require.NoError(t, err)
	return tokens
}

func (b *bundle) viewer(t *testing.T, tokens *identity.Tokens) access.Viewer {
	t.Helper()
	v, _, err := b.Authenticate(t.Context(), *tokens.AccessToken)
	require.NoError(t, err)
	return v
}

func (b *bundle) library(t *testing.T, name string) uuid.UUID {
	t.Helper()
	key := id.New()
	_, err := db.ExecSQL(t.Context(), b.db, `INSERT INTO libraries (id, name, kind) VALUES ($1, $2, 'MOVIES')`, key, name)
	require.NoError(t, err)
	return key
}

func TestSetUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	required, err := b.SetupRequired(t.Context())
	require.NoError(t, err)
	require.True(t, required)

	_, err = b.SetUp(t.Context(), "", identity.NewUser{Name: "Anne", Password: password})
	require.ErrorIs(t, err, fault.Forbidden, "no token was made yet")
	old, err := b.SetupToken(t.Context())
	require.NoError(t, err)
	token, err := b.SetupToken(t.Context())
	require.NoError(t, err)
	_, err = b.SetUp(t.Context(), old, identity.NewUser{Name: "Anne", Password: password})
	require.ErrorIs(t, err, fault.Forbidden, "a new token replaces the old one")
	_, err = b.SetUp(t.Context(), token, identity.NewUser{Name: "Anne", Password: "short"})
	require.ErrorIs(t, err, fault.Invalid)

	var wg sync.WaitGroup
	var mu sync.Mutex
	made := 0
	for range 8 {
		wg.Go(func() {
			if _, err := b.SetUp(t.Context(), token, identity.NewUser{Name: "Anne", Password: password}); err == nil {
				mu.Lock()
				made++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	require.Equal(t, 1, made, "one of many at once wins")
	_, err = b.SetupToken(t.Context())
	require.ErrorIs(t, err, fault.Conflict)
}

func TestEnsureAdmin(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for i, want := range []bool{true, false} {
		made, err := b.EnsureAdmin(t.Context(), identity.NewUser{Name: "anne", Password: password})
		require.NoError(t, err)
		require.Equal(t, want, made, "round %d", i)
	}
	b.logIn(t, "ANNE", password) // names have no case
}

func TestKeys(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	v := b.viewer(t, b.logIn(t, "anne", password))
	ends := b.clock.Now().Add(time.Hour)
	k, secret, err := b.CreateKey(t.Context(), v, "script", []access.Scope{access.ScopeRead, access.ScopeRead}, &ends, nil)
	require.NoError(t, err)
	require.Len(t, secret, len("rv_")+64)
	require.Equal(t, []access.Scope{access.ScopeRead}, k.Scopes)

	kv, _, err := b.Authenticate(t.Context(), secret)
	require.NoError(t, err)
	require.True(t, kv.Allows(access.LevelUser, access.ScopeRead))
	require.False(t, kv.Allows(access.LevelUser, access.ScopeWrite))
	require.ErrorIs(t, kv.RequireAdmin(), fault.Forbidden, "an administrator's key without the scope is no administrator")
	_, _, err = b.CreateKey(t.Context(), kv, "more", []access.Scope{access.ScopeAdmin}, nil, nil)
	require.ErrorIs(t, err, fault.Forbidden, "a key cannot raise itself")

	for _, c := range []struct {
		name   string
		scopes []access.Scope
		ends   *time.Time
	}{{"", []access.Scope{access.ScopeRead}, nil}, {"x", nil, nil}, {"x", []access.Scope{access.ScopeRead}, new(time.Time)}} {
		_, _, err := b.CreateKey(t.Context(), v, c.name, c.scopes, c.ends, nil)
		require.ErrorIs(t, err, fault.Invalid)
	}
	list, err := b.Keys(t.Context(), v)
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.NotNil(t, list[0].LastUsedAt)
	one, err := b.KeysByIDs(t.Context(), v, []uuid.UUID{k.ID})
	require.NoError(t, err)
	require.Len(t, one, 1)

	require.NoError(t, b.RevokeKey(t.Context(), v, k.ID))
	require.ErrorIs(t, b.RevokeKey(t.Context(), v, k.ID), fault.NotFound)
	_, _, err = b.Authenticate(t.Context(), secret)
	require.ErrorIs(t, err, fault.Unauthenticated)

	for range 10 {
		_, secret, err = b.CreateKey(t.Context(), v, "many", []access.Scope{access.ScopeRead}, &ends, nil)
		require.NoError(t, err)
	}
	_, _, err = b.CreateKey(t.Context(), v, "one more", []access.Scope{access.ScopeRead}, nil, nil)
	require.ErrorIs(t, err, fault.Conflict)
	b.clock.Advance(2 * time.Hour)
	_, _, err = b.Authenticate(t.Context(), secret)
	require.ErrorIs(t, err, fault.Unauthenticated, "keys end")
}

func TestUsers(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	lib, other := b.library(t, "Films"), b.library(t, "Other")
	u, err := b.Create(t.Context(), b.admin, identity.NewUser{Name: "ben", Password: password, Role: access.User, Libraries: []uuid.UUID{lib}})
	require.NoError(t, err)
	_, err = b.Create(t.Context(), b.admin, identity.NewUser{Name: "BEN", Password: password, Role: access.User})
	require.ErrorIs(t, err, fault.Conflict)
	_, err = b.Create(t.Context(), b.admin, identity.NewUser{Name: "cid", Password: password, Role: access.User, Libraries: []uuid.UUID{id.New()}})
	require.ErrorIs(t, err, fault.Invalid)
	for _, bad := range []identity.NewUser{{Name: " ", Password: password, Role: access.User}, {Name: "a\nb", Password: password, Role: access.User},
		{Name: "x", Password: password}, {Name: "x", Password: "1234567", Role: access.User}} {
		_, err = b.Create(t.Context(), b.admin, bad)
		require.ErrorIs(t, err, fault.Invalid, "%+v", bad)
	}

	tokens := b.logIn(t, "ben", password)
	v := b.viewer(t, tokens)
	require.Equal(t, []uuid.UUID{lib}, v.Libraries)
	require.False(t, v.Sees(other))
	_, err = b.Create(t.Context(), v, identity.NewUser{})
	require.ErrorIs(t, err, fault.Forbidden)
	require.ErrorIs(t, b.Edit(t.Context(), v, u.ID, identity.Edit{}), fault.Forbidden)
	require.ErrorIs(t, b.Remove(t.Context(), v, u.ID), fault.Forbidden)
	_, err = b.List(t.Context(), v, page.Args{})
	require.ErrorIs(t, err, fault.Forbidden)

	all, no := true, false
	require.NoError(t, b.Edit(t.Context(), b.admin, u.ID, identity.Edit{AllLibraries: &all, Libraries: &[]uuid.UUID{}}))
	require.Len(t, b.viewer(t, tokens).Libraries, 2)
	require.ErrorIs(t, b.viewer(t, tokens).RequireDeleter(), fault.Forbidden, "off until somebody switches it on")
	require.NoError(t, b.Edit(t.Context(), b.admin, u.ID, identity.Edit{MayDelete: &all}))
	require.NoError(t, b.viewer(t, tokens).RequireDeleter())
	require.NoError(t, b.admin.RequireDeleter(), "administrators always may")
	require.NoError(t, b.Edit(t.Context(), b.admin, u.ID, identity.Edit{Enabled: &no}))
	_, _, err = b.Authenticate(t.Context(), *tokens.AccessToken)
	require.ErrorIs(t, err, fault.Unauthenticated)
	_, err = b.Refresh(t.Context(), *tokens.RefreshToken, identity.Client{})
	require.ErrorIs(t, err, fault.Unauthenticated)
	_, _, err = b.LogIn(t.Context(), "ben", password, identity.Client{})
	require.ErrorIs(t, err, fault.Invalid, "a disabled account")

	role := access.User
	require.ErrorIs(t, b.Edit(t.Context(), b.admin, b.admin.UserID, identity.Edit{Role: &role}), fault.Conflict)
	require.ErrorIs(t, b.Remove(t.Context(), b.admin, b.admin.UserID), fault.Conflict)
	name := "Anne"
	require.ErrorIs(t, b.Edit(t.Context(), b.admin, u.ID, identity.Edit{Name: &name}), fault.Conflict)
	require.ErrorIs(t, b.Edit(t.Context(), b.admin, id.New(), identity.Edit{}), fault.NotFound)

	seen, err := b.ByIDs(t.Context(), v, []uuid.UUID{u.ID, b.admin.UserID})
	require.NoError(t, err)
	require.Len(t, seen, 1, "users see themselves only")
	require.NoError(t, b.Remove(t.Context(), b.admin, u.ID))
	require.ErrorIs(t, b.Remove(t.Context(), b.admin, u.ID), fault.NotFound)
}

func TestList(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	for _, name := range []string{"dora", "Cem", "ben"} {
		_, err := b.Create(t.Context(), b.admin, identity.NewUser{Name: name, Password: password, Role: access.User})
		require.NoError(t, err)
	}
	names := func(c *page.Connection[*identity.User], err error) (out []string) {
		require.NoError(t, err)
		for _, u := range c.Nodes() {
			out = append(out, u.Name)
		}
		return out
	}
	two := 2
	first, err := b.List(t.Context(), b.admin, page.Args{First: &two})
	require.Equal(t, []string{"Anne", "ben"}, names(first, err))
	require.True(t, first.PageInfo.HasNextPage)
	n, err := first.TotalCount(t.Context())
	require.NoError(t, err)
	require.Equal(t, 4, n.Value)
	second, err := b.List(t.Context(), b.admin, page.Args{First: &two, After: first.PageInfo.EndCursor})
	require.Equal(t, []string{"Cem", "dora"}, names(second, err))
	back, err := b.List(t.Context(), b.admin, page.Args{Last: &two, Before: second.PageInfo.StartCursor})
	require.Equal(t, []string{"Anne", "ben"}, names(back, err))
	bad := page.Cursor("x")
	_, err = b.List(t.Context(), b.admin, page.Args{After: &bad})
	require.ErrorIs(t, err, fault.Invalid)
}

func TestPasswords(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	here, there := b.logIn(t, "anne", password), b.logIn(t, "anne", password)
	v := b.viewer(t, here)
	require.ErrorIs(t, b.ChangePassword(t.Context(), v, "wrong password", "another one"), fault.Invalid)
	require.ErrorIs(t, b.ChangePassword(t.Context(), v, password, "short"), fault.Invalid)
	require.ErrorIs(t, b.ChangePassword(t.Context(), access.Viewer{UserID: v.UserID, Role: access.Admin, KeyID: id.New()}, password, "another one"), fault.Forbidden)
	require.NoError(t, b.ChangePassword(t.Context(), v, password, "another one"))
	b.viewer(t, here)
	_, _, err := b.Authenticate(t.Context(), *there.AccessToken)
	require.ErrorIs(t, err, fault.Unauthenticated, "the other logins end")
	b.logIn(t, "anne", "another one")

	require.NoError(t, b.ResetPassword(t.Context(), access.System(), "anne", "third password"))
	_, _, err = b.Authenticate(t.Context(), *here.AccessToken)
	require.ErrorIs(t, err, fault.Unauthenticated)
	b.logIn(t, "anne", "third password")
	require.ErrorIs(t, b.ResetPassword(t.Context(), access.System(), "nobody", "third password"), fault.NotFound)
}

func TestStrangers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var v access.Viewer
	for name, err := range map[string]error{
		"logins": second(b.Logins(t.Context(), v)), "keys": second(b.Keys(t.Context(), v)),
		"log out": b.LogOut(t.Context(), v, id.New()), "everywhere": second(b.LogOutEverywhere(t.Context(), v, false)),
		"password": b.ChangePassword(t.Context(), v, "", ""), "revoke": b.RevokeKey(t.Context(), v, id.New()),
		"list": second(b.List(t.Context(), v, page.Args{})),
	} {
		require.ErrorIs(t, err, fault.Unauthenticated, name)
	}
}

func second[T any](_ T, err error) error { return err }

func TestConfig(t *testing.T) {
	t.Parallel()
	require.NoError(t, identity.Default().Validate())
	for _, break_ := range []func(*identity.Config){
		func(c *identity.Config) { c.AccessTTL = 0 }, func(c *identity.Config) { c.RefreshTTL = time.Second },
		func(c *identity.Config) { c.LockoutFailures = 0 }, func(c *identity.Config) { c.LockoutWindow = 0 },
		func(c *identity.Config) { c.MaxLogins = 0 },
	} {
		c := identity.Default()
		break_(&c)
		require.ErrorIs(t, c.Validate(), fault.Invalid)
		_, err := identity.New(identity.Deps{Config: c, TokenKey: make([]byte, 32)})
		require.ErrorIs(t, err, fault.Invalid)
	}
	_, err := identity.New(identity.Deps{Config: identity.Default(), TokenKey: []byte("short")})
	require.Error(t, err)
}
