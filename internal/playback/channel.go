package playback

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Channel is a live channel that can be played.
type Channel struct {
	ID        uuid.UUID
	LibraryID uuid.UUID
	// Address is its source's. It may hold a password.
	Address string
}

// Receiver knows live channels and receives them.
type Receiver interface {
	// Channel returns a channel; one that the viewer may not see is fault.NotFound.
	Channel(ctx context.Context, v access.Viewer, key uuid.UUID) (*Channel, error)
	// Tune makes sure that a channel is received and returns its codecs as playlists name them: avc1.64001f, mp4a.40.2. Why
	// it is not received is a *Refusal.
	Tune(ctx context.Context, c *Channel) ([]string, error)
}

// livePath is where a channel's playlist lies in the folder of a session.
const livePath = "live/index.m3u8"

// playlistType is the type of playlists.
const playlistType = "application/vnd.apple.mpegurl"

// watchesLive says that a session is of a channel: there is no file, no length and nothing to go on with later.
func (s *Session) watchesLive() bool { return s.ItemKind == ItemChannel }

// startChannel begins a session of a channel; see Start. Its stream is that of everybody who watches it.
func (s *Service) startChannel(ctx context.Context, v access.Viewer, a Start) (*Session, error) {
	d, codecs, err := s.tune(ctx, v, a)
	if err != nil {
		return nil, fmt.Errorf("start playback of %s: %w", a.Item, err)
	}
	if !d.can.playsLive(codecs) {
		return nil, fmt.Errorf("start playback of %s: %w", a.Item, refuse(RefusedChannelNotSupported))
	}
	now := s.Clock.Now()
	sess := &Session{ID: id.New(), UserID: v.UserID, LibraryID: d.item.LibraryID, ItemKind: ItemChannel, ItemID: d.item.ID, Decision: Remux,
		Reasons: []Reason{}, ClientName: cut(a.ClientName, 100), State: Playing, Revision: 1, Node: s.Node, RunnerID: &s.node, StartedAt: now,
		HeartbeatAt: now, Remote: d.remote, Plan: 1}
	if v.LoginID != uuid.Nil {
		sess.LoginID = &v.LoginID
	}
	if sess.Spec, err = json.Marshal(kept{MimeType: playlistType, Can: d.can}); err != nil {
		return nil, fmt.Errorf("start playback of %s: %w", a.Item, err)
	}
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.admit(ctx, tx, v.Account(), d.limits); err != nil {
			return err
		}
		return s.store.insert(ctx, tx, sess)
	})
	if err != nil {
		return nil, fmt.Errorf("start playback of %s: %w", a.Item, err)
	}
	s.Bus.Signal(ctx, topicSessions)
	return sess, nil
}

func (s *Service) tune(ctx context.Context, v access.Viewer, a Start) (*decision, []string, error) {
	if err := v.RequireUser(); err != nil {
		return nil, nil, err
	}
	if a.File != nil {
		return nil, nil, fault.Field(fault.Invalid, "a channel has no files", "fileId")
	}
	c, err := s.channel(ctx, v, a.Item.UUID)
	if err != nil {
		return nil, nil, err
	}
	d := &decision{item: &Item{Kind: ItemChannel, ID: c.ID, LibraryID: c.LibraryID}}
	if d.can, err = s.profiles.Client(a.Profile, a.Can); err != nil {
		return nil, nil, err
	}
	if _, err := s.ask(ctx, v, d, a.Choice); err != nil {
		return nil, nil, err
	}
	codecs, err := s.Receiver.Tune(ctx, c)
	return d, codecs, err
}

// channel returns a channel; where none are received, there is none.
func (s *Service) channel(ctx context.Context, v access.Viewer, key uuid.UUID) (*Channel, error) {
	if s.Receiver == nil {
		return nil, fault.NotFound
	}
	return s.Receiver.Channel(ctx, v, key)
}

// liveCodecs are the names that clients have for codecs, by the beginning of those in playlists.
var liveCodecs = map[string]string{"avc1": "h264", "avc3": "h264", "hvc1": "hevc", "hev1": "hevc", "av01": "av1", "vp09": "vp9",
	"mp4a": "aac", "opus": "opus", "fLaC": "flac"}

// playsLive says whether a client plays a stream as it is.
func (c Capabilities) playsLive(codecs []string) bool {
	return c.HLS && !slices.ContainsFunc(codecs, func(codec string) bool {
		begin, _, _ := strings.Cut(codec, ".")
		name := liveCodecs[begin]
		return !slices.ContainsFunc(c.Video, func(v VideoCapability) bool { return v.Codec == name }) &&
			!slices.ContainsFunc(c.Audio, func(a AudioCapability) bool { return a.Codec == name })
	})
}
