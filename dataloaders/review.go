package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/id"
	"revenge/internal/review"
)

func newReview(s *review.Service, v *access.Viewer) *Loader[uuid.UUID, []*review.Owned] {
	return many(bind(v, s.CandidatesOf), func(c *review.Owned) uuid.UUID { return c.FileID })
}

// What belongs to the inbox.
var (
	ReviewFile       = toOne(files, func(f *review.File) *uuid.UUID { return &f.ID }, "ReviewFile.file")
	ReviewLibrary    = toOne(libraries, func(f *review.File) *uuid.UUID { return &f.LibraryID }, "ReviewFile.library")
	ReviewCandidates = toMany(func(l *Loaders) *Loader[uuid.UUID, []*review.Owned] { return l.Candidates() },
		func(f *review.File) *uuid.UUID { return &f.ID }, "ReviewFile.candidates")
	DecisionFile    = toOne(files, func(d *review.Decision) *uuid.UUID { return d.FileID }, "ReviewDecision.file")
	DecisionLibrary = toOne(libraries, func(d *review.Decision) *uuid.UUID { return &d.LibraryID }, "ReviewDecision.library")
	DecisionUser    = toOne(users, func(d *review.Decision) *uuid.UUID { return d.DecidedBy }, "ReviewDecision.decidedBy")

	_ = toItem(ReviewItem, "ReviewFile.item")
	_ = toItem(CandidateItem, "ReviewCandidate.item")
)

// ReviewItem is the id of what a file is filed under; the zero one where it is nowhere.
func ReviewItem(f *review.File) id.ID {
	if f.ItemKind == nil || f.ItemID == nil {
		return id.ID{}
	}
	return Item(*f.ItemKind, *f.ItemID)
}

// CandidateItem is the id of a film or series; the zero one for a new one.
func CandidateItem(c *review.Owned) id.ID {
	if key := c.ItemNode(); key != nil {
		return *key
	}
	return id.ID{}
}
