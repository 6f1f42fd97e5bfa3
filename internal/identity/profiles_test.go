package identity_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/platform/fault"
)

// profile makes one of the viewer's account.
func (b *bundle) profile(t *testing.T, v access.Viewer, n identity.NewProfile) *identity.Profile {
	t.Helper()
	n.Autoplay, n.AllLibraries = true, true
	p, err := b.CreateProfile(t.Context(), v, n)
	require.NoError(t, err)
	return p
}

func (b *bundle) who(t *testing.T, secret string) access.Viewer {
	t.Helper()
	v, _, err := b.Authenticate(t.Context(), secret)
	require.NoError(t, err)
	return v
}

// A login carries the profile in use: what is the viewer's own is the profile's, and the rights of an administrator stay
// behind. The way back is locked by a PIN, and by too many wrong ones.
func TestProfiles_switch(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	secret := *b.logIn(t, "Anne", password).AccessToken
	admin := b.who(t, secret)
	require.Equal(t, access.Admin, admin.Role)
	kim := b.profile(t, admin, identity.NewProfile{Name: "Kim", Kids: true})
	require.NoError(t, b.EditProfile(t.Context(), admin, admin.UserID, identity.EditedProfile{PIN: new("1234")}))

	_, err := b.SwitchProfile(t.Context(), admin, kim.ID, "")
	require.NoError(t, err)
	child := b.who(t, secret)
	require.Equal(t, kim.ID, child.UserID)
	require.Equal(t, admin.UserID, child.Account())
	require.True(t, child.Restricted)
	require.Equal(t, access.User, child.Role)
	require.False(t, child.Same(admin))
	require.ErrorIs(t, child.RequireAdmin(), fault.Forbidden)
	require.ErrorIs(t, child.RequireAccount(), fault.Forbidden)

	for _, do := range []func() error{
		func() error { return b.ChangePassword(t.Context(), child, "x", "correct horse") },
		func() error { _, err := b.LogOutEverywhere(t.Context(), child, false); return err },
		func() error {
			_, _, err := b.CreateKey(t.Context(), child, "x", []access.Scope{access.ScopeRead}, nil, nil)
			return err
		},
		func() error { return b.RevokeKey(t.Context(), child, uuid.New()) },
		func() error {
			_, err := b.CreateProfile(t.Context(), child, identity.NewProfile{Name: "Lou"})
			return err
		},
		func() error { return b.RemoveProfile(t.Context(), child, kim.ID) },
		func() error {
			return b.EditProfile(t.Context(), child, admin.UserID, identity.EditedProfile{PIN: new("")})
		},
	} {
		require.ErrorIs(t, do(), fault.Forbidden)
	}
	require.ErrorIs(t, b.LogOut(t.Context(), child, uuid.New()), fault.NotFound)
	own, err := b.Logins(t.Context(), child)
	require.NoError(t, err)
	require.Len(t, own, 1)
	require.Equal(t, &kim.ID, own[0].ProfileID)

	_, err = b.SwitchProfile(t.Context(), child, admin.UserID, "")
	require.ErrorIs(t, err, fault.Invalid)
	for range 5 {
		_, err = b.SwitchProfile(t.Context(), child, admin.UserID, "4321")
		require.ErrorIs(t, err, fault.Invalid)
	}
	_, err = b.SwitchProfile(t.Context(), child, admin.UserID, "1234")
	require.ErrorIs(t, err, fault.Unavailable, "locked out")
	b.clock.Advance(16 * time.Minute)
	_, err = b.SwitchProfile(t.Context(), child, admin.UserID, "1234")
	require.NoError(t, err)
	require.True(t, b.who(t, *b.logIn(t, "Anne", password).AccessToken).Same(admin), "a password begins with the account itself")
}

