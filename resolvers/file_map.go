package resolvers

import (
	"cmp"
	"context"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/media"
)

// mediaOf loads what was found inside a file; nil before it was probed, and when it could not be read.
func mediaOf(ctx context.Context, f *library.File) (*library.Media, error) {
	return dataloaders.FileMedia.Load(ctx, f)
}

// absolutePath is where a file lies on the server; only administrators may ask for it.
func absolutePath(root *library.Root, err error, path string) (string, error) {
	if root == nil {
		return "", cmp.Or(err, fault.NotFound)
	}
	return root.AbsolutePath(path), nil
}

// some is nil for the zero value, which says that a fact does not apply.
func some[T comparable](value T) *T {
	var zero T
	if value == zero {
		return nil
	}
	return &value
}

func hdrOf(m *library.Media) *media.HDR {
	if m.VideoCodec == "" {
		return nil
	}
	return some(m.HDR)
}

func streamsOf(m *library.Media) []*model.Stream {
	out := []*model.Stream{}
	if m == nil {
		return out
	}
	for _, s := range m.Info.Streams {
		one := &model.Stream{
			Index: s.Index, Kind: s.Kind, Codec: s.Codec, Profile: some(s.Profile), Rfc6381: some(s.RFC6381), BitRate: some(s.BitRate),
			Language: some(s.Language), Title: some(s.Title), Default: s.Default, Forced: s.Forced, HearingImpaired: s.HearingImpaired,
			VisualImpaired: s.VisualImpaired, Commentary: s.Commentary, AttachedPicture: s.AttachedPicture,
			Width: some(s.Width), Height: some(s.Height), FrameRate: some(s.FrameRate), BitDepth: some(s.BitDepth), Hdr: some(s.HDR),
			Channels: some(s.Channels), ChannelLayout: some(s.ChannelLayout), SampleRate: some(s.SampleRate),
		}
		if s.Kind == media.StreamVideo {
			one.Rotation, one.Interlaced = &s.Rotation, &s.Interlaced
		}
		out = append(out, one)
	}
	return out
}

func chaptersOf(m *library.Media) []*model.Chapter {
	out := []*model.Chapter{}
	if m == nil {
		return out
	}
	for _, c := range m.Info.Chapters {
		out = append(out, &model.Chapter{StartMs: c.StartMs, EndMs: c.EndMs, Title: some(c.Title)})
	}
	return out
}
