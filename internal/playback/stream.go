package playback

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/media"
)

// Stream is a session that may be served: how, and from what.
type Stream struct {
	Session  *Session
	MimeType string
	// Spec is nil for channels.
	Spec *media.Spec
	// Channel is what is watched; nil for files.
	Channel *Channel
	// Owner is where another living process answers that runs the session's transcodes; empty when none does.
	Owner string
}

const mediaPath = "/media/"

// ExpiresAt is when the session's addresses end. It depends on the session alone, so that one session
// has one address.
func (s *Service) ExpiresAt(sess *Session) time.Time { return sess.StartedAt.Add(s.Config.URLTTL) }

// base is the signed folder of a session's addresses.
func (s *Service) base(sess *Session) string {
	signature := s.Key.Sign(s.ExpiresAt(sess), sess.ID.String())
	return mediaPath + base64.RawURLEncoding.EncodeToString(sess.ID[:]) + "." + url.PathEscape(signature) + "/"
}

// URL is the address to play: the file itself, or the multivariant playlist.
func (s *Service) URL(sess *Session) string {
	switch {
	case sess.watchesLive():
		return s.base(sess) + livePath
	case sess.Decision == Direct:
		return s.base(sess) + "file"
	}
	if sess.Plan > 1 { // players keep what they have read at one address
		return s.base(sess) + "master.m3u8?plan=" + strconv.Itoa(sess.Plan)
	}
	return s.base(sess) + "master.m3u8"
}

// MimeType is the type of what is at URL.
func (s *Service) MimeType(sess *Session) (string, error) {
	k, err := sess.kept()
	return k.MimeType, err
}

// DurationMs is how long the session's file plays.
func (s *Service) DurationMs(sess *Session) (int64, error) {
	k, err := sess.kept()
	return k.DurationMs, err
}

// Authorize returns the session behind the signed part of an address. A wrong, forged or ended address
// is fault.NotFound, and so is one whose viewer may no longer see the file: the session is looked up
// anew every two seconds.
func (s *Service) Authorize(ctx context.Context, signed string) (*Stream, error) {
	name, signature, _ := strings.Cut(signed, ".")
	raw, err := base64.RawURLEncoding.DecodeString(name)
	if err != nil || len(raw) != 16 {
		return nil, fault.NotFound
	}
	key := uuid.UUID(raw)
	// Trailing bits: one session has one spelling, so that a cache in between keeps one copy of each part.
	if base64.RawURLEncoding.EncodeToString(raw) != name {
		return nil, fault.NotFound
	}
	if err := s.Key.Verify(s.Clock.Now(), signature, key.String()); err != nil {
		return nil, fmt.Errorf("the address is not of this server, or has ended: %w", fault.NotFound)
	}
	return s.streams.Load(ctx, key, s.loadStream)
}

func (s *Service) loadStream(ctx context.Context, key uuid.UUID) (*Stream, error) {
	sess, walled, err := s.store.playable(ctx, s.DB, key)
	if err == nil && walled { // the address says who watches, but not that a title was hidden since
		err = s.store.there(access.Viewer{UserID: sess.UserID, Restricted: true}.Wall(ctx), s.DB, key)
	}
	if errors.Is(err, fault.NotFound) {
		if message, why := s.store.message(ctx, s.DB, key); why == nil && message != "" {
			err = &Ended{message}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("serve session %s: %w", key, err)
	}
	out, err := s.loadSpec(ctx, sess)
	if err != nil {
		return nil, fmt.Errorf("serve session %s: %w", key, err)
	}
	if !s.runs(sess) && sess.RunnerID != nil {
		out.Owner, err = s.store.address(ctx, s.DB, *sess.RunnerID, silence)
	}
	return out, err
}

// Fresh looks a session up anew, where a request does not fit what is remembered of it; false when nothing has changed.
func (s *Service) Fresh(ctx context.Context, old *Stream) (*Stream, bool, error) {
	s.streams.Invalidate(old.Session.ID)
	now, err := s.streams.Load(ctx, old.Session.ID, s.loadStream)
	if err != nil {
		return nil, false, err
	}
	return now, now.Session.Plan != old.Session.Plan, nil
}

// loadSpec returns what the session plays; what is known of it holds as long as its row says the same.
func (s *Service) loadSpec(ctx context.Context, sess *Session) (*Stream, error) {
	if known, ok := s.specs.Get(sess.ID); ok && bytes.Equal(known.Session.Spec, sess.Spec) {
		return &Stream{Session: sess, MimeType: known.MimeType, Spec: known.Spec, Channel: known.Channel}, nil
	}
	k, err := sess.kept()
	if err != nil {
		return nil, err
	}
	out := Stream{Session: sess, MimeType: k.MimeType}
	if sess.watchesLive() {
		out.Channel, err = s.channel(ctx, access.System(sess.LibraryID), sess.ItemID)
	} else {
		var file *Candidate
		if file, err = s.Source.File(ctx, access.System(sess.LibraryID), sess.FileID); err == nil {
			out.Spec = k.fill(file)
		}
	}
	if err != nil {
		return nil, err
	}
	known := out
	s.specs.Set(sess.ID, &known)
	return &out, nil
}
