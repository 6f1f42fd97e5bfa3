package jobs

import (
	"time"

	"github.com/riverqueue/river"

	"revenge/internal/artwork"
	"revenge/internal/identity"
	"revenge/internal/live"
	"revenge/internal/scrobble"
	"revenge/internal/trash"
	"revenge/internal/trickplay"
)

// periodic is what comes by itself; channels is how often lists of channels are read.
func periodic(channels time.Duration) []*river.PeriodicJob {
	return []*river.PeriodicJob{
		river.NewPeriodicJob(river.PeriodicInterval(channels), func() (river.JobArgs, *river.InsertOpts) {
			return live.RequestArgs{}, insertOpts(live.RequestArgs{}.Kind())
		}, nil),
		river.NewPeriodicJob(river.PeriodicInterval(6*time.Hour), func() (river.JobArgs, *river.InsertOpts) {
			return pruneArgs{}, insertOpts(pruneArgs{}.Kind())
		}, nil),
		river.NewPeriodicJob(river.PeriodicInterval(12*time.Hour), func() (river.JobArgs, *river.InsertOpts) {
			return artwork.PruneArgs{}, insertOpts(artwork.PruneArgs{}.Kind())
		}, nil),
		river.NewPeriodicJob(river.PeriodicInterval(time.Hour), func() (river.JobArgs, *river.InsertOpts) {
			return trickplay.RequestArgs{}, insertOpts(trickplay.RequestArgs{}.Kind())
		}, nil),
		river.NewPeriodicJob(river.PeriodicInterval(5*time.Minute), func() (river.JobArgs, *river.InsertOpts) {
			return scrobble.RequestArgs{}, insertOpts(scrobble.RequestArgs{}.Kind())
		}, nil),
		river.NewPeriodicJob(river.PeriodicInterval(time.Hour), func() (river.JobArgs, *river.InsertOpts) {
			return trash.SweepArgs{}, insertOpts(trash.SweepArgs{}.Kind())
		}, &river.PeriodicJobOpts{RunOnStart: true}), // what a crash has left undone is ended at once
		river.NewPeriodicJob(river.PeriodicInterval(6*time.Hour), func() (river.JobArgs, *river.InsertOpts) {
			return trash.ForgetArgs{}, insertOpts(trash.ForgetArgs{}.Kind())
		}, nil),
		river.NewPeriodicJob(river.PeriodicInterval(24*time.Hour), func() (river.JobArgs, *river.InsertOpts) {
			return identity.TitlesArgs{}, insertOpts(identity.TitlesArgs{}.Kind())
		}, &river.PeriodicJobOpts{RunOnStart: true}), // what another version of the server has made may lie elsewhere
		river.NewPeriodicJob(nightly{}, func() (river.JobArgs, *river.InsertOpts) {
			return requestArgs{}, insertOpts(requestArgs{}.Kind())
		}, nil),
	}
}

// nightly is half past three by the server's clock.
type nightly struct{}

// Next returns the next such time after now.
func (nightly) Next(now time.Time) time.Time {
	now = now.Local()
	next := time.Date(now.Year(), now.Month(), now.Day(), 3, 30, 0, 0, time.Local)
	if !next.After(now) {
		next = time.Date(now.Year(), now.Month(), now.Day()+1, 3, 30, 0, 0, time.Local)
	}
	return next
}
