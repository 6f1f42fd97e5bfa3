package library

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

// addScan adds a scan unless one of the library has not ended, and returns the one or the other. Raw: the
// partial unique index decides, and both ways must answer with the row.
func (s store) addScan(ctx context.Context, q db.Q, n *Scan) (*Scan, bool, error) {
	folders := n.Folders
	if folders == nil {
		folders = []string{}
	}
	rows, err := db.AllSQL[Scan](ctx, q, `INSERT INTO scans (id, library_id, trigger, requested_by, folders, created_at, anew, anew_files)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (library_id) WHERE state IN ('PENDING', 'RUNNING', 'PAUSED', 'WAITING_FOR_APPROVAL') DO NOTHING
		RETURNING *`, n.ID, n.LibraryID, string(n.Trigger), n.RequestedBy, folders, n.CreatedAt, n.Anew, n.AnewFiles)
	if err != nil || len(rows) == 1 {
		return first(rows), len(rows) == 1, err
	}
	open, err := db.OneSQL[Scan](ctx, q, `SELECT * FROM scans WHERE library_id = $1
		AND state IN ('PENDING', 'RUNNING', 'PAUSED', 'WAITING_FOR_APPROVAL')`, n.LibraryID)
	return open, false, err
}

func first[T any](rows []*T) *T {
	if len(rows) == 0 {
		return nil
	}
	return rows[0]
}

func (store) scansByIDs(ctx context.Context, q db.Q, keys []uuid.UUID) ([]*Scan, error) {
	return db.All[Scan](ctx, q, SELECT(Scans.AllColumns).FROM(Scans).WHERE(db.Any(Scans.ID, keys)))
}

func (store) latestScans(ctx context.Context, q db.Q, libraries []uuid.UUID) ([]*Scan, error) {
	return db.All[Scan](ctx, q, SELECT(Scans.AllColumns).DISTINCT(Scans.LibraryID).FROM(Scans).
		WHERE(db.Any(Scans.LibraryID, libraries)).ORDER_BY(Scans.LibraryID.ASC(), Scans.ID.DESC()))
}

func after(column ColumnString, key *uuid.UUID, backward bool) (BoolExpression, OrderByClause) {
	where, order := Bool(true), column.DESC()
	if backward {
		order = column.ASC()
	}
	if key != nil && backward {
		where = column.GT(UUID(*key))
	} else if key != nil {
		where = column.LT(UUID(*key))
	}
	return where, order
}

func (store) scans(ctx context.Context, q db.Q, library uuid.UUID, from *uuid.UUID, backward bool, n int) ([]*Scan, error) {
	where, order := after(Scans.ID, from, backward)
	return db.All[Scan](ctx, q, SELECT(Scans.AllColumns).FROM(Scans).WHERE(Scans.LibraryID.EQ(UUID(library)).AND(where)).
		ORDER_BY(order).LIMIT(int64(n)))
}

func (store) countScans(ctx context.Context, q db.Q, library uuid.UUID) (int, error) {
	return db.Value[int](ctx, q, `SELECT count(*)::int FROM (SELECT FROM scans WHERE library_id = $1 LIMIT 10001) AS s`, library) // raw: capped
}

func (store) scansUnderWay(ctx context.Context, q db.Q) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT id FROM scans WHERE state IN ('PENDING', 'RUNNING') ORDER BY id`) // raw: an enum
}

func (store) lockScan(ctx context.Context, q db.Q, key uuid.UUID) (*Scan, error) {
	return db.One[Scan](ctx, q, SELECT(Scans.AllColumns).FROM(Scans).WHERE(Scans.ID.EQ(UUID(key))).FOR(UPDATE()))
}

// pruneScans removes what ended before the instant, but for each library's newest. Raw: ranks rows.
func (store) pruneScans(ctx context.Context, q db.Q, keep int, before time.Time) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM scans WHERE finished_at < $2 AND id IN (
		SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY library_id ORDER BY id DESC) AS n FROM scans) ranked WHERE n > $1)`, keep, before)
	return err
}

