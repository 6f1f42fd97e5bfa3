package trash

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
)

// store is the only writer of trash_items. All statements are raw: one for any number of rows, over what other nouns own.
type store struct{}

// titleOf is what a file f is a file of.
const titleOf = `COALESCE(
		(SELECT m.title FROM movie_files x JOIN movies m ON m.id = x.movie_id WHERE x.file_id = f.id),
		(SELECT s.title || ' S' || lpad(e.season_number::text, 2, '0') || COALESCE('E' || lpad(e.number::text, 2, '0'), '') FROM episode_files x
			JOIN episodes e ON e.id = x.episode_id JOIN series s ON s.id = e.series_id WHERE x.file_id = f.id ORDER BY e.position LIMIT 1),
		(SELECT t.title FROM track_files x JOIN tracks t ON t.id = x.track_id WHERE x.file_id = f.id), '') AS title`

// vanished says of a file f that it is missing, and not because it lies in the trash.
const vanished = `f.missing_since IS NOT NULL AND NOT EXISTS (SELECT FROM trash_items t WHERE t.file_id = f.id)`

const targetColumns = `f.id, f.library_id, l.name::text AS library_name, f.root_id, r.path AS root_path, r.device AS root_device, r.inode AS root_inode,
	f.device, f.path, f.size_bytes, f.mtime_ns, l.allow_deletion, f.missing_since IS NOT NULL AS missing,
	COALESCE(r.scanned_at > f.missing_since, false) AS left_out, ` + titleOf + `
	FROM files f JOIN libraries l ON l.id = f.library_id JOIN library_roots r ON r.id = f.root_id`

// targets are files that are there or have vanished, in the order of their paths.
func (store) targets(ctx context.Context, q db.Q, v access.Viewer, keys []uuid.UUID) ([]*target, error) {
	return db.AllSQL[target](ctx, q, `SELECT `+targetColumns+`
		WHERE f.id = ANY($1) AND f.library_id = ANY($2) AND (f.missing_since IS NULL OR `+vanished+`) ORDER BY f.root_id, f.path`, keys, v.Libraries)
}

// gone are files of a library that vanished before a time, after one, in the order of their ids.
func (store) gone(ctx context.Context, q db.Q, library uuid.UUID, before time.Time, after uuid.UUID, n int) ([]*target, error) {
	return db.AllSQL[target](ctx, q, `SELECT `+targetColumns+` WHERE f.library_id = $1 AND `+vanished+` AND f.missing_since <= $2 AND f.id > $3
		ORDER BY f.id LIMIT $4`, library, before, after, n)
}

// lost is how many of a folder's files have vanished, and how many of them long ago. What lies in the trash does not count.
type lost struct {
	LibraryID, RootID       uuid.UUID
	Expired, Missing, Files int
	// Scanning says that a scan of the library has not ended, which may wait for a disk.
	Scanning bool
}

// most reports whether more than half is missing.
func (l *lost) most() bool { return l.Missing*2 > l.Files }

// lost are the folders of the libraries that have files which vanished before a time.
func (store) lost(ctx context.Context, q db.Q, before time.Time) ([]*lost, error) {
	return db.AllSQL[lost](ctx, q, `SELECT f.library_id, f.root_id, count(*)::int AS files, (count(*) FILTER (WHERE f.missing_since IS NOT NULL))::int AS missing,
			(count(*) FILTER (WHERE f.missing_since <= $1))::int AS expired,
			EXISTS (SELECT FROM scans s WHERE s.library_id = f.library_id AND s.finished_at IS NULL) AS scanning
		FROM files f WHERE f.library_id = ANY(ARRAY(SELECT f.library_id FROM files f WHERE `+vanished+` AND f.missing_since <= $1))
			AND NOT EXISTS (SELECT FROM trash_items t WHERE t.file_id = f.id)
		GROUP BY f.library_id, f.root_id ORDER BY f.library_id, f.root_id`, before)
}

// missing is raw because keyset writes the page; see its package comment.
func (store) missing() keyset.List {
	return keyset.List{Columns: "id, library_id, root_id, path, title, size_bytes, missing_since", Library: "library_id",
		From: "(SELECT f.id, f.library_id, f.root_id, f.path, f.size_bytes, f.missing_since, " + titleOf + " FROM files f WHERE " + vanished + ") m"}
}

// vanishing are the items whose files are all among these, or missing.
func (store) vanishing(ctx context.Context, q db.Q, files []uuid.UUID) ([]*Vanishing, error) {
	return db.AllSQL[Vanishing](ctx, q, `SELECT kind, id FROM (
			SELECT 'MOVIE' AS kind, movie_id AS id FROM movie_files WHERE file_id = ANY($1) AND NOT EXISTS (SELECT FROM movie_files o JOIN files f ON f.id = o.file_id
				WHERE o.movie_id = movie_files.movie_id AND f.missing_since IS NULL AND f.id <> ALL($1))
			UNION SELECT 'EPISODE', episode_id FROM episode_files WHERE file_id = ANY($1) AND NOT EXISTS (SELECT FROM episode_files o JOIN files f ON f.id = o.file_id
				WHERE o.episode_id = episode_files.episode_id AND f.missing_since IS NULL AND f.id <> ALL($1))
			UNION SELECT 'TRACK', track_id FROM track_files WHERE file_id = ANY($1) AND NOT EXISTS (SELECT FROM track_files o JOIN files f ON f.id = o.file_id
				WHERE o.track_id = track_files.track_id AND f.missing_since IS NULL AND f.id <> ALL($1))
		) gone ORDER BY kind, id`, files)
}

