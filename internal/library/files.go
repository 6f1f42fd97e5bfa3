package library

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/media"
)

// FileCount is how many files a library has.
type FileCount struct {
	LibraryID uuid.UUID
	N         int
}

// FilesByIDs backs the loader of files.
func (s *Service) FilesByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*File, error) {
	return s.store.filesByIDs(ctx, s.DB, v.Libraries, keys)
}

// ShownByFileIDs backs the loader of what was found inside files.
func (s *Service) ShownByFileIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Shown, error) {
	return mediaByFileIDs[Shown](ctx, s.DB, v.Libraries, keys)
}

// FileCounts backs the loader of file counts.
func (s *Service) FileCounts(ctx context.Context, v access.Viewer, libraries []uuid.UUID) ([]*FileCount, error) {
	return s.store.countFiles(ctx, s.DB, intersect(libraries, v.Libraries))
}

// Playable is a file with all that playing it needs.
type Playable struct {
	File *File
	// Path is where it lies on this machine.
	Path  string
	Media *Media
	// Index is nil when the container keeps none, and before it was made.
	Index *media.Index
}

// Playable returns files that are there and were probed, in any order. Others are left out.
func (s *Service) Playable(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Playable, error) {
	files, err := s.FilesByIDs(ctx, v, keys)
	if err != nil {
		return nil, fmt.Errorf("read %d files: %w", len(keys), err)
	}
	found, err := mediaByFileIDs[Media](ctx, s.DB, v.Libraries, keys)
	if err != nil {
		return nil, fmt.Errorf("read the media of %d files: %w", len(keys), err)
	}
	byFile := make(map[uuid.UUID]*Media, len(found))
	for _, m := range found {
		byFile[m.FileID] = m
	}
	paths, err := s.rootPaths(ctx)
	if err != nil {
		return nil, err
	}
	var out []*Playable
	for _, f := range files {
		m := byFile[f.ID]
		if m == nil || f.MissingSince != nil {
			continue
		}
		raw, err := s.store.index(ctx, s.DB, f.ID)
		if err != nil {
			return nil, fmt.Errorf("read the index of file %s: %w", f.ID, err)
		}
		p := &Playable{File: f, Path: filepath.Join(paths[f.RootID], DecodePath(f.Path)), Media: m}
		if len(raw) > 0 {
			p.Index = &media.Index{}
			if p.Index.UnmarshalBinary(raw) != nil {
				p.Index = nil // it is made anew, see RequestIndexes; until then the file is encoded
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// AbsolutePath is where a file lies on the server, as text to show.
func (r *Root) AbsolutePath(path string) string {
	switch {
	case Remote(path):
		return DisplayPath(path)
	case Remote(r.Path):
		return DisplayPath(r.Path) + ", " + DisplayPath(path)
	}
	return DisplayPath(EncodePath(filepath.Join(DecodePath(r.Path), DecodePath(path))))
}

// RootsByIDs backs the loader of roots: for administrators only.
func (s *Service) RootsByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Root, error) {
	if v.RequireAdmin() != nil {
		return nil, nil //nolint:nilerr // others see none
	}
	return s.store.rootsByIDs(ctx, s.DB, keys)
}

// rootPaths are the folders of all libraries as the disk knows them.
func (s *Service) rootPaths(ctx context.Context) (map[uuid.UUID]string, error) {
	roots, err := s.store.allRoots(ctx, s.DB)
	if err != nil {
		return nil, fmt.Errorf("read library folders: %w", err)
	}
	out := make(map[uuid.UUID]string, len(roots))
	for _, r := range roots {
		out[r.ID] = DecodePath(r.Path)
	}
	return out, nil
}

// mediaOf is the part of a probe that lists show.
func mediaOf(info media.Info) Media {
	m := Media{Container: info.Container, DurationMs: info.DurationMs, BitRate: info.BitRate, HDR: media.SDR, Info: info}
	if v := info.Video(); v != nil {
		m.Width, m.Height, m.VideoCodec = v.Width, v.Height, v.Codec
		if v.HDR != "" {
			m.HDR = v.HDR
		}
	}
	if a := info.Audio(); a != nil {
		m.AudioCodec = a.Codec
	}
	return m
}
