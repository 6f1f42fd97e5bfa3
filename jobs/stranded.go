package jobs

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/platform/db"
)

// stranding ends scans that nobody works on: a job of theirs was cancelled by hand, or given up by the queue itself, as after a panic.
// They would be under way for ever, and no other scan of their libraries could begin.
type stranding struct {
	pool      *db.DB
	libraries *library.Service
}

// end looks once. A job that ends its step asks for the next in the same transaction, so that a scan with work left always has a job.
func (s *stranding) end(ctx context.Context) error {
	if s.libraries == nil {
		return nil
	}
	under, err := s.libraries.ScansUnderWay(ctx)
	if err != nil || len(under) == 0 {
		return err
	}
	// Jobs are looked for after the scans: one of these that has come to its end meanwhile cannot be failed any more.
	stranded, err := db.Column[uuid.UUID](ctx, s.pool, `SELECT id FROM unnest($1::uuid[]) AS s(id) WHERE NOT EXISTS (
		SELECT FROM river_job j WHERE j.state IN ('available', 'pending', 'running', 'retryable', 'scheduled')
			AND j.kind IN ('library_scan', 'file_probe', 'file_identify', 'library_finish') AND j.args->>'scan_id' = s.id::text)`, under)
	if err != nil {
		return fmt.Errorf("look for scans without a job: %w", err)
	}
	for _, scan := range stranded {
		if err := s.libraries.FailScan(ctx, scan, "A job of this scan was ended. What it had left is taken in by the next scan."); err != nil {
			return err
		}
	}
	return nil
}
