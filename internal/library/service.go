package library

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/outbound"
	"revenge/internal/platform/queue"
	"revenge/media"
)

// Prober reads what files contain, many at a time; worker.Pool is one.
type Prober interface {
	// ProbeMany probes the sources and calls each with the outcome of every one, one at a time.
	ProbeMany(ctx context.Context, sources []media.Source, each func(i int, p *media.Probed, err error) error) error
	// ScanNoting reads all of a file for its index, and tells how many bytes of how many were read.
	ScanNoting(ctx context.Context, src media.Source, note func(done, total int64)) (*media.Index, error)
}

// Deps are what a Service needs.
type Deps struct {
	DB     *db.DB
	Config Config
	Queue  queue.Enqueuer
	Bus    *events.Bus
	Prober Prober
	Clock  clock.Clock
	Log    *slog.Logger
	// Forget makes viewers' rights be read anew, after a library came or went.
	Forget func()
	// Guard says which addresses lists of channels may have.
	Guard outbound.Guard
}

// Service owns libraries, files and scans.
type Service struct {
	Deps
	store store
	tree  tree
}

// New returns a Service. A wrong configuration is fault.Invalid.
func New(d Deps) (*Service, error) {
	if err := d.Config.Validate(); err != nil {
		return nil, fmt.Errorf("library settings: %w", err)
	}
	if d.Forget == nil {
		d.Forget = func() {}
	}
	return &Service{Deps: d, tree: disk{}}, nil
}

// Create is a library to be made.
type Create struct {
	Name     string
	Kind     Kind
	Paths    []string
	Language string
	Watch    bool
	Scan     bool
	// NoTrickplay leaves the small pictures for seeking out.
	NoTrickplay bool
	// AllowDeletion lets files be moved into the trash.
	AllowDeletion bool
	// M3U and XMLTV are the list and the guide of a LIVE library, which has no Paths.
	M3U, XMLTV string
}

// Create makes a library and, if wanted, asks for its first scan. Folders that cannot be used are
// fault.Invalid, a name in use fault.Conflict.
func (s *Service) Create(ctx context.Context, v access.Viewer, c Create) (*Library, *Scan, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, nil, err
	}
	if err := checkName(&c.Name); err != nil {
		return nil, nil, err
	}
	paths, err := s.checkPlaces(ctx, &c)
	if err != nil {
		return nil, nil, err
	}
	now := s.Clock.Now()
	l := &Library{ID: id.New(), Name: c.Name, Kind: c.Kind, Language: c.Language, Watch: c.Watch, ScanOnStart: true,
		Version: 1, CreatedAt: now, UpdatedAt: now, Trickplay: !c.NoTrickplay, AllowDeletion: c.AllowDeletion}
	var scan *Scan
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.insertLibrary(ctx, tx, l); err != nil {
			return nameTaken(err)
		}
		if err := s.store.insertRoots(ctx, tx, l.ID, paths); err != nil {
			return pathTaken(err)
		}
		if !c.Scan {
			return nil
		}
		scan, err = s.request(ctx, tx, AskArgs{LibraryID: l.ID, Trigger: TriggerUser, RequestedBy: asker(v)})
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("create library: %w", err)
	}
	s.Forget()
	s.Bus.Signal(ctx, "libraries", topicScan(l.ID))
	return l, scan, nil
}

// checkPlaces returns where the new library's content is: folders, or for LIVE its list and its guide.
func (s *Service) checkPlaces(ctx context.Context, c *Create) ([]string, error) {
	switch c.Kind {
	case KindMovies, KindSeries, KindMusic:
		c.NoTrickplay = c.NoTrickplay || c.Kind == KindMusic
		if c.M3U != "" || c.XMLTV != "" {
			return nil, fault.Field(fault.Invalid, "only a library of the kind LIVE has a list of channels", "m3u")
		}
		return s.checkPaths(ctx, c.Paths, uuid.Nil)
	case KindLive:
		c.Watch, c.NoTrickplay, c.AllowDeletion = false, true, false
		if len(c.Paths) > 0 {
			return nil, fault.Field(fault.Invalid, "a library of the kind LIVE has no folders; give its list as m3u", "paths")
		}
		return s.checkLists(ctx, c.M3U, c.XMLTV)
	}
	return nil, fault.Field(fault.Invalid, "a library holds MOVIES, SERIES, MUSIC or LIVE", "kind")
}

func checkName(name *string) error {
	*name = strings.TrimSpace(*name)
	switch {
	case *name == "":
		return fault.Field(fault.Invalid, "a library needs a name", "name")
	case utf8.RuneCountInString(*name) > 100:
		return fault.Field(fault.Invalid, "a name has at most 100 characters", "name")
	case strings.ContainsFunc(*name, unicode.IsControl):
		return fault.Field(fault.Invalid, "a name has no control characters", "name")
	}
	return nil
}

func nameTaken(err error) error {
	if db.Violates(err, "libraries_name_key") {
		return fault.Field(fault.Conflict, "a library has this name already; choose another", "name")
	}
	return err
}

func pathTaken(err error) error {
	if db.Violates(err, "library_roots_path_key") {
		return fault.Field(fault.Conflict, "another library has this folder or list already", "paths")
	}
	return err
}

