package music

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// All statements here are raw, as those of a batch are.

// meant is whom names in files mean, where somebody decided it: of two decisions the later, that of the file's own library first. Other
// files of the content are meant where the one that was decided about is no more, or in another library; see review_decisions.
func meant(libraryID, files string) string {
	return `SELECT DISTINCT ON (f.id, d.said, d.of_album) f.id AS file_id, d.said, d.of_album, COALESCE(a.key, d.key) AS key, COALESCE(a.name, d.name) AS name, a.mbid
		FROM files f CROSS JOIN LATERAL (SELECT * FROM music_parts p WHERE p.root_id = f.root_id AND p.path = f.path
			UNION SELECT * FROM music_parts p WHERE p.oshash = f.oshash AND p.size_bytes = f.size_bytes AND (p.library_id <> f.library_id
				OR NOT EXISTS (SELECT FROM files t WHERE t.root_id = p.root_id AND t.path = p.path AND t.id <> f.id AND t.oshash = p.oshash AND t.missing_since IS NULL))) d
		LEFT JOIN music_aliases a ON a.library_id = ` + libraryID + ` AND a.said = 'artist|' || d.key
		WHERE f.id = ANY(` + files + `) ORDER BY f.id, d.said, d.of_album, d.library_id = f.library_id DESC, d.decided_at DESC, d.id DESC`
}

// means is whom a name in a file means.
type means struct {
	FileID  uuid.UUID
	Said    string
	OfAlbum bool
	Key     string
}

func (store) meant(ctx context.Context, q db.Q, libraryID uuid.UUID, files []uuid.UUID) ([]*means, error) {
	return db.AllSQL[means](ctx, q, `SELECT file_id, said, of_album, key FROM (`+meant("$1", "$2")+`) m`, libraryID, files)
}

// partFiles are all files of the tracks that are in some files and that an artist took part in, itself or by its album; and how many
// tracks of it are in others.
func (store) partFiles(ctx context.Context, q db.Q, artist uuid.UUID, files []uuid.UUID) (lie []*partFile, left int, err error) {
	const parts = `WITH mine AS (SELECT track_id AS id FROM track_artists WHERE artist_id = $1
			UNION SELECT t.id FROM album_artists a JOIN tracks t ON t.album_id = a.album_id WHERE a.artist_id = $1
		), going AS (SELECT id FROM mine WHERE id IN (SELECT track_id FROM track_files WHERE file_id = ANY($2))) `
	lie, err = db.AllSQL[partFile](ctx, q, parts+`SELECT f.id, f.root_id, f.path, f.oshash, f.size_bytes, t.id AS track_id, t.album_id,
			EXISTS (SELECT FROM album_artists a WHERE a.album_id = t.album_id AND a.artist_id = $1)
				AND NOT EXISTS (SELECT FROM tracks o WHERE o.album_id = t.album_id AND o.id NOT IN (SELECT id FROM going)) AS whole
		FROM going g JOIN tracks t ON t.id = g.id JOIN track_files x ON x.track_id = t.id JOIN files f ON f.id = x.file_id ORDER BY f.id`, artist, files)
	if err != nil {
		return nil, 0, err
	}
	left, err = db.Value[int](ctx, q, parts+`SELECT count(*)::int FROM mine WHERE id NOT IN (SELECT id FROM going)`, artist, files)
	return lie, left, err
}

// names are all keys by which tags name an artist, those that others have had before they became it too.
func (store) names(ctx context.Context, q db.Q, a *taggedArtist) ([]string, error) {
	return db.Column[string](ctx, q, `SELECT unnest($3::text[]) UNION SELECT said FROM music_aliases WHERE library_id = $1 AND key = $2 AND starts_with(said, 'artist|') AND NOT starts_with(said, 'artist|artist|') ORDER BY 1`,
		a.LibraryID, a.Key, a.said())
}

const putMeanings = `INSERT INTO music_parts (id, library_id, root_id, path, oshash, size_bytes, said, of_album, key, name, decided_at)
	SELECT id, library_id, root_id, path, oshash, size_bytes, said, of_album, key, name, decided_at FROM json_populate_recordset(NULL::music_parts, $1)`

// part gives what an artist did on tracks and albums to another one.
func (store) part(ctx context.Context, q db.Q, j *partedArtist, rows []*meaning, tracks, albums []uuid.UUID) (err error) {
	if j.Tracks, err = db.AllSQL[trackArtistRow](ctx, q, `SELECT `+trackParts+` FROM track_artists WHERE artist_id = $1 AND track_id = ANY($2) ORDER BY track_id, position`,
		j.From, tracks); err != nil {
		return err
	}
	if j.Albums, err = db.AllSQL[albumArtistRow](ctx, q, `SELECT `+albumParts+` FROM album_artists WHERE artist_id = $1 AND album_id = ANY($2) ORDER BY album_id, position`,
		j.From, albums); err != nil {
		return err
	}
	both := []uuid.UUID{j.From, j.Into}
	const same = ", role, COALESCE(detail, '')"
	if j.DoubledTracks, err = db.AllSQL[trackArtistRow](ctx, q, doubledOf("track_artists", "track_id", trackParts, same), both, tracks); err != nil {
		return err
	}
	if j.DoubledAlbums, err = db.AllSQL[albumArtistRow](ctx, q, doubledOf("album_artists", "album_id", albumParts, ""), both, albums); err != nil {
		return err
	}
	return db.Run(ctx, q, []db.Step{
		{Rows: len(rows), SQL: putMeanings, Args: []any{rows}},
		{Rows: len(j.Tracks), SQL: `UPDATE track_artists SET artist_id = $1 WHERE artist_id = $2 AND track_id = ANY($3)`, Args: []any{j.Into, j.From, tracks}},
		{Rows: len(j.Albums), SQL: `UPDATE album_artists SET artist_id = $1 WHERE artist_id = $2 AND album_id = ANY($3)`, Args: []any{j.Into, j.From, albums}},
	})
}

// meantAnew reports whether there are later decisions than these about whom their names mean.
func (store) meantAnew(ctx context.Context, q db.Q, meant []uuid.UUID) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT EXISTS (SELECT FROM music_parts o JOIN music_parts n ON (n.root_id, n.path, n.said, n.of_album) = (o.root_id, o.path, o.said, o.of_album)
		WHERE o.id = ANY($1) AND n.id <> ALL($1) AND (n.decided_at, n.id) > (o.decided_at, o.id))`, meant)
}

// unpart gives parts back, and removes who was made for them and has no others.
func (store) unpart(ctx context.Context, q db.Q, j *partedArtist) ([]uuid.UUID, error) {
	err := db.Run(ctx, q, append([]db.Step{{Rows: len(j.Meant), SQL: `DELETE FROM music_parts WHERE id = ANY($1)`, Args: []any{j.Meant}}},
		giveBack(j.Tracks, j.Albums, j.DoubledTracks, j.DoubledAlbums, j.Into)...))
	if err != nil || !j.Created {
		return nil, err
	}
	return db.Column[uuid.UUID](ctx, q, `DELETE FROM artists a WHERE id = $1 AND NOT EXISTS (SELECT FROM track_artists t WHERE t.artist_id = a.id)
		AND NOT EXISTS (SELECT FROM album_artists t WHERE t.artist_id = a.id) RETURNING id`, j.Into)
}
