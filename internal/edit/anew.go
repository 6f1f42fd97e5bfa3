package edit

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// ReadAnew reads anew what did not change: the files of an item, or all of a library. What people have set by hand stays. It returns the
// scan that does it. Only administrators may. See library.Service.ReadAnew.
func (s *Service) ReadAnew(ctx context.Context, v access.Viewer, of id.ID) (*library.Scan, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	missing := fault.Field(fault.NotFound, "there is no such item or library, or you may not see it", "id")
	if of.Kind == "library" {
		if !v.Sees(of.UUID) {
			return nil, missing
		}
		return s.Libraries.ReadAnew(ctx, v, of.UUID, nil)
	}
	there, err := s.store.items(ctx, s.DB, v.Libraries, []uuid.UUID{of.UUID})
	if err != nil {
		return nil, fmt.Errorf("read %s anew: %w", of, err)
	}
	if len(there) == 0 || there[0].Kind.Public() != of.Kind || filesOf[there[0].Kind] == "" {
		return nil, missing
	}
	files, err := s.store.files(ctx, s.DB, there[0])
	if err != nil {
		return nil, fmt.Errorf("read %s anew: %w", of, err)
	}
	if len(files) == 0 {
		return nil, fault.Field(fault.Conflict, "none of its files is there", "id")
	}
	return s.Libraries.ReadAnew(ctx, v, there[0].LibraryID, files)
}
