package feed

import (
	"context"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
)

// store reads what triggers write; see migrations/main/0017_feed_changes.sql.
type store struct{}

type row struct {
	Ahead   bool
	Begun   uint64
	Kind    *string
	ID      *uuid.UUID
	Removed *bool
	Xid     *uint64
	Seq     *int64
}

// By hand: transactions' snapshots are nothing that jet knows. Rows of transactions at or above the snapshot's oldest
// running one wait, since a lower (xid, seq) could still be committed. Whoever begins is not told of what is gone, nor later of what was
// gone when he began.
const readOn = `
WITH now AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin, pg_snapshot_xmax(pg_current_snapshot()) AS xmax),
horizon AS MATERIALIZED (SELECT xmin, xmax, CASE $1::text WHEN '0' THEN coalesce(feed_last(), '0') ELSE $5::text::xid8 END AS begun FROM now)
SELECT greatest($1::text::xid8, $5::text::xid8) > h.xmax AS ahead, h.begun::text::bigint AS begun, c.kind, c.id, c.removed, c.xid::text::bigint AS xid, c.seq
FROM horizon h LEFT JOIN LATERAL (
	SELECT kind, id, removed, xid, seq FROM feed_changes
	WHERE (xid, seq) > ($1::text::xid8, $2::bigint) AND xid < h.xmin AND library_id = ANY($3::uuid[]) AND (NOT removed OR xid > h.begun)
	ORDER BY xid, seq LIMIT $4
) c ON true ORDER BY c.xid, c.seq`

// readWalled is readOn for who is restricted, with what he saw and does not see any more (see migrations/main/0056_feed_hidden.sql);
// what he sees again comes once, and what the wall shows him is not gone, whatever was noted.
var readWalled = strings.Replace(strings.Replace(strings.Replace(readOn, "coalesce(feed_last(), '0')", `coalesce(greatest(feed_last(),
	(SELECT g.xid FROM feed_hidden g WHERE g.user_id = $6 AND g.xid < now.xmin ORDER BY g.xid DESC LIMIT 1)), '0')`, 1), "	SELECT kind", "	(SELECT kind", 1), "LIMIT $4\n", `LIMIT $4)
	UNION ALL
	(SELECT kind, id, true, xid, seq FROM feed_hidden g
	WHERE user_id = $6 AND (xid, seq) > ($1::text::xid8, $2::bigint) AND xid < h.xmin AND library_id = ANY($3::uuid[]) AND xid > h.begun
		AND NOT EXISTS (SELECT FROM feed_changes c WHERE c.id = g.id AND (c.xid, c.seq) > (g.xid, g.seq) AND c.xid < h.xmin)
		AND NOT CASE kind
			WHEN 'movie' THEN EXISTS (SELECT FROM movies o WHERE o.id = g.id)
			WHEN 'series' THEN EXISTS (SELECT FROM series o WHERE o.id = g.id)
			WHEN 'season' THEN EXISTS (SELECT FROM seasons o WHERE o.id = g.id)
			WHEN 'episode' THEN EXISTS (SELECT FROM episodes o WHERE o.id = g.id)
			WHEN 'artist' THEN EXISTS (SELECT FROM artists o WHERE o.id = g.id)
			WHEN 'album' THEN EXISTS (SELECT FROM albums o WHERE o.id = g.id)
			WHEN 'release' THEN EXISTS (SELECT FROM releases o WHERE o.id = g.id)
			ELSE EXISTS (SELECT FROM tracks o WHERE o.id = g.id) END
	ORDER BY xid, seq LIMIT $4)
	ORDER BY xid, seq LIMIT $4
`, 1)

func (store) after(ctx context.Context, q db.Q, v access.Viewer, at position, limit int) ([]*row, error) {
	args := []any{strconv.FormatUint(at.xid, 10), at.seq, append([]uuid.UUID{}, v.Libraries...), limit, strconv.FormatUint(at.begun, 10)}
	if v.Restricted {
		return db.AllSQL[row](ctx, q, readWalled, append(args, v.UserID)...)
	}
	return db.AllSQL[row](ctx, q, readOn, args...)
}
