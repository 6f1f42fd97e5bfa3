package intake

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Lock makes batches of one library wait for each other, so that what one has read stays true until it has written.
func Lock(ctx context.Context, q db.Q, libraryID uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `SELECT pg_advisory_xact_lock(hashtextextended('intake ' || $1::text, 0))`, libraryID)
	return err
}

// LockAll is Lock for several libraries, in an order that is everybody's.
func LockAll(ctx context.Context, q db.Q, libraries []uuid.UUID) error {
	libraries = slices.SortedFunc(slices.Values(libraries), func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	_, err := db.ExecSQL(ctx, q, `SELECT pg_advisory_xact_lock(hashtextextended('intake ' || l::text, 0)) FROM unnest($1::uuid[]) l`, slices.Compact(libraries))
	return err
}
