package search

import (
	"context"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
)

// Doc is something that can be found.
type Doc struct {
	ID   uuid.UUID
	Kind Kind
	// LibraryID is the library through which it is seen; zero for what a user owns, and for people, who are seen by their Gate.
	LibraryID uuid.UUID
	// OwnerID is the user with whom it goes, and Readers are those who find it, the owner among them.
	OwnerID *uuid.UUID
	Readers []uuid.UUID
	Title   string
	// Also are the other titles that it is found by.
	Also []string
	// Beside is what is typed beside a title, such as the artist of a song: it finds where titles alone find too little. What is
	// part of another thing, PartOf, has that one's title beside it, and follows it. Films and series without one have their people
	// and the set of films there, as the catalogue has them when they are put.
	Beside     string
	PartOf     *uuid.UUID
	Year       *int
	Popularity float64
}

// Index finds things by their titles.
type Index interface {
	// Put adds or replaces documents, in the caller's transaction; of those with one id the last counts.
	Put(ctx context.Context, tx db.Q, docs []Doc) error
	// Remove forgets documents, in the caller's transaction.
	Remove(ctx context.Context, tx db.Q, ids []uuid.UUID) error
	// Search returns what the viewer may see of what is looked for, the best first.
	Search(ctx context.Context, v access.Viewer, a Asked) ([]*Hit, error)
	// Match looks a text up in the titles of things of one kind, for lists that narrow and sort by it.
	Match(ctx context.Context, v access.Viewer, text string, kind Kind) (*Match, error)
}

// Match is what a text finds of one kind: up to MaxMatches. Where there are more, what is called so is among them, and of what
// begins so the first 2,000 of the alphabet; then it is any of the rest.
type Match struct {
	// Rows is a SELECT of found_id uuid and relevance float8, greater for what goes better with the text; Args are its
	// parameters, each standing there as #1, #2 and so on.
	Rows string
	Args []any
}

// Write returns Rows with its parameters made by param.
func (m *Match) Write(param func(any) string) string {
	out := m.Rows
	for i, arg := range m.Args {
		out = strings.ReplaceAll(out, "#"+strconv.Itoa(i+1), param(arg))
	}
	return out
}

// MaxMatches is how many things of one kind a text finds at most.
const MaxMatches = 10_000
