package identity

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"fmt"

	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// SetupRequired reports whether nobody has set the server up.
func (s *Service) SetupRequired(ctx context.Context) (bool, error) {
	n, err := s.store.countUsers(ctx, s.db)
	return n == 0, err
}

// SetupToken makes a new one-time token for SetUp; earlier ones stop working. It returns
// fault.Conflict when the server is set up already.
func (s *Service) SetupToken(ctx context.Context) (string, error) {
	token := rand.Text()
	err := s.db.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.lockSetup(ctx, tx); err != nil {
			return err
		}
		n, err := s.store.countUsers(ctx, tx)
		if err != nil {
			return err
		}
		if n > 0 {
			return fmt.Errorf("the server is set up: %w", fault.Conflict)
		}
		return s.store.putSetupToken(ctx, tx, hashSecret(token), s.clock.Now())
	})
	if err != nil {
		return "", fmt.Errorf("make setup token: %w", err)
	}
	return token, nil
}

// SetUp makes the first administrator. A wrong token, or a server that is set up, is fault.Forbidden.
func (s *Service) SetUp(ctx context.Context, token string, n NewUser) (*User, error) {
	n.Role, n.AllLibraries = access.Admin, true
	u, hash, err := s.prepare(ctx, n)
	if err != nil {
		return nil, err
	}
	err = s.db.Tx(ctx, func(tx pgx.Tx) error {
		// The lock makes one of many who try at once the first.
		if err := s.store.lockSetup(ctx, tx); err != nil {
			return err
		}
		want, err := s.store.setupToken(ctx, tx)
		if err != nil {
			return err
		}
		if len(want) == 0 || subtle.ConstantTimeCompare(want, hashSecret(token)) != 1 {
			return fault.Field(fault.Forbidden, "this is not the setup token; it is printed when the server starts, and ends when it is used", "token")
		}
		if err := s.store.insertUser(ctx, tx, u, hash); err != nil {
			return err
		}
		return s.store.dropSetupToken(ctx, tx)
	})
	if err != nil {
		return nil, fmt.Errorf("set up: %w", err)
	}
	return u, nil
}

// EnsureAdmin makes the first administrator for unattended installs, and does nothing where there is
// any account. It reports whether it made one.
func (s *Service) EnsureAdmin(ctx context.Context, n NewUser) (bool, error) {
	n.Role, n.AllLibraries = access.Admin, true
	if required, err := s.SetupRequired(ctx); err != nil || !required {
		return false, err
	}
	u, hash, err := s.prepare(ctx, n)
	if err != nil {
		return false, err
	}
	made := false
	err = s.db.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.lockSetup(ctx, tx); err != nil {
			return err
		}
		count, err := s.store.countUsers(ctx, tx)
		if err != nil || count > 0 {
			return err
		}
		made = true
		if err := s.store.insertUser(ctx, tx, u, hash); err != nil {
			return err
		}
		return s.store.dropSetupToken(ctx, tx)
	})
	if err != nil {
		return false, fmt.Errorf("make the first administrator: %w", err)
	}
	return made, nil
}

func (s *Service) prepare(ctx context.Context, n NewUser) (*User, string, error) {
	if err := n.check(); err != nil {
		return nil, "", err
	}
	hash, err := s.hasher.hash(ctx, n.Password)
	if err != nil {
		return nil, "", err
	}
	now := s.clock.Now()
	return &User{ID: id.New(), Name: n.Name, DisplayName: n.DisplayName, Role: n.Role, AllLibraries: n.AllLibraries, MayDelete: n.MayDelete,
		Enabled: true, CreatedAt: now, UpdatedAt: now}, hash, nil
}
