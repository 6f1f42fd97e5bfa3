package identity

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// maxKeys is how many API keys a user may have.
const maxKeys = 10

// CreateKey makes an API key for the viewer and returns it with its secret, which is shown only now.
// A key can do no more than the one who makes it. With a profile of the account it acts as that; an unknown one is
// fault.Invalid. Only the account itself makes keys, else it is fault.Forbidden.
func (s *Service) CreateKey(ctx context.Context, v access.Viewer, name string, scopes []access.Scope, expires *time.Time,
	profile *uuid.UUID) (*APIKey, string, error) {
	if err := v.RequireAccount(); err != nil {
		return nil, "", err
	}
	name = strings.TrimSpace(name)
	now := s.clock.Now()
	if err := checkKey(v, name, scopes, expires, now); err != nil {
		return nil, "", err
	}
	if profile != nil && *profile == v.UserID {
		profile = nil
	}
	if profile != nil {
		if of, err := s.store.profile(ctx, s.db, *profile); err != nil || of.AccountID != v.UserID {
			return nil, "", fault.Field(fault.Invalid, "there is no such profile", "profileId")
		}
	}
	slices.Sort(scopes)
	secret, hash := randomSecret(keyPrefix)
	k := &APIKey{ID: id.New(), UserID: v.UserID, ProfileID: profile, Name: name, Prefix: secret[:len(keyPrefix)+6],
		Scopes: slices.Compact(scopes), CreatedAt: now, ExpiresAt: expires}
	err := s.db.Tx(ctx, func(tx pgx.Tx) error {
		n, err := s.store.countKeys(ctx, tx, v.UserID, now)
		if err != nil {
			return err
		}
		if n >= maxKeys {
			return fault.Field(fault.Conflict, fmt.Sprintf("there are %d keys already, and no more are allowed; revoke one first", n))
		}
		return s.store.insertKey(ctx, tx, k, hash)
	})
	if err != nil {
		return nil, "", fmt.Errorf("create api key: %w", err)
	}
	return k, secret, nil
}

func checkKey(v access.Viewer, name string, scopes []access.Scope, expires *time.Time, now time.Time) error {
	if err := checkName(name, "name"); err != nil {
		return err
	}
	if len(scopes) == 0 {
		return fault.Field(fault.Invalid, "a key needs at least one scope", "scopes")
	}
	for _, sc := range scopes {
		if v.Scopes != nil && !slices.Contains(v.Scopes, sc) {
			return fault.Field(fault.Forbidden, fmt.Sprintf("a key without the scope %s cannot give it", sc), "scopes")
		}
		if sc == access.ScopeAdmin && v.Role != access.Admin {
			return fault.Field(fault.Forbidden, "only administrators can give the scope ADMIN", "scopes")
		}
	}
	if expires != nil && !expires.After(now) {
		return fault.Field(fault.Invalid, "the end lies in the past", "expiresAt")
	}
	return nil
}

// Keys returns the viewer's API keys, newest first. A profile sees none.
func (s *Service) Keys(ctx context.Context, v access.Viewer) ([]*APIKey, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	if v.RequireAccount() != nil {
		return nil, nil //nolint:nilerr // they are not the profile's to see
	}
	return s.store.keys(ctx, s.db, v.UserID, s.clock.Now())
}

// KeysByIDs backs the loader of API keys: everybody sees their own.
func (s *Service) KeysByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*APIKey, error) {
	return s.store.keysByIDs(ctx, s.db, v.UserID, keys)
}

// RevokeKey ends one of the viewer's API keys. A profile cannot: fault.Forbidden.
func (s *Service) RevokeKey(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	if err := v.RequireAccount(); err != nil {
		return err
	}
	if err := s.store.revokeKey(ctx, s.db, v.UserID, key, s.clock.Now()); err != nil {
		return fmt.Errorf("revoke api key %s: %w", key, err)
	}
	s.Forget()
	return nil
}