// Edit holds the new values of a library; a nil field stays.
type Edit struct {
	Name, Language *string
	Watch          *bool
	Trickplay      *bool
	AllowDeletion  *bool
	Paths          *[]string
	// M3U and XMLTV are for libraries of the kind LIVE; an empty XMLTV removes the guide.
	M3U, XMLTV *string
}

// Edit changes a library. What lies in a folder that is left out is forgotten.
func (s *Service) Edit(ctx context.Context, v access.Viewer, key uuid.UUID, e Edit) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	if e.Name != nil {
		if err := checkName(e.Name); err != nil {
			return err
		}
	}
	paths, err := s.editPlaces(ctx, key, &e)
	if err != nil {
		return err
	}
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.updateLibrary(ctx, tx, key, e, s.Clock.Now()); err != nil {
			return nameTaken(err)
		}
		if len(paths) == 0 {
			return nil
		}
		if err := s.store.replaceRoots(ctx, tx, key, paths); err != nil {
			return pathTaken(err)
		}
		return s.changed(ctx, tx, key, ChangeChanged, nil)
	})
	if err != nil {
		return fmt.Errorf("edit library %s: %w", key, err)
	}
	s.Bus.Signal(ctx, "libraries", topicLibrary(key))
	return nil
}

// Remove deletes a library and all that is known of it; its scan ends. The files on disk stay.
func (s *Service) Remove(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		users, err := access.Audience(ctx, tx, v, key)
		if err != nil {
			return err
		}
		if err := s.store.deleteLibrary(ctx, tx, key); err != nil {
			return err
		}
		if err := s.Queue.Enqueue(ctx, tx, RemovedArgs{LibraryID: key}); err != nil {
			return err
		}
		return events.Append(ctx, tx, farewells(key, users)...)
	})
	if err != nil {
		return fmt.Errorf("remove library %s: %w", key, err)
	}
	s.Forget()
	s.Bus.Signal(ctx, "libraries", topicLibrary(key), topicScan(key))
	return nil
}

// List returns the libraries that the viewer may see, by name.
func (s *Service) List(ctx context.Context, v access.Viewer) ([]*Library, error) {
	return s.store.libraries(ctx, s.DB, v.Libraries)
}

// ByIDs backs the loader of libraries.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Library, error) {
	return s.Within(ctx, s.DB, v, keys)
}

// Within is ByIDs in the caller's transaction.
func (s *Service) Within(ctx context.Context, tx db.Q, v access.Viewer, keys []uuid.UUID) ([]*Library, error) {
	return s.store.libraries(ctx, tx, intersect(keys, v.Libraries))
}

func intersect(keys, allowed []uuid.UUID) []uuid.UUID {
	may := make(map[uuid.UUID]bool, len(allowed))
	for _, k := range allowed {
		may[k] = true
	}
	out := make([]uuid.UUID, 0, len(keys))
	for _, k := range keys {
		if may[k] {
			out = append(out, k)
		}
	}
	return out
}

// RootsByLibraryIDs backs the loader of roots: for administrators only.
func (s *Service) RootsByLibraryIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Root, error) {
	if v.RequireAdmin() != nil {
		return nil, nil //nolint:nilerr // others see none
	}
	return s.store.roots(ctx, s.DB, keys)
}

const eventChanged = "library.changed"

func topicLibrary(key uuid.UUID) string { return "library:" + key.String() }
func topicScan(key uuid.UUID) string    { return "scan:" + key.String() }

// changed notes in the caller's transaction that a library's content is another.
func (s *Service) changed(ctx context.Context, tx pgx.Tx, key uuid.UUID, kind ChangeKind, items []Item) error {
	if err := s.store.grow(ctx, tx, key); err != nil {
		return err
	}
	return events.Append(ctx, tx, events.Event{Kind: eventChanged, LibraryID: &key, SubjectKind: "library", SubjectID: &key,
		Payload: payload(kind, items)})
}

// ItemsChanged notes in the caller's transaction that items of a library are others now.
func (s *Service) ItemsChanged(ctx context.Context, tx pgx.Tx, key uuid.UUID, items []Item) error {
	return s.changed(ctx, tx, key, ChangeChanged, items)
}

// ItemsJoined notes in the caller's transaction what became of items whose files somebody gave to others.
func (s *Service) ItemsJoined(ctx context.Context, tx pgx.Tx, key uuid.UUID, o *Outcome) error {
	return s.tell(ctx, tx, key, o)
}

// mostItems is how many items an event names; readers look for themselves beyond it.
const mostItems = 100

type changePayload struct {
	Kind  ChangeKind `json:"kind"`
	Items []string   `json:"items,omitempty"`
}

func payload(kind ChangeKind, items []Item) json.RawMessage {
	p := changePayload{Kind: kind}
	if len(items) <= mostItems {
		for _, it := range items {
			p.Items = append(p.Items, id.Of(id.Kind(it.Kind), it.ID).String())
		}
	}
	raw, _ := json.Marshal(p) //nolint:errchkjson // texts always marshal
	return raw
}

// Administrator is the server itself, who sees every library: for commands on its own machine.
func (s *Service) Administrator(ctx context.Context) (access.Viewer, error) {
	all, err := s.store.allLibraries(ctx, s.DB)
	if err != nil {
		return access.Viewer{}, fmt.Errorf("list libraries: %w", err)
	}
	keys := make([]uuid.UUID, len(all))
	for i, l := range all {
		keys[i] = l.ID
	}
	return access.System(keys...), nil
}
