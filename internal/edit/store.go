package edit

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/origin"
	"revenge/internal/platform/db"
)

// store reads the catalogue across its kinds.
type store struct{}

// items are those of the libraries, by id. It is raw because it is one list over the tables of all kinds.
func (store) items(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*item, error) {
	return db.AllSQL[item](ctx, q, `SELECT * FROM (
			SELECT id, 'MOVIE' AS kind, library_id, title FROM movies WHERE id = ANY($1)
			UNION ALL SELECT id, 'SERIES', library_id, title FROM series WHERE id = ANY($1)
			UNION ALL SELECT n.id, 'SEASON', n.library_id, s.title || ' S' || n.number FROM seasons n JOIN series s ON s.id = n.series_id WHERE n.id = ANY($1)
			UNION ALL SELECT e.id, 'EPISODE', e.library_id, s.title || ' S' || e.season_number || COALESCE('E' || e.number, '')
				FROM episodes e JOIN series s ON s.id = e.series_id WHERE e.id = ANY($1)
			UNION ALL SELECT id, 'ARTIST', library_id, name FROM artists WHERE id = ANY($1)
			UNION ALL SELECT id, 'ALBUM', library_id, title FROM albums WHERE id = ANY($1)
			UNION ALL SELECT id, 'RELEASE', library_id, title FROM releases WHERE id = ANY($1)
			UNION ALL SELECT id, 'TRACK', library_id, title FROM tracks WHERE id = ANY($1)
		) i WHERE library_id = ANY($2) ORDER BY id`, ids, libraries)
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

// files are those of an item that are there, by id.
func (store) files(ctx context.Context, q db.Q, of *item) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT id FROM files WHERE missing_since IS NULL AND id IN (`+filesOf[of.Kind]+`) ORDER BY id`, of.ID)
}

// name is what a user is called.
func (store) name(ctx context.Context, q db.Q, user uuid.UUID) (string, error) {
	return db.Value[string](ctx, q, `SELECT COALESCE((SELECT COALESCE(NULLIF(display_name, ''), name::text) FROM users WHERE id = $1), '')`, user)
}
