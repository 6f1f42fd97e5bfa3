package library

import "github.com/google/uuid"

// ExtraKind is what an extra is.
type ExtraKind string

// The kinds of extra.
const (
	Trailer         ExtraKind = "TRAILER"
	Featurette      ExtraKind = "FEATURETTE"
	BehindTheScenes ExtraKind = "BEHIND_THE_SCENES"
	DeletedScene    ExtraKind = "DELETED_SCENE"
	Interview       ExtraKind = "INTERVIEW"
	Scene           ExtraKind = "SCENE"
	Short           ExtraKind = "SHORT"
	OtherExtra      ExtraKind = "OTHER"
)

// Extra is a trailer or other extra of a film or a series (OwnerID).
type Extra struct {
	FileID  uuid.UUID
	OwnerID uuid.UUID
	Kind    ExtraKind
	Title   string
}