// endScan ends a scan. What it has not come to is left to the next one, also known files beside which something changed: the walk has
// noted already that it saw that.
func (store) endScan(ctx context.Context, q db.Q, key uuid.UUID, state ScanState, reason *string, now time.Time) error {
	// Raw: reason may be null, and the batches go in the same statement.
	_, err := db.ExecSQL(ctx, q, `WITH gone AS (DELETE FROM scan_batches WHERE scan_id = $1 RETURNING file_ids, step),
		later AS (UPDATE files SET state = 'PROBED' WHERE state = 'IDENTIFIED' AND id IN (SELECT unnest(file_ids) FROM gone WHERE step < 'DONE'))
		UPDATE scans SET state = $2, reason = $3, finished_at = $4, current_item = NULL, revision = revision + 1 WHERE id = $1`,
		key, string(state), reason, now)
	return err
}

// holdScan stops a scan with a reason; it can go on later.
func (store) holdScan(ctx context.Context, q db.Q, key uuid.UUID, state ScanState, reason string, missing int64) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE scans SET state = $2, reason = $3, missing = $4, current_item = NULL, phase = 'WAITING',
		revision = revision + 1 WHERE id = $1 AND state = 'RUNNING'`, key, string(state), reason, missing) // raw: one row, many columns
	return err
}

func (store) restartScan(ctx context.Context, q db.Q, key uuid.UUID, approved int64) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE scans SET state = 'PENDING', reason = NULL, approved_missing = $2, missing = 0,
		revision = revision + 1 WHERE id = $1`, key, approved) // raw: see above
	return err
}

// claimScan makes one attempt the scan's own and returns the row; ErrOver when it is not to be
// worked on any more. Raw: the state as it was decides.
func (store) claimScan(ctx context.Context, q db.Q, key uuid.UUID, attempt string, now time.Time) (*Scan, error) {
	scan, err := db.OneSQL[Scan](ctx, q, `UPDATE scans SET state = 'RUNNING', node = $2, started_at = coalesce(started_at, $3),
			phase = CASE WHEN phase = 'WAITING' THEN 'WALK' ELSE phase END, phase_at = coalesce(phase_at, $3),
			heartbeat_at = $3, revision = revision + 1
		WHERE id = $1 AND state IN ('PENDING', 'RUNNING') RETURNING *`, key, attempt, now)
	return scan, over(err)
}

// progress is one look at how far a walk is.
type progress struct {
	found   int64
	current string
	rate    float64
}

// noteWalk writes how far a walk is; ErrOver when the scan was ended or taken over.
func (store) noteWalk(ctx context.Context, q db.Q, key uuid.UUID, attempt string, p progress, now time.Time) error {
	return over(changed(db.ExecSQL(ctx, q, `UPDATE scans SET found = $3, current_item = $4, rate = $5, heartbeat_at = $6, revision = revision + 1
		WHERE id = $1 AND node = $2 AND state = 'RUNNING'`, key, attempt, p.found, p.current, p.rate, now))) // raw: one row, many columns
}

// writeCounts ends a walk: what it has found, and how much is left to do; ErrOver when the scan was ended or taken over.
func (store) writeCounts(ctx context.Context, q db.Q, scan *Scan, now time.Time) error {
	return over(changed(db.ExecSQL(ctx, q, `UPDATE scans SET found = $3, added = $4, changed = $5, moved = $6, missing = $7, restored = $8,
			total = $9, done = 0, phase = 'PROBE', phase_at = $10, heartbeat_at = $10, revision = revision + 1
		WHERE id = $1 AND node = $2 AND state = 'RUNNING'`, scan.ID, scan.Node, scan.Found, scan.Added, scan.Changed, scan.Moved,
		scan.Missing, scan.Restored, scan.Total, now))) // raw: one row, many columns
}

// noteBatch writes how far a batch is and adds all batches up; fault.NotFound when the scan has ended.
func (store) noteBatch(ctx context.Context, q db.Q, scan uuid.UUID, number int, column, current string, n int, now time.Time) error {
	return changed(db.ExecSQL(ctx, q, `WITH noted AS (
			UPDATE scan_batches SET `+column+` = $3 WHERE scan_id = $1 AND number = $2 RETURNING number),
		work AS (SELECT coalesce(sum(CASE WHEN b.number = $2 THEN $3 ELSE b.`+column+` END), 0) AS done, bool_and(b.step <> 'PROBE') AS probed
			FROM scan_batches b WHERE b.scan_id = $1)
		UPDATE scans s SET done = work.done, current_item = $4, heartbeat_at = $5, revision = revision + 1,
			rate = work.done / greatest(extract(epoch FROM $5 - s.phase_at), 0.25)
		FROM work, noted WHERE s.id = $1 AND s.state = 'RUNNING' AND (s.phase::text = $6)`,
		scan, number, n, current, now, phaseOf[column])) // raw: adds up and writes at once
}

