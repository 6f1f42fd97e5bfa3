package playback

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

// ChangeKind is what a change of progress is.
type ChangeKind string

// The kinds of change.
const (
	ChangeState  ChangeKind = "STATE"
	ChangeMade   ChangeKind = "CHANGED"
	ChangeResync ChangeKind = "RESYNC"
)

// Change is a change of how far a viewer is, on any of their devices.
type Change struct {
	Cursor page.Cursor
	Kind   ChangeKind
	// ItemIDs are what it is about; none when there are too many to name.
	ItemIDs []id.ID
	// SessionID is the session that it came from, if it came from one.
	SessionID *id.ID
	// SameLogin says that it came from the login that follows.
	SameLogin bool
}

const (
	eventProgress = "progress.changed"
	// maxNamed is how many items one event names.
	maxNamed = 100
	// stateItems is how many items the present state names.
	stateItems = 20
)

// itemKinds are the kinds of public ids.
var itemKinds = map[ItemKind]id.Kind{ItemMovie: "movie", ItemEpisode: "episode", ItemFile: "file", ItemChannel: "channel", ItemTrack: "track"}

// progressPayload is what the log keeps of a change.
type progressPayload struct {
	Items   []string   `json:"items"`
	Session *uuid.UUID `json:"session,omitempty"`
	Login   *uuid.UUID `json:"login,omitempty"`
}

func appendProgress(ctx context.Context, q db.Q, v access.Viewer, library uuid.UUID, session *uuid.UUID, items ...id.ID) error {
	p := progressPayload{Session: session, Items: []string{}}
	if v.LoginID != uuid.Nil {
		p.Login = &v.LoginID
	}
	if len(items) <= maxNamed {
		for _, item := range items {
			p.Items = append(p.Items, item.String())
		}
	}
	raw, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("write a change of progress: %w", err)
	}
	return events.Append(ctx, q, events.Event{Kind: eventProgress, UserID: &v.UserID, LibraryID: &library,
		SubjectKind: string(items[0].Kind), SubjectID: &items[0].UUID, Payload: raw})
}

// Changes yields where the viewer is now and then every change of it, on whatever device. viewer is asked again before
// each page, so a lost right ends what is seen. A cursor that is too old begins with RESYNC.
func (s *Service) Changes(ctx context.Context, viewer func(context.Context) (access.Viewer, error), since *page.Cursor) iter.Seq2[*Change, error] {
	return func(yield func(*Change, error) bool) {
		v, err := viewer(ctx)
		if err == nil {
			err = v.RequireUser()
		}
		if err != nil {
			yield(nil, err)
			return
		}
		from, begin, err := s.beginChanges(ctx, v, since)
		if err != nil {
			yield(nil, err)
			return
		}
		if begin != nil && !yield(begin, nil) {
			return
		}
		scope := func(ctx context.Context) (events.Scope, error) {
			now, err := viewer(ctx)
			if err == nil {
				err = now.RequireUser()
			}
			// The user is that of the beginning: a log-in of another on the same socket follows nobody else.
			return events.Scope{Libraries: now.Libraries, UserID: v.UserID, Kinds: []string{eventProgress}}, err
		}
		for p, err := range s.Bus.Tail(ctx, s.DB, from, []string{topicProgress(v.UserID)}, scope) {
			if errors.Is(err, events.ErrResync) {
				yield(&Change{Cursor: page.Cursor(from), Kind: ChangeResync}, nil)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			for _, e := range p.Events {
				if !yield(changeOf(e, v), nil) {
					return
				}
			}
		}
	}
}

func (s *Service) beginChanges(ctx context.Context, v access.Viewer, since *page.Cursor) (events.Cursor, *Change, error) {
	kind := ChangeState
	if since != nil {
		from := events.Cursor(*since)
		_, err := events.After(ctx, s.DB, from, events.Scope{Libraries: []uuid.UUID{}, Kinds: []string{eventProgress}}, 1)
		if err == nil {
			return from, nil, nil
		}
		if !errors.Is(err, events.ErrResync) {
			return "", nil, err
		}
		kind = ChangeResync
	}
	from, err := events.Latest(ctx, s.DB)
	if err != nil {
		return "", nil, err
	}
	states, err := s.store.recent(ctx, s.DB, v, stateItems)
	c := &Change{Cursor: page.Cursor(from), Kind: kind, ItemIDs: make([]id.ID, 0, len(states))}
	for _, w := range states {
		c.ItemIDs = append(c.ItemIDs, id.Of(itemKinds[w.ItemKind], w.ItemID))
	}
	return from, c, err
}

func changeOf(e *events.Event, v access.Viewer) *Change {
	var p progressPayload
	_ = json.Unmarshal(e.Payload, &p) // written by appendProgress
	c := &Change{Cursor: page.Cursor(e.Cursor), Kind: ChangeMade, ItemIDs: make([]id.ID, 0, len(p.Items)),
		SameLogin: p.Login != nil && *p.Login == v.LoginID}
	for _, text := range p.Items {
		if item, err := id.Parse(text); err == nil {
			c.ItemIDs = append(c.ItemIDs, item)
		}
	}
	if p.Session != nil {
		key := id.Of("playback", *p.Session)
		c.SessionID = &key
	}
	return c
}
