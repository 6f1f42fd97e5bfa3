package library

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

// WatchScans signals when a scan of the library may have moved on, in whatever process it runs.
func (s *Service) WatchScans(library uuid.UUID) *events.Watcher {
	return s.Bus.Watch(topicScan(library))
}

// Progress returns the newest scan of a library as it is now, or nil before the first one.
func (s *Service) Progress(ctx context.Context, v access.Viewer, library uuid.UUID) (*ScanProgress, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	if !v.Sees(library) {
		return nil, fault.NotFound
	}
	scans, err := s.store.latestScans(ctx, s.DB, []uuid.UUID{library})
	if err != nil || len(scans) == 0 {
		return nil, err
	}
	c := page.Encode("scan", scans[0].ID.String(), strconv.FormatInt(scans[0].Revision, 10))
	return &ScanProgress{Cursor: c, Scan: scans[0]}, nil
}

// Changes yields the present state and then every change of one library, or of all that viewer may see.
// viewer is asked again before each page, so a lost right ends what is seen. A cursor that is too old
// begins with RESYNC.
func (s *Service) Changes(ctx context.Context, viewer func(context.Context) (access.Viewer, error), library *uuid.UUID,
	since *page.Cursor) iter.Seq2[*Change, error] {
	return func(yield func(*Change, error) bool) {
		from, begin, err := s.beginChanges(ctx, library, since)
		if err != nil {
			yield(nil, err)
			return
		}
		if begin != nil && !yield(begin, nil) {
			return
		}
		scope := func(ctx context.Context) (events.Scope, error) { return changeScope(ctx, viewer, library) }
		v, err := viewer(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		for p, err := range s.Bus.Tail(ctx, s.DB, from, changeTopics(v, library), scope) {
			if errors.Is(err, events.ErrResync) {
				yield(&Change{Cursor: page.Cursor(from), Kind: ChangeResync}, nil)
			}
			if errors.Is(err, fault.NotFound) && library != nil {
				p, err = s.lastWord(ctx, from, v.UserID, *library, err)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			for _, e := range p.Events {
				if !yield(changeOf(e), nil) || library != nil && farewell(e) {
					return
				}
			}
			from = p.Next
		}
	}
}

// farewells tell those who could see a library that it is gone. Nobody's scope holds it any more, so each user is told
// alone.
func farewells(library uuid.UUID, users []uuid.UUID) []events.Event {
	out := make([]events.Event, len(users))
	for i := range users {
		out[i] = events.Event{Kind: eventChanged, UserID: &users[i], SubjectKind: "library", SubjectID: &library, Payload: payload(ChangeRemoved, nil)}
	}
	return out
}

func farewell(e *events.Event) bool { return e.LibraryID == nil }

// lastWord looks whether a library that the user does not see any more was removed; else why it is so.
func (s *Service) lastWord(ctx context.Context, from events.Cursor, user, library uuid.UUID, why error) (*events.Page, error) {
	p, err := events.After(ctx, s.DB, from, events.Scope{Libraries: []uuid.UUID{}, UserID: user, Kinds: []string{eventChanged}, Subjects: []uuid.UUID{library}}, 1)
	if err == nil && len(p.Events) == 0 {
		err = why
	}
	return p, err
}

func (s *Service) beginChanges(ctx context.Context, library *uuid.UUID, since *page.Cursor) (events.Cursor, *Change, error) {
	kind := ChangeState
	if since != nil {
		from := events.Cursor(*since)
		_, err := events.After(ctx, s.DB, from, events.Scope{Libraries: []uuid.UUID{}, Kinds: []string{eventChanged}}, 1)
		if err == nil {
			return from, nil, nil
		}
		if !errors.Is(err, events.ErrResync) {
			return "", nil, err
		}
		kind = ChangeResync
	}
	from, err := events.Latest(ctx, s.DB)
	c := &Change{Cursor: page.Cursor(from), Kind: kind, ItemIDs: []id.ID{}}
	if library != nil {
		key := id.Of("library", *library)
		c.LibraryID = &key
	}
	return from, c, err
}

func changeScope(ctx context.Context, viewer func(context.Context) (access.Viewer, error), library *uuid.UUID) (events.Scope, error) {
	v, err := viewer(ctx)
	if err != nil {
		return events.Scope{}, err
	}
	allowed, err := v.Within(library)
	if err != nil {
		return events.Scope{}, err
	}
	return events.Scope{Libraries: allowed, UserID: v.UserID, Kinds: []string{eventChanged}}, nil
}

func changeTopics(v access.Viewer, library *uuid.UUID) []string {
	if library != nil {
		return []string{topicLibrary(*library)}
	}
	topics := []string{"libraries"}
	for _, key := range v.Libraries {
		topics = append(topics, topicLibrary(key))
	}
	return topics
}

func changeOf(e *events.Event) *Change {
	var p changePayload
	_ = json.Unmarshal(e.Payload, &p) // written by payload; an unknown kind would show as empty
	c := &Change{Cursor: page.Cursor(e.Cursor), Kind: p.Kind, ItemIDs: make([]id.ID, 0, len(p.Items))}
	if e.SubjectID != nil {
		key := id.Of("library", *e.SubjectID)
		c.LibraryID = &key
	}
	for _, text := range p.Items {
		if item, err := id.Parse(text); err == nil {
			c.ItemIDs = append(c.ItemIDs, item)
		}
	}
	return c
}
