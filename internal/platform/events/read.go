package events

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"strconv"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

type row struct {
	Horizon     uint64
	Gap, Behind bool
	Xid         *uint64
	Seq         *int64
	Kind        *string
	LibraryID   *uuid.UUID
	UserID      *uuid.UUID
	SubjectKind *string
	SubjectID   *uuid.UUID
	Payload     json.RawMessage
	CreatedAt   *time.Time
}

// By hand: transactions' snapshots are nothing that jet knows. Rows of transactions at or above the snapshot's oldest
// running one wait, since a lower (xid, seq) could still be committed.
const readOn = `
WITH horizon AS MATERIALIZED (
	SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin, pg_snapshot_xmax(pg_current_snapshot()) AS xmax
)
SELECT h.xmin::text::bigint AS horizon,
	$1::text::xid8 > h.xmax OR EXISTS (
		SELECT FROM (SELECT xid, seq, kind FROM events ORDER BY xid, seq LIMIT 1) oldest
		WHERE oldest.kind = 'events.pruned' AND (oldest.xid, oldest.seq) > ($1::text::xid8, $2::bigint)
	) AS gap,
	EXISTS (SELECT FROM events WHERE xid >= h.xmin) AS behind,
	e.xid::text::bigint AS xid, e.seq, e.kind, e.library_id, e.user_id, e.subject_kind, e.subject_id, e.payload, e.created_at
FROM horizon h LEFT JOIN LATERAL (
	SELECT * FROM events
	WHERE (xid, seq) > ($1::text::xid8, $2::bigint) AND xid < h.xmin AND kind <> 'events.pruned'
		AND (library_id IS NULL OR $3 OR library_id = ANY($4::uuid[]))
		AND (user_id IS NULL OR user_id = $5)
		AND (cardinality($6::text[]) = 0 OR kind = ANY($6))
		AND (cardinality($7::uuid[]) = 0 OR subject_id = ANY($7))
	ORDER BY xid, seq LIMIT $8
) e ON true
ORDER BY e.xid, e.seq`

// After returns up to limit events behind the cursor that scope lets through, oldest first.
// Faults: Invalid for what is no cursor, ErrResync for one that is too old.
func After(ctx context.Context, q db.Q, cursor Cursor, scope Scope, limit int) (*Page, error) {
	xid, seq, err := cursor.parse()
	if err != nil {
		return nil, err
	}
	rows, err := db.AllSQL[row](ctx, q, readOn, strconv.FormatUint(xid, 10), seq, scope.AllLibraries, orEmpty(scope.Libraries),
		scope.UserID, orEmpty(scope.Kinds), orEmpty(scope.Subjects), limit)
	if err != nil {
		return nil, fmt.Errorf("read events: %w", err)
	}
	if rows[0].Gap {
		return nil, ErrResync
	}
	page := &Page{Next: cursor, Behind: rows[0].Behind}
	for _, r := range rows {
		if r.Seq != nil {
			page.Events = append(page.Events, r.event())
		}
	}
	switch {
	case len(page.Events) == limit:
		page.Next = page.Events[limit-1].Cursor
	case rows[0].Horizon > xid:
		page.Next = place(rows[0].Horizon, 0)
	}
	return page, nil
}

func (r *row) event() *Event {
	return &Event{
		Kind: *r.Kind, LibraryID: r.LibraryID, UserID: r.UserID, SubjectKind: *r.SubjectKind, SubjectID: r.SubjectID,
		Payload: r.Payload, CreatedAt: *r.CreatedAt, Cursor: place(*r.Xid, *r.Seq),
	}
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

const (
	pageSize = 200
	// recheck is how soon a reader loses what it may no longer see.
	recheck = 5 * time.Second
	// catchUp is how long Tail waits for an older transaction to end.
	catchUp = 50 * time.Millisecond
)

// Tail yields the events behind the cursor and then goes on, page by page, as signals on the topics come in. It asks for
// the scope before each page and every five seconds, and ends with its error. It ends silently with ctx.
func (b *Bus) Tail(ctx context.Context, q db.Q, from Cursor, topics []string, scope func(context.Context) (Scope, error)) iter.Seq2[*Page, error] {
	return func(yield func(*Page, error) bool) {
		w := b.Watch(topics...)
		defer w.Close()
		for look := true; ; {
			allowed, err := scope(ctx)
			page := &Page{Next: from}
			if err == nil && look {
				page, err = After(ctx, q, from, allowed, pageSize)
			}
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if len(page.Events) > 0 && !yield(page, nil) {
				return
			}
			from = page.Next
			if look = len(page.Events) == pageSize; !look {
				look = w.wait(ctx, page.Behind)
			}
		}
	}
}

// wait returns whether the log is worth a look; without one the scope alone is to be checked.
func (w *Watcher) wait(ctx context.Context, behind bool) bool {
	patient := recheck
	if behind {
		patient = catchUp
	}
	timer := time.NewTimer(patient)
	defer timer.Stop()
	select {
	case <-w.C():
		return true
	case <-timer.C:
		return behind
	case <-ctx.Done():
		return false
	}
}
