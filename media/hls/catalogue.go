package hls

import (
	"fmt"
	"slices"
	"sync"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// catalogueSize is how many specs' renditions are remembered.
const catalogueSize = 128

// catalogue remembers the renditions of specs that are asked for again and again: the plans of a long film with many
// sounds take longer to make than a segment takes to send.
type catalogue struct {
	mu  sync.Mutex
	all map[*media.Spec]*listed
}

// listed are a spec's renditions, and what it asked for when they were made.
type listed struct {
	spec       media.Spec
	renditions []rendition
}

func newCatalogue() *catalogue { return &catalogue{all: map[*media.Spec]*listed{}} }

// rendition fails with fault.NotFound for what the spec does not offer.
func (c *catalogue) rendition(spec *media.Spec, id string) (*rendition, error) {
	all, err := c.renditions(spec)
	if err != nil {
		return nil, err
	}
	for k := range all {
		if all[k].id == id {
			return &all[k], nil
		}
	}
	return nil, fmt.Errorf("rendition %.40q: %w", id, fault.NotFound)
}

func (c *catalogue) renditions(spec *media.Spec) ([]rendition, error) {
	c.mu.Lock()
	have := c.all[spec]
	c.mu.Unlock()
	if have != nil && have.of(spec) {
		return have.renditions, nil
	}
	all, err := renditions(spec)
	if err != nil {
		return nil, err
	}
	kept := *spec
	kept.Video, kept.Audio = slices.Clone(spec.Video), slices.Clone(spec.Audio)
	kept.Subtitles, kept.Raw = slices.Clone(spec.Subtitles), slices.Clone(spec.Raw)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.all) >= catalogueSize {
		clear(c.all)
	}
	c.all[spec] = &listed{kept, all}
	return all, nil
}

// of says whether the spec still asks for the same of the same file.
func (l *listed) of(spec *media.Spec) bool {
	return l.spec.ResumeUs == spec.ResumeUs && slices.Equal(l.spec.Video, spec.Video) && slices.Equal(l.spec.Audio, spec.Audio) &&
		slices.Equal(l.spec.Subtitles, spec.Subtitles) && slices.Equal(l.spec.Raw, spec.Raw) &&
		l.spec.Index.StartUs == spec.Index.StartUs && l.spec.Index.EndUs == spec.Index.EndUs &&
		same(l.spec.Index.Keyframes, spec.Index.Keyframes) && same(l.spec.Index.Tracks, spec.Index.Tracks) &&
		same(l.spec.Info.Streams, spec.Info.Streams)
}

// same says whether two slices are one.
func same[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
