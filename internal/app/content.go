package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/platform/fault"
	"revenge/internal/playback"
	"revenge/internal/tvshow"
	"revenge/media"
	"revenge/media/hls"
)

// content is how playback sees films, episodes and files.
type content struct {
	files  *library.Service
	movies *movie.Service
	shows  *tvshow.Service
	music  *music.Service
}

// Item returns an item with the files that are there now, the best first.
func (c *content) Item(ctx context.Context, v access.Viewer, kind playback.ItemKind, key uuid.UUID) (*playback.Item, []playback.Candidate, error) {
	item, parts, err := c.item(ctx, v, kind, key)
	if err != nil {
		return nil, nil, err
	}
	keys := make([]uuid.UUID, 0, len(parts))
	for k := range parts {
		keys = append(keys, k)
	}
	list, err := c.files.Playable(ctx, v, keys)
	if err != nil {
		return nil, nil, err
	}
	out := make([]playback.Candidate, len(list))
	for i, p := range list {
		out[i] = candidate(p)
		out[i].Part, out[i].Edition = parts[p.File.ID].number, parts[p.File.ID].edition
	}
	bestFirst(out)
	return item, out, nil
}

// bestFirst sorts files: whole ones first, then the parts of one edition behind those of another, in their order.
func bestFirst(files []playback.Candidate) {
	largest := map[string]int{} // picture of an edition in parts
	for _, f := range files {
		if f.Part > 0 {
			largest[f.Edition] = max(largest[f.Edition], height(f.Info))
		}
	}
	slices.SortFunc(files, func(a, b playback.Candidate) int {
		if a.Part > 0 && b.Part > 0 {
			if n := cmp.Or(largest[b.Edition]-largest[a.Edition], cmp.Compare(a.Edition, b.Edition), a.Part-b.Part); n != 0 {
				return n
			}
		} else if a.Part != b.Part {
			return a.Part - b.Part
		}
		if a.Info.Video() == nil && b.Info.Video() == nil && a.Info.BitRate != b.Info.BitRate {
			return cmp.Compare(b.Info.BitRate, a.Info.BitRate)
		}
		return cmp.Or(height(b.Info)-height(a.Info), slices.Compare(a.FileID[:], b.FileID[:]))
	})
}

func height(info media.Info) int {
	if v := info.Video(); v != nil {
		return v.Height
	}
	return 0
}

// part is which part of which edition a file is; 0 for a whole one.
type part struct {
	number  int
	edition string
}

func partOf(number *int, edition *string) (p part) {
	if number != nil {
		p.number = *number
	}
	if edition != nil {
		p.edition = *edition
	}
	return p
}

// item returns what the item is and which part each of its files is.
func (c *content) item(ctx context.Context, v access.Viewer, kind playback.ItemKind, key uuid.UUID) (*playback.Item, map[uuid.UUID]part, error) {
	parts := map[uuid.UUID]part{}
	switch kind {
	case playback.ItemMovie:
		m, err := only(c.movies.ByIDs(ctx, v, []uuid.UUID{key}))
		if err != nil {
			return nil, nil, err
		}
		files, err := c.movies.FilesByMovieIDs(ctx, v, []uuid.UUID{key})
		for _, f := range files {
			parts[f.FileID] = partOf(f.Part, f.Edition)
		}
		return &playback.Item{Kind: kind, ID: key, LibraryID: m.LibraryID}, parts, err
	case playback.ItemEpisode:
		e, err := only(c.shows.EpisodesByIDs(ctx, v, []uuid.UUID{key}))
		if err != nil {
			return nil, nil, err
		}
		files, err := c.shows.FilesByEpisodeIDs(ctx, v, []uuid.UUID{key})
		for _, f := range files {
			parts[f.FileID] = partOf(f.Part, f.Edition)
		}
		return &playback.Item{Kind: kind, ID: key, LibraryID: e.LibraryID}, parts, err
	case playback.ItemTrack:
		t, err := only(c.music.TracksByIDs(ctx, v, []uuid.UUID{key}))
		if err != nil {
			return nil, nil, err
		}
		files, err := c.music.FilesByTrackIDs(ctx, v, []uuid.UUID{key})
		for _, f := range files {
			parts[f.FileID] = part{}
		}
		return &playback.Item{Kind: kind, ID: key, LibraryID: t.LibraryID}, parts, err
	case playback.ItemFile:
		f, err := only(c.files.FilesByIDs(ctx, v, []uuid.UUID{key}))
		if err != nil {
			return nil, nil, err
		}
		parts[key] = part{}
		return &playback.Item{Kind: kind, ID: key, LibraryID: f.LibraryID}, parts, nil
	}
	return nil, nil, fault.NotFound
}

func only[T any](rows []*T, err error) (*T, error) {
	switch {
	case err != nil:
		return nil, err
	case len(rows) == 0:
		return nil, fault.NotFound
	}
	return rows[0], nil
}

// File returns one file ready to be played.
func (c *content) File(ctx context.Context, v access.Viewer, file uuid.UUID) (*playback.Candidate, error) {
	p, err := only(c.files.Playable(ctx, v, []uuid.UUID{file}))
	if err != nil {
		return nil, fmt.Errorf("play file %s: %w", file, err)
	}
	out := candidate(p)
	return &out, nil
}

// candidate adds the subtitle files beside the video.
func candidate(p *library.Playable) playback.Candidate {
	identity := fmt.Sprintf("%s-%d-%d", p.File.ID, p.File.SizeBytes, p.File.MtimeNs)
	texts, raws := subtitles(p.Path)
	return playback.Candidate{FileID: p.File.ID, Source: media.Source{Path: p.Path, Identity: identity}, Info: p.Media.Info,
		Index: p.Index, Texts: texts, Raws: raws}
}

// playEngine shows playback the streaming engine.
type playEngine struct{ *hls.Engine }

// Encoding returns the transcodes that a session holds.
func (e playEngine) Encoding(session string) []playback.Encoding {
	list := e.Progress(session)
	out := make([]playback.Encoding, len(list))
	for i, p := range list {
		out[i] = playback.Encoding{Rendition: p.Rendition, Position: p.Position, Ahead: p.Ahead, Speed: p.Speed,
			Active: p.State == hls.HeadRunning || p.State == hls.HeadWaiting, Failed: p.State == hls.HeadFailed}
	}
	return out
}

// RawNames are the names of the files that hold a raw subtitle.
func (playEngine) RawNames(spec *media.Spec, k int) []string { return hls.RawNames(spec, k) }

// Load is how busy the engine is; one that does not measure it has none.
func (e playEngine) Load() media.Load {
	if measured, ok := any(e.Engine).(interface{ Load() media.Load }); ok {
		return measured.Load()
	}
	return media.Load{}
}
