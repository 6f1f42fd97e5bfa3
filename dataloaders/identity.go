package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/identity"
)

// Identity batches reads of accounts, logins, keys and grants.
type Identity struct {
	UserByID     *Loader[uuid.UUID, *identity.User]
	LoginByID    *Loader[uuid.UUID, *identity.Login]
	KeyByID      *Loader[uuid.UUID, *identity.APIKey]
	GrantsByUser *Loader[uuid.UUID, []*access.Grant]
}

func newIdentity(s *identity.Service, grants *access.Service, v *access.Viewer) *Identity {
	return &Identity{
		UserByID:     one(bind(v, s.ByIDs), func(u *identity.User) uuid.UUID { return u.ID }),
		LoginByID:    one(bind(v, s.LoginsByIDs), func(l *identity.Login) uuid.UUID { return l.ID }),
		KeyByID:      one(bind(v, s.KeysByIDs), func(k *identity.APIKey) uuid.UUID { return k.ID }),
		GrantsByUser: many(bind(v, grants.GrantsByUserIDs), func(g *access.Grant) uuid.UUID { return g.UserID }),
	}
}
