package music

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/origin"
	"revenge/internal/platform/db"
)

// wholeArtist, wholeAlbum and wholeTrack are rows with what their places and sort titles follow from: the language of the
// library, the sort name of the first artist, the place of the album.
type (
	wholeArtist struct {
		artistRow
		Language string
	}
	wholeAlbum struct {
		albumRow
		Language, Artist string
	}
	wholeTrack struct {
		trackRow
		Language, Artist, Album string
	}
)

// These are raw, as what they read is written back as JSON.

func (store) artistRows(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*wholeArtist, error) {
	return db.AllSQL[wholeArtist](ctx, q, `SELECT `+of("a", artistWritten)+`, l.language FROM artists a JOIN libraries l ON l.id = a.library_id
		WHERE a.id = ANY($1) ORDER BY a.id`, ids)
}

func (store) albumRows(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*wholeAlbum, error) {
	return db.AllSQL[wholeAlbum](ctx, q, `SELECT `+of("a", albumWritten)+`, l.language, COALESCE(n.sort_name, '') AS artist
		FROM albums a JOIN libraries l ON l.id = a.library_id
		LEFT JOIN album_artists aa ON aa.album_id = a.id AND aa.position = 0 LEFT JOIN artists n ON n.id = aa.artist_id
		WHERE a.id = ANY($1) ORDER BY a.id`, ids)
}

func (store) trackRows(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*wholeTrack, error) {
	return db.AllSQL[wholeTrack](ctx, q, `SELECT `+of("t", trackWritten)+`, l.language, COALESCE(n.sort_name, '') AS artist, COALESCE(al.place, '') AS album
		FROM tracks t JOIN libraries l ON l.id = t.library_id LEFT JOIN albums al ON al.id = t.album_id
		LEFT JOIN track_artists ta ON ta.track_id = t.id AND ta.position = 0 LEFT JOIN artists n ON n.id = ta.artist_id
		WHERE t.id = ANY($1) ORDER BY t.id`, ids)
}

func (store) releaseRows(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*releaseRow, error) {
	return db.AllSQL[releaseRow](ctx, q, `SELECT `+of("r", releaseWritten)+` FROM releases r WHERE r.id = ANY($1) ORDER BY r.id`, ids)
}

func (store) discRows(ctx context.Context, q db.Q, releases []uuid.UUID) ([]*discRow, error) {
	return db.AllSQL[discRow](ctx, q, `SELECT release_id, number, library_id, title, media, track_total FROM discs WHERE release_id = ANY($1) ORDER BY release_id, number`, releases)
}

// castOf are the artists of albums and tracks, in their order.
func (store) castOf(ctx context.Context, q db.Q, ids []uuid.UUID) (map[uuid.UUID][]*playing, error) {
	rows, err := db.AllSQL[playing](ctx, q, `SELECT x.*, l.language, n.name, n.tag_name FROM (
			SELECT album_id AS owner_id, library_id, artist_id, position, 'ALBUM_ARTIST'::artist_role AS role, NULL::text AS detail
				FROM album_artists WHERE album_id = ANY($1)
			UNION ALL SELECT track_id, library_id, artist_id, position, role, detail FROM track_artists WHERE track_id = ANY($1)
		) x JOIN artists n ON n.id = x.artist_id JOIN libraries l ON l.id = x.library_id ORDER BY x.owner_id, x.position`, ids)
	out := map[uuid.UUID][]*playing{}
	for _, r := range rows {
		out[r.OwnerID] = append(out[r.OwnerID], r)
	}
	return out, err
}

// moveAlbums and moveSingles put what artists made where it now stands in lists by artist.
const (
	moveAlbums = `UPDATE albums a SET place = n.sort_name || E'\t' || to_char(COALESCE(a.year, 9999), 'FM0000') || E'\t' || a.sort_title, updated_at = now()
		FROM album_artists aa JOIN artists n ON n.id = aa.artist_id WHERE n.id = ANY($1) AND aa.position = 0 AND a.id = aa.album_id`
	moveTracks = `UPDATE tracks t SET place = a.place || substring(t.place FROM E'\t[0-9]{4} [0-9]{4} .*$'), updated_at = now()
		FROM album_artists aa JOIN albums a ON a.id = aa.album_id WHERE aa.artist_id = ANY($1) AND aa.position = 0 AND t.album_id = a.id`
	moveSingles = `UPDATE tracks t SET place = n.sort_name || substring(t.place FROM E'\t[0-9]{4}\t\t[0-9]{4} [0-9]{4} .*$'), updated_at = now()
		FROM track_artists ta JOIN artists n ON n.id = ta.artist_id WHERE n.id = ANY($1) AND ta.position = 0 AND t.id = ta.track_id AND t.album_id IS NULL`
)

// addDiscs and dropDiscs follow tracks that were put on other discs: those of releases, by their ids, that hold none any more go.
const (
	addDiscs = `INSERT INTO discs (release_id, number, library_id) SELECT DISTINCT t.release_id, t.disc, t.library_id
		FROM json_populate_recordset(NULL::tracks, $1) t WHERE t.release_id IS NOT NULL ORDER BY t.release_id, t.disc ON CONFLICT DO NOTHING`
	dropDiscs = `DELETE FROM discs d WHERE release_id = ANY($1) AND NOT EXISTS (SELECT FROM tracks t WHERE t.release_id = d.release_id AND t.disc = d.number)`
)

// leaveArtists hides artists of whom nothing is left, until the next scan removes them.
const leaveArtists = `UPDATE artists a SET missing_since = now(), updated_at = now() WHERE id = ANY($1) AND missing_since IS NULL
	AND NOT EXISTS (SELECT FROM track_artists t WHERE t.artist_id = a.id) AND NOT EXISTS (SELECT FROM album_artists t WHERE t.artist_id = a.id)`

func (store) apply(ctx context.Context, q db.Q, w *writes) error {
	return db.Run(ctx, q, append([]db.Step{
		{Rows: len(w.artists), SQL: putArtists, Args: []any{w.artists}},
		{Rows: len(w.aliases), SQL: adoptIDs, Args: []any{w.aliases}},
		origin.PutStep(w.said),
		{Rows: len(w.albums), SQL: putAlbums, Args: []any{w.albums}},
		{Rows: len(w.castAlbums), SQL: replaceAlbumArtists, Args: []any{w.castAlbums, list(w.albumArtists)}},
		{Rows: len(w.releases), SQL: putReleases, Args: []any{w.releases}},
		{Rows: len(w.discs), SQL: putDiscs, Args: []any{w.discs}},
		{Rows: len(w.tracks), SQL: putTracks, Args: []any{w.tracks}},
		{Rows: len(w.castTracks), SQL: replaceTrackArtists, Args: []any{w.castTracks, list(w.trackArtists)}},
		{Rows: len(w.touched), SQL: leaveArtists, Args: []any{w.touched}},
		{Rows: len(w.trackIDs), SQL: replaceLyrics, Args: []any{w.trackIDs, list(w.words)}},
		{Rows: len(w.left), SQL: addDiscs, Args: []any{w.tracks}},
		{Rows: len(w.left), SQL: dropDiscs, Args: []any{w.left}},
		{Rows: len(w.albums), SQL: replaceTracks, Args: []any{w.albumIDs}},
	}, append(w.move(), sound(nil, w.soundAlbums())...)...))
}
