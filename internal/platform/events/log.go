package events

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// Event is one row of the log. Kind is a noun and what happened to it, such as "movie.described".
type Event struct {
	Kind string
	// LibraryID and UserID narrow who may see the event; see Scope.
	LibraryID, UserID *uuid.UUID
	// SubjectKind and SubjectID name what it is about.
	SubjectKind string
	SubjectID   *uuid.UUID
	// Payload is a JSON object; nil is the empty one. It holds ids and numbers, no titles.
	Payload json.RawMessage
	// CreatedAt and Cursor are set when the event is read.
	CreatedAt time.Time
	Cursor    Cursor
}

// Scope is what a reader may and wants to see. An event is seen when its library is among Libraries or it has none,
// when its user is UserID or it has none, and when its kind is among Kinds.
type Scope struct {
	// AllLibraries goes before Libraries.
	AllLibraries bool
	Libraries    []uuid.UUID
	UserID       uuid.UUID
	// Kinds is empty for all, Subjects for every subject.
	Kinds    []string
	Subjects []uuid.UUID
}

// Page is what After found. Next goes on behind it, also where nothing was found.
type Page struct {
	Events []*Event
	Next   Cursor
	// Behind says that there are committed events which may not be read yet, since an older transaction is still open.
	Behind bool
}

// Cursor is an opaque place in the log. The empty one is its beginning.
type Cursor string

// ErrResync is fault.Conflict: the log no longer goes back to the cursor. Read the state anew, and go on from Latest.
var ErrResync error = &fault.Mistake{Kind: fault.Conflict, Path: []string{"since"},
	Message: "the events since this cursor are no longer kept; load everything anew and go on from the newest cursor"}

const cursorVersion = "1"

func place(xid uint64, seq int64) Cursor {
	return Cursor(base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "%s.%d.%d", cursorVersion, xid, seq)))
}

func (c Cursor) parse() (xid uint64, seq int64, err error) {
	if c == "" {
		return 0, 0, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(string(c))
	parts := strings.Split(string(raw), ".")
	if err == nil && len(parts) == 3 && parts[0] == cursorVersion {
		var errX, errS error
		xid, errX = strconv.ParseUint(parts[1], 10, 64)
		seq, errS = strconv.ParseInt(parts[2], 10, 64)
		if errX == nil && errS == nil && seq >= 0 && place(xid, seq) == c {
			return xid, seq, nil
		}
	}
	return 0, 0, fault.Field(fault.Invalid, "this is not a cursor of events; take one from an event", "since")
}

// Append writes the events in the transaction that q is. Signal their topics after its commit.
func Append(ctx context.Context, q db.Q, list ...Event) error {
	if len(list) == 0 {
		return nil
	}
	n := len(list)
	kinds, subjectKinds, payloads := make([]string, n), make([]string, n), make([]string, n)
	libraries, users, subjects := make([]*uuid.UUID, n), make([]*uuid.UUID, n), make([]*uuid.UUID, n)
	for i, e := range list {
		kinds[i], subjectKinds[i], payloads[i] = e.Kind, e.SubjectKind, "{}"
		libraries[i], users[i], subjects[i] = e.LibraryID, e.UserID, e.SubjectID
		if e.Payload != nil {
			payloads[i] = string(e.Payload)
		}
	}
	// By hand: one prepared statement for any number of rows.
	_, err := db.ExecSQL(ctx, q, `INSERT INTO events (kind, library_id, user_id, subject_kind, subject_id, payload)
		SELECT k, l, u, sk, s, p::jsonb
		FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[]) WITH ORDINALITY AS e(k, l, u, sk, s, p, n)
		ORDER BY n`, kinds, libraries, users, subjectKinds, subjects, payloads)
	if err != nil {
		return fmt.Errorf("append %d events: %w", n, err)
	}
	return nil
}

// Latest returns the place behind everything that After can read now. Take it before reading the state.
func Latest(ctx context.Context, q db.Q) (Cursor, error) {
	xid, err := db.Value[string](ctx, q, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
	if err != nil {
		return "", fmt.Errorf("find the newest event: %w", err)
	}
	n, err := strconv.ParseUint(xid, 10, 64)
	return place(n, 0), err
}

// pruned is the kind of the row that stands for everything removed before it.
const pruned = "events.pruned"

// Prune removes what was written before the instant, and returns how much. A cursor from before it then gets ErrResync.
func Prune(ctx context.Context, q db.Q, before time.Time) (int64, error) {
	// By hand: the newest of the removed rows stays as a mark, in the same statement.
	n, err := db.Value[int64](ctx, q, `WITH edge AS (
			SELECT xid, seq FROM events
			WHERE created_at < $1 AND xid < pg_snapshot_xmin(pg_current_snapshot())
			ORDER BY xid DESC, seq DESC LIMIT 1
		), gone AS (
			DELETE FROM events e USING edge WHERE (e.xid, e.seq) < (edge.xid, edge.seq) RETURNING e.kind
		), mark AS (
			UPDATE events e SET kind = $2, library_id = NULL, user_id = NULL, subject_kind = '', subject_id = NULL, payload = '{}'
			FROM edge WHERE e.seq = edge.seq AND e.kind <> $2 RETURNING e.kind
		)
		SELECT (SELECT count(*) FROM gone WHERE kind <> $2) + (SELECT count(*) FROM mark)`, before, pruned)
	if err != nil {
		return 0, fmt.Errorf("prune the events: %w", err)
	}
	return n, nil
}
