package review

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
)

// ruling is a row of review_decisions.
type ruling struct {
	ID        uuid.UUID         `json:"id"`
	LibraryID uuid.UUID         `json:"library_id"`
	RootID    uuid.UUID         `json:"root_id"`
	Path      string            `json:"path"`
	OSHash    *string           `json:"oshash"`
	SizeBytes int64             `json:"size_bytes"`
	FileID    uuid.UUID         `json:"file_id"`
	Verdict   Verdict           `json:"verdict"`
	Kind      *Kind             `json:"kind"`
	Key       *string           `json:"key"`
	Title     *string           `json:"title"`
	Year      *int              `json:"year"`
	Season    *int              `json:"season"`
	Episodes  []int             `json:"episodes"`
	IDs       map[string]string `json:"ids"`
	// Of tracks.
	Artist     *string    `json:"artist"`
	Artists    []string   `json:"artists"`
	ArtistKeys []string   `json:"artist_keys"`
	ReleaseKey *string    `json:"release_key"`
	DecidedBy  *uuid.UUID `json:"decided_by"`
	DecidedAt  time.Time  `json:"decided_at"`
}

const rulingColumns = `id, library_id, root_id, path, oshash, size_bytes, file_id, verdict, kind, key, title, year, season, episodes, ids,
	decided_by, decided_at, artist, artists, artist_keys, release_key`

// decide writes decisions and takes their files out of the inbox.
func (store) decide(ctx context.Context, q db.Q, list []*ruling) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO review_decisions (`+rulingColumns+`)
		SELECT `+rulingColumns+` FROM jsonb_to_recordset($1) AS n(id uuid, library_id uuid, root_id uuid, path text, oshash text, size_bytes bigint, file_id uuid,
			verdict review_verdict, kind review_kind, key text, title text, year int, season int,
			episodes int[], ids jsonb, decided_by uuid, decided_at timestamptz, artist text, artists text[], artist_keys text[], release_key text)`, list)
	if err != nil {
		return err
	}
	var keys, files []uuid.UUID
	for _, r := range list {
		keys, files = append(keys, r.ID), append(files, r.FileID)
	}
	_, err = db.ExecSQL(ctx, q, `UPDATE review_files r SET decision_id = n.decision
		FROM unnest($1::uuid[], $2::uuid[]) AS n(decision, file) WHERE r.id = n.file`, keys, files)
	return err
}

// undone is a decision that was taken back.
type undone struct {
	LibraryID uuid.UUID
	FileID    *uuid.UUID
	Verdict   Verdict
}

func (store) undo(ctx context.Context, q db.Q, libraries, keys []uuid.UUID, now time.Time) ([]*undone, error) {
	met, err := db.AllSQL[undone](ctx, q, `UPDATE review_decisions SET undone_at = $3 WHERE id = ANY($1) AND library_id = ANY($2) AND undone_at IS NULL AND verdict <> 'JOINED'
		RETURNING library_id, file_id, verdict`, keys, libraries, now)
	if err != nil {
		return nil, err
	}
	_, err = db.ExecSQL(ctx, q, letStand, keys)
	return met, err
}

// letStand puts what was decided about files before in the place of decisions that were taken back; files without are open again.
const letStand = `UPDATE review_files r SET decision_id = (
		SELECT d.id FROM review_decisions d WHERE d.file_id = r.id AND d.undone_at IS NULL ORDER BY d.decided_at DESC, d.id DESC LIMIT 1
	) WHERE decision_id = ANY($1)`

const decisionColumns = `id, library_id, path, file_id, verdict, kind, title, artist, year, season, episodes, ids, decided_by, decided_at, undone_at`

// history is raw because keyset writes the page; see its package comment.
func (store) history() keyset.List {
	l := keyset.List{Columns: decisionColumns, From: "review_decisions", Library: "library_id"}
	l.WherePlain("verdict <> 'JOINED'") // those have a history of their own
	return l
}

func (store) decisionsByIDs(ctx context.Context, q db.Q, libraries, keys []uuid.UUID) ([]*Decision, error) {
	return db.AllSQL[Decision](ctx, q, `SELECT `+decisionColumns+` FROM review_decisions WHERE id = ANY($1) AND library_id = ANY($2) ORDER BY id`, keys, libraries)
}

// places are where files lie and what they hold, whether they are there or missing.
func (store) places(ctx context.Context, q db.Q, files []uuid.UUID) ([]*fileRow, error) {
	return db.PartSQL[fileRow](ctx, q, `SELECT id, library_id, root_id, path, oshash, size_bytes FROM files WHERE id = ANY($1) ORDER BY id`, files)
}

// overruled reports whether there is a later decision than these about one of the files that they are about.
func (store) overruled(ctx context.Context, q db.Q, decisions, files []uuid.UUID) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT EXISTS (SELECT FROM review_decisions d JOIN review_decisions n ON n.file_id = d.file_id AND n.undone_at IS NULL
		AND (n.decided_at, n.id) > (d.decided_at, d.id) AND n.verdict <> 'IGNORED'
		WHERE d.id = ANY($1) AND d.file_id = ANY($2) AND n.id <> ALL($1))`, decisions, files)
}

// unrule takes decisions back; what had been decided about their files before holds again.
func (store) unrule(ctx context.Context, q db.Q, keys []uuid.UUID, now time.Time) error {
	return db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `UPDATE review_decisions SET undone_at = $2 WHERE id = ANY($1) AND undone_at IS NULL`, Args: []any{keys, now}},
		{Rows: 1, SQL: letStand, Args: []any{keys}},
	})
}
