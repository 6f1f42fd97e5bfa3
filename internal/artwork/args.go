package artwork

import "github.com/google/uuid"

// FetchArgs asks for pictures to be read.
type FetchArgs struct {
	IDs []uuid.UUID `json:"ids"`
}

// Kind names the job.
func (FetchArgs) Kind() string { return "artwork_fetch" }

// PruneArgs asks for uploads and the like to be removed that nobody chose.
type PruneArgs struct{}

// Kind names the job.
func (PruneArgs) Kind() string { return "artwork_prune" }
