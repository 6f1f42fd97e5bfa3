package artwork

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/sync/singleflight"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/outbound"
	"revenge/internal/platform/secret"
	"revenge/media"
)

// Deps are what the service stands on.
type Deps struct {
	DB      *db.DB
	Grabber media.Grabber
	Keys    *secret.Keys
	Clock   clock.Clock
	// Dir is the folder for made sizes, Kept that of the pictures that only the server has; they are created when needed.
	Dir, Kept string
	Config    Config
	// DecodePath undoes the encoding of kept paths; see library.DecodePath.
	DecodePath func(string) string
	// Guard says which addresses remote pictures may have.
	Guard outbound.Guard
}

// Service puts, reads and serves pictures.
type Service struct {
	Deps
	store  store
	key    secret.Key
	sizes  *sizes
	kept   folder
	flight singleflight.Group
}

// NewService returns the service. A wrong configuration is fault.Invalid.
func NewService(d Deps) (*Service, error) {
	if err := d.Config.Validate(); err != nil {
		return nil, err
	}
	return &Service{Deps: d, key: d.Keys.For(secret.ImageURLs), sizes: newSizes(d.Dir, d.Config.CacheBytes), kept: folder(d.Kept)}, nil
}

// New is a picture that was found.
type New struct {
	LibraryID uuid.UUID
	Role      Role
	Source    Source
	// RootID and Path name a picture file (SourceLocal), Path is kept as it is given; or (SourceRemote) Path is an address,
	// and RootID the list that names it.
	RootID *uuid.UUID
	Path   *string
	// FileID is the media file of the other sources, with StreamIndex of an embedded picture or AtMs of a frame.
	FileID      *uuid.UUID
	StreamIndex *int
	AtMs        *int64
	// Version changes with the content.
	Version string
}

// key is what makes two the same picture.
func (n New) key() string { return keyOf(n.Source, n.Role, n.RootID, n.Path, n.FileID, n.StreamIndex) }

func keyOf(s Source, r Role, root *uuid.UUID, path *string, file *uuid.UUID, stream *int) string {
	if s == SourceLocal || s == SourceRemote {
		return string(s) + "|" + root.String() + "|" + *path + "|" + string(r)
	}
	return string(s) + "|" + file.String() + "|" + string(r) + "|" + strconv.Itoa(deref(stream))
}

// Put makes sure that the pictures are known and returns one for each, in the same order. A picture of
// another version must be read again. It joins the caller's transaction and takes locks in a fixed order.
func (s *Service) Put(ctx context.Context, tx db.Q, pictures []New) ([]*Artwork, error) {
	if len(pictures) == 0 {
		return nil, nil
	}
	distinct := map[string]New{}
	for _, p := range pictures {
		distinct[p.key()] = p
	}
	var local, inside, remote []New
	for _, p := range distinct {
		switch p.Source {
		case SourceLocal:
			local = append(local, p)
		case SourceRemote:
			remote = append(remote, p)
		default:
			inside = append(inside, p)
		}
	}
	known := make(map[string]*Artwork, len(distinct))
	for _, part := range [][]New{local, inside, remote} {
		slices.SortFunc(part, func(a, b New) int { return strings.Compare(a.key(), b.key()) })
		rows, err := s.store.put(ctx, tx, part)
		if err != nil {
			return nil, fmt.Errorf("put %d pictures: %w", len(part), err)
		}
		for _, a := range rows {
			known[keyOf(a.Source, a.Role, a.RootID, a.Path, a.FileID, a.StreamIndex)] = a
		}
	}
	out := make([]*Artwork, len(pictures))
	for i, p := range pictures {
		out[i] = known[p.key()]
	}
	return out, nil
}

// ByIDs returns those of the pictures that the viewer may see, in any order, with what pages show of them: ID, LibraryID, Role,
// Version, Width, Height and Blurhash. The rest is zero.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Artwork, error) {
	return s.read(ctx, selectArtworks, v, ids)
}

// BriefByIDs is ByIDs with no more than id, version, size and blurhash.
func (s *Service) BriefByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Artwork, error) {
	return s.read(ctx, selectBrief, v, ids)
}

// Shown reports whether the viewer may see a picture: as ByIDs, or one that was uploaded for a list that he made or was given.
func (s *Service) Shown(ctx context.Context, v access.Viewer, key uuid.UUID) (bool, error) {
	found, err := s.ByIDs(ctx, v, []uuid.UUID{key})
	if err != nil || len(found) > 0 {
		return len(found) > 0, err
	}
	listed, err := s.store.listed(ctx, s.DB, v.UserID, key)
	if err != nil {
		return false, fmt.Errorf("look for the lists of picture %s: %w", key, err)
	}
	return listed, nil
}

func (s *Service) read(ctx context.Context, statement string, v access.Viewer, ids []uuid.UUID) ([]*Artwork, error) {
	out, err := s.store.byIDs(ctx, s.DB, statement, v.Libraries, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d pictures: %w", len(ids), err)
	}
	return out, nil
}
