package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/activity"
	"revenge/internal/platform/page"
)

// jobOf reads anew what a change has left of a job.
func jobOf(ctx context.Context, key uuid.UUID, err error) (*activity.Job, []*model.UserError, error) {
	mistakes, err := userErrors(err)
	if err != nil || len(mistakes) > 0 {
		return nil, mistakes, err
	}
	job, err := dataloaders.OrNil(dataloaders.For(ctx).Job().Load(ctx, key))
	return job, mistakes, err
}

func (r *Resolver) followJobs(ctx context.Context, since *page.Cursor) <-chan *activity.JobsSnapshot {
	last := since
	return graph.Follow(ctx, r.bus.Watch("jobs"), known(since), func(ctx context.Context) (*activity.JobsSnapshot, string, bool, error) {
		s, err := r.activity.Snapshot(ctx, access.From(ctx), last)
		if err != nil {
			return nil, "", false, err
		}
		last = &s.Cursor
		return s, string(s.Cursor), false, nil
	})
}
