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

// stated points at a fact of what was probed, which never changes; nil for the zero value, as some.
func stated[T comparable](fact *T) *T {
	var zero T
	if *fact == zero {
		return nil
	}
	return fact
}

func streamsOf(m *library.Media) []*model.Stream {
	if m == nil {
		return []*model.Stream{}
	}
	all := make([]model.Stream, len(m.Info.Streams))
	out := make([]*model.Stream, len(all))
	for i := range all {
		s := &m.Info.Streams[i]
		all[i] = model.Stream{
			Index: s.Index, Kind: s.Kind, Codec: s.Codec, Profile: stated(&s.Profile), Rfc6381: stated(&s.RFC6381), BitRate: stated(&s.BitRate),
			Language: stated(&s.Language), Title: stated(&s.Title), Default: s.Default, Forced: s.Forced, HearingImpaired: s.HearingImpaired,
			VisualImpaired: s.VisualImpaired, Commentary: s.Commentary, AttachedPicture: s.AttachedPicture,
			Width: stated(&s.Width), Height: stated(&s.Height), FrameRate: stated(&s.FrameRate), BitDepth: stated(&s.BitDepth), Hdr: stated(&s.HDR),
			Channels: stated(&s.Channels), ChannelLayout: stated(&s.ChannelLayout), SampleRate: stated(&s.SampleRate),
		}
		if s.Kind == media.StreamVideo {
			all[i].Rotation, all[i].Interlaced = &s.Rotation, &s.Interlaced
		}
		out[i] = &all[i]
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