// phaseOf says in which phase a batch's counter is what the scan shows.
var phaseOf = map[string]string{"probed": string(PhaseProbe), "identified": string(PhaseIdentify)}

// batch is a piece of a scan's work.
type batch struct {
	ScanID     uuid.UUID
	Number     int
	FileIDs    []uuid.UUID
	Probe      bool
	Step       string
	Probed     int
	Identified int
}

// batchOf returns a batch of a running scan; ErrOver when there is nothing to do any more.
func (store) batchOf(ctx context.Context, q db.Q, scan uuid.UUID, number int, step string) (*batch, error) {
	b, err := db.OneSQL[batch](ctx, q, `SELECT b.* FROM scan_batches b JOIN scans s ON s.id = b.scan_id
		WHERE b.scan_id = $1 AND b.number = $2 AND b.step::text = $3 AND s.state = 'RUNNING'`, scan, number, step) // raw: a join
	return b, over(err)
}

// makeBatches cuts what is left to do into pieces and returns them. Raw: made and numbered in PostgreSQL.
func (store) makeBatches(ctx context.Context, q db.Q, scan *Scan, size int, again []uuid.UUID, now time.Time) ([]*batch, error) {
	return db.AllSQL[batch](ctx, q, `WITH due AS (SELECT file_id, min(stage) AS stage FROM file_problems WHERE library_id = $2 AND `+failedOnce+` AND `+due("$7")+` GROUP BY file_id),
		chosen AS (SELECT f.id, f.root_id, f.path, f.state = 'NEW' OR $5 OR coalesce(due.stage = 'PROBE', false) AS probe
			FROM files f LEFT JOIN due ON due.file_id = f.id
			WHERE f.library_id = $2 AND f.missing_since IS NULL AND CASE WHEN cardinality($6::uuid[]) > 0 THEN f.id = ANY($6)
				ELSE f.state IN ('NEW', 'PROBED') OR due.stage IS NOT NULL OR f.id = ANY($4) AND f.state <> 'FAILED' OR $5 END),
		work AS (SELECT id, probe, row_number() OVER (PARTITION BY probe ORDER BY root_id, path) - 1 AS n FROM chosen),
		pieces AS (SELECT probe, n / $3 AS piece, array_agg(id ORDER BY n) AS ids FROM work GROUP BY probe, n / $3)
		INSERT INTO scan_batches (scan_id, number, file_ids, probe, step)
		SELECT $1, row_number() OVER (ORDER BY probe DESC, piece), ids, probe, (CASE WHEN probe THEN 'PROBE' ELSE 'IDENTIFY' END)::batch_step
		FROM pieces RETURNING *`, scan.ID, scan.LibraryID, size, again, scan.Anew, scan.AnewFiles, now)
}

// stepBatch moves a batch on and returns whether the whole scan has come to the next step with it. The
// scan's row is locked, so that of two last batches one sees the other. A batch that has come that far already is ErrOver.
func (s store) stepBatch(ctx context.Context, q db.Q, scan uuid.UUID, number int, step string) (last bool, err error) {
	if _, err := s.lockScan(ctx, q, scan); err != nil {
		return false, over(err)
	}
	if err := changed(db.ExecSQL(ctx, q, `UPDATE scan_batches SET step = $3::text::batch_step,
		probed = CASE WHEN probe THEN cardinality(file_ids) ELSE 0 END,
		identified = CASE WHEN $3::text = 'DONE' THEN cardinality(file_ids) ELSE 0 END WHERE scan_id = $1 AND number = $2 AND step < $3::text::batch_step`, scan, number, step)); err != nil {
		return false, over(err)
	}
	return db.Value[bool](ctx, q, `SELECT NOT EXISTS (SELECT FROM scan_batches WHERE scan_id = $1 AND step < $2::text::batch_step)`, scan, step)
}

