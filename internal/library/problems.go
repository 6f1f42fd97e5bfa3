package library

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
)

// Trouble is a picture of a library that could not be read: by its media file, or by root and path.
type Trouble struct {
	FileID        *uuid.UUID
	RootID        *uuid.UUID
	Path          *string
	Code, Message string
}

// Note writes troubles with pictures that were to be read into the ledger, and forgets those that are over.
func (s *Service) Note(ctx context.Context, v access.Viewer, pictures []uuid.UUID, troubles []Trouble) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	libraries, err := s.store.librariesOf(ctx, s.DB, pictures)
	if err == nil {
		err = s.store.dropPictureProblems(ctx, s.DB, libraries)
	}
	if err != nil {
		return fmt.Errorf("note that %d pictures were read: %w", len(pictures), err)
	}
	var files []uuid.UUID
	for _, t := range troubles {
		if t.FileID != nil {
			files = append(files, *t.FileID)
		}
	}
	byID := map[uuid.UUID]*File{}
	rows, err := s.store.filesOf(ctx, s.DB, files)
	if err != nil {
		return fmt.Errorf("note troubles with pictures: %w", err)
	}
	for _, f := range rows {
		byID[f.ID] = f
	}
	roots, err := s.store.allRoots(ctx, s.DB)
	if err != nil {
		return fmt.Errorf("note troubles with pictures: %w", err)
	}
	libraryOf := map[uuid.UUID]uuid.UUID{}
	for _, r := range roots {
		libraryOf[r.ID] = r.LibraryID
	}
	byLibrary := map[uuid.UUID][]Problem{}
	for _, t := range troubles {
		p := Problem{Stage: StageArtwork, Code: t.Code, Message: t.Message}
		switch {
		case t.FileID != nil && byID[*t.FileID] != nil:
			f := byID[*t.FileID]
			p.RootID, p.FileID, p.Path = f.RootID, &f.ID, f.Path
		case t.RootID != nil && t.Path != nil:
			p.RootID, p.Path = *t.RootID, *t.Path
		default:
			continue // the file went away meanwhile
		}
		if l, ok := libraryOf[p.RootID]; ok {
			byLibrary[l] = append(byLibrary[l], p)
		}
	}
	for l, problems := range byLibrary {
		if err := s.store.putProblems(ctx, s.DB, l, problems, s.Clock.Now()); err != nil {
			return fmt.Errorf("note troubles with pictures: %w", err)
		}
	}
	return nil
}

// PicturesDue are the pictures of a library that could not be read and may be better now.
func (s *Service) PicturesDue(ctx context.Context, library uuid.UUID) ([]uuid.UUID, error) {
	keys, err := s.store.picturesDue(ctx, s.DB, library, s.Clock.Now())
	if err != nil {
		return nil, fmt.Errorf("look for pictures of library %s to be read again: %w", library, err)
	}
	return keys, nil
}
