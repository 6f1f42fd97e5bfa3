package identity

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
)

// principal is who is behind a login or an API key, as it stood a moment ago.
type principal struct {
	viewer  access.Viewer
	expires time.Time // zero: never
	revoked bool
}

// Authenticate returns who holds a bearer secret (an access token or an API key) and when it ends
// (zero for never). A secret that does not work, any more, is fault.Unauthenticated.
func (s *Service) Authenticate(ctx context.Context, secret string) (access.Viewer, time.Time, error) {
	if isAPIKey(secret) {
		return s.authenticateKey(ctx, secret)
	}
	loginID, ends, err := s.readAccess(secret)
	if err != nil {
		return access.Viewer{}, time.Time{}, err
	}
	p, err := s.viewers.Load(ctx, s.remembered(loginID), s.loadLogin)
	if err != nil {
		return access.Viewer{}, time.Time{}, fmt.Errorf("authenticate login %s: %w", loginID, err)
	}
	if p.revoked {
		return access.Viewer{}, time.Time{}, fmt.Errorf("login %s has ended: %w", loginID, fault.Unauthenticated)
	}
	return p.viewer, ends, nil
}

func (s *Service) authenticateKey(ctx context.Context, secret string) (access.Viewer, time.Time, error) {
	hash := hashSecret(secret)
	p, err := s.viewers.Load(ctx, s.remembered(uuid.UUID(hash[:16])), func(ctx context.Context, _ remembered) (principal, error) {
		return s.loadKey(ctx, hash)
	})
	if err != nil {
		return access.Viewer{}, time.Time{}, fmt.Errorf("authenticate api key: %w", err)
	}
	if p.revoked || !p.expires.IsZero() && !s.clock.Now().Before(p.expires) {
		return access.Viewer{}, time.Time{}, fmt.Errorf("api key has ended: %w", fault.Unauthenticated)
	}
	return p.viewer, p.expires, nil
}

func (s *Service) loadLogin(ctx context.Context, of remembered) (principal, error) {
	loginID := of.id
	row, err := s.store.loginOwner(ctx, s.db, loginID, s.clock.Now())
	if errors.Is(err, fault.NotFound) {
		return principal{revoked: true}, nil
	}
	if err != nil {
		return principal{}, err
	}
	return s.principal(ctx, access.Viewer{LoginID: loginID}, row, nil)
}

func (s *Service) loadKey(ctx context.Context, hash []byte) (principal, error) {
	row, err := s.store.useKey(ctx, s.db, hash, s.clock.Now())
	if errors.Is(err, fault.NotFound) {
		return principal{revoked: true}, nil
	}
	if err != nil {
		return principal{}, err
	}
	return s.principal(ctx, access.Viewer{KeyID: row.ID, Scopes: row.Scopes}, &row.owner, row.ExpiresAt)
}

// principal fills a viewer. Only the account itself, unrestricted, has the rights of its role.
func (s *Service) principal(ctx context.Context, v access.Viewer, of *owner, expires *time.Time) (principal, error) {
	v.UserID, v.Role, v.MayDelete = of.ActingID, of.Role, of.MayDelete
	if of.TitleLanguage != nil {
		v.TitleLanguage = *of.TitleLanguage
	}
	if of.ActingID != of.UserID {
		v.AccountID, v.Role, v.MayDelete = of.UserID, access.User, false
	}
	if of.RestrictedAt != nil {
		v.Restricted, v.RestrictedAt, v.Role, v.MayDelete = true, of.RestrictedAt.UnixMicro(), access.User, false
	}
	var err error
	if v.Libraries, v.Kinds, err = s.access.Scope(ctx, of.UserID, of.AllLibraries || of.Role == access.Admin); err != nil {
		return principal{}, err
	}
	if !of.ActingAll {
		chosen, _, err := s.access.Scope(ctx, of.ActingID, false)
		if err != nil {
			return principal{}, err
		}
		v.Libraries = slices.DeleteFunc(v.Libraries, func(l uuid.UUID) bool { return !slices.Contains(chosen, l) })
	}
	p := principal{viewer: v}
	if expires != nil {
		p.expires = *expires
	}
	return p, nil
}

// Forget makes the next request of everybody ask the database again, after a change of rights.
func (s *Service) Forget() {
	s.forgotten.Add(1)
	s.viewers.Clear()
}

func (s *Service) remembered(key uuid.UUID) remembered { return remembered{key, s.forgotten.Load()} }

// Close ends the service's own goroutines.
func (s *Service) Close() { s.viewers.Close() }
