package review

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// Rule says what files are, for those who join items and part them.
type Rule struct {
	Files []uuid.UUID
	Kind  Kind
	// Key is that of the film or series; Title, Year and IDs are what it is called by its own names and NFO files.
	Key   string
	Title string
	Year  *int
	IDs   map[string]string
	// Season and Episodes are set by hand; without them each file keeps its numbers.
	Season   *int
	Episodes []int
	// Of tracks: how the artists of the album are written, they one by one, and the key of the release that each file is on.
	Artist     string
	Artists    []string
	ArtistKeys []string
	Releases   map[uuid.UUID]string
}

// said reports whether a decision that holds says the same.
func (r *Rule) said(d *decided) bool {
	if r.Season != nil || d.Verdict == Ignored || d.Key == nil || *d.Key != r.Key {
		return false
	}
	return r.Kind != Track || d.Verdict == Joined && d.ReleaseKey != nil && *d.ReleaseKey == r.Releases[d.FileID] && d.Artist != nil && *d.Artist == r.Artist &&
		slices.Equal(d.Artists, r.Artists) && slices.Equal(d.ArtistKeys, r.ArtistKeys)
}

// Rule writes a decision about each of the files, in the caller's transaction, and returns their ids. It holds like any other,
// until a later one.
func (s *Service) Rule(ctx context.Context, tx db.Q, v access.Viewer, r Rule) ([]uuid.UUID, error) {
	places, err := s.store.places(ctx, tx, r.Files)
	if err != nil {
		return nil, fmt.Errorf("read where %d files lie: %w", len(r.Files), err)
	}
	before, err := s.store.decisions(ctx, tx, r.Files)
	if err != nil {
		return nil, fmt.Errorf("look for decisions about %d files: %w", len(r.Files), err)
	}
	held := make(map[uuid.UUID]*decided, len(before))
	for _, d := range before {
		held[d.FileID] = d
	}
	var list []*ruling
	keys := []uuid.UUID{}
	for _, p := range places {
		if h := held[p.ID]; h != nil && r.said(h) {
			continue
		}
		one := s.ruling(v, p, Joined)
		one.Kind, one.Key, one.Title, one.Year, one.IDs = &r.Kind, &r.Key, &r.Title, r.Year, r.IDs
		one.Season, one.Episodes = r.Season, append([]int{}, r.Episodes...)
		if release := r.Releases[p.ID]; r.Kind == Track {
			one.Artist, one.Artists, one.ArtistKeys, one.ReleaseKey = &r.Artist, append([]string{}, r.Artists...), append([]string{}, r.ArtistKeys...), &release
		}
		if h := held[p.ID]; h != nil && r.Season == nil && r.Kind != Movie && h.Verdict != Ignored && h.Kind != nil && *h.Kind == r.Kind {
			one.Season, one.Episodes = h.Season, append([]int{}, h.Episodes...)
		}
		list, keys = append(list, one), append(keys, one.ID)
	}
	if len(list) == 0 {
		return keys, nil
	}
	if err := s.store.decide(ctx, tx, list); err != nil {
		return nil, fmt.Errorf("decide about %d files: %w", len(list), err)
	}
	return keys, nil
}

// Unrule takes decisions of Rule back, in the caller's transaction. Where something else was decided about a file since, it is
// fault.Conflict.
func (s *Service) Unrule(ctx context.Context, tx db.Q, decisions, files []uuid.UUID) error {
	newer, err := s.store.overruled(ctx, tx, decisions, files)
	if err != nil {
		return fmt.Errorf("look for decisions about %d files: %w", len(files), err)
	}
	if newer {
		return fault.Field(fault.Conflict, "something else was decided about its files since", "id")
	}
	if err := s.store.unrule(ctx, tx, decisions, s.Clock.Now()); err != nil {
		return fmt.Errorf("take back %d decisions: %w", len(decisions), err)
	}
	return nil
}

// Signal tells those who follow the inbox that it changed, after a transaction with Rule or Unrule.
func (s *Service) Signal(ctx context.Context) { s.Bus.Signal(ctx, topic) }
