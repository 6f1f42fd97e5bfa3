package music

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// reconcile sets since when tracks, albums and artists are missing, since the last of their files is, and what artists and
// albums copy of their tracks. It returns the albums and tracks that came or went, and the artists that are no more. Raw:
// each statement is about a whole library.
func (store) reconcile(ctx context.Context, q db.Q, libraryID uuid.UUID) (tracks, albums, gone []uuid.UUID, err error) {
	tracks, err = db.Column[uuid.UUID](ctx, q, missingTracks+missingTracksSet, libraryID)
	if err != nil {
		return nil, nil, nil, err
	}
	albums, err = db.Column[uuid.UUID](ctx, q, missingAlbums+missingAlbumsSet, libraryID)
	if err != nil {
		return nil, nil, nil, err
	}
	gone, err = db.Column[uuid.UUID](ctx, q, `DELETE FROM artists a WHERE library_id = $1 AND NOT EXISTS (SELECT FROM track_artists t WHERE t.artist_id = a.id)
		AND NOT EXISTS (SELECT FROM album_artists t WHERE t.artist_id = a.id) RETURNING id`, libraryID)
	if err != nil {
		return nil, nil, nil, err
	}
	several, err := db.Column[uuid.UUID](ctx, q, severalFiles, libraryID)
	if err != nil {
		return nil, nil, nil, err
	}
	return tracks, albums, gone, db.Run(ctx, q, append([]db.Step{
		{Rows: 1, SQL: copyArtists, Args: []any{libraryID}},
		{Rows: len(several), SQL: trackTraits, Args: []any{several}},
		{Rows: 1, SQL: allTraits, Args: []any{libraryID}},
	}, countGenres(ofLibrary, libraryID)...))
}

// Since when tracks and albums are missing: of library $1, of which more may be said in between.
const (
	missingTracks = `UPDATE tracks t SET missing_since = n.since, updated_at = now() FROM (
			SELECT tf.track_id, CASE WHEN bool_and(f.missing_since IS NOT NULL) THEN max(f.missing_since) END AS since
			FROM track_files tf JOIN files f ON f.id = tf.file_id WHERE f.library_id = $1`
	missingTracksSet = ` GROUP BY tf.track_id) n WHERE t.id = n.track_id AND t.missing_since IS DISTINCT FROM n.since RETURNING t.id`
	missingAlbums    = `UPDATE albums a SET missing_since = n.since, updated_at = now() FROM (
			SELECT album_id, CASE WHEN bool_and(missing_since IS NOT NULL) THEN max(missing_since) END AS since
			FROM tracks WHERE library_id = $1 AND album_id IS NOT NULL`
	missingAlbumsSet = ` GROUP BY album_id) n WHERE a.id = n.album_id AND a.missing_since IS DISTINCT FROM n.since RETURNING a.id`
)

// copyParts gives artists what they copy of their tracks, and since when all of these are missing: of which artists, of both tables.
func copyParts(tracks, albums string) string {
	return `WITH parts AS (
		SELECT ta.artist_id, ta.role, t.missing_since FROM track_artists ta JOIN tracks t ON t.id = ta.track_id WHERE ` + tracks + `
		UNION ALL
		SELECT aa.artist_id, 'ALBUM_ARTIST', t.missing_since FROM album_artists aa JOIN tracks t ON t.album_id = aa.album_id WHERE ` + albums + `
	), whole AS (
		SELECT artist_id, array_agg(DISTINCT role ORDER BY role) AS roles, CASE WHEN bool_and(missing_since IS NOT NULL) THEN max(missing_since) END AS since
		FROM parts GROUP BY artist_id
	)
	UPDATE artists a SET roles = w.roles, missing_since = w.since, updated_at = now() FROM whole w
	WHERE a.id = w.artist_id AND (a.roles, a.missing_since) IS DISTINCT FROM (w.roles, w.since)`
}

var (
	copyArtists = copyParts("ta.library_id = $1", "aa.library_id = $1")
	copySome    = copyParts("ta.artist_id = ANY($1)", "aa.artist_id = ANY($1)")
)
