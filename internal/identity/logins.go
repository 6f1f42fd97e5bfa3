package identity

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Client is what is known of the program that logs in; it is only shown, never trusted.
type Client struct{ Name, UserAgent, Address string }

func (c Client) bounded() Client {
	return Client{cut(c.Name, 100), cut(c.UserAgent, 300), cut(c.Address, 64)}
}

func cut(s string, n int) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "")
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// errWrongLogin reads the same for unknown names, wrong passwords and disabled accounts.
func errWrongLogin() error {
	return fault.Field(fault.Invalid, "name or password is wrong", "password")
}

// LogIn checks name and password and begins a login. Failures are fault.Invalid and take the same time
// and words whether the name exists or not; after too many, fault.Unavailable until the lock ends.
func (s *Service) LogIn(ctx context.Context, name, password string, c Client) (*User, *Tokens, error) {
	name = strings.TrimSpace(name)
	nameHash := sha256.Sum256([]byte("login:" + strings.ToLower(name)))
	if err := s.countAttempt(ctx, nameHash[:]); err != nil {
		return nil, nil, err
	}
	u, hash, err := s.store.userByName(ctx, s.db, name)
	switch {
	case errors.Is(err, fault.NotFound):
		u, hash = nil, s.hasher.decoy
	case err != nil:
		return nil, nil, fmt.Errorf("log in: %w", err)
	}
	if len(password) > maxPassword {
		password = password[:maxPassword] // longer ones never match; the time stays the same
		u = nil
	}
	ok, err := s.hasher.matches(ctx, password, hash)
	if err != nil {
		return nil, nil, fmt.Errorf("log in: %w", err)
	}
	if !ok || u == nil || !u.Enabled {
		return nil, nil, errWrongLogin()
	}
	tokens, err := s.Begin(ctx, u, c, nameHash[:])
	return u, tokens, err
}

// countAttempt counts before the password is checked, so that many tries at once count as many.
func (s *Service) countAttempt(ctx context.Context, nameHash []byte) error {
	until, err := s.store.countAttempt(ctx, s.db, nameHash, s.clock.Now(), s.config.LockoutWindow, s.config.LockoutFailures)
	if err != nil {
		return fmt.Errorf("log in: %w", err)
	}
	if until != nil {
		wait := until.Sub(s.clock.Now()).Round(time.Minute)
		return fault.Field(fault.Unavailable, fmt.Sprintf("too many failed logins; try again in %d minutes", max(1, int(wait.Minutes()))))
	}
	return nil
}

// Begin starts a login for a user whose identity was proved; the oldest logins above the limit end.
func (s *Service) Begin(ctx context.Context, u *User, c Client, nameHash []byte) (*Tokens, error) {
	c = c.bounded()
	now := s.clock.Now()
	refresh, hash := randomSecret(refreshPrefix)
	l := Login{ID: id.New(), UserID: u.ID, ClientName: c.Name, UserAgent: c.UserAgent, Address: c.Address,
		CreatedAt: now, LastUsedAt: now, ExpiresAt: now.Add(s.config.RefreshTTL)}
	err := s.db.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.forgiveAttempts(ctx, tx, nameHash); err != nil {
			return err
		}
		if err := s.store.insertLogin(ctx, tx, l, hash); err != nil {
			return err
		}
		return s.store.endOldestLogins(ctx, tx, u.ID, s.config.MaxLogins, now)
	})
	if err != nil {
		return nil, fmt.Errorf("begin login of %s: %w", u.ID, err)
	}
	return s.tokens(u.ID, l.ID, refresh, l.ExpiresAt, now)
}

func (s *Service) tokens(userID, loginID uuid.UUID, refresh string, refreshEnds, now time.Time) (*Tokens, error) {
	token, ends, err := s.signAccess(userID, loginID, now)
	if err != nil {
		return nil, err
	}
	return &Tokens{AccessToken: &token, AccessExpiresAt: ends, RefreshToken: &refresh, RefreshExpiresAt: refreshEnds}, nil
}

