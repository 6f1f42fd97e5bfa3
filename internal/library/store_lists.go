package library

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

// noteGuide writes how many programmes were read; ErrOver when the scan was ended or taken over.
func (store) noteGuide(ctx context.Context, q db.Q, key uuid.UUID, attempt string, p progress, now time.Time) error {
	return over(changed(db.ExecSQL(ctx, q, `UPDATE scans SET done = $3, total = $3, current_item = $4, rate = $5, heartbeat_at = $6, revision = revision + 1
		WHERE id = $1 AND node = $2 AND state = 'RUNNING'`, key, attempt, p.found, p.current, p.rate, now))) // raw: one row, many columns
}

// beginLists begins with the first list, as each attempt does: what failed in it is not counted twice. ErrOver when the scan was ended or
// taken over.
func (store) beginLists(ctx context.Context, q db.Q, key uuid.UUID, attempt string) error {
	return over(changed(db.ExecSQL(ctx, q, `UPDATE scans SET phase = 'WALK', failed = 0, revision = revision + 1
		WHERE id = $1 AND node = $2 AND state = 'RUNNING'`, key, attempt))) // raw: an enum
}

// takeList adds up what came of a list; ErrOver when the scan was ended or taken over.
func (store) takeList(ctx context.Context, q db.Q, key uuid.UUID, attempt string, t Taken, now time.Time) error {
	return over(changed(db.ExecSQL(ctx, q, `UPDATE scans SET found = CASE WHEN $3 > 0 THEN $3 ELSE found END, added = added + $4, changed = changed + $5,
			missing = missing + $6, restored = restored + $7, failed = failed + $8, heartbeat_at = $9, revision = revision + 1
		WHERE id = $1 AND node = $2 AND state = 'RUNNING'`, key, attempt, t.Found, t.Added, t.Changed, t.Missing, t.Restored, len(t.Problems), now))) // raw: adds up
}

// readRoot notes that a list was read.
func (store) readRoot(ctx context.Context, q db.Q, root uuid.UUID, now time.Time) error {
	_, err := db.Exec(ctx, q, LibraryRoots.UPDATE().SET(LibraryRoots.Problem.SET(StringExp(NULL)), LibraryRoots.ScannedAt.SET(TimestampzT(now))).
		WHERE(LibraryRoots.ID.EQ(UUID(root))))
	return err
}
