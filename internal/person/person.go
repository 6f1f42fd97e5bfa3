package person

import (
	"cmp"
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
)

// Person is somebody who took part in films or series.
type Person struct {
	ID       uuid.UUID
	Name     string
	SortName string
	TMDBID   *int64  `db:"tmdb_id"`
	IMDBID   *string `db:"imdb_id"`
}

// NodeID is the public id.
func (p Person) NodeID() id.ID { return id.Of("person", p.ID) }

// IsNode marks Person as addressable by node(id:).
func (Person) IsNode() {}

// Genre is a kind of story.
type Genre struct {
	ID   uuid.UUID
	Name string
	Slug string
}

// NodeID is the public id.
func (g Genre) NodeID() id.ID { return id.Of("genre", g.ID) }

// IsNode marks Genre as addressable by node(id:).
func (Genre) IsNode() {}

// Role is what somebody did.
type Role string

// The roles.
const (
	Actor    Role = "ACTOR"
	Director Role = "DIRECTOR"
	Writer   Role = "WRITER"
	Producer Role = "PRODUCER"
	Composer Role = "COMPOSER"
	Creator  Role = "CREATOR"
	Guest    Role = "GUEST"
	Other    Role = "OTHER"
)

// Credit is somebody's part in a film, series or episode (OwnerID).
type Credit struct {
	OwnerID   uuid.UUID
	Role      Role
	Character *string
	// Person is read together with the credit.
	Person *Person `db:"-"`
}

// CreditRow is a credit joined with what is shown of its person, as SelectCredits selects it.
type CreditRow struct {
	Credit

	// Position is its place among the owner's.
	Position int
	Person
}

// OwnedGenre is a genre of a film or a series (OwnerID).
type OwnedGenre struct {
	OwnerID uuid.UUID
	// Position is its place among the owner's, where they come unsorted.
	Position int `db:"position,optional"`
	ID       uuid.UUID
	Name     string
	Slug     string
}

// Sorted returns genres of owners in the order of each of them.
func Sorted(rows []*OwnedGenre) []*OwnedGenre {
	slices.SortFunc(rows, func(a, b *OwnedGenre) int { return cmp.Or(a.Position-b.Position, strings.Compare(a.Name, b.Name)) })
	return rows
}

// Genre returns the row as a genre.
func (g *OwnedGenre) Genre() *Genre { return &Genre{ID: g.ID, Name: g.Name, Slug: g.Slug} }

// New is somebody that a description names.
type New struct {
	Name   string
	TMDBID *int64
	IMDBID *string
}

// KeyOf is what tells people of local files apart.
func KeyOf(name string) string { return fold.Text(name) }

// SlugOf is a genre's name for addresses, and what tells genres apart.
func SlugOf(name string) string { return strings.ReplaceAll(fold.Text(name), " ", "-") }

// Filter narrows a list of people; a nil field does not filter.
type Filter struct{ NameStartsWith *string }

// Credits returns the rows as credits, those of each owner in their order.
func Credits(rows []*CreditRow) []*Credit {
	slices.SortFunc(rows, func(a, b *CreditRow) int { return a.Position - b.Position })
	out := make([]*Credit, len(rows))
	for i, r := range rows {
		r.Credit.Person = &r.Person
		out[i] = &r.Credit
	}
	return out
}

// RoleNames returns the roles as SQL takes them; none is nil, which means all.
func RoleNames(roles []Role) []string { return names(roles) }
