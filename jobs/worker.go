package jobs

import (
	"time"

	"github.com/riverqueue/river"
)

// worker is what every kind's worker begins with: its limits come from policy.go.
type worker[T river.JobArgs] struct{ river.WorkerDefaults[T] }

// Timeout is how long a job may take.
func (worker[T]) Timeout(job *river.Job[T]) time.Duration { return policy[job.Kind].limit }
