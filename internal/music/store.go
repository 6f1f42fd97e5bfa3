package music

import (
	"context"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/person"
	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

// store is the only writer of the tables of music.
type store struct{}

// What is shown of the tables, as lists select it.
const (
	artistSelected = `id, library_id, name, sort_name, mbid, roles, genre_ids, picture_id, born, formed, died, disbanded, began_year, ended_year, country, moods, styles, shown_ids,
	missing_since, added_at`
	albumSelected = `id, library_id, title, sort_title, credit, place, kind, secondary_kinds, compilation, year, released_on, mbid, genre_ids, cover_id, moods, styles, shown_ids,
	missing_since, added_at`
	trackSelected = `id, library_id, album_id, release_id, title, sort_title, credit, place, disc, number, duration_ms, year, genre_ids, mbid, track_mbid, shown_ids, isrcs, bpm, moods,
	styles, languages, comment, track_gain, track_peak, album_gain, album_peak, missing_since, added_at`
)

var (
	artistShown  = Artists.AllColumns.Except(Artists.Key, Artists.FoldedName, Artists.TagName, Artists.Overview, Artists.Translations, Artists.UpdatedAt)
	albumShown   = Albums.AllColumns.Except(Albums.Key, Albums.FoldedTitle, Albums.Overview, Albums.Translations, Albums.UpdatedAt, Albums.Traits, Albums.Versions)
	releaseShown = Releases.AllColumns.Except(Releases.Key)
	trackShown   = Tracks.AllColumns.Except(Tracks.Key, Tracks.Content, Tracks.FoldedTitle, Tracks.UpdatedAt, Tracks.Traits, Tracks.Versions)
)

func both(column Column, ids []uuid.UUID, library Column, libraries []uuid.UUID) BoolExpression {
	return db.Any(column, ids).AND(db.Any(library, libraries))
}

func (store) artistsByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Artist, error) {
	return db.All[Artist](ctx, q, SELECT(artistShown).FROM(Artists).WHERE(both(Artists.ID, ids, Artists.LibraryID, libraries)))
}

func (store) albumsByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Album, error) {
	return db.All[Album](ctx, q, SELECT(albumShown).FROM(Albums).WHERE(both(Albums.ID, ids, Albums.LibraryID, libraries)))
}

func (store) releasesByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Release, error) {
	return db.All[Release](ctx, q, SELECT(releaseShown).FROM(Releases).WHERE(both(Releases.ID, ids, Releases.LibraryID, libraries)))
}

func (store) tracksByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Track, error) {
	return db.All[Track](ctx, q, SELECT(trackShown).FROM(Tracks).WHERE(both(Tracks.ID, ids, Tracks.LibraryID, libraries)))
}

func (store) releasesByAlbumIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Release, error) {
	return db.All[Release](ctx, q, SELECT(releaseShown).FROM(Releases).WHERE(both(Releases.AlbumID, ids, Releases.LibraryID, libraries)).
		ORDER_BY(Releases.Year.ASC().NULLS_LAST(), Releases.ID))
}

func (store) discsByReleaseIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Disc, error) {
	return db.All[Disc](ctx, q, SELECT(Discs.AllColumns).FROM(Discs).WHERE(both(Discs.ReleaseID, ids, Discs.LibraryID, libraries)).ORDER_BY(Discs.Number))
}

func (store) tracksByReleaseIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Track, error) {
	return db.All[Track](ctx, q, SELECT(trackShown).FROM(Tracks).WHERE(both(Tracks.ReleaseID, ids, Tracks.LibraryID, libraries)).
		ORDER_BY(Tracks.Disc, Tracks.Number.ASC().NULLS_LAST(), Tracks.SortTitle, Tracks.ID))
}

func (store) filesByTrackIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*File, error) {
	return db.All[File](ctx, q, SELECT(TrackFiles.FileID, TrackFiles.TrackID).FROM(TrackFiles).
		WHERE(both(TrackFiles.TrackID, ids, TrackFiles.LibraryID, libraries)).ORDER_BY(TrackFiles.FileID))
}

func (store) lyricsByTrackIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*lyricsRow, error) {
	return db.All[lyricsRow](ctx, q, SELECT(TrackLyrics.TrackID, TrackLyrics.Language, TrackLyrics.Text).FROM(TrackLyrics).
		WHERE(both(TrackLyrics.TrackID, ids, TrackLyrics.LibraryID, libraries)).ORDER_BY(TrackLyrics.Position))
}

// creditsByAlbumIDs is raw because the role is no column.
func (store) creditsByAlbumIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Credit, error) {
	return db.AllSQL[Credit](ctx, q, `SELECT album_id AS owner_id, position, artist_id, 'ALBUM_ARTIST'::artist_role AS role, NULL::text AS detail
		FROM album_artists WHERE album_id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2) ORDER BY position`, ids, libraries)
}

func (store) creditsByTrackIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Credit, error) {
	t := TrackArtists
	return db.All[Credit](ctx, q, SELECT(t.TrackID.AS("owner_id"), t.Position, t.ArtistID, t.Role, t.Detail).FROM(t).
		WHERE(both(t.TrackID, ids, t.LibraryID, libraries)).ORDER_BY(t.Position))
}

// countsByArtistIDs is raw because it only counts.
func (store) countsByArtistIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Count, error) {
	return db.AllSQL[Count](ctx, q, `SELECT artist_id AS owner_id, count(DISTINCT album_id)::int AS albums, count(*)::int AS tracks, sum(duration_ms)::bigint AS duration_ms
		FROM (
			SELECT x.artist_id, t.id, t.album_id, t.duration_ms FROM track_artists x JOIN tracks t ON t.id = x.track_id
			WHERE x.artist_id = ANY((SELECT $1::uuid[])::uuid[]) AND x.library_id = ANY($2) AND t.missing_since IS NULL
			UNION
			SELECT x.artist_id, t.id, t.album_id, t.duration_ms FROM album_artists x JOIN tracks t ON t.album_id = x.album_id
			WHERE x.artist_id = ANY((SELECT $1::uuid[])::uuid[]) AND x.library_id = ANY($2) AND t.missing_since IS NULL
		) parts GROUP BY artist_id`, ids, libraries)
}

// countsByAlbumIDs is raw because it only counts.
func (store) countsByAlbumIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Count, error) {
	return db.AllSQL[Count](ctx, q, `SELECT album_id AS owner_id, 1 AS albums, count(*)::int AS tracks, sum(duration_ms)::bigint AS duration_ms
		FROM tracks WHERE album_id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2) AND missing_since IS NULL GROUP BY album_id`, ids, libraries)
}

// textsOf is raw because it is one for both.
func textsOf(table string) set[Texts] {
	sql := `SELECT id AS owner_id, overview, translations FROM ` + table + ` WHERE id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2)`
	return func(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Texts, error) {
		return db.AllSQL[Texts](ctx, q, sql, ids, libraries)
	}
}

// genresOf is raw because the order is that of an array.
func genresOf(table string) set[person.OwnedGenre] {
	sql := `SELECT o.id AS owner_id, g.id, g.name, g.slug FROM ` + table + ` o CROSS JOIN LATERAL unnest(o.genre_ids) WITH ORDINALITY AS x(id, place)
		JOIN genres g ON g.id = x.id WHERE o.id = ANY((SELECT $1::uuid[])::uuid[]) AND o.library_id = ANY($2) ORDER BY x.place`
	return func(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*person.OwnedGenre, error) {
		return db.AllSQL[person.OwnedGenre](ctx, q, sql, ids, libraries)
	}
}