// addUp shows how far the batches of a scan are together. Raw: adds up and writes at once.
func (store) addUp(ctx context.Context, q db.Q, scan uuid.UUID, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE scans s SET done = work.done, heartbeat_at = $2, revision = revision + 1,
			rate = work.done / greatest(extract(epoch FROM $2 - s.phase_at), 0.25)
		FROM (SELECT coalesce(sum(CASE s.phase WHEN 'PROBE' THEN b.probed ELSE b.identified END), 0) AS done
			FROM scans s LEFT JOIN scan_batches b ON b.scan_id = s.id WHERE s.id = $1) work
		WHERE s.id = $1 AND s.state = 'RUNNING' AND s.phase IN ('PROBE', 'IDENTIFY')`, scan, now)
	return err
}

// leaveOut takes files out of a batch. Raw: the order of an array stays.
func (store) leaveOut(ctx context.Context, q db.Q, scan uuid.UUID, number int, files []uuid.UUID) error {
	if len(files) == 0 {
		return nil
	}
	_, err := db.ExecSQL(ctx, q, `UPDATE scan_batches SET file_ids = ARRAY(SELECT f FROM unnest(file_ids) WITH ORDINALITY AS t(f, n)
		WHERE NOT f = ANY($3) ORDER BY n) WHERE scan_id = $1 AND number = $2`, scan, number, files)
	return err
}

// splitBatch moves files of a batch into a new one, to be probed, and returns its number; ErrOver when the batch is past that. Raw: one
// statement of two. The scan's row is locked.
func (s store) splitBatch(ctx context.Context, q db.Q, scan uuid.UUID, number int, files []uuid.UUID) (int, error) {
	n, err := db.Value[int](ctx, q, `INSERT INTO scan_batches (scan_id, number, file_ids, probe, step)
		SELECT $1, (SELECT max(number) + 1 FROM scan_batches WHERE scan_id = $1), $3, true, 'PROBE'
		FROM scan_batches WHERE scan_id = $1 AND number = $2 AND step = 'PROBE' RETURNING number`, scan, number, files)
	if err != nil {
		return 0, over(err)
	}
	return n, s.leaveOut(ctx, q, scan, number, files)
}

// phase moves a scan on to its next phase.
func (store) phase(ctx context.Context, q db.Q, scan uuid.UUID, phase ScanPhase, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE scans SET phase = $2::text::scan_phase, phase_at = $3, total = CASE WHEN $2::text = 'IDENTIFY'
			THEN (SELECT coalesce(sum(cardinality(file_ids)), 0) FROM scan_batches WHERE scan_id = $1) ELSE total END,
		done = CASE WHEN $2::text = 'IDENTIFY' THEN (SELECT coalesce(sum(identified), 0) FROM scan_batches WHERE scan_id = $1) ELSE total END,
		revision = revision + 1 WHERE id = $1 AND state = 'RUNNING'`, scan, string(phase), now) // raw: adds up
	return err
}

// holding are the roots that hold files of a library that are there: the files given, or with none any. Raw: it asks once for each root.
func (store) holding(ctx context.Context, q db.Q, library uuid.UUID, files []uuid.UUID) ([]*Root, error) {
	return db.AllSQL[Root](ctx, q, `SELECT r.* FROM library_roots r WHERE r.library_id = $1 AND EXISTS (SELECT FROM files f
		WHERE f.root_id = r.id AND f.missing_since IS NULL AND (cardinality($2::uuid[]) IS NULL OR cardinality($2) = 0 OR f.id = ANY($2))) ORDER BY r.position`, library, files)
}

// foldersHolding are the paths of the folders that hold the files given and are there, of a library. Raw: cuts the names off.
func (store) foldersHolding(ctx context.Context, q db.Q, library uuid.UUID, files []uuid.UUID) ([]string, error) {
	return db.Column[string](ctx, q, `SELECT DISTINCT regexp_replace(r.path || '/' || f.path, '/[^/]*$', '') AS folder
		FROM files f JOIN library_roots r ON r.id = f.root_id
		WHERE f.library_id = $1 AND f.missing_since IS NULL AND f.id = ANY($2) ORDER BY folder`, library, files)
}

// addFailed counts failed files, and says in the scan's reason that a worker is missing.
func (store) addFailed(ctx context.Context, q db.Q, scan uuid.UUID, n int, noWorker bool) error {
	if n == 0 && !noWorker {
		return nil
	}
	_, err := db.ExecSQL(ctx, q, `UPDATE scans SET failed = failed + $2, revision = revision + 1,
		reason = CASE WHEN $3 THEN $4 ELSE reason END WHERE id = $1`, scan, n, noWorker,
		"The media worker is not available: films are known by their names only. See `revenge doctor`, then scan again.") // raw: adds up
	return err
}
