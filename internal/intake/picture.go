package intake

import (
	"strings"

	"revenge/internal/artwork"
	"revenge/media"
)

// Cover returns the first picture inside the file, or nil.
func (f *File) Cover(role artwork.Role) *artwork.New {
	if all := f.Covers(role); len(all) > 0 {
		return all[0]
	}
	return nil
}

// Covers returns the pictures inside the file.
func (f *File) Covers(role artwork.Role) (out []*artwork.New) {
	if f.Media == nil {
		return nil
	}
	for i := range f.Media.Info.Streams {
		if s := &f.Media.Info.Streams[i]; s.AttachedPicture {
			out = append(out, f.inside(artwork.SourceEmbedded, role, &s.Index, nil))
		}
	}
	for i := range f.Media.Info.Attachments {
		if a := &f.Media.Info.Attachments[i]; cover(a) {
			out = append(out, f.inside(artwork.SourceEmbedded, role, &a.Index, nil))
		}
	}
	return out
}

func cover(a *media.Attachment) bool {
	name := strings.ToLower(a.Name)
	return strings.HasPrefix(a.MimeType, "image/") && (strings.HasPrefix(name, "cover") || strings.HasPrefix(name, "poster"))
}

// opening is what a frame is not taken from, as titles begin there.
const openingMs = 30_000

// Frame returns the frame at a tenth of the video, or nil where there is none.
func (f *File) Frame(role artwork.Role) *artwork.New {
	if f.Media == nil || f.Media.Info.Video() == nil || f.Media.DurationMs <= 0 {
		return nil
	}
	at := f.Media.DurationMs / 10
	if at < openingMs && f.Media.DurationMs > openingMs {
		at = openingMs
	}
	return f.inside(artwork.SourceFrame, role, nil, &at)
}

func (f *File) inside(source artwork.Source, role artwork.Role, stream *int, atMs *int64) *artwork.New {
	hash := ""
	if f.File.OSHash != nil {
		hash = *f.File.OSHash
	}
	version := Version(f.File.SizeBytes, f.File.MtimeNs, hash, value(stream), value(atMs))
	return &artwork.New{LibraryID: f.File.LibraryID, Role: role, Source: source, FileID: &f.File.ID, StreamIndex: stream, AtMs: atMs, Version: version}
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

var ranks = map[artwork.Source]int{artwork.SourceLocal: 3, artwork.SourceEmbedded: 2, artwork.SourceFrame: 1}

// Better returns the candidate unless what is there already comes from a better place.
func Better(there *artwork.Source, candidates ...*artwork.New) *artwork.New {
	for _, c := range candidates {
		if c != nil && (there == nil || ranks[c.Source] >= ranks[*there]) {
			return c
		}
	}
	return nil
}
