package playback

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/cache"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/secret"
	"revenge/media"
)

// Deps are what a Service needs.
type Deps struct {
	DB     *db.DB
	Config Config
	Source Source
	Engine Engine
	Bus    *events.Bus
	Key    secret.Key // signs media addresses
	Clock  clock.Clock
	Log    *slog.Logger
	// Node names this process in sessions.
	Node string
}

// Service owns sessions and watch states.
type Service struct {
	Deps
	store   store
	streams *cache.Cache[uuid.UUID, *Stream]
}

// streamTTL bounds how long a stopped session, or one whose viewer lost the right, is still served.
const streamTTL = 2 * time.Second

// New returns a Service.
func New(d Deps) (*Service, error) {
	if err := d.Config.Validate(); err != nil {
		return nil, fmt.Errorf("playback settings: %w", err)
	}
	streams, err := cache.New[uuid.UUID, *Stream](cache.Options{Size: 4 * d.Config.MaxSessions, TTL: streamTTL})
	if err != nil {
		return nil, err
	}
	return &Service{Deps: d, streams: streams}, nil
}

// Close ends the service's own goroutines.
func (s *Service) Close() { s.streams.Close() }

// Start is what is asked of startPlayback.
type Start struct {
	Item        id.ID
	File        *id.ID
	PositionMs  *int64
	Can         Capabilities
	AudioStream *int
	MaxHeight   *int
	ClientName  string
}

// Start decides how an item is played and begins a session. What cannot be played is fault.Invalid,
// what the viewer may not see fault.NotFound, too many sessions fault.Exhausted.
func (s *Service) Start(ctx context.Context, v access.Viewer, a Start) (*Session, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	kind, err := itemKind(a.Item)
	if err != nil {
		return nil, err
	}
	item, files, err := s.Source.Item(ctx, v, kind, a.Item.UUID)
	if err != nil {
		return nil, fmt.Errorf("start playback of %s: %w", a.Item, err)
	}
	file, plan, err := choose(files, a)
	if err != nil {
		return nil, err
	}
	sess, err := s.session(v, item, file, plan, a)
	if err != nil {
		return nil, err
	}
	if sess.PositionMs, err = s.begin(ctx, v, item, a, file.Info.DurationMs); err != nil {
		return nil, err
	}
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.admit(ctx, tx, v.UserID); err != nil {
			return err
		}
		return s.store.insert(ctx, tx, sess)
	})
	if err != nil {
		return nil, fmt.Errorf("start playback of %s: %w", a.Item, err)
	}
	if sess.Decision != Direct {
		k, err := sess.kept()
		if err != nil {
			return nil, err
		}
		s.warm(sess, k, file)
	}
	s.Bus.Signal(ctx, "playback")
	return sess, nil
}

func itemKind(item id.ID) (ItemKind, error) {
	switch item.Kind {
	case "movie":
		return ItemMovie, nil
	case "episode":
		return ItemEpisode, nil
	case "file":
		return ItemFile, nil
	}
	return "", fault.Field(fault.NotFound, "there is nothing to play with this id", "itemId")
}

// choose takes the first file, which is the best, that need not be encoded; else the first that can be played.
func choose(files []Candidate, a Start) (*Candidate, *Plan, error) {
	var best *Candidate
	var plan *Plan
	var first error
	for i := range files {
		f := &files[i]
		if a.File != nil && (a.File.Kind != "file" || a.File.UUID != f.FileID) {
			continue
		}
		p, err := Decide(Ask{Info: f.Info, Indexed: f.Index != nil, Can: a.Can, Choice: Choice{AudioStream: a.AudioStream, MaxHeight: a.MaxHeight}, Texts: f.Texts})
		if err != nil {
			first = errors.Join(first, err)
			continue
		}
		if plan == nil || effort[p.Decision] < effort[plan.Decision] {
			best, plan = f, p
		}
	}
	switch {
	case plan != nil:
		return best, plan, nil
	case first != nil:
		return nil, nil, first
	case a.File != nil:
		return nil, nil, fault.Field(fault.NotFound, "the item has no such file", "fileId")
	}
	return nil, nil, fault.Field(fault.Unavailable, "none of its files is there; is a disk away?", "itemId")
}

// effort orders decisions by what is lost: a remux loses nothing, so the better picture wins over it.
var effort = map[Decision]int{Direct: 0, Remux: 0, Transcode: 1}

func (s *Service) session(v access.Viewer, item *Item, file *Candidate, plan *Plan, a Start) (*Session, error) {
	now := s.Clock.Now()
	sess := &Session{ID: id.New(), UserID: v.UserID, LibraryID: item.LibraryID, FileID: file.FileID,
		ItemKind: item.Kind, ItemID: item.ID, Decision: plan.Decision, Reasons: plan.Reasons, ClientName: cut(a.ClientName, 100),
		State: Playing, Revision: 1, Node: s.Node, StartedAt: now, HeartbeatAt: now}
	kept := kept{MimeType: plan.MimeType, DurationMs: file.Info.DurationMs, ParentID: item.ParentID,
		Spec: media.Spec{Session: sess.ID.String(), Video: plan.Video, Audio: plan.Audio, Subtitles: plan.Subtitles}}
	if plan.Decision != Direct {
		if err := s.Engine.Validate(kept.fill(file)); err != nil {
			return nil, fmt.Errorf("start playback of file %s: %w", file.FileID, err)
		}
	}
	raw, err := json.Marshal(kept)
	sess.Spec = raw
	return sess, err
}

// begin is where playback begins: where it was asked to, else where the viewer stopped.
func (s *Service) begin(ctx context.Context, v access.Viewer, item *Item, a Start, duration int64) (int64, error) {
	if a.PositionMs != nil {
		if *a.PositionMs < 0 || duration > 0 && *a.PositionMs > duration {
			return 0, fault.Field(fault.Invalid, fmt.Sprintf("a position lies between 0 and %d", duration), "positionMs")
		}
		return *a.PositionMs, nil
	}
	states, err := s.store.states(ctx, s.DB, v, []uuid.UUID{item.ID})
	if err != nil || len(states) == 0 || states[0].Watched {
		return 0, err
	}
	return min(states[0].PositionMs, duration), nil
}

func (s *Service) admit(ctx context.Context, tx pgx.Tx, user uuid.UUID) error {
	all, mine, err := s.store.countOpen(ctx, tx, user)
	switch {
	case err != nil:
		return err
	case mine >= s.Config.MaxSessionsPerUser:
		return fault.Field(fault.Exhausted, fmt.Sprintf("you play %d things already; stop one first", mine))
	case all >= s.Config.MaxSessions:
		return fault.Field(fault.Exhausted, "the server plays as many things as it may; try again later")
	}
	return nil
}

func cut(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n])
	}
	return text
}

// kept is what a session's row holds of its stream: enough for any node to go on with it.
type kept struct {
	MimeType   string     `json:"mimeType"`
	DurationMs int64      `json:"durationMs"`
	ParentID   *uuid.UUID `json:"parentId,omitempty"`
	Spec       media.Spec `json:"spec"`
}

// fill returns the whole spec, with what the file's own rows hold.
func (k kept) fill(f *Candidate) *media.Spec {
	spec := k.Spec
	spec.Source, spec.Info = f.Source, f.Info
	if f.Index != nil {
		spec.Index = *f.Index
	}
	return &spec
}

func (s *Session) kept() (kept, error) {
	var k kept
	if err := json.Unmarshal(s.Spec, &k); err != nil {
		return k, fmt.Errorf("read the stream of session %s: %w", s.ID, err)
	}
	return k, nil
}
