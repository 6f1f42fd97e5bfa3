package music

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// namings are the first files of albums and tracks, by album and track. It is raw because they are found for each by itself.
func (store) namings(ctx context.Context, q db.Q, ids []uuid.UUID) (map[uuid.UUID][]*naming, error) {
	const first = ` JOIN track_files x ON x.track_id = t.id JOIN files f ON f.id = x.file_id JOIN file_media m ON m.file_id = f.id`
	rows, err := db.AllSQL[naming](ctx, q, `SELECT o.id AS owner_id, true AS of_album, n.* FROM albums o,
			LATERAL (SELECT f.id AS file_id, f.path, m.info FROM tracks t`+first+`
			WHERE t.album_id = o.id ORDER BY f.path, f.id LIMIT 8) n WHERE o.id = ANY($1)
		UNION ALL SELECT o.id, false, n.* FROM tracks o, LATERAL (SELECT f.id, f.path, m.info FROM tracks t`+first+`
			WHERE t.id = o.id ORDER BY f.path, f.id LIMIT 8) n WHERE o.id = ANY($1)`, ids)
	if err != nil {
		return nil, fmt.Errorf("read the files of %d albums and tracks: %w", len(ids), err)
	}
	out := map[uuid.UUID][]*naming{}
	for _, r := range rows {
		out[r.OwnerID] = append(out[r.OwnerID], r)
	}
	return out, nil
}
