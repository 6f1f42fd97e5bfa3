package review

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/platform/queue"
)

// Deps are what the service stands on.
type Deps struct {
	DB    *db.DB
	Queue queue.Enqueuer
	Bus   *events.Bus
	Clock clock.Clock
	// Finders are asked for candidates beside the server's own libraries.
	Finders []Finder
}

// Service keeps the inbox.
type Service struct {
	Deps
	store   store
	finders []Finder
}

// New returns the service.
func New(d Deps) *Service {
	return &Service{Deps: d, finders: append([]Finder{own{db: d.DB}}, d.Finders...)}
}

// topic is signalled when the inbox changes.
const topic = "review"

// kinds are the libraries whose files are judged.
var kinds = map[library.Kind]Kind{library.KindMovies: Movie, library.KindSeries: Episode, library.KindMusic: Track}

// Guide gives the files of a batch the decisions that hold for them.
func (s *Service) Guide(ctx context.Context, b *library.Batch) error {
	if kinds[b.Library.Kind] == "" {
		return nil
	}
	byID := make(map[uuid.UUID]*library.Found, len(b.Found))
	keys := make([]uuid.UUID, len(b.Found))
	for i, f := range b.Found {
		byID[f.File.ID], keys[i] = f, f.File.ID
	}
	list, err := s.store.decisions(ctx, s.DB, keys)
	if err != nil {
		return fmt.Errorf("look for decisions about %d files: %w", len(keys), err)
	}
	for _, d := range list {
		one := &library.Decision{}
		if d.Verdict != Ignored && d.Kind != nil && d.Title != nil && *d.Kind == kinds[b.Library.Kind] {
			one.Joined = d.Verdict == Joined
			one.Kind, one.Title, one.Season, one.Episodes, one.IDs = string(*d.Kind), *d.Title, d.Season, d.Episodes, d.IDs
			if d.Key != nil {
				one.Key = *d.Key
			}
			if one.Artists, one.ArtistKeys = d.Artists, d.ArtistKeys; d.Artist != nil {
				one.Artist = *d.Artist
			}
			if d.ReleaseKey != nil {
				one.Release = *d.ReleaseKey
			}
			if d.Year != nil {
				one.Year = *d.Year
			}
		}
		byID[d.FileID].Decision = one
	}
	return nil
}

// Judge puts those files of an identified batch into the inbox that could not be placed with certainty, and takes out those
// that were. About what somebody decided it has nothing to say.
func (s *Service) Judge(ctx context.Context, b *library.Batch) error {
	kind := kinds[b.Library.Kind]
	if kind == "" {
		return nil
	}
	reasons := make(map[uuid.UUID][]Reason, len(b.Found))
	var keys []uuid.UUID
	for _, f := range b.Found {
		if f.Decision != nil || f.Evidence == nil {
			continue
		}
		keys = append(keys, f.File.ID)
		if r := doubts(kind, f.Evidence); r != nil {
			reasons[f.File.ID] = r
		}
	}
	if err := s.compare(ctx, kind, keys, reasons); err != nil {
		return fmt.Errorf("judge %d files: %w", len(keys), err)
	}
	now := s.Clock.Now()
	var doubted []doubt
	var certain []uuid.UUID
	for _, f := range b.Found {
		switch r := reasons[f.File.ID]; {
		case r != nil:
			doubted = append(doubted, doubt{f.File.ID, b.Library.ID, r, f.Evidence, now})
		case f.Decision == nil:
			certain = append(certain, f.File.ID)
		}
	}
	n, err := s.store.put(ctx, s.DB, doubted, certain)
	if err != nil {
		return fmt.Errorf("judge %d files: %w", len(keys), err)
	}
	if n > 0 {
		s.Bus.Signal(ctx, topic)
	}
	return nil
}

// compare adds the reasons that only what is known already gives.
func (s *Service) compare(ctx context.Context, kind Kind, keys []uuid.UUID, reasons map[uuid.UUID][]Reason) error {
	if kind == Track {
		return s.compareTracks(ctx, keys, reasons)
	}
	beside, err := s.store.neighbours(ctx, s.DB, kind, keys)
	if err != nil {
		return err
	}
	noted := map[uuid.UUID]bool{}
	for _, n := range beside {
		if !noted[n.FileID] && closeTo(facts{titles: []string{n.Title}, year: orZero(n.Year)}, facts{titles: []string{n.OtherTitle}, year: orZero(n.OtherYear)}) {
			noted[n.FileID] = true
			reasons[n.FileID] = append(reasons[n.FileID], NearTitle)
		}
	}
	twins, err := s.store.twins(ctx, s.DB, keys)
	seen := map[uuid.UUID]bool{}
	for _, f := range twins {
		if !seen[f] {
			seen[f] = true
			reasons[f] = append(reasons[f], SameContent)
		}
	}
	return err
}

