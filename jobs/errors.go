package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/riverqueue/river"

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
