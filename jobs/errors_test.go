package jobs

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/media"
)

func TestHopeless(t *testing.T) {
	t.Parallel()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	late, cancel := context.WithDeadline(t.Context(), time.Now())
	defer cancel()
	<-late.Done()
	trouble := errors.New("trouble")
	for _, c := range []struct {
		name string
		ctx  context.Context
		last bool
		err  error
		want bool
	}{
		{"done", t.Context(), true, nil, false},
		{"a try is left", t.Context(), false, trouble, false},
		{"none is", t.Context(), true, trouble, true},
		{"its time is up", late, true, fmt.Errorf("probe: %w", context.DeadlineExceeded), true},
		{"the node stops", stopped, true, context.Canceled, false},
		{"over", t.Context(), true, fmt.Errorf("probe: %w", library.ErrOver), false},
		{"not found", t.Context(), false, fault.NotFound, false},
		{"never found", t.Context(), true, fault.NotFound, true},
		{"refused", t.Context(), false, fault.Invalid, true},
		{"away", t.Context(), true, fault.Unavailable, false},
		{"busy", t.Context(), true, media.ErrBusy, false},
	} {
		job := &rivertype.JobRow{Attempt: 1, MaxAttempts: 5}
		if c.last {
			job.Attempt = 5
		}
		require.Equal(t, c.want, hopeless(c.ctx, job, c.err), c.name)
	}
}

func TestAgain(t *testing.T) {
	t.Parallel()
	var cancelled *river.JobCancelError
	require.NotErrorAs(t, again(fault.NotFound), &cancelled)
	require.ErrorAs(t, again(library.ErrOver), &cancelled)
	require.NoError(t, again(nil))
}

// A job that a stopping node does not let finish has not failed.
func TestBackground_stopped(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	work := func(ctx context.Context) error { return ctx.Err() }
	require.NoError(t, background(ctx, nil, work))
	trouble := errors.New("trouble")
	require.ErrorIs(t, background(ctx, nil, func(context.Context) error { return trouble }), trouble)
	stop()
	var put *river.JobSnoozeError
	require.ErrorAs(t, background(ctx, nil, work), &put)
	require.NoError(t, background(ctx, nil, func(context.Context) error { return nil }), "it was done all the same")
}
