package library

import "github.com/google/uuid"

// ScanArgs asks for a scan's walk.
type ScanArgs struct {
	ScanID uuid.UUID `json:"scan_id"`
}

// Kind names the job.
func (ScanArgs) Kind() string { return "library_scan" }

// AskArgs asks for a scan once the one that is under way has ended: of folders as Scan has them, or with none of all.
type AskArgs struct {
	LibraryID   uuid.UUID   `json:"library_id"`
	Folders     []string    `json:"folders,omitempty"`
	Trigger     ScanTrigger `json:"trigger"`
	RequestedBy *uuid.UUID  `json:"requested_by,omitempty"`
}

// Kind names the job.
func (AskArgs) Kind() string { return "scan_ask" }

// ProbeArgs asks for one batch of a scan to be probed.
type ProbeArgs struct {
	ScanID uuid.UUID `json:"scan_id"`
	Number int       `json:"number"`
}

// Kind names the job.
func (ProbeArgs) Kind() string { return "file_probe" }

// IdentifyArgs asks for one batch of a scan to be identified.
type IdentifyArgs struct {
	ScanID uuid.UUID `json:"scan_id"`
	Number int       `json:"number"`
}

// Kind names the job.
func (IdentifyArgs) Kind() string { return "file_identify" }

// FinishArgs asks for a scan to be ended, after its last batch.
type FinishArgs struct {
	ScanID uuid.UUID `json:"scan_id"`
}

// Kind names the job.
func (FinishArgs) Kind() string { return "library_finish" }

// IndexArgs asks for a file to be read to its end, because its container keeps no index.
type IndexArgs struct {
	FileID uuid.UUID `json:"file_id"`
}

// Kind names the job.
func (IndexArgs) Kind() string { return "file_index" }

// RemovedArgs tells that a library is gone.
type RemovedArgs struct {
	LibraryID uuid.UUID `json:"library_id"`
}

// Kind names the job.
func (RemovedArgs) Kind() string { return "library_removed" }

// ReconcileArgs asks for what a library shows to be brought in line with its files.
type ReconcileArgs struct {
	LibraryID uuid.UUID `json:"library_id"`
}

// Kind names the job.
func (ReconcileArgs) Kind() string { return "library_reconcile" }

// ReidentifyArgs asks for files of a library to be identified again, outside of a scan.
type ReidentifyArgs struct {
	LibraryID uuid.UUID   `json:"library_id"`
	FileIDs   []uuid.UUID `json:"file_ids"`
}

// Kind names the job.
func (ReidentifyArgs) Kind() string { return "file_reidentify" }
