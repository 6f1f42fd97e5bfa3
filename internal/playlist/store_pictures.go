package playlist

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// All statements here are raw: pictures come from two places at once, and items from a union by kind.

func (store) pictures(ctx context.Context, q db.Q, v access.Viewer, keys []uuid.UUID) ([]*Picture, error) {
	return db.PartSQL[Picture](ctx, q, `SELECT x.playlist_id, coalesce(a.id, x.id) AS id, coalesce(a.role, 'POSTER') AS role, coalesce(a.version, x.version) AS version,
			coalesce(a.width, x.width) AS width, coalesce(a.height, x.height) AS height, coalesce(a.blurhash, x.blurhash) AS blurhash
		FROM playlist_pictures x JOIN playlists p ON p.id = x.playlist_id LEFT JOIN artworks a ON a.id = x.artwork_id AND a.library_id = ANY($2)
		WHERE x.playlist_id = ANY($1) AND (x.content IS NOT NULL OR a.id IS NOT NULL)
			AND (p.user_id = $3 OR EXISTS (SELECT FROM playlist_shares s WHERE s.playlist_id = p.id AND s.user_id = $3))`, keys, v.Libraries, v.UserID)
}

const replacePicture = ` ON CONFLICT (playlist_id) DO UPDATE SET id = EXCLUDED.id, artwork_id = EXCLUDED.artwork_id, content = EXCLUDED.content,
	version = EXCLUDED.version, width = EXCLUDED.width, height = EXCLUDED.height, blurhash = EXCLUDED.blurhash RETURNING old.content`

// only is the one content that a statement let go of, if any, and whether it did something.
func only(was []*string, err error) (bool, *string, error) {
	if err != nil || len(was) == 0 {
		return false, nil, err
	}
	return true, was[0], nil
}

// picture makes a list show an upload, and returns the content that it showed before, if any.
func (store) picture(ctx context.Context, q db.Q, key uuid.UUID, a *artwork.Artwork) (*string, error) {
	_, was, err := only(db.Column[*string](ctx, q, `INSERT INTO playlist_pictures (playlist_id, id, content, version, width, height, blurhash)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`+replacePicture,
		key, a.ID, a.Content, a.Version, a.Width, a.Height, a.Blurhash))
	return was, err
}

// pictureOf makes a list show what an item that the viewer sees shows, and tells whether there is a picture, and which content was shown
// before, if any.
func (store) pictureOf(ctx context.Context, q db.Q, v access.Viewer, key uuid.UUID, of id.ID) (bool, *string, error) {
	return only(db.Column[*string](ctx, q, `INSERT INTO playlist_pictures (playlist_id, id, artwork_id) SELECT $1, $2, o.picture_id FROM (
			SELECT poster_id AS picture_id, library_id FROM movies WHERE $3 = 'movie' AND id = $4
			UNION ALL SELECT poster_id, library_id FROM series WHERE $3 = 'series' AND id = $4
			UNION ALL SELECT coalesce(e.still_id, s.poster_id), e.library_id FROM episodes e JOIN series s ON s.id = e.series_id WHERE $3 = 'episode' AND e.id = $4
			UNION ALL SELECT cover_id, library_id FROM albums WHERE $3 = 'album' AND id = $4
			UNION ALL SELECT picture_id, library_id FROM artists WHERE $3 = 'artist' AND id = $4
			UNION ALL SELECT a.cover_id, t.library_id FROM tracks t JOIN albums a ON a.id = t.album_id WHERE $3 = 'track' AND t.id = $4
		) o WHERE o.library_id = ANY($5) AND o.picture_id IS NOT NULL`+replacePicture, key, id.New(), string(of.Kind), of.UUID, v.Libraries))
}

func (store) unpicture(ctx context.Context, q db.Q, key uuid.UUID) (*string, error) {
	_, was, err := only(db.Column[*string](ctx, q, `DELETE FROM playlist_pictures WHERE playlist_id = $1 RETURNING content`, key))
	return was, err
}

func (store) holds(ctx context.Context, q db.Q, v access.Viewer, key, item uuid.UUID) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT EXISTS (SELECT FROM playlist_items i WHERE i.playlist_id = $1 AND i.item_id = $2 AND `+known("$3", "$4")+`)`,
		key, item, v.Libraries, v.UserID)
}
