package music

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/db"
)

// OwnedFile is a file of an album, or of an album that an artist (OwnerID) made.
type OwnedFile struct {
	OwnerID uuid.UUID
	library.File
}

// FilesOfAlbums returns, for each album, one file of each of its folders that is there.
func (s *Service) FilesOfAlbums(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*OwnedFile, error) {
	return rows(ctx, s, v, "albums' files", filesOf(`SELECT id AS owner_id, id AS album_id, library_id FROM albums`), ids)
}

// FilesOfArtists returns, for each artist, one file of each folder that an album of theirs is in.
func (s *Service) FilesOfArtists(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*OwnedFile, error) {
	return rows(ctx, s, v, "artists' files", filesOf(`SELECT artist_id AS owner_id, album_id, library_id FROM album_artists`), ids)
}

// filesOf is raw because of the one file for each folder.
func filesOf(owners string) set[OwnedFile] {
	sql := `SELECT DISTINCT ON (o.owner_id, f.root_id, regexp_replace(f.path, '[^/]*$', '')) o.owner_id, f.* FROM (` + owners + `) o
		JOIN tracks t ON t.album_id = o.album_id JOIN track_files x ON x.track_id = t.id JOIN files f ON f.id = x.file_id
		WHERE o.owner_id = ANY((SELECT $1::uuid[])::uuid[]) AND o.library_id = ANY($2) AND f.missing_since IS NULL
		ORDER BY o.owner_id, f.root_id, regexp_replace(f.path, '[^/]*$', ''), f.path`
	return func(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*OwnedFile, error) {
		return db.AllSQL[OwnedFile](ctx, q, sql, ids, libraries)
	}
}
