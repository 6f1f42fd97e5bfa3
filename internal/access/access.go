// Package access knows what a viewer may see. Every exported read and write of a noun takes a Viewer,
// and what it may not see is left out by SQL.
package access

import (
	"context"
	"net/netip"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Role is what an account may do.
type Role string

// The roles. Nobody is the role of strangers; no account has it.
const (
	Nobody Role = ""
	Admin  Role = "ADMIN"
	User   Role = "USER"
)

// Scope is what an API key may do.
type Scope string

// The scopes.
const (
	ScopeRead  Scope = "READ"
	ScopePlay  Scope = "PLAY"
	ScopeWrite Scope = "WRITE"
	ScopeAdmin Scope = "ADMIN"
)

// Level is the least that a viewer must be, as the schema's @auth says it.
type Level string

// The levels.
const (
	LevelAnyone Level = "ANYONE"
	LevelUser   Level = "USER"
	LevelAdmin  Level = "ADMIN"
)

// Viewer is who asks. The zero Viewer is a stranger, who sees nothing.
type Viewer struct {
	// UserID is the user whose state is read and written: the account, or the profile of it that is in use.
	UserID uuid.UUID
	// AccountID is the account of a profile; zero where the account itself is used. See Account.
	AccountID uuid.UUID
	Role      Role
	// MayDelete: files, where the library allows it. Administrators may without it.
	MayDelete bool
	// LoginID is the login in use; zero when an API key asks.
	LoginID uuid.UUID
	// KeyID is the API key in use; zero when a login asks.
	KeyID uuid.UUID
	// Scopes bounds an API key; it is nil for logins, which are not bounded.
	Scopes []Scope
	// Libraries are all libraries that may be seen, resolved once per request, in a fixed order.
	Libraries []uuid.UUID
	// Kinds are what libraries hold, such as MOVIES; nil where that is not known. See LibrariesOf.
	Kinds map[uuid.UUID]string
	// TitleLanguage is the language to show titles and texts in, BCP 47; empty for that of the libraries.
	TitleLanguage string
	// Restricted says that something of them is hidden. It is hidden in the database: see With.
	Restricted bool
	// RestrictedAt is when that was last changed, in microseconds; zero for who is not restricted.
	RestrictedAt int64
	// Address is where the request came from, as far as it can be believed; not valid where nobody knows.
	Address netip.Addr

	// shown: see ShownIn.
	shown bool
}

// ShownIn returns the viewer with a note that he was shown, in this request, all rows that are asked about: where they are in
// these libraries, one for each. Who is restricted has no such note.
func (v Viewer) ShownIn(homes []uuid.UUID) Viewer {
	v.shown = len(homes) > 0 && !v.Restricted
	for i, home := range homes {
		if i == 0 || home != homes[i-1] {
			v.shown = v.shown && slices.Contains(v.Libraries, home)
		}
	}
	return v
}

// WasShown tells whether the viewer was shown the rows that he asks about what belongs to them.
func (v Viewer) WasShown() bool { return v.shown }

// System is the server itself, in jobs: it may see the given libraries and do everything.
func System(libraries ...uuid.UUID) Viewer { return Viewer{Role: Admin, Libraries: libraries} }

// Account is who logs in: the viewer, or the account that the profile belongs to.
func (v Viewer) Account() uuid.UUID {
	if v.AccountID == uuid.Nil {
		return v.UserID
	}
	return v.AccountID
}

// Same reports whether what other may see, in which language, and whose it is, is the same.
func (v Viewer) Same(other Viewer) bool {
	return v.UserID == other.UserID && v.Restricted == other.Restricted && v.RestrictedAt == other.RestrictedAt && v.TitleLanguage == other.TitleLanguage
}

// RequireAccount is for what concerns the account, such as its password: nil where the account itself is used, else
// fault.Unauthenticated or fault.Forbidden.
func (v Viewer) RequireAccount() error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	if v.Account() != v.UserID {
		return fault.Field(fault.Forbidden, "this is the account's own matter; change to its own profile")
	}
	return nil
}

// Stranger reports whether nobody is logged in.
func (v Viewer) Stranger() bool { return v.Role == Nobody }

// Allows reports whether the viewer is at least level and, with an API key, holds scope.
func (v Viewer) Allows(level Level, scope Scope) bool {
	switch {
	case level == LevelAnyone:
		return true
	case v.Stranger(), level == LevelAdmin && v.Role != Admin:
		return false
	}
	return v.Scopes == nil || slices.Contains(v.Scopes, scope)
}

// RequireAdmin is the second check behind the schema's: nil, fault.Unauthenticated or fault.Forbidden.
func (v Viewer) RequireAdmin() error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	if !v.Allows(LevelAdmin, ScopeAdmin) {
		return fault.Forbidden
	}
	return nil
}

// RequireDeleter is nil for whoever may delete files, else fault.Unauthenticated or fault.Forbidden.
func (v Viewer) RequireDeleter() error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	if v.Role != Admin && !v.MayDelete || !v.Allows(LevelUser, ScopeAdmin) {
		return fault.Forbidden
	}
	return nil
}

// RequireUser is nil for whoever is logged in, else fault.Unauthenticated.
func (v Viewer) RequireUser() error {
	if v.Stranger() {
		return fault.Unauthenticated
	}
	return nil
}

// Sees reports whether the viewer may see a library.
func (v Viewer) Sees(library uuid.UUID) bool { return slices.Contains(v.Libraries, library) }

// Within returns the libraries to look in: all that the viewer may see, or the one that is asked for. One that he may not see is
// fault.NotFound.
func (v Viewer) Within(library *uuid.UUID) ([]uuid.UUID, error) {
	switch {
	case library == nil:
		return v.Libraries, nil
	case !v.Sees(*library):
		return nil, fault.NotFound
	}
	return []uuid.UUID{*library}, nil
}

// Narrowed returns the libraries to read a list from: all of these, or the one of them that is asked for. None are left where that is
// none of them, or no library.
func Narrowed(libraries []uuid.UUID, library *id.ID) []uuid.UUID {
	if library == nil {
		return libraries
	}
	if key, err := library.Key("library"); err == nil && slices.Contains(libraries, key) {
		return []uuid.UUID{key}
	}
	return []uuid.UUID{}
}

// LibrariesOf returns those of the libraries that may hold something of a kind, such as MOVIES: a list of films need not look
// for them where there are none.
func (v Viewer) LibrariesOf(kind string) []uuid.UUID {
	other := func(l uuid.UUID) bool { held, known := v.Kinds[l]; return known && held != kind }
	if !slices.ContainsFunc(v.Libraries, other) {
		return v.Libraries
	}
	return slices.DeleteFunc(slices.Clone(v.Libraries), other)
}

type contextKey struct{}

// With returns ctx carrying v. Only transports put it there and only resolvers take it out:
// services get the viewer as an argument. Behind it, what is hidden from v does not exist in the database.
func With(ctx context.Context, v Viewer) context.Context {
	return context.WithValue(v.Wall(ctx), contextKey{}, v)
}

// Wall returns ctx with the wall of v alone, for what goes on for a viewer beside a request.
func (v Viewer) Wall(ctx context.Context) context.Context {
	if !v.Restricted {
		return db.Walled(ctx, uuid.Nil)
	}
	return db.Walled(ctx, v.UserID)
}

// From returns the viewer of ctx; a stranger where there is none.
func From(ctx context.Context) Viewer {
	v, _ := ctx.Value(contextKey{}).(Viewer)
	return v
}
