package activity

import (
	"encoding/binary"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

// JobState is how far a job is.
type JobState string

// The states of a job.
const (
	JobAvailable JobState = "AVAILABLE"
	JobScheduled JobState = "SCHEDULED"
	JobRetryable JobState = "RETRYABLE"
	JobRunning   JobState = "RUNNING"
	JobPending   JobState = "PENDING"
	JobCompleted JobState = "COMPLETED"
	JobCancelled JobState = "CANCELLED"
	JobDiscarded JobState = "DISCARDED"
)

// Job is a piece of background work.
type Job struct {
	Number      int64
	Kind        string
	Queue       string
	State       JobState
	Attempt     int
	MaxAttempts int
	LastError   *string
	CreatedAt   time.Time
	ScheduledAt time.Time
	AttemptedAt *time.Time
	FinishedAt  *time.Time
	// Done and Total are how much of how much is done, for jobs that count.
	Done, Total *int64
}

// NodeID is the public id: the queue counts jobs, so the number fills the last eight bytes.
func (j Job) NodeID() id.ID {
	var key uuid.UUID
	binary.BigEndian.PutUint64(key[8:], uint64(j.Number))
	return id.Of("job", key)
}

// JobNumber returns the queue's number of a job from the key of its id.
func JobNumber(key uuid.UUID) int64 { return int64(binary.BigEndian.Uint64(key[8:])) }

// IsNode marks Job as addressable by node(id:).
func (Job) IsNode() {}

// JobFilter narrows a list of jobs; an empty field does not filter.
type JobFilter struct {
	Kinds  []string
	States []JobState
}

// JobCount is how much of a kind of work lies in a state.
type JobCount struct {
	Kind  string
	State JobState
	Count int
}

// JobsSnapshot is the background work at one moment.
type JobsSnapshot struct {
	Cursor  page.Cursor
	Counts  []*JobCount
	Running []*Job
	Failed  []*Job
}