// reuseGrace forgives a client that asked twice at once, for example from two tabs.
const reuseGrace = 10 * time.Second

// Refresh trades a refresh token for new tokens. A token that was traded before ends the login it
// belonged to: somebody has a copy. Every failure is fault.Unauthenticated.
func (s *Service) Refresh(ctx context.Context, refresh string, c Client) (*Tokens, error) {
	c, now := c.bounded(), s.clock.Now()
	hash := hashSecret(refresh)
	next, nextHash := randomSecret(refreshPrefix)
	l, err := s.store.rotateLogin(ctx, s.db, hash, nextHash, now, now.Add(s.config.RefreshTTL), c)
	if errors.Is(err, fault.NotFound) {
		return nil, s.refuseRefresh(ctx, hash, now)
	}
	if err != nil {
		return nil, fmt.Errorf("refresh login: %w", err)
	}
	return s.tokens(l.UserID, l.ID, next, l.ExpiresAt, now)
}

func (s *Service) refuseRefresh(ctx context.Context, hash []byte, now time.Time) error {
	ended, err := s.store.endReusedLogin(ctx, s.db, hash, now, now.Add(-reuseGrace))
	if err != nil {
		return fmt.Errorf("refresh login: %w", err)
	}
	if ended != uuid.Nil {
		s.viewers.Invalidate(s.remembered(ended))
		s.log.WarnContext(ctx, "refresh token used twice, login ended", "login_id", ended)
	}
	return fault.Field(fault.Unauthenticated, "this login has ended; log in again", "refreshToken")
}

// Logins returns where the viewer is logged in, newest first. A profile sees its own login alone.
func (s *Service) Logins(ctx context.Context, v access.Viewer) ([]*Login, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	if v.RequireAccount() != nil {
		return s.LoginsByIDs(ctx, v, []uuid.UUID{v.LoginID})
	}
	return s.store.logins(ctx, s.db, v.UserID, s.clock.Now())
}

// LoginsByIDs backs the loader of logins: everybody sees their own, and a profile only the one that asks.
func (s *Service) LoginsByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Login, error) {
	if v.RequireAccount() != nil {
		keys = only(keys, v.LoginID)
	}
	return s.store.loginsByIDs(ctx, s.db, v.Account(), keys, s.clock.Now())
}

// LogOut ends one of the viewer's logins; the zero key means the one that asks, and a profile can end no other.
func (s *Service) LogOut(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	if key == uuid.Nil {
		key = v.LoginID
	}
	if key != v.LoginID && v.RequireAccount() != nil {
		return fmt.Errorf("log out %s: %w", key, fault.NotFound)
	}
	if err := s.store.revokeLogin(ctx, s.db, v.Account(), key, s.clock.Now()); err != nil {
		return fmt.Errorf("log out %s: %w", key, err)
	}
	s.viewers.Invalidate(s.remembered(key))
	return nil
}

// LogOutEverywhere ends the viewer's logins, this one too unless it is kept, and returns how many.
// A profile cannot: fault.Forbidden.
func (s *Service) LogOutEverywhere(ctx context.Context, v access.Viewer, keepCurrent bool) (int, error) {
	if err := v.RequireAccount(); err != nil {
		return 0, err
	}
	keep := uuid.Nil
	if keepCurrent {
		keep = v.LoginID
	}
	n, err := s.store.revokeLogins(ctx, s.db, v.UserID, keep, s.clock.Now())
	s.Forget()
	if err != nil {
		return 0, fmt.Errorf("log out everywhere: %w", err)
	}
	return int(n), nil
}

// ResetPassword sets a password from the server's own command line and ends the account's logins.
func (s *Service) ResetPassword(ctx context.Context, v access.Viewer, name, password string) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	u, _, err := s.store.userByName(ctx, s.db, strings.TrimSpace(name))
	if err != nil {
		return fmt.Errorf("reset password: %w", err)
	}
	return s.Edit(ctx, v, u.ID, Edit{Password: &password})
}
