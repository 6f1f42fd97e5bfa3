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
func mediaOf(ctx context.Context, f *library.File) (*library.Shown, error) {
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

func hdrOf(m *library.Shown) *media.HDR {
	if m.VideoCodec == "" {
		return nil
	}
	return some(m.HDR)
}

func streamsOf(m *library.Shown) []*model.Stream {
	if m == nil {
		return []*model.Stream{}
	}
	all := make([]model.Stream, len(m.Info.Streams))
	out := make([]*model.Stream, len(all))
	for i := range all {
		all[i].Stream = &m.Info.Streams[i]
		out[i] = &all[i]
	}
	return out
}

func chaptersOf(m *library.Shown) []*model.Chapter {
	out := []*model.Chapter{}
	if m == nil {
		return out
	}
	for _, c := range m.Info.Chapters {
		out = append(out, &model.Chapter{StartMs: c.StartMs, EndMs: c.EndMs, Title: some(c.Title)})
	}
	return out
}
