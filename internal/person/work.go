package person

import (
	"context"
	"fmt"
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

// Department is the part of the making that a role belongs to.
type Department string

// The departments.
const (
	Acting     Department = "ACTING"
	Directing  Department = "DIRECTING"
	Writing    Department = "WRITING"
	Production Department = "PRODUCTION"
	Sound      Department = "SOUND"
	Crew       Department = "CREW"
)

var departments = map[Role]Department{Actor: Acting, Guest: Acting, Director: Directing, Writer: Writing, Creator: Writing,
	Producer: Production, Composer: Sound}

// Department is where the credit belongs.
func (c Credit) Department() Department {
	if d := departments[c.Role]; d != "" {
		return d
	}
	return Crew
}

// Work is a film or a series that somebody (OwnerID) took part in.
type Work struct {
	OwnerID    uuid.UUID
	ItemID     uuid.UUID
	Series     bool
	Title      string
	Year       *int
	Roles      []Role
	Characters []string
	// Episodes is in how many episodes of a series, where single ones say so.
	Episodes int
}

const worksOrder = "works by year"

// Cursor is the work's position in a list of works.
func (w *Work) Cursor() page.Cursor {
	year := 0
	if w.Year != nil {
		year = *w.Year
	}
	return page.Encode(worksOrder, strconv.Itoa(year), w.ItemID.String())
}

// WorksByPersonIDs returns up to first+1 works of each person that the viewer may see, the newest first, behind the cursor
// after where there is one. No roles means all. A cursor of another list is fault.Invalid.
func (s *Service) WorksByPersonIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, roles []Role, first int, after page.Cursor) ([]*Work, error) {
	var year *int
	var key *uuid.UUID
	if after != "" {
		keys, err := page.Decode(after, worksOrder, 2)
		if err != nil {
			return nil, err
		}
		n, err := strconv.ParseInt(keys[0], 10, 32)
		id, failed := uuid.Parse(keys[1])
		if err != nil || failed != nil {
			return nil, fault.Field(fault.Invalid, "this is not a cursor; take one from pageInfo or an edge", "after")
		}
		year, key = new(int(n)), &id
	}
	works, err := s.store.works(ctx, s.db, v.Libraries, ids, roles, first+1, year, key)
	if err != nil {
		return nil, fmt.Errorf("read works of %d people: %w", len(ids), err)
	}
	return works, nil
}
