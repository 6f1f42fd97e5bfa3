package library

import (
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

// ScanState is how far a scan is.
type ScanState string

// The states of a scan.
const (
	ScanPending            ScanState = "PENDING"
	ScanRunning            ScanState = "RUNNING"
	ScanPaused             ScanState = "PAUSED"
	ScanWaitingForApproval ScanState = "WAITING_FOR_APPROVAL"
	ScanCompleted          ScanState = "COMPLETED"
	ScanFailed             ScanState = "FAILED"
	ScanCancelled          ScanState = "CANCELLED"
)

// ScanPhase is what a scan is doing.
type ScanPhase string

// The phases of a scan.
const (
	PhaseWaiting  ScanPhase = "WAITING"
	PhaseWalk     ScanPhase = "WALK"
	PhaseProbe    ScanPhase = "PROBE"
	PhaseIdentify ScanPhase = "IDENTIFY"
	PhaseFinish   ScanPhase = "FINISH"
)

// ScanTrigger is why a scan began.
type ScanTrigger string

// The triggers of a scan.
const (
	TriggerUser     ScanTrigger = "USER"
	TriggerStart    ScanTrigger = "START"
	TriggerWatch    ScanTrigger = "WATCH"
	TriggerSchedule ScanTrigger = "SCHEDULE"
)

// Scan is one walk through a library's folders.
type Scan struct {
	ID              uuid.UUID
	LibraryID       uuid.UUID
	Trigger         ScanTrigger
	RequestedBy     *uuid.UUID
	State           ScanState
	Phase           ScanPhase
	Reason          *string
	Total           int64
	Done            int64
	Found           int64
	Added           int64
	Changed         int64
	Moved           int64
	Missing         int64
	Restored        int64
	Failed          int64
	CurrentItem     *string
	Rate            float64
	Folders         []string
	ApprovedMissing int64
	// Anew says that it reads what did not change, too: all files, or AnewFiles where there are some; then it walks nowhere.
	Anew      bool
	AnewFiles []uuid.UUID
	// Revision grows with each change of the row.
	Revision    int64
	Node        *string
	CreatedAt   time.Time
	StartedAt   *time.Time
	PhaseAt     *time.Time
	HeartbeatAt *time.Time
	FinishedAt  *time.Time
}

// NodeID is the public id.
func (s Scan) NodeID() id.ID { return id.Of("scan", s.ID) }

// IsNode marks Scan as addressable by node(id:).
func (Scan) IsNode() {}

// Ended reports whether nothing more will happen to the scan.
func (s Scan) Ended() bool {
	return s.State == ScanCompleted || s.State == ScanFailed || s.State == ScanCancelled
}

// ErrOver is why a job has nothing to do: its scan has ended, another has done its step, or none of its files is there. It is fault.NotFound.
var ErrOver = fmt.Errorf("nothing is left to do of this: %w", fault.NotFound)

// over tells ErrOver from what else may be missing.
func over(err error) error {
	if errors.Is(err, fault.NotFound) {
		return ErrOver
	}
	return err
}

// ScanProgress is a scan's state at one moment.
type ScanProgress struct {
	Cursor page.Cursor
	Scan   *Scan
}

// ProblemStage is what was being done when a file failed.
type ProblemStage string

// The stages.
const (
	StageWalk     ProblemStage = "WALK"
	StageProbe    ProblemStage = "PROBE"
	StageIdentify ProblemStage = "IDENTIFY"
	StageArtwork  ProblemStage = "ARTWORK"
)

// Problem is a file that could not be taken in.
type Problem struct {
	ID        uuid.UUID
	LibraryID uuid.UUID
	RootID    uuid.UUID
	FileID    *uuid.UUID
	Path      string
	Stage     ProblemStage
	Code      string
	Message   string
	SizeBytes *int64
	MtimeNs   *int64
	FirstAt   time.Time
	LastAt    time.Time
}

// NodeID is the public id.
func (p Problem) NodeID() id.ID { return id.Of("problem", p.ID) }

// IsNode marks Problem as addressable by node(id:).
func (Problem) IsNode() {}

// ChangeKind is what happened to a library.
type ChangeKind string

// The kinds of change.
const (
	ChangeState   ChangeKind = "STATE"
	ChangeAdded   ChangeKind = "ADDED"
	ChangeChanged ChangeKind = "CHANGED"
	ChangeRemoved ChangeKind = "REMOVED"
	ChangeResync  ChangeKind = "RESYNC"
)

// Change is a change of a library's content.
type Change struct {
	Cursor    page.Cursor
	Kind      ChangeKind
	LibraryID *id.ID
	ItemIDs   []id.ID
}
