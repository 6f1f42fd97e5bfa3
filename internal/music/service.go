package music

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/music/lyrics"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/search"
)

// Deps are what the service stands on.
type Deps struct {
	DB       *db.DB
	People   *person.Service
	Artworks *artwork.Service
	Search   *search.Service
	Clock    clock.Clock
}

// Service answers questions about music and takes it in.
type Service struct {
	Deps
	store store
}

// NewService returns the service.
func NewService(d Deps) *Service { return &Service{Deps: d} }

type set[T any] = func(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*T, error)

func rows[T any](ctx context.Context, s *Service, v access.Viewer, what string, read set[T], ids []uuid.UUID) ([]*T, error) {
	out, err := read(ctx, s.DB, v.Libraries, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d %s: %w", len(ids), what, err)
	}
	return out, nil
}

// ArtistsByIDs returns those of the artists that the viewer may see, in any order.
func (s *Service) ArtistsByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Artist, error) {
	return rows(ctx, s, v, "artists", s.store.artistsByIDs, ids)
}

// AlbumsByIDs returns those of the albums that the viewer may see, in any order.
func (s *Service) AlbumsByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Album, error) {
	return rows(ctx, s, v, "albums", s.store.albumsByIDs, ids)
}

// ReleasesByIDs returns those of the releases that the viewer may see, in any order.
func (s *Service) ReleasesByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Release, error) {
	return rows(ctx, s, v, "releases", s.store.releasesByIDs, ids)
}

// TracksByIDs returns those of the tracks that the viewer may see, in any order.
func (s *Service) TracksByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Track, error) {
	return rows(ctx, s, v, "tracks", s.store.tracksByIDs, ids)
}

// ReleasesByAlbumIDs returns the editions of albums, the oldest first.
func (s *Service) ReleasesByAlbumIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Release, error) {
	return rows(ctx, s, v, "albums' releases", s.store.releasesByAlbumIDs, ids)
}

// DiscsByReleaseIDs returns the discs of releases, in their order.
func (s *Service) DiscsByReleaseIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Disc, error) {
	return rows(ctx, s, v, "releases' discs", s.store.discsByReleaseIDs, ids)
}

// TracksByReleaseIDs returns the tracks of releases by disc and number, missing ones included.
func (s *Service) TracksByReleaseIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Track, error) {
	return rows(ctx, s, v, "releases' tracks", s.store.tracksByReleaseIDs, ids)
}

// FilesByTrackIDs returns the files of tracks.
func (s *Service) FilesByTrackIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*File, error) {
	return rows(ctx, s, v, "tracks' files", s.store.filesByTrackIDs, ids)
}

// CreditsByAlbumIDs returns the artists of albums, in their order.
func (s *Service) CreditsByAlbumIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Credit, error) {
	return rows(ctx, s, v, "albums' artists", s.store.creditsByAlbumIDs, ids)
}

// CreditsByTrackIDs returns who took part in tracks, the artists first.
func (s *Service) CreditsByTrackIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Credit, error) {
	return rows(ctx, s, v, "tracks' artists", s.store.creditsByTrackIDs, ids)
}

// CountsByArtistIDs returns how much of artists is there; artists without anything are left out.
func (s *Service) CountsByArtistIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Count, error) {
	return rows(ctx, s, v, "artists' counts", s.store.countsByArtistIDs, ids)
}

// CountsByAlbumIDs returns how much of albums is there; albums without anything are left out.
func (s *Service) CountsByAlbumIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Count, error) {
	return rows(ctx, s, v, "albums' counts", s.store.countsByAlbumIDs, ids)
}

// TextsByArtistIDs returns who artists are.
func (s *Service) TextsByArtistIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Texts, error) {
	return rows(ctx, s, v, "artists' texts", textsOf("artists"), ids)
}

// TextsByAlbumIDs returns what albums are about.
func (s *Service) TextsByAlbumIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Texts, error) {
	return rows(ctx, s, v, "albums' texts", textsOf("albums"), ids)
}

// GenresByArtistIDs returns the genres of artists, the most frequent first.
func (s *Service) GenresByArtistIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*person.OwnedGenre, error) {
	return rows(ctx, s, v, "artists' genres", genresOf("artists"), ids)
}

// GenresByAlbumIDs returns the genres of albums, the most frequent first.
func (s *Service) GenresByAlbumIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*person.OwnedGenre, error) {
	return rows(ctx, s, v, "albums' genres", genresOf("albums"), ids)
}

// GenresByTrackIDs returns the genres of tracks, the main one first.
func (s *Service) GenresByTrackIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*person.OwnedGenre, error) {
	return rows(ctx, s, v, "tracks' genres", genresOf("tracks"), ids)
}

// Lyrics are the words of a track (TrackID).
type Lyrics struct {
	TrackID uuid.UUID
	*lyrics.Lyrics
}

// LyricsByTrackIDs returns the words of tracks, the preferred ones first: those with times before those without.
func (s *Service) LyricsByTrackIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Lyrics, error) {
	kept, err := rows(ctx, s, v, "tracks' lyrics", s.store.lyricsByTrackIDs, ids)
	out := make([]*Lyrics, 0, len(kept))
	for _, k := range kept {
		one := &Lyrics{k.TrackID, lyrics.Parse(k.Text)}
		if one.Language == "" && k.Language != nil {
			one.Language = *k.Language
		}
		out = append(out, one)
	}
	sortBy(out, func(l *Lyrics) int {
		if l.Synced {
			return 0
		}
		return 1
	})
	return out, err
}