func orZero(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// Filter narrows the inbox.
type Filter struct {
	LibraryID *id.ID
	// Reasons: one of these must be among a file's.
	Reasons []Reason
}

// List pages through the inbox, what was noted last first. For administrators only.
func (s *Service) List(ctx context.Context, v access.Viewer, f Filter, a page.Args) (*page.Connection[*File], error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	libraries, err := visible(v, f.LibraryID)
	if err != nil {
		return nil, err
	}
	o := keyset.Order[*place]{Direction: page.Desc, Filter: f, ID: func(p *place) uuid.UUID { return p.ID },
		Column: keyset.Column[*place]{Name: "noted_at", Parse: keyset.Time, Text: func(p *place) string { return p.NotedAt.Format(time.RFC3339Nano) }}}
	places, err := keyset.Read(ctx, s.DB, "the inbox", s.store.list(f), o, a, libraries)
	if err != nil {
		return nil, err
	}
	keys := make([]uuid.UUID, len(places.Edges))
	for i, e := range places.Edges {
		keys[i] = e.Node.ID
	}
	files, err := s.ByIDs(ctx, v, keys)
	if err != nil {
		return nil, err
	}
	byID := make(map[uuid.UUID]*File, len(files))
	for _, one := range files {
		byID[one.ID] = one
	}
	return page.Map(places, func(p *place) (*File, bool) { one := byID[p.ID]; return one, one != nil }), nil
}

func visible(v access.Viewer, given *id.ID) ([]uuid.UUID, error) {
	libraries := access.Narrowed(v.Libraries, given)
	if given != nil && len(libraries) == 0 {
		return nil, fault.NotFound
	}
	return libraries, nil
}

// ByIDs returns files of the inbox that are there, in any order; also those that somebody decided about.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*File, error) {
	if v.RequireAdmin() != nil || len(keys) == 0 {
		return nil, nil //nolint:nilerr // others see none
	}
	rows, err := s.store.files(ctx, s.DB, v.Libraries, keys)
	if err != nil {
		return nil, fmt.Errorf("read %d files: %w", len(keys), err)
	}
	var out []*File
	for _, r := range rows {
		if r.NotedAt != nil {
			out = append(out, r.file())
		}
	}
	return out, nil
}

// file is a row as a file of the inbox, with what it is compared by.
func (r *fileRow) file() *File {
	f := &File{ID: r.ID, LibraryID: r.LibraryID, DecisionID: r.DecisionID, ItemKind: r.ItemKind, ItemID: r.ItemID, path: r.Path}
	for _, reason := range r.Reasons {
		f.Reasons = append(f.Reasons, Reason(reason))
	}
	if r.NotedAt != nil {
		f.NotedAt = *r.NotedAt
	}
	if r.Evidence != nil {
		f.Evidence = *r.Evidence
	}
	f.facts = facts{kind: kinds[r.LibraryKind], titles: []string{f.Evidence.Title}, year: f.Evidence.Year, ids: f.Evidence.IDs}
	if f.facts.kind == Track {
		f.facts.titles[0], f.facts.artist = album(&f.Evidence)
	}
	if r.DurationMs != nil && f.facts.kind == Movie {
		f.facts.runtimeMs = *r.DurationMs
	}
	return f
}

// CandidatesOf is what files of the inbox may be, the best first.
func (s *Service) CandidatesOf(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Owned, error) {
	files, err := s.ByIDs(ctx, v, keys)
	if err != nil {
		return nil, err
	}
	all, err := s.ranked(ctx, v, files)
	if err != nil {
		return nil, err
	}
	var out []*Owned
	for file, list := range all {
		for _, c := range list {
			out = append(out, &Owned{file, c})
		}
	}
	return out, nil
}

// Owned is a candidate with the file that it is of. Those of one file come in order.
type Owned struct {
	FileID uuid.UUID
	*Candidate
}

// Status is how much waits in the inbox.
func (s *Service) Status(ctx context.Context, v access.Viewer) (*Status, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	return s.store.status(ctx, s.DB, v.Libraries)
}

// History pages through decisions, the newest first, with those that were undone.
func (s *Service) History(ctx context.Context, v access.Viewer, a page.Args) (*page.Connection[*Decision], error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	o := keyset.Order[*Decision]{Direction: page.Desc, ID: func(d *Decision) uuid.UUID { return d.ID },
		Column: keyset.Column[*Decision]{Name: "decided_at", Parse: keyset.Time, Text: func(d *Decision) string { return d.DecidedAt.Format(time.RFC3339Nano) }}}
	return keyset.Read(ctx, s.DB, "decisions", s.store.history(), o, a, v.Libraries)
}