// A key acts as a profile and has no more rights than it; both end with the profile.
func TestProfiles_ends(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	secret := *b.logIn(t, "Anne", password).AccessToken
	admin := b.who(t, secret)
	kim := b.profile(t, admin, identity.NewProfile{Name: "Kim", Restriction: &access.Restriction{MaxAge: new(6)}})
	_, key, err := b.CreateKey(t.Context(), admin, "tv", []access.Scope{access.ScopeRead, access.ScopeAdmin}, nil, &kim.ID)
	require.NoError(t, err)
	v := b.who(t, key)
	require.Equal(t, kim.ID, v.UserID)
	require.True(t, v.Restricted)
	require.ErrorIs(t, v.RequireAdmin(), fault.Forbidden)
	_, err = b.SwitchProfile(t.Context(), v, admin.UserID, "")
	require.ErrorIs(t, err, fault.Forbidden)
	_, _, err = b.CreateKey(t.Context(), admin, "tv", []access.Scope{access.ScopeRead}, nil, new(uuid.New()))
	require.ErrorIs(t, err, fault.Invalid)

	other := *b.logIn(t, "Anne", password).AccessToken
	_, err = b.SwitchProfile(t.Context(), b.who(t, other), kim.ID, "")
	require.NoError(t, err)
	require.NoError(t, b.RemoveProfile(t.Context(), admin, kim.ID))
	for _, gone := range []string{key, other} {
		_, _, err := b.Authenticate(t.Context(), gone)
		require.ErrorIs(t, err, fault.Unauthenticated, "it must not become the account's")
	}
	require.True(t, b.who(t, secret).Same(admin))
}

func TestProfiles_bounds(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	admin := b.who(t, *b.logIn(t, "Anne", password).AccessToken)
	for range 5 {
		b.profile(t, admin, identity.NewProfile{Name: "Kim"})
	}
	_, err := b.CreateProfile(t.Context(), admin, identity.NewProfile{Name: "Lou"})
	require.ErrorIs(t, err, fault.Conflict)
	_, err = b.CreateProfile(t.Context(), admin, identity.NewProfile{Account: uuid.New(), Name: "Lou"})
	require.ErrorIs(t, err, fault.NotFound)
	_, err = b.SwitchProfile(t.Context(), admin, uuid.New(), "")
	require.ErrorIs(t, err, fault.NotFound)
	list, err := b.ProfilesByAccountIDs(t.Context(), admin, []uuid.UUID{admin.UserID})
	require.NoError(t, err)
	require.Len(t, list, 6)
	require.True(t, list[0].Own())
	require.ErrorIs(t, b.EditProfile(t.Context(), admin, uuid.New(), identity.EditedProfile{}), fault.NotFound)
	require.ErrorIs(t, b.Edit(t.Context(), admin, list[1].ID, identity.Edit{DisplayName: new("x")}), fault.NotFound, "a profile is no account")
	_, _, err = b.LogIn(t.Context(), "profile "+list[1].ID.String(), "", identity.Client{})
	require.ErrorIs(t, err, fault.Invalid)
}

// The language of titles is that of the profile in use, from the next request on.
func TestProfiles_titleLanguage(t *testing.T) {
	t.Parallel()
	b := withAdmin(t)
	secret := *b.logIn(t, "Anne", password).AccessToken
	admin := b.who(t, secret)
	require.Empty(t, admin.TitleLanguage)
	kim := b.profile(t, admin, identity.NewProfile{Name: "Kim", TitleLanguage: new("pt-br")})
	require.Equal(t, "pt-BR", *kim.TitleLanguage, "as it is written everywhere")
	require.NoError(t, b.EditProfile(t.Context(), admin, admin.UserID, identity.EditedProfile{TitleLanguage: new("de")}))
	require.Equal(t, "de", b.who(t, secret).TitleLanguage)
	require.False(t, b.who(t, secret).Same(admin), "what is shown has changed")
	_, err := b.SwitchProfile(t.Context(), admin, kim.ID, "")
	require.NoError(t, err)
	require.Equal(t, "pt-BR", b.who(t, secret).TitleLanguage)
	require.NoError(t, b.EditProfile(t.Context(), admin, kim.ID, identity.EditedProfile{TitleLanguage: new("")}))
	require.Empty(t, b.who(t, secret).TitleLanguage)
	require.ErrorIs(t, b.EditProfile(t.Context(), admin, kim.ID, identity.EditedProfile{TitleLanguage: new("klingon!")}), fault.Invalid)
	require.ErrorIs(t, b.EditProfile(t.Context(), admin, kim.ID, identity.EditedProfile{TitleLanguage: new("de-x-" + strings.Repeat("abcdefgh-", 4) + "a")}), fault.Invalid)
}
