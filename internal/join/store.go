package join

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
)

// store is the only writer of join_changes. All statements are raw: lists travel as one parameter each, and the catalogue is read
// across its kinds.
type store struct{}

// item is a film, series, album or artist.
type item struct {
	ID        uuid.UUID
	Kind      origin.Kind
	LibraryID uuid.UUID
	Title     string
}

const items = `SELECT * FROM (SELECT id, 'MOVIE' AS kind, library_id, title FROM movies UNION ALL SELECT id, 'SERIES', library_id, title FROM series
		UNION ALL SELECT id, 'ALBUM', library_id, title FROM albums UNION ALL SELECT id, 'ARTIST', library_id, name FROM artists) i
	WHERE id = ANY($1) AND library_id = ANY($2) ORDER BY id`

func (store) items(ctx context.Context, q db.Q, libraries, keys []uuid.UUID) ([]*item, error) {
	return db.AllSQL[item](ctx, q, items, keys, libraries)
}

var titles = map[origin.Kind]string{
	origin.KindMovie:  `SELECT title FROM movies WHERE id = $1`,
	origin.KindSeries: `SELECT title FROM series WHERE id = $1`,
	origin.KindAlbum:  `SELECT title FROM albums WHERE id = $1`,
	origin.KindArtist: `SELECT name FROM artists WHERE id = $1`,
}

func (store) title(ctx context.Context, q db.Q, kind origin.Kind, key uuid.UUID) (string, error) {
	return db.Value[string](ctx, q, titles[kind], key)
}

// places are what files are of: $1 are the items.
var places = map[origin.Kind]string{
	origin.KindMovie: `SELECT x.file_id, f.path, NULL::uuid AS season_id FROM movie_files x JOIN files f ON f.id = x.file_id WHERE x.movie_id = ANY($1)`,
	origin.KindSeries: `SELECT x.file_id, f.path, e.season_id FROM episodes e JOIN episode_files x ON x.episode_id = e.id JOIN files f ON f.id = x.file_id
		WHERE e.series_id = ANY($1)`,
	origin.KindAlbum: `SELECT x.file_id, f.path, NULL::uuid AS season_id FROM tracks t JOIN track_files x ON x.track_id = t.id JOIN files f ON f.id = x.file_id
		WHERE t.album_id = ANY($1)`,
	origin.KindArtist: `SELECT x.file_id, f.path, NULL::uuid AS season_id FROM (SELECT track_id AS id FROM track_artists WHERE artist_id = ANY($1)
			UNION SELECT t.id FROM album_artists a JOIN tracks t ON t.album_id = a.album_id WHERE a.artist_id = ANY($1)) t
		JOIN track_files x ON x.track_id = t.id JOIN files f ON f.id = x.file_id`,
}

func (store) filesOf(ctx context.Context, q db.Q, kind origin.Kind, keys []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT DISTINCT file_id FROM (`+places[kind]+`) p ORDER BY file_id`, keys)
}

func (store) tracksOf(ctx context.Context, q db.Q, albums []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT id FROM tracks WHERE album_id = ANY($1) ORDER BY id`, albums)
}

// someFiles are up to n files of items, without those given.
func (store) someFiles(ctx context.Context, q db.Q, kind origin.Kind, keys, but []uuid.UUID, n int) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT DISTINCT file_id FROM (`+places[kind]+`) p WHERE file_id <> ALL($2) ORDER BY file_id LIMIT $3`, keys, but, n)
}

// place is a file of an item, with the season that it is of.
type place struct {
	FileID   uuid.UUID
	Path     string
	SeasonID *uuid.UUID
}

func (store) placesOf(ctx context.Context, q db.Q, kind origin.Kind, key uuid.UUID) ([]*place, error) {
	return db.AllSQL[place](ctx, q, places[kind]+` ORDER BY f.path, x.file_id`, []uuid.UUID{key})
}

// seriesOf are the series that a file is of.
func (store) seriesOf(ctx context.Context, q db.Q, file uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT DISTINCT e.series_id FROM episode_files x JOIN episodes e ON e.id = x.episode_id WHERE x.file_id = $1`, file)
}

const (
	columns = `id, kind, library_id, item_kind, item_id, item_title, other_ids, other_titles, file_ids, user_id, by_name, at, undone_at`
	written = columns + `, decided_ids, decision_ids, before, item_key, other_keys`
)

// add writes a change, with what its user is called.
func (store) add(ctx context.Context, q db.Q, r *record) (err error) {
	r.ByName, err = db.Value[string](ctx, q, `WITH n AS (SELECT * FROM jsonb_populate_record(NULL::join_changes, $1)), name AS (
			SELECT COALESCE((SELECT COALESCE(NULLIF(u.display_name, ''), u.name::text) FROM users u JOIN n ON n.user_id = u.id), '') AS by_name
		)
		INSERT INTO join_changes (`+written+`) SELECT id, kind, library_id, item_kind, item_id, item_title, other_ids, other_titles, file_ids, user_id,
			name.by_name, at, undone_at, decided_ids, decision_ids, before, item_key, other_keys FROM n, name RETURNING by_name`, r)
	return err
}

// records are the change with an id, if it is of these libraries; it stays locked.
func (store) records(ctx context.Context, q db.Q, libraries []uuid.UUID, key uuid.UUID) ([]*record, error) {
	return db.AllSQL[record](ctx, q, `SELECT `+written+` FROM join_changes WHERE id = $1 AND library_id = ANY($2) FOR UPDATE`, key, libraries)
}

// later reports whether something that was done to the item of a change after it stands.
func (store) later(ctx context.Context, q db.Q, r *record) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT EXISTS (SELECT FROM join_changes WHERE item_id = $1 AND undone_at IS NULL AND (at, id) > ($2, $3))`, r.ItemID, r.At, r.ID)
}

func (store) undone(ctx context.Context, q db.Q, key uuid.UUID, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE join_changes SET undone_at = $2 WHERE id = $1`, key, now)
	return err
}

// history is raw because keyset writes the page; see its package comment.
func (store) history(of *uuid.UUID) keyset.List {
	l := keyset.List{Columns: columns, From: "join_changes", Library: "library_id"}
	if of != nil {
		l.Where("(item_id = ? OR other_ids @> ARRAY[?::uuid])", *of)
	}
	return l
}
