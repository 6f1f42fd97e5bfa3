package jobs

import (
	"time"

	"github.com/riverqueue/river"
)

// periodic is what comes by itself.
func periodic() []*river.PeriodicJob {
	return []*river.PeriodicJob{
		river.NewPeriodicJob(river.PeriodicInterval(6*time.Hour), func() (river.JobArgs, *river.InsertOpts) {
			return pruneArgs{}, insertOpts(pruneArgs{}.Kind())
		}, nil),
	}
}
