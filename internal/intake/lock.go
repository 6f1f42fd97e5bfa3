package intake

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Lock makes batches of one library wait for each other, so that what one has read stays true until it has written.
func Lock(ctx context.Context, q db.Q, libraryID uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `SELECT pg_advisory_xact_lock(hashtextextended('intake ' || $1::text, 0))`, libraryID)
	return err
}