func (store) countPlays(ctx context.Context, q db.Q, items []uuid.UUID) (int, error) {
	return db.Value[int](ctx, q, `SELECT (SELECT count(*) FROM plays WHERE item_id = ANY($1)) + (SELECT count(*) FROM listens WHERE track_id = ANY($1))`, items)
}

const columns = `id, library_id, root_id, file_id, path, title, sidecars, folder, size_bytes, mtime_ns, state, problem, deleted_by, deleted_at, expires_at`

func (store) insert(ctx context.Context, q db.Q, items []*Item) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO trash_items (`+columns+`)
		SELECT `+columns+` FROM jsonb_to_recordset($1) AS n(id uuid, library_id uuid, root_id uuid, file_id uuid, path text, title text, sidecars text[], folder text,
			size_bytes bigint, mtime_ns bigint, state trash_state, problem text, deleted_by uuid, deleted_at timestamptz, expires_at timestamptz)`, rows(items))
	return err
}

// rows are items as the columns are named.
func rows(items []*Item) []map[string]any {
	out := make([]map[string]any, len(items))
	for i, it := range items {
		out[i] = map[string]any{"id": it.ID, "library_id": it.LibraryID, "root_id": it.RootID, "file_id": it.FileID, "path": it.Path, "title": it.Title,
			"sidecars": it.Sidecars, "folder": it.Folder, "size_bytes": it.SizeBytes, "mtime_ns": it.MtimeNs, "state": it.State,
			"problem": it.Problem, "deleted_by": it.DeletedBy, "deleted_at": it.DeletedAt, "expires_at": it.ExpiresAt}
	}
	return out
}

// settle writes what became of items.
func (store) settle(ctx context.Context, q db.Q, items []*Item) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE trash_items i SET state = n.state, sidecars = n.sidecars, problem = n.problem
		FROM jsonb_to_recordset($1) AS n(id uuid, state trash_state, sidecars text[], problem text) WHERE i.id = n.id`, rows(items))
	return err
}

func (store) remove(ctx context.Context, q db.Q, keys []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM trash_items WHERE id = ANY($1)`, keys)
	return err
}

// begin moves items of the trash from one state into another and returns those that were in it. Nobody is uuid.Nil: then
// everybody's.
func (store) begin(ctx context.Context, q db.Q, libraries, keys []uuid.UUID, by uuid.UUID, next State) ([]*Item, error) {
	return db.AllSQL[Item](ctx, q, `WITH mine AS (
			SELECT id FROM trash_items WHERE id = ANY($1) AND library_id = ANY($2) AND state = 'TRASHED'
				AND ($3::uuid = '00000000-0000-0000-0000-000000000000' OR deleted_by = $3)
			ORDER BY id FOR UPDATE
		) UPDATE trash_items i SET state = $4::trash_state, problem = NULL FROM mine WHERE i.id = mine.id
		RETURNING i.id, library_id, root_id, file_id, path, title, sidecars, folder, size_bytes, mtime_ns, state, problem, deleted_by, deleted_at, expires_at`,
		keys, libraries, by, string(next))
}

// empty lets all that lies in the trash of libraries go.
func (store) empty(ctx context.Context, q db.Q, libraries []uuid.UUID) (int64, error) {
	return db.ExecSQL(ctx, q, `UPDATE trash_items SET state = 'PURGING' WHERE library_id = ANY($1) AND state = 'TRASHED'`, libraries)
}

func (store) expire(ctx context.Context, q db.Q, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE trash_items SET state = 'PURGING' WHERE state = 'TRASHED' AND expires_at <= $1`, now)
	return err
}

// unsettled are items in a state, after one, in the order of their ids.
func (store) unsettled(ctx context.Context, q db.Q, states []string, after uuid.UUID, n int) ([]*Item, error) {
	return db.AllSQL[Item](ctx, q, `SELECT `+columns+` FROM trash_items WHERE state <> 'TRASHED' AND state::text = ANY($1) AND id > $2 ORDER BY id LIMIT $3`,
		states, after, n)
}

type rootRow struct {
	ID            uuid.UUID
	Path          string
	Device, Inode *int64
}

func (store) roots(ctx context.Context, q db.Q, keys []uuid.UUID) ([]*rootRow, error) {
	return db.AllSQL[rootRow](ctx, q, `SELECT id, path, device, inode FROM library_roots WHERE id = ANY($1)`, keys)
}

// list is raw because keyset writes the page; see its package comment. A viewer who is no administrator sees what he deleted.
func (store) list(v access.Viewer) keyset.List {
	l := keyset.List{Columns: columns, From: "trash_items", Library: "library_id"}
	l.WherePlain("state IN ('TRASHED', 'RESTORING')")
	if v.Role != access.Admin {
		l.Where("deleted_by = ?", v.UserID)
	}
	return l
}

// Sum is how many items there are in the trash, with their bytes.
type Sum struct {
	Items int
	Bytes int64
}

func (store) sum(ctx context.Context, q db.Q, v access.Viewer) (*Sum, error) {
	return db.OneSQL[Sum](ctx, q, `SELECT count(*)::int AS items, COALESCE(sum(size_bytes), 0)::bigint AS bytes FROM trash_items
		WHERE library_id = ANY($1) AND state IN ('TRASHED', 'RESTORING') AND ($2 OR deleted_by = $3)`, v.Libraries, v.Role == access.Admin, v.UserID)
}

// stillAt are those of the files whose rows stand for what is in the trash: missing, and where they were.
func (store) stillAt(ctx context.Context, q db.Q, files []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT f.id FROM files f JOIN trash_items i ON i.file_id = f.id
		WHERE f.id = ANY($1) AND f.missing_since IS NOT NULL AND f.root_id = i.root_id AND f.path = i.path AND f.mtime_ns = i.mtime_ns`, files)
}
