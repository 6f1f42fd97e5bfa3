package resolvers_test

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/playback"
	"revenge/media"
)

// empty is content without any files: golden files show what is said then.
type empty struct{}

func (empty) Item(context.Context, access.Viewer, playback.ItemKind, uuid.UUID) (*playback.Item, []playback.Candidate, error) {
	return nil, nil, fault.NotFound
}

func (empty) File(context.Context, access.Viewer, uuid.UUID) (*playback.Candidate, error) {
	return nil, fault.NotFound
}

func (empty) Members(context.Context, access.Viewer, string, uuid.UUID) ([]playback.Item, error) {
	return nil, fault.NotFound
}

// still is an engine that nothing was asked of.
type still struct{}

func (still) Validate(*media.Spec) error             { return fault.Invalid }
func (still) Warm(*media.Spec, time.Duration)        {}
func (still) Encoding(string) []playback.Encoding    { return nil }
func (still) Watch(string) (<-chan struct{}, func()) { return nil, func() {} }
func (still) Release(string)                         {}

// away is a media worker that does not start.
type away struct{}

func (away) Healthy(context.Context) error {
	return errors.New("revenge-media is not there; run `make build`")
}
