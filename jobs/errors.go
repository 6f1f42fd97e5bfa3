package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/media"
)

// awhile is how long a job waits when something it needs is away.
const awhile = 15 * time.Second

// outcome translates a service's failure for the queue: what cannot get better ends the job, what is away
// for a moment puts it off without counting, everything else is tried again.
func outcome(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fault.Invalid), errors.Is(err, fault.NotFound):
		return river.JobCancel(err)
	case errors.Is(err, fault.Unavailable), errors.Is(err, media.ErrBusy):
		return river.JobSnooze(awhile)
	case errors.Is(err, context.Canceled):
		return err // a stopping node; the rescue gives it to another
	}
	return err
}

// ended gives up a scan when a job of it has failed for the last time, so that the library can be scanned again.
func ended(ctx context.Context, libraries *library.Service, scan uuid.UUID, job *rivertype.JobRow, err error) error {
	hopeless := err != nil && ctx.Err() == nil && job.Attempt >= job.MaxAttempts && !errors.Is(err, fault.NotFound)
	if !hopeless || errors.Is(err, fault.Unavailable) || errors.Is(err, media.ErrBusy) {
		return outcome(err)
	}
	return errors.Join(err, libraries.FailScan(ctx, scan, "The scan failed again and again; the server's log says why. Scan again when that is mended."))
}
