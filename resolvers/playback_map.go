package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/playback"
)

func startOf(in model.StartPlaybackInput) playback.Start {
	c := in.Capabilities
	can := playback.Capabilities{Containers: c.Containers, HLS: c.Hls, MaxBitRate: c.MaxBitRate.Value()}
	for _, v := range c.Video {
		can.Video = append(can.Video, playback.VideoCapability{Codec: v.Codec, MaxWidth: v.MaxWidth.Value(), MaxHeight: v.MaxHeight.Value(),
			MaxBitDepth: v.MaxBitDepth, MaxLevel: v.MaxLevel.Value(), HDR: v.Hdr})
	}
	for _, a := range c.Audio {
		can.Audio = append(can.Audio, playback.AudioCapability{Codec: a.Codec, MaxChannels: a.MaxChannels})
	}
	return playback.Start{Item: in.ItemID, File: in.FileID.Value(), PositionMs: in.PositionMs.Value(), Can: can,
		AudioStream: in.AudioStream.Value(), MaxHeight: in.MaxHeight.Value(), ClientName: in.ClientName}
}

// progressOf reads anew what a report has changed.
func progressOf(ctx context.Context, key uuid.UUID, mistakes []*model.UserError, err error) (*playback.Session, *playback.WatchState, error) {
	if err != nil || len(mistakes) > 0 {
		return nil, nil, err
	}
	sess, err := dataloaders.For(ctx).Playback.SessionByID.Load(ctx, key)
	if err != nil {
		return nil, nil, err
	}
	state, err := dataloaders.OrNil(dataloaders.For(ctx).Playback.StateByItem.Load(ctx, sess.ItemID))
	return sess, state, err
}

// playable loads what a session or a watch state is about; null when it is gone or may not be seen.
func playable(ctx context.Context, kind playback.ItemKind, key uuid.UUID) (model.Playable, error) {
	l := dataloaders.For(ctx)
	switch kind {
	case playback.ItemMovie:
		return orNoPlayable(dataloaders.OrNil(l.Movie.ByID.Load(ctx, key)))
	case playback.ItemEpisode:
		return orNoPlayable(dataloaders.OrNil(l.TVShow.EpisodeByID.Load(ctx, key)))
	case playback.ItemFile:
		return orNoPlayable(dataloaders.OrNil(l.Library.FileByID.Load(ctx, key)))
	}
	return nil, nil
}

// orNoPlayable keeps a nil pointer from becoming an interface that is not nil.
func orNoPlayable[T any, P interface {
	*T
	model.Playable
}](value P, err error) (model.Playable, error) {
	if value == nil || err != nil {
		return nil, err
	}
	return value, nil
}

func (r *Resolver) transcodeProgress(ctx context.Context, session id.ID, since *page.Cursor) (<-chan *playback.TranscodeProgress, error) {
	key, err := session.Key("playback")
	if err != nil {
		return nil, err
	}
	watch, err := r.playback.WatchTranscode(ctx, access.From(ctx), key)
	if err != nil {
		return nil, err
	}
	return graph.Follow(ctx, watch, known(since), func(ctx context.Context) (*playback.TranscodeProgress, string, bool, error) {
		p, err := r.playback.TranscodeProgress(ctx, access.From(ctx), key)
		if err != nil {
			return nil, "", false, err
		}
		return p, string(p.Cursor), p.Session.EndedAt != nil, nil
	}), nil
}
