package feed

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

// Change is what has last happened to an item.
type Change struct {
	Kind    id.Kind
	Key     uuid.UUID
	Removed bool
}

// NodeID is the item's public id.
func (c Change) NodeID() id.ID { return id.Of(c.Kind, c.Key) }

// Feed is a part of the feed, oldest first.
type Feed struct {
	Changes []*Change
	Cursor  page.Cursor
	HasMore bool
	Reset   bool
}

// Service reads the feed.
type Service struct {
	db    *db.DB
	store store
}

// New returns the service.
func New(pool *db.DB) *Service { return &Service{db: pool} }

const maxChanges = 100

// After returns up to first changes behind a cursor, or from the beginning, of what the viewer may see. What is no cursor
// is fault.Invalid.
func (s *Service) After(ctx context.Context, v access.Viewer, since *page.Cursor, first int) (*Feed, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	if first < 1 || first > maxChanges {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("first must be between 1 and %d", maxChanges), "first")
	}
	at, scope := position{}, scopeOf(v)
	out := &Feed{}
	if since != nil {
		given, err := parse(*since)
		if err != nil {
			return nil, err
		}
		if out.Reset = given.scope != scope; !out.Reset {
			at = given
		}
	}
	rows, err := s.store.after(ctx, s.db, v, at, first+1)
	if err != nil {
		return nil, fmt.Errorf("read the feed of changes: %w", err)
	}
	if rows[0].Ahead { // the cursor is of transactions that this database has not had yet
		out.Reset, at = true, position{}
		if rows, err = s.store.after(ctx, s.db, v, at, first+1); err != nil {
			return nil, fmt.Errorf("read the feed of changes: %w", err)
		}
	}
	at.scope, at.begun = scope, rows[0].Begun
	out.take(rows, at, first)
	return out, nil
}

// take fills the feed from up to first+1 rows, of which a first one without an item only tells the horizon.
func (f *Feed) take(rows []*row, at position, first int) {
	f.Changes = []*Change{}
	for _, r := range rows {
		if r.ID == nil {
			continue
		}
		if f.HasMore = len(f.Changes) == first; f.HasMore {
			break
		}
		f.Changes = append(f.Changes, &Change{Kind: id.Kind(*r.Kind), Key: *r.ID, Removed: *r.Removed})
		at.xid, at.seq = *r.Xid, *r.Seq
	}
	f.Cursor = at.cursor()
}

// position is a place in the feed, as a viewer of a scope sees it. What was removed up to the transaction begun, the last that was
// told of when he read the first part, he never hears of.
type position struct {
	scope string
	xid   uint64
	seq   int64
	begun uint64
}

const order = "changes"

func (p position) cursor() page.Cursor {
	return page.Encode(order, p.scope, strconv.FormatUint(p.xid, 10), strconv.FormatInt(p.seq, 10), strconv.FormatUint(p.begun, 10))
}

func parse(c page.Cursor) (p position, err error) {
	keys, err := page.Decode(c, order, 4)
	if err != nil { // cursors of earlier versions do not say when they were begun
		if keys, err = page.Decode(c, order, 3); err != nil {
			return p, err
		}
		keys = append(keys, "0")
	}
	p.scope = keys[0]
	if p.xid, err = strconv.ParseUint(keys[1], 10, 63); err == nil {
		p.seq, err = strconv.ParseInt(keys[2], 10, 64)
	}
	if err == nil {
		p.begun, err = strconv.ParseUint(keys[3], 10, 63)
	}
	if err != nil {
		return p, fault.Field(fault.Invalid, "this is not a cursor; take one from an answer", "since")
	}
	return p, nil
}

// scopeOf names the libraries that a viewer sees, whatever their order, and what of them is hidden.
func scopeOf(v access.Viewer) string {
	var sum [sha256.Size]byte
	if v.Restricted {
		sum = sha256.Sum256(fmt.Append(v.UserID[:], v.RestrictedAt))
	}
	for _, l := range v.Libraries {
		one := sha256.Sum256(l[:])
		for i := range sum {
			sum[i] ^= one[i]
		}
	}
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}
