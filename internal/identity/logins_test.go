package identity_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

func TestLogIn(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	tokens := b.logIn(t, " anne ", password)
	v := b.viewer(t, tokens)
	require.Equal(t, access.Admin, v.Role)

	_, _, wrong := b.LogIn(t.Context(), "anne", "wrong password", identity.Client{})
	_, _, unknown := b.LogIn(t.Context(), "nobody", "wrong password", identity.Client{})
	require.ErrorIs(t, wrong, fault.Invalid)
	require.Equal(t, wrong.Error(), unknown.Error(), "an unknown name reads like a wrong password")

	b.clock.Advance(16 * time.Minute)
	_, _, err := b.Authenticate(t.Context(), *tokens.AccessToken)
	require.ErrorIs(t, err, fault.Unauthenticated, "access tokens end")
	for _, bad := range []string{"", "x", "rv_" + "00", *tokens.RefreshToken, *tokens.AccessToken + "x",
		"eyJhbGciOiJub25lIn0.eyJpc3MiOiJyZXZlbmdlIiwianRpIjoiMDE5MDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxIiwiZXhwIjo5OTk5OTk5OTk5fQ."} {
		_, _, err := b.Authenticate(t.Context(), bad)
		require.ErrorIs(t, err, fault.Unauthenticated, bad)
	}
}

func TestLockOut(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	for _, name := range []string{"anne", "nobody"} {
		for range 5 {
			_, _, err := b.LogIn(t.Context(), name, "wrong password", identity.Client{})
			require.ErrorIs(t, err, fault.Invalid)
		}
		_, _, err := b.LogIn(t.Context(), name, password, identity.Client{})
		require.ErrorIs(t, err, fault.Unavailable, "%s is locked, also for the right password", name)
	}
	b.clock.Advance(16 * time.Minute)
	b.logIn(t, "anne", password)
	_, _, err := b.LogIn(t.Context(), "anne", "wrong password", identity.Client{})
	require.ErrorIs(t, err, fault.Invalid, "a good login forgives")
}

func TestLockOut_ManyAtOnce(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	var wg sync.WaitGroup
	var mu sync.Mutex
	tried := 0
	for range 20 {
		wg.Go(func() {
			if _, _, err := b.LogIn(t.Context(), "anne", "wrong password", identity.Client{}); errors.Is(err, fault.Invalid) {
				mu.Lock()
				tried++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	require.Equal(t, identity.Default().LockoutFailures, tried)
}

func TestRefresh(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	first := b.logIn(t, "anne", password)
	second, err := b.Refresh(t.Context(), *first.RefreshToken, identity.Client{})
	require.NoError(t, err)
	require.NotEqual(t, *first.RefreshToken, *second.RefreshToken)

	_, err = b.Refresh(t.Context(), *first.RefreshToken, identity.Client{})
	require.ErrorIs(t, err, fault.Unauthenticated)
	b.viewer(t, second) // two tabs at once are forgiven

	b.clock.Advance(time.Minute)
	_, err = b.Refresh(t.Context(), *first.RefreshToken, identity.Client{})
	require.ErrorIs(t, err, fault.Unauthenticated)
	_, _, err = b.Authenticate(t.Context(), *second.AccessToken)
	require.ErrorIs(t, err, fault.Unauthenticated, "a token used twice ends the login")
	_, err = b.Refresh(t.Context(), *second.RefreshToken, identity.Client{})
	require.ErrorIs(t, err, fault.Unauthenticated)

	late := b.logIn(t, "anne", password)
	b.clock.Advance(8 * 24 * time.Hour)
	_, err = b.Refresh(t.Context(), *late.RefreshToken, identity.Client{})
	require.ErrorIs(t, err, fault.Unauthenticated, "refresh tokens end")
}

func TestLogins(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	var tokens []*identity.Tokens
	for range identity.Default().MaxLogins + 1 {
		b.clock.Advance(time.Second)
		tokens = append(tokens, b.logIn(t, "anne", password))
	}
	_, _, err := b.Authenticate(t.Context(), *tokens[0].AccessToken)
	require.ErrorIs(t, err, fault.Unauthenticated, "the oldest ends")
	v := b.viewer(t, tokens[1])
	list, err := b.Logins(t.Context(), v)
	require.NoError(t, err)
	require.Len(t, list, identity.Default().MaxLogins)

	require.NoError(t, b.LogOut(t.Context(), v, uuid.Nil))
	_, _, err = b.Authenticate(t.Context(), *tokens[1].AccessToken)
	require.ErrorIs(t, err, fault.Unauthenticated)
	require.ErrorIs(t, b.LogOut(t.Context(), v, id.New()), fault.NotFound)

	v = b.viewer(t, tokens[2])
	n, err := b.LogOutEverywhere(t.Context(), v, true)
	require.NoError(t, err)
	require.Equal(t, identity.Default().MaxLogins-2, n)
	b.viewer(t, tokens[2])
	mine, err := b.LoginsByIDs(t.Context(), v, []uuid.UUID{v.LoginID, id.New()})
	require.NoError(t, err)
	require.Len(t, mine, 1)
	others, err := b.LoginsByIDs(t.Context(), access.Viewer{UserID: id.New(), Role: access.Admin}, []uuid.UUID{v.LoginID})
	require.NoError(t, err)
	require.Empty(t, others)
}
