package library

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/media"
)

// noIndex are the rows without an index of this release. An empty one says that there will be none.
var noIndex = fmt.Sprintf("(m.index IS NULL OR length(m.index) > 0 AND get_byte(m.index, 0) <> %d)", media.IndexVersion)

// unindexed returns a file that is there and was probed without an index, or with one of another release. Raw, like all here:
// the blob is not to be read.
func (store) unindexed(ctx context.Context, q db.Q, key uuid.UUID) (*File, error) {
	return db.OneSQL[File](ctx, q, `SELECT f.* FROM files f JOIN file_media m ON m.file_id = f.id
		WHERE f.id = $1 AND `+noIndex+` AND f.missing_since IS NULL AND f.state IN ('PROBED', 'IDENTIFIED')`, key)
}

// withoutIndex are some files without an index; others each time, so that those that never get one keep nobody from having one.
func (store) withoutIndex(ctx context.Context, q db.Q, most int) ([]uuid.UUID, error) {
	type row struct{ ID uuid.UUID }
	rows, err := db.AllSQL[row](ctx, q, `SELECT f.id FROM files f JOIN file_media m ON m.file_id = f.id
		WHERE `+noIndex+` AND f.missing_since IS NULL AND f.state IN ('PROBED', 'IDENTIFIED') ORDER BY random() LIMIT $1`, most)
	out := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		out[i] = r.ID
	}
	return out, err
}

// putIndex keeps an index, unless the file has been changed meanwhile. An empty one says that there will be none. A
// length that the header did not tell is taken from it.
func (store) putIndex(ctx context.Context, q db.Q, f *File, blob []byte, durationMs int64) error {
	if blob == nil {
		blob = []byte{}
	}
	_, err := db.ExecSQL(ctx, q, `UPDATE file_media m SET index = $4,
			duration_ms = CASE WHEN m.duration_ms = 0 THEN $5 ELSE m.duration_ms END,
			info = CASE WHEN m.duration_ms = 0 THEN jsonb_set(m.info, '{durationMs}', to_jsonb($5::bigint)) ELSE m.info END
		FROM files f WHERE f.id = m.file_id AND f.id = $1 AND f.size_bytes = $2 AND f.mtime_ns = $3 AND f.state <> 'NEW'`,
		f.ID, f.SizeBytes, f.MtimeNs, blob, durationMs)
	return err
}
