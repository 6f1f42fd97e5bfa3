package resolvers

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/playback"
	"revenge/internal/viewing"
)

// asked are the fields that startPlayback and playbackPlan share.
type asked struct {
	item         id.ID
	file         *id.ID
	capabilities *model.ClientCapabilitiesInput
	profile      *string
	choice       playback.Choice
	preferences  *model.PlaybackPreferencesInput
}

func (a asked) start() playback.Start {
	out := playback.Start{Item: a.item, File: a.file, Can: capabilities(a.capabilities), Choice: a.choice, Want: preferenceOf(a.preferences)}
	if a.profile != nil {
		out.Profile = *a.profile
	}
	return out
}

func startOf(in model.StartPlaybackInput) playback.Start {
	out := asked{in.ItemID, in.FileID.Value(), in.Capabilities.Value(), in.Profile.Value(), playback.Choice{AudioStream: in.AudioStream.Value(),
		SubtitleStream: in.SubtitleStream.Value(), MaxHeight: in.MaxHeight.Value(), MaxBitRate: in.MaxBitRate.Value()}, in.Preferences.Value()}.start()
	out.PositionMs, out.ClientName = in.PositionMs.Value(), in.ClientName
	return out
}

func planOf(in model.PlaybackPlanInput) playback.Start {
	return asked{in.ItemID, in.FileID.Value(), in.Capabilities.Value(), in.Profile.Value(), playback.Choice{AudioStream: in.AudioStream.Value(),
		SubtitleStream: in.SubtitleStream.Value(), MaxHeight: in.MaxHeight.Value(), MaxBitRate: in.MaxBitRate.Value()}, in.Preferences.Value()}.start()
}

func preferenceOf(p *model.PlaybackPreferencesInput) *playback.Preference {
	if p == nil {
		return nil
	}
	return &playback.Preference{Audio: p.AudioLanguages, Subtitles: p.SubtitleLanguages, Mode: p.SubtitleMode,
		HearingImpaired: p.HearingImpaired, Described: p.AudioDescription}
}

// fonts are those of the file that a subtitle is in, where its script may use them.
func (r *Resolver) fonts(ctx context.Context, of *playback.Subtitle) ([]*playback.Font, error) {
	if of.RawURL == nil {
		return []*playback.Font{}, nil
	}
	m, err := dataloaders.OrNil(dataloaders.For(ctx).Library().MediaByFile.Load(ctx, of.FileID))
	if m == nil {
		return []*playback.Font{}, err
	}
	return r.playback.Fonts(of, m.Info.Attachments), nil
}

func capabilities(c *model.ClientCapabilitiesInput) *playback.Capabilities {
	if c == nil {
		return nil
	}
	can := &playback.Capabilities{Containers: c.Containers, HLS: c.Hls, MaxBitRate: c.MaxBitRate.Value(), Subtitles: c.Subtitles,
		OneQuality: !c.Adaptive, AudioTracks: c.AudioTracks}
	for _, v := range c.Video {
		can.Video = append(can.Video, playback.VideoCapability{Codec: v.Codec, MaxWidth: v.MaxWidth.Value(), MaxHeight: v.MaxHeight.Value(),
			MaxBitDepth: v.MaxBitDepth, MaxLevel: v.MaxLevel.Value(), HDR: v.Hdr, DolbyVisionProfiles: v.DolbyVisionProfiles, Profiles: v.Profiles,
			MaxFrameRate: v.MaxFrameRate.Value(), MaxBitRate: v.MaxBitRate.Value(), Chroma: v.Chroma, Interlaced: v.Interlaced, Tags: v.Tags})
	}
	for _, a := range c.Audio {
		can.Audio = append(can.Audio, playback.AudioCapability{Codec: a.Codec, MaxChannels: a.MaxChannels, MaxSampleRate: a.MaxSampleRate.Value()})
	}
	return can
}

func changeOf(in model.ChangePlaybackInput) func(*playback.Choice) {
	return func(c *playback.Choice) {
		given(&c.AudioStream, in.AudioStream)
		given(&c.SubtitleStream, in.SubtitleStream)
		given(&c.MaxHeight, in.MaxHeight)
		given(&c.MaxBitRate, in.MaxBitRate)
	}
}

// given sets what an input names, also to null.
func given[T any](target *T, value graphql.Omittable[T]) {
	if value.IsSet() {
		*target = value.Value()
	}
}

func reportOf(in model.ReportProgressInput) playback.Progress {
	return playback.Progress{PositionMs: in.PositionMs, Paused: in.Paused, Bandwidth: in.Bandwidth.Value(), BufferedMs: in.BufferedMs.Value(),
		DroppedFrames: in.DroppedFrames.Value(), Rendition: in.Rendition.Value()}
}

