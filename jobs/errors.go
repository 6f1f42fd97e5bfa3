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
	}
	return err
}

// ended gives up a scan when a job of it has failed for the last time, so that the library can be scanned again. Nothing else may end
// such a job: without it the scan would wait for ever.
func ended(ctx context.Context, libraries *library.Service, scan uuid.UUID, job *rivertype.JobRow, err error) error {
	if !hopeless(ctx, job, err) {
		return again(err)
	}
	why := "The scan failed again and again; the server's log says why. Scan again when that is mended."
	return outcome(errors.Join(err, libraries.FailScan(context.WithoutCancel(ctx), scan, why))) // its own time may be up
}

// hopeless reports whether a job has failed for the last time.
func hopeless(ctx context.Context, job *rivertype.JobRow, err error) bool {
	switch {
	case err == nil, errors.Is(err, library.ErrOver), errors.Is(err, fault.Unavailable), errors.Is(err, media.ErrBusy):
		return false
	case errors.Is(ctx.Err(), context.Canceled):
		return false // a stopping node, see background
	}
	return job.Attempt >= job.MaxAttempts || errors.Is(err, fault.Invalid)
}

// again is outcome for jobs that something follows: what only is not found while others work may be there at the next try.
func again(err error) error {
	if errors.Is(err, fault.NotFound) && !errors.Is(err, library.ErrOver) {
		return err
	}
	return outcome(err)
}
