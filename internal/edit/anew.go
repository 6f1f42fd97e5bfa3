package edit

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/origin"
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

// filesOf are the files of items by kind.
var filesOf = map[origin.Kind]string{
	origin.KindMovie: `SELECT file_id FROM movie_files WHERE movie_id = $1 UNION SELECT file_id FROM movie_extras WHERE movie_id = $1`,
	origin.KindSeries: `SELECT x.file_id FROM episodes e JOIN episode_files x ON x.episode_id = e.id WHERE e.series_id = $1
		UNION SELECT file_id FROM series_extras WHERE series_id = $1`,
	origin.KindSeason:  `SELECT x.file_id FROM episodes e JOIN episode_files x ON x.episode_id = e.id WHERE e.season_id = $1`,
	origin.KindEpisode: `SELECT file_id FROM episode_files WHERE episode_id = $1`,
	origin.KindArtist: `SELECT x.file_id FROM (SELECT track_id AS id FROM track_artists WHERE artist_id = $1
		UNION SELECT t.id FROM album_artists a JOIN tracks t ON t.album_id = a.album_id WHERE a.artist_id = $1) t JOIN track_files x ON x.track_id = t.id`,
	origin.KindAlbum:   `SELECT x.file_id FROM tracks t JOIN track_files x ON x.track_id = t.id WHERE t.album_id = $1`,
	origin.KindRelease: `SELECT x.file_id FROM tracks t JOIN track_files x ON x.track_id = t.id WHERE t.release_id = $1`,
	origin.KindTrack:   `SELECT file_id FROM track_files WHERE track_id = $1`,
}
