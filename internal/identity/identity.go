package identity

import (
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/id"
)

// User is a person with an account.
type User struct {
	ID           uuid.UUID
	Name         string
	DisplayName  string
	Role         access.Role
	AllLibraries bool
	// MayDelete: files of libraries that allow it. Administrators always may.
	MayDelete   bool
	Enabled     bool
	CreatedAt   time.Time
	UpdatedAt   time.Time
	LastLoginAt *time.Time
}

// NodeID is the public id.
func (u User) NodeID() id.ID { return id.Of("user", u.ID) }

// IsNode marks User as addressable by node(id:).
func (User) IsNode() {}

// Login is one place where somebody is logged in.
type Login struct {
	ID     uuid.UUID
	UserID uuid.UUID
	// ProfileID is the profile in use; nil for the account itself.
	ProfileID  *uuid.UUID
	ClientName string
	UserAgent  string
	Address    string
	CreatedAt  time.Time
	LastUsedAt time.Time
	ExpiresAt  time.Time
}

// NodeID is the public id.
func (l Login) NodeID() id.ID { return id.Of("login", l.ID) }

// IsNode marks Login as addressable by node(id:).
func (Login) IsNode() {}

// APIKey is a key for programs, without its secret.
type APIKey struct {
	ID     uuid.UUID
	UserID uuid.UUID
	// ProfileID is the profile that it acts as; nil for the account itself.
	ProfileID  *uuid.UUID
	Name       string
	Prefix     string
	Scopes     []access.Scope
	CreatedAt  time.Time
	LastUsedAt *time.Time
	ExpiresAt  *time.Time
}

// NodeID is the public id.
func (k APIKey) NodeID() id.ID { return id.Of("apikey", k.ID) }

// IsNode marks APIKey as addressable by node(id:).
func (APIKey) IsNode() {}

// Tokens are the secrets of a login. A nil secret travels as a cookie.
type Tokens struct {
	AccessToken      *string
	AccessExpiresAt  time.Time
	RefreshToken     *string
	RefreshExpiresAt time.Time
}
