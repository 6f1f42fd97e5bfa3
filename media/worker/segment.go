package worker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"revenge/media"
)

// The reading of copied tracks: an initialization segment, one fragment, the texts of a range, a whole
// subtitle file (which comes as the request's payload).
var (
	Header   = Kind[CutRequest, CutReply]{Name: "header", Limit: 20 * time.Second}
	Fragment = Kind[CutRequest, CutReply]{Name: "fragment", Limit: 20 * time.Second}
	Cues     = Kind[CutRequest, CuesReply]{Name: "cues", Limit: 30 * time.Second}
	CueFile  = Kind[CueFileRequest, CuesReply]{Name: "cue_file", Limit: 10 * time.Second}
)

// CutRequest is media.Cut without the file's path.
type CutRequest struct {
	Identity string      `json:"identity"`
	Track    media.Track `json:"track"`
	Guide    int         `json:"guide"`
	FrameUs  int64       `json:"frameUs,omitempty"`
	OriginUs int64       `json:"originUs"`
	StartUs  int64       `json:"startUs"`
	EndUs    int64       `json:"endUs"`
	KeyOnly  bool        `json:"keyOnly,omitempty"`
	// Part is which part of a large fragment is wanted.
	Part int `json:"part,omitempty"`
	// Area says that the request's second file is memory for answers; it is kept for those that follow.
	Area bool `json:"area,omitempty"`
}

// CutReply says where the bytes are: in the shared memory, or else in the payload.
type CutReply struct {
	At     int `json:"at,omitempty"`
	Length int `json:"length,omitempty"`
	// More says that another part follows.
	More bool `json:"more,omitempty"`
}

// CuesReply carries texts.
type CuesReply struct {
	Cues []media.Cue `json:"cues,omitempty"`
}

// CueFileRequest asks for the cues of the subtitle file that comes with it.
type CueFileRequest struct{}

// Segments serves copied tracks. Its children keep the files open that they served last, so a request
// goes to the child that has the file.
type Segments struct {
	launcher *Launcher
	slots    []*slot
	mu       sync.Mutex
}

// slot is a place for one child, which is started when a request comes.
type slot struct {
	mu    sync.Mutex // held while the child is looked at or replaced
	child *Child

	// Guarded by Segments.mu.
	files []string // keys, the latest last
	busy  int
}

var _ media.Segmenter = (*Segments)(nil)

// NewSegments uses up to so many children of the launcher, and starts none yet.
func NewSegments(l *Launcher, children int) *Segments {
	s := &Segments{launcher: l}
	for range max(children, 1) {
		s.slots = append(s.slots, &slot{})
	}
	return s
}

// Close ends the children.
func (s *Segments) Close() {
	for _, at := range s.slots {
		at.mu.Lock()
		if at.child != nil {
			at.child.Close()
			at.child = nil
		}
		at.mu.Unlock()
	}
}

// Header implements media.Segmenter.
func (s *Segments) Header(ctx context.Context, cut media.Cut) ([]byte, error) {
	_, data, err := callSlot(ctx, s, Header, requestOf(cut), cut.Source, cut.Source.Identity)
	return data, err
}

// Cues implements media.Segmenter.
func (s *Segments) Cues(ctx context.Context, cut media.Cut) ([]media.Cue, error) {
	// Texts take longer to read than fragments and can wait: they have an open file of their own.
	reply, _, err := callSlot(ctx, s, Cues, requestOf(cut), cut.Source, "texts of "+cut.Source.Identity)
	return reply.Cues, err
}

// CueFile implements media.Segmenter.
func (s *Segments) CueFile(ctx context.Context, src media.Source) ([]media.Cue, error) {
	reply, _, err := callSlot(ctx, s, CueFile, CueFileRequest{}, src, "texts of "+src.Identity)
	return reply.Cues, err
}

func requestOf(cut media.Cut) CutRequest {
	return CutRequest{
		Identity: cut.Source.Identity, Track: cut.Track, Guide: cut.Guide, FrameUs: cut.FrameUs,
		OriginUs: cut.OriginUs, StartUs: cut.StartUs, EndUs: cut.EndUs, KeyOnly: cut.KeyOnly,
	}
}

// callSlot asks the child that was asked with the key last. A crash is tried once again, in a new one; what only waited for
// a child that died of another request's file is asked as often as that happens.
// A source without a path sends no file.
func callSlot[Q, R any](ctx context.Context, s *Segments, k Kind[Q, R], q Q, src media.Source, key string) (reply R, data []byte, err error) {
	err = s.with(ctx, key, func(child *Child) (err error) {
		if src.Path == "" {
			reply, data, err = Call(ctx, child, k, q, nil)
		} else {
			reply, data, err = CallFile(ctx, child, k, q, src)
		}
		return err
	})
	if err != nil {
		return reply, nil, err
	}
	return reply, data, nil
}

func (s *Segments) with(ctx context.Context, key string, ask func(*Child) error) (err error) {
	at := s.choose(key)
	defer s.leave(at)
	for crashes := 0; ; {
		child, starting := at.alive(ctx, s.launcher)
		if starting != nil {
			return fmt.Errorf("start a worker for segments: %w", starting)
		}
		switch err = ask(child); {
		case errors.Is(err, errUnserved) && ctx.Err() == nil:
		case errors.Is(err, media.ErrCrashed) && crashes == 0:
			crashes++
		default:
			return err
		}
	}
}

// choose prefers the slot that served the key last, then the one with the least to do.
func (s *Segments) choose(key string) *slot {
	s.mu.Lock()
	defer s.mu.Unlock()
	var best *slot
	for _, at := range s.slots {
		if slices.Contains(at.files, key) {
			at.busy++
			return at
		}
		if best == nil || at.busy < best.busy || at.busy == best.busy && len(at.files) < len(best.files) {
			best = at
		}
	}
	best.busy++
	best.files = append(best.files, key)
	if len(best.files) > slotFiles {
		best.files = best.files[1:]
	}
	return best
}

// slotFiles is how many files a child keeps open.
const slotFiles = 8

func (s *Segments) leave(at *slot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at.busy--
}

func (at *slot) alive(ctx context.Context, l *Launcher) (*Child, error) {
	at.mu.Lock()
	defer at.mu.Unlock()
	if at.child != nil && at.child.dead() {
		at.child = nil
	}
	if at.child == nil {
		child, err := l.Start(ctx)
		if err != nil {
			return nil, err
		}
		at.child = child
	}
	return at.child, nil
}
