package library

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/id"
)

// The problems of what may have met a machine that had too much to do, a fault of the server, or a disk or an address that was away.
const (
	failedOnce   = `(stage = 'PROBE' AND code IN ('TIMEOUT', 'CRASHED') OR stage = 'IDENTIFY' AND code = 'FAILED')`
	picturesOnce = `p.stage = 'ARTWORK' AND p.code IN ('PICTURE_AWAY', 'PICTURE_GONE', 'PICTURE_FORBIDDEN', 'PICTURE_TIMEOUT', 'PICTURE_CRASHED')`
)

// due says that a problem is to be looked at again at the instant of a parameter: after an hour, and then whenever as much time has gone by
// as from the first failure to the last, for a month. That is about ten times, so that what is bad for good costs little.
func due(now string) string {
	return `last_at - first_at < interval '30 days' AND ` + now + ` >= last_at + greatest(last_at - first_at, interval '1 hour')`
}

// ofPicture joins problems p with the pictures a that they are about.
const ofPicture = `p.stage = 'ARTWORK' AND (p.file_id = a.file_id OR p.file_id IS NULL AND p.root_id = a.root_id AND p.path = a.path)`

// picturesDue are the pictures of a library to be read again. Raw, like all below: it asks another noun's table, or writes from arrays.
func (store) picturesDue(ctx context.Context, q db.Q, library uuid.UUID, now time.Time) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT DISTINCT a.id FROM file_problems p JOIN artworks a ON `+ofPicture+`
		WHERE p.library_id = $1 AND a.state = 'FAILED' AND `+picturesOnce+` AND `+due("$2")+` ORDER BY a.id`, library, now)
}

// dropPictureProblems forgets what is said of pictures of some libraries that were read since, or that nothing shows any more.
func (store) dropPictureProblems(ctx context.Context, q db.Q, libraries []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM file_problems p WHERE p.library_id = ANY($1) AND p.stage = 'ARTWORK'
		AND NOT EXISTS (SELECT FROM artworks a WHERE `+ofPicture+` AND a.state = 'FAILED')`, libraries)
	return err
}

// librariesOf are those of pictures.
func (store) librariesOf(ctx context.Context, q db.Q, pictures []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT DISTINCT library_id FROM artworks WHERE id = ANY($1)`, pictures)
}

// problems are those of files that are there: what became of a file that is gone matters to nobody before it is back.
func (store) problems(ctx context.Context, q db.Q, library uuid.UUID, from *uuid.UUID, backward bool, n int) ([]*Problem, error) {
	where, order := after(FileProblems.ID, from, backward)
	return db.All[Problem](ctx, q, SELECT(FileProblems.AllColumns).FROM(FileProblems).
		WHERE(FileProblems.LibraryID.EQ(UUID(library)).AND(where).AND(NOT(EXISTS(SELECT(Files.ID).FROM(Files).WHERE(
			Files.ID.EQ(FileProblems.FileID).AND(Files.MissingSince.IS_NOT_NULL())))))).
		ORDER_BY(order).LIMIT(int64(n)))
}

func (store) problemsByIDs(ctx context.Context, q db.Q, keys []uuid.UUID) ([]*Problem, error) {
	return db.All[Problem](ctx, q, SELECT(FileProblems.AllColumns).FROM(FileProblems).WHERE(db.Any(FileProblems.ID, keys)))
}

func (store) countProblems(ctx context.Context, q db.Q, library uuid.UUID) (int, error) {
	return db.Value[int](ctx, q, `SELECT count(*)::int FROM (SELECT FROM file_problems p WHERE library_id = $1
		AND NOT EXISTS (SELECT FROM files f WHERE f.id = p.file_id AND f.missing_since IS NOT NULL) LIMIT 10001) AS p`, library) // raw: capped
}

// putProblems writes the ledger. Raw: an upsert from arrays.
func (store) putProblems(ctx context.Context, q db.Q, library uuid.UUID, problems []Problem, now time.Time) error {
	if len(problems) == 0 {
		return nil
	}
	n := len(problems)
	ids, roots, files := make([]uuid.UUID, n), make([]uuid.UUID, n), make([]*uuid.UUID, n)
	paths, stages, codes, messages := make([]string, n), make([]string, n), make([]string, n), make([]string, n)
	for i, p := range problems {
		ids[i], roots[i], files[i], paths[i] = id.New(), p.RootID, p.FileID, p.Path
		stages[i], codes[i], messages[i] = string(p.Stage), p.Code, p.Message
	}
	_, err := db.ExecSQL(ctx, q, `INSERT INTO file_problems (id, library_id, root_id, file_id, path, stage, code, message, first_at, last_at)
		SELECT DISTINCT ON (r, p, s) i, $1, r, f, p, s::problem_stage, c, m, $9, $9
		FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[]) AS t(i, r, f, p, s, c, m)
		ON CONFLICT (root_id, path, stage) DO UPDATE SET file_id = excluded.file_id, code = excluded.code, message = excluded.message, last_at = $9,
			first_at = CASE WHEN file_problems.file_id IS NOT DISTINCT FROM excluded.file_id AND (file_problems.code = excluded.code
				OR file_problems.code IN ('TIMEOUT', 'CRASHED') AND excluded.code IN ('TIMEOUT', 'CRASHED')) THEN file_problems.first_at ELSE $9 END`,
		library, ids, roots, files, paths, stages, codes, messages, now)
	return err
}

// dropWalkProblems forgets what stood in the way of walks of folders, one of each root: empty for all of it. What still does is written anew.
func (store) dropWalkProblems(ctx context.Context, q db.Q, roots []uuid.UUID, folders []string) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM file_problems p USING unnest($1::uuid[], $2::text[]) AS w(root, folder)
		WHERE p.root_id = w.root AND p.stage = 'WALK' AND (w.folder IN ('', p.path) OR starts_with(p.path, w.folder || '/'))`, roots, folders)
	return err
}

// moveProblems lets what the ledger says of files follow them; what it says of others at their new places is over.
func moveProblems(ctx context.Context, q db.Q, p places) error {
	if _, err := db.ExecSQL(ctx, q, `UPDATE file_problems SET path = '/' || id WHERE file_id = ANY($1)`, p.ids); err != nil {
		return err
	}
	if _, err := db.ExecSQL(ctx, q, `DELETE FROM file_problems p USING `+unnestPlaces+` WHERE p.root_id = n.root AND p.path = n.path AND p.stage <> 'WALK'`,
		p.args()...); err != nil {
		return err
	}
	_, err := db.ExecSQL(ctx, q, `UPDATE file_problems p SET root_id = n.root, path = n.path FROM `+unnestPlaces+` WHERE p.file_id = n.id`, p.args()...)
	return err
}
