package identity

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

// NewUser is an account to be made.
type NewUser struct {
	Name         string
	DisplayName  string
	Password     string
	Role         access.Role
	AllLibraries bool
	MayDelete    bool
	Libraries    []uuid.UUID
}

func (n *NewUser) check() error {
	n.Name, n.DisplayName = strings.TrimSpace(n.Name), strings.TrimSpace(n.DisplayName)
	if n.DisplayName == "" {
		n.DisplayName = n.Name
	}
	if err := checkName(n.Name, "name"); err != nil {
		return err
	}
	if err := checkName(n.DisplayName, "displayName"); err != nil {
		return err
	}
	if n.Role != access.Admin && n.Role != access.User {
		return fault.Field(fault.Invalid, "a role is ADMIN or USER", "role")
	}
	return checkPassword(n.Password, "password")
}

func checkName(name, field string) error {
	switch {
	case name == "":
		return fault.Field(fault.Invalid, "a name is needed", field)
	case utf8.RuneCountInString(name) > 64:
		return fault.Field(fault.Invalid, "a name has at most 64 characters", field)
	case strings.ContainsFunc(name, unicode.IsControl):
		return fault.Field(fault.Invalid, "a name has no control characters", field)
	}
	return nil
}

// Create makes an account. A name in use is fault.Conflict, an unknown library fault.NotFound.
func (s *Service) Create(ctx context.Context, v access.Viewer, n NewUser) (*User, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	u, hash, err := s.prepare(ctx, n)
	if err != nil {
		return nil, err
	}
	err = s.db.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.insertUser(ctx, tx, u, hash); err != nil {
			return nameTaken(err)
		}
		return s.access.Grant(ctx, tx, v, u.ID, n.Libraries)
	})
	if err != nil {
		return nil, fmt.Errorf("create user: %w", err)
	}
	return u, nil
}

func nameTaken(err error) error {
	if db.Violates(err, "users_name_key") {
		return fault.Field(fault.Conflict, "somebody has this name already; choose another", "name")
	}
	return err
}

// Edit holds the new values of an account; a nil field stays.
type Edit struct {
	Name, DisplayName, Password *string
	Role                        *access.Role
	Enabled, AllLibraries       *bool
	MayDelete                   *bool
	Libraries                   *[]uuid.UUID
	// Restrict says that Restriction is what the account may see from now on; nil lifts it.
	Restrict    bool
	Restriction *access.Restriction
}

// Edit changes an account. It refuses (fault.Conflict) to take away the last administrator.
// A new password, and being disabled, end the account's logins.
func (s *Service) Edit(ctx context.Context, v access.Viewer, key uuid.UUID, e Edit) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	hash, err := s.checkEdit(ctx, &e)
	if err != nil {
		return err
	}
	err = s.db.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.lockSetup(ctx, tx); err != nil {
			return err
		}
		if err := s.store.updateUser(ctx, tx, key, e, hash, s.clock.Now()); err != nil {
			return nameTaken(err)
		}
		if err := s.keepAnAdmin(ctx, tx); err != nil {
			return err
		}
		if hash != nil || e.Enabled != nil && !*e.Enabled {
			if _, err := s.store.revokeLogins(ctx, tx, key, uuid.Nil, s.clock.Now()); err != nil {
				return err
			}
		}
		if e.Libraries != nil {
			if err := s.access.Grant(ctx, tx, v, key, *e.Libraries); err != nil {
				return err
			}
		}
		if e.Restrict {
			if err := s.access.Restrict(ctx, tx, v, key, e.Restriction, s.clock.Now()); err != nil {
				return err
			}
		}
		return s.checkRestricted(ctx, tx, key)
	})
	s.Forget()
	if err != nil {
		return fmt.Errorf("edit user %s: %w", key, err)
	}
	return nil
}

func (s *Service) checkEdit(ctx context.Context, e *Edit) (*string, error) {
	for field, name := range map[string]*string{"name": e.Name, "displayName": e.DisplayName} {
		if name == nil {
			continue
		}
		*name = strings.TrimSpace(*name)
		if err := checkName(*name, field); err != nil {
			return nil, err
		}
	}
	if e.Role != nil && *e.Role != access.Admin && *e.Role != access.User {
		return nil, fault.Field(fault.Invalid, "a role is ADMIN or USER", "role")
	}
	if e.Password == nil {
		return nil, nil //nolint:nilnil // no new password is no hash
	}
	if err := checkPassword(*e.Password, "password"); err != nil {
		return nil, err
	}
	hash, err := s.hasher.hash(ctx, *e.Password)
	return &hash, err
}

func (s *Service) keepAnAdmin(ctx context.Context, q db.Q) error {
	n, err := s.store.countAdmins(ctx, q)
	if err == nil && n == 0 {
		err = fault.Field(fault.Conflict, "this is the last administrator; make another one first", "id")
	}
	return err
}

// Remove deletes an account with all its state. The last administrator stays (fault.Conflict).
func (s *Service) Remove(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	err := s.db.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.lockSetup(ctx, tx); err != nil {
			return err
		}
		if err := s.store.deleteUser(ctx, tx, key); err != nil {
			return err
		}
		return s.keepAnAdmin(ctx, tx)
	})
	s.Forget()
	if err != nil {
		return fmt.Errorf("remove user %s: %w", key, err)
	}
	return nil
}

const userOrder = "users:name"

// List pages through the accounts by name.
func (s *Service) List(ctx context.Context, v access.Viewer, a page.Args) (*page.Connection[*User], error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	n, backward, err := a.Size()
	if err != nil {
		return nil, err
	}
	var after []string
	if c := a.Cursor(); c != nil {
		if after, err = page.Decode(*c, userOrder, 2); err != nil {
			return nil, err
		}
	}
	users, err := s.store.listUsers(ctx, s.db, after, backward, n+1)
	if err != nil {
		return nil, fmt.Errorf("list users: %w", err)
	}
	return page.New(users, a,
		func(u *User) page.Cursor { return page.Encode(userOrder, strings.ToLower(u.Name), u.ID.String()) },
		func(ctx context.Context) (page.Count, error) {
			n, err := s.store.countUsers(ctx, s.db)
			return page.Count{Value: n}, err
		})
}

// ChangePassword changes the viewer's own password and ends all other logins.
func (s *Service) ChangePassword(ctx context.Context, v access.Viewer, current, next string) error {
	if err := v.RequireAccount(); err != nil {
		return err
	}
	if v.LoginID == uuid.Nil {
		return fault.Field(fault.Forbidden, "an API key cannot change a password; log in")
	}
	if err := checkPassword(next, "newPassword"); err != nil {
		return err
	}
	old, err := s.store.passwordHash(ctx, s.db, v.UserID)
	if err != nil {
		return fmt.Errorf("change password of %s: %w", v.UserID, err)
	}
	ok, err := s.hasher.matches(ctx, current, old)
	if err != nil {
		return fmt.Errorf("change password of %s: %w", v.UserID, err)
	}
	if !ok {
		return fault.Field(fault.Invalid, "this is not the present password", "currentPassword")
	}
	hash, err := s.hasher.hash(ctx, next)
	if err != nil {
		return err
	}
	err = s.db.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.updateUser(ctx, tx, v.UserID, Edit{}, &hash, s.clock.Now()); err != nil {
			return err
		}
		_, err := s.store.revokeLogins(ctx, tx, v.UserID, v.LoginID, s.clock.Now())
		return err
	})
	s.Forget()
	if err != nil {
		return fmt.Errorf("change password of %s: %w", v.UserID, err)
	}
	return nil
}
