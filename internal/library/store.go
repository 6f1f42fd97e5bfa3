package library

import (
	"context"
	"strings"
	"time"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// store is the only writer of the package's tables; files are in store_files.go, scans in store_scans.go.
type store struct{}

// Columns are those of a Library, of the table that a raw statement calls so.
func Columns(table string) string {
	names := make([]string, len(Libraries.AllColumns))
	for i, c := range Libraries.AllColumns {
		names[i] = table + "." + c.Name()
	}
	return strings.Join(names, ", ")
}

func (store) libraries(ctx context.Context, q db.Q, keys []uuid.UUID) ([]*Library, error) {
	return db.All[Library](ctx, q, SELECT(Libraries.AllColumns).FROM(Libraries).WHERE(db.Any(Libraries.ID, keys)).
		ORDER_BY(Libraries.Name.ASC(), Libraries.ID.ASC()))
}

func (store) allLibraries(ctx context.Context, q db.Q) ([]*Library, error) {
	return db.All[Library](ctx, q, SELECT(Libraries.AllColumns).FROM(Libraries).ORDER_BY(Libraries.ID.ASC()))
}

func (store) library(ctx context.Context, q db.Q, key uuid.UUID) (*Library, error) {
	return db.One[Library](ctx, q, SELECT(Libraries.AllColumns).FROM(Libraries).WHERE(Libraries.ID.EQ(UUID(key))))
}

func (store) insertLibrary(ctx context.Context, q db.Q, l *Library) error {
	_, err := db.Exec(ctx, q, Libraries.INSERT(Libraries.AllColumns).VALUES(l.ID, l.Name, string(l.Kind), l.Language,
		l.Watch, l.ScanOnStart, l.Version, l.CreatedAt, l.UpdatedAt, l.Trickplay, l.AllowDeletion))
	return err
}

func (store) updateLibrary(ctx context.Context, q db.Q, key uuid.UUID, e Edit, now time.Time) error {
	set := []any{}
	if e.Name != nil {
		set = append(set, Libraries.Name.SET(String(*e.Name)))
	}
	if e.Language != nil {
		set = append(set, Libraries.Language.SET(String(*e.Language)))
	}
	if e.Watch != nil {
		set = append(set, Libraries.Watch.SET(Bool(*e.Watch)))
	}
	if e.Trickplay != nil {
		set = append(set, Libraries.Trickplay.SET(Bool(*e.Trickplay)))
	}
	if e.AllowDeletion != nil {
		set = append(set, Libraries.AllowDeletion.SET(Bool(*e.AllowDeletion)))
	}
	return changed(db.Exec(ctx, q, Libraries.UPDATE().SET(Libraries.UpdatedAt.SET(TimestampzT(now)), set...).
		WHERE(Libraries.ID.EQ(UUID(key)))))
}

// changed makes fault.NotFound of a statement that met no row.
func changed(n int64, err error) error {
	if err == nil && n == 0 {
		return fault.NotFound
	}
	return err
}

// grow makes a library's version another.
func (store) grow(ctx context.Context, q db.Q, key uuid.UUID) error {
	return changed(db.Exec(ctx, q, Libraries.UPDATE().SET(Libraries.Version.SET(Libraries.Version.ADD(Int(1)))).
		WHERE(Libraries.ID.EQ(UUID(key)))))
}

func (store) deleteLibrary(ctx context.Context, q db.Q, key uuid.UUID) error {
	return changed(db.Exec(ctx, q, Libraries.DELETE().WHERE(Libraries.ID.EQ(UUID(key)))))
}

func (store) roots(ctx context.Context, q db.Q, libraries []uuid.UUID) ([]*Root, error) {
	return db.All[Root](ctx, q, SELECT(LibraryRoots.AllColumns).FROM(LibraryRoots).
		WHERE(db.Any(LibraryRoots.LibraryID, libraries)).ORDER_BY(LibraryRoots.LibraryID.ASC(), LibraryRoots.Position.ASC()))
}

func (store) rootsByIDs(ctx context.Context, q db.Q, keys []uuid.UUID) ([]*Root, error) {
	return db.All[Root](ctx, q, SELECT(LibraryRoots.AllColumns).FROM(LibraryRoots).WHERE(db.Any(LibraryRoots.ID, keys)))
}

func (store) allRoots(ctx context.Context, q db.Q) ([]*Root, error) {
	return db.All[Root](ctx, q, SELECT(LibraryRoots.AllColumns).FROM(LibraryRoots))
}

func (store) insertRoots(ctx context.Context, q db.Q, library uuid.UUID, paths []string) error {
	stmt := LibraryRoots.INSERT(LibraryRoots.ID, LibraryRoots.LibraryID, LibraryRoots.Path, LibraryRoots.Position)
	for i, p := range paths {
		stmt = stmt.VALUES(id.New(), library, EncodePath(p), i)
	}
	_, err := db.Exec(ctx, q, stmt)
	return err
}

// replaceRoots keeps the folders that stay, with all their files. Raw: one pass over an array in its order.
func (store) replaceRoots(ctx context.Context, q db.Q, library uuid.UUID, paths []string) error {
	encoded, ids := make([]string, len(paths)), make([]uuid.UUID, len(paths))
	for i, p := range paths {
		encoded[i], ids[i] = EncodePath(p), id.New()
	}
	if _, err := db.ExecSQL(ctx, q, `DELETE FROM library_roots WHERE library_id = $1 AND NOT path = ANY($2)`, library, encoded); err != nil {
		return err
	}
	_, err := db.ExecSQL(ctx, q, `INSERT INTO library_roots (id, library_id, path, position)
		SELECT i, $1, p, n - 1 FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY AS t(p, i, n)
		ON CONFLICT (path) DO UPDATE SET position = excluded.position WHERE library_roots.library_id = $1`, library, encoded, ids)
	return err
}

// finishRoots notes which folders a scan came to the end of, and what they are.
func (store) finishRoots(ctx context.Context, q db.Q, roots []*Root, now time.Time) error {
	for _, r := range roots {
		if _, err := db.Exec(ctx, q, LibraryRoots.UPDATE().SET(LibraryRoots.Device.SET(Int(*r.Device)), LibraryRoots.Inode.SET(Int(*r.Inode)),
			LibraryRoots.Problem.SET(StringExp(NULL)), LibraryRoots.ScannedAt.SET(TimestampzT(now))).
			WHERE(LibraryRoots.ID.EQ(UUID(r.ID)))); err != nil {
			return err
		}
	}
	return nil
}

func (store) rootProblem(ctx context.Context, q db.Q, root uuid.UUID, problem string) error {
	_, err := db.Exec(ctx, q, LibraryRoots.UPDATE().SET(LibraryRoots.Problem.SET(String(problem))).WHERE(LibraryRoots.ID.EQ(UUID(root))))
	return err
}

// acceptRoots forgets what the folders were that hold the files, or with none given all of the library's, so that another disk in
// their place is taken as it is. Raw: as holding is.
func (store) acceptRoots(ctx context.Context, q db.Q, library uuid.UUID, files []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE library_roots r SET device = NULL, inode = NULL WHERE r.library_id = $1 AND (coalesce(cardinality($2::uuid[]), 0) = 0
		OR EXISTS (SELECT FROM files f WHERE f.root_id = r.id AND f.missing_since IS NULL AND f.id = ANY($2)))`, library, files)
	return err
}

// acceptedRoots notes what folders are that acceptRoots forgot, and that they are there.
func (store) acceptedRoots(ctx context.Context, q db.Q, roots []*Root) error {
	for _, r := range roots {
		if _, err := db.Exec(ctx, q, LibraryRoots.UPDATE().SET(LibraryRoots.Device.SET(Int(*r.Device)), LibraryRoots.Inode.SET(Int(*r.Inode)),
			LibraryRoots.Problem.SET(StringExp(NULL))).WHERE(LibraryRoots.ID.EQ(UUID(r.ID)))); err != nil {
			return err
		}
	}
	return nil
}

// watchedRoots are the roots of the libraries whose folders are watched.
func (store) watchedRoots(ctx context.Context, q db.Q) ([]*Root, error) {
	return db.All[Root](ctx, q, SELECT(LibraryRoots.AllColumns).
		FROM(LibraryRoots.INNER_JOIN(Libraries, Libraries.ID.EQ(LibraryRoots.LibraryID))).WHERE(Libraries.Watch.IS_TRUE().AND(folders)))
}

// folders are the libraries that have some.
var folders = Libraries.Kind.NOT_EQ(NewEnumValue(string(KindLive)))

// folderRoots are the roots that are folders.
func (store) folderRoots(ctx context.Context, q db.Q) ([]*Root, error) {
	return db.All[Root](ctx, q, SELECT(LibraryRoots.AllColumns).
		FROM(LibraryRoots.INNER_JOIN(Libraries, Libraries.ID.EQ(LibraryRoots.LibraryID))).WHERE(folders))
}
