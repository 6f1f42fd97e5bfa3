package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/playback"
)

// Identity batches reads of accounts, logins, keys and grants.
type Identity struct {
	UserByID     *Loader[uuid.UUID, *identity.User]
	LoginByID    *Loader[uuid.UUID, *identity.Login]
	KeyByID      *Loader[uuid.UUID, *identity.APIKey]
	GrantsByUser *Loader[uuid.UUID, []*access.Grant]
	ProfileByID  *Loader[uuid.UUID, *identity.Profile]
	// ProfilesByAccount are in their order.
	ProfilesByAccount *Loader[uuid.UUID, []*identity.Profile]
	RestrictionByUser *Loader[uuid.UUID, *access.Restriction]
}

func newIdentity(s *identity.Service, grants *access.Service, v *access.Viewer) *Identity {
	return &Identity{
		UserByID:     one(bind(v, s.ByIDs), func(u *identity.User) uuid.UUID { return u.ID }),
		LoginByID:    one(bind(v, s.LoginsByIDs), func(l *identity.Login) uuid.UUID { return l.ID }),
		KeyByID:      one(bind(v, s.KeysByIDs), func(k *identity.APIKey) uuid.UUID { return k.ID }),
		GrantsByUser: many(bind(v, grants.GrantsByUserIDs), func(g *access.Grant) uuid.UUID { return g.UserID }),
		ProfileByID:  one(bind(v, s.ProfilesByIDs), func(p *identity.Profile) uuid.UUID { return p.ID }),

		ProfilesByAccount: many(bind(v, s.ProfilesByAccountIDs), func(p *identity.Profile) uuid.UUID { return p.AccountID }),
		RestrictionByUser: one(bind(v, grants.RestrictionsByUserIDs), func(r *access.Restriction) uuid.UUID { return r.UserID }),
	}
}

func profiles(l *Loaders) *Loader[uuid.UUID, *identity.Profile] { return l.Identity().ProfileByID }

func profilesOf(l *Loaders) *Loader[uuid.UUID, []*identity.Profile] {
	return l.Identity().ProfilesByAccount
}

func restrictions(l *Loaders) *Loader[uuid.UUID, *access.Restriction] {
	return l.Identity().RestrictionByUser
}

// What belongs to accounts and profiles.
var (
	LoginProfile        = toOne(profiles, func(l *identity.Login) *uuid.UUID { return l.ProfileID }, "Login.profile")
	KeyProfile          = toOne(profiles, func(k *identity.APIKey) *uuid.UUID { return k.ProfileID }, "ApiKey.profile")
	UserProfiles        = toMany(profilesOf, func(u *identity.User) *uuid.UUID { return &u.ID }, "User.profiles")
	UserRestrictions    = toOne(restrictions, func(u *identity.User) *uuid.UUID { return &u.ID }, "User.restrictions")
	ProfileRestrictions = toOne(restrictions, func(p *identity.Profile) *uuid.UUID { return &p.ID }, "Profile.restrictions")
	ProfilePreferences  = toOne(func(l *Loaders) *Loader[uuid.UUID, *playback.Preferences] { return l.Playback().PreferencesByUser },
		func(p *identity.Profile) *uuid.UUID { return &p.ID }, "Profile.playbackPreferences")
)