func limitsOf(in model.SetUserPlaybackLimitsInput, user uuid.UUID) playback.Limits {
	return playback.Limits{UserID: user, MaxSessions: in.MaxSessions.Value(), MaxHeight: in.MaxHeight.Value(), MaxBitRate: in.MaxBitRate.Value(),
		RemoteMaxHeight: in.RemoteMaxHeight.Value(), RemoteMaxBitRate: in.RemoteMaxBitRate.Value(), Transcode: in.Transcode}
}

// refusalOf is the refusal behind an error, or nil.
func refusalOf(err error) *playback.Refusal {
	var refusal *playback.Refusal
	errors.As(err, &refusal)
	return refusal
}

// sessionOf reads anew what a change has left of a session.
func sessionOf(ctx context.Context, key uuid.UUID, err error) (*playback.Session, []*model.UserError, error) {
	mistakes, err := userErrors(err)
	if err != nil || len(mistakes) > 0 {
		return nil, mistakes, err
	}
	sess, err := dataloaders.OrNil(dataloaders.For(ctx).Playback().SessionByID.Load(ctx, key))
	return sess, mistakes, err
}

// userOf reads a user after a change of what belongs to it.
func userOf(ctx context.Context, key uuid.UUID, err error) (*identity.User, []*model.UserError, error) {
	mistakes, err := userErrors(err)
	if err != nil || len(mistakes) > 0 {
		return nil, mistakes, err
	}
	user, err := dataloaders.OrNil(dataloaders.For(ctx).Identity().UserByID.Load(ctx, key))
	return user, mistakes, err
}

// encodings are the transcodes of a session; none for what may not be seen.
func encodings(of *playback.EncodingsOf, err error) ([]*playback.Encoding, error) {
	if of == nil {
		return []*playback.Encoding{}, err
	}
	return of.List, err
}

// progressOf reads anew what a report has changed.
func progressOf(ctx context.Context, key uuid.UUID, mistakes []*model.UserError, err error) (*playback.Session, *viewing.WatchState, error) {
	if err != nil || len(mistakes) > 0 {
		return nil, nil, err
	}
	sess, err := dataloaders.For(ctx).Playback().SessionByID.Load(ctx, key)
	if err != nil {
		return nil, nil, err
	}
	state, err := dataloaders.OrNil(dataloaders.For(ctx).Viewing().WatchByItem.Load(ctx, sess.ItemID))
	return sess, state, err
}

func (r *Resolver) transcodeProgress(ctx context.Context, session id.ID, since *page.Cursor) (<-chan *playback.TranscodeProgress, error) {
	return watched(ctx, r, session, since, r.playback.TranscodeProgress, func(p *playback.TranscodeProgress) (page.Cursor, bool) {
		return p.Cursor, p.Session.EndedAt != nil
	})
}

func (r *Resolver) followSession(ctx context.Context, session id.ID, since *page.Cursor) (<-chan *playback.Update, error) {
	return watched(ctx, r, session, since, r.playback.Follow, func(u *playback.Update) (page.Cursor, bool) {
		return u.Cursor, u.Session.EndedAt != nil
	})
}

// watched follows a session; at says where a state is, and whether it is the last.
func watched[T any](ctx context.Context, r *Resolver, session id.ID, since *page.Cursor,
	read func(context.Context, access.Viewer, uuid.UUID) (*T, error), at func(*T) (page.Cursor, bool)) (<-chan *T, error) {
	key, err := session.Key("playback")
	if err != nil {
		return nil, err
	}
	watch, err := r.playback.WatchTranscode(ctx, access.From(ctx), key)
	if err != nil {
		return nil, err
	}
	return graph.Follow(ctx, watch, known(since), func(ctx context.Context) (*T, string, bool, error) {
		value, err := read(ctx, access.From(ctx), key)
		if err != nil {
			return nil, "", false, err
		}
		cursor, last := at(value)
		return value, string(cursor), last, nil
	}), nil
}

func (r *Resolver) followSessions(ctx context.Context, since *page.Cursor) (<-chan *playback.Snapshot, error) {
	return graph.Follow(ctx, r.playback.WatchSessions(), known(since), func(ctx context.Context) (*playback.Snapshot, string, bool, error) {
		s, err := r.playback.Snapshot(ctx, access.From(ctx))
		if err != nil {
			return nil, "", false, err
		}
		return s, string(s.Cursor), false, nil
	}), nil
}
