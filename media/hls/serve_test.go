package hls_test

import (
	"encoding/binary"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"
	"github.com/stretchr/testify/require"

	"revenge/media"
	"revenge/media/hls"
	"revenge/media/worker"
)

// bench is an engine with real workers.
type bench struct {
	t        testing.TB
	pool     *worker.Pool
	segments *worker.Segments
	engine   *hls.Engine
}

func setup(t testing.TB, change ...func(*hls.Config)) *bench {
	t.Helper()
	return setupWith(t, worker.Config{Binary: workerBinary, Size: 1}, change...)
}

func setupWith(t testing.TB, workers worker.Config, change ...func(*hls.Config)) *bench {
	t.Helper()
	pool, err := worker.NewPool(workers)
	require.NoError(t, err)
	segments := worker.NewSegments(pool.Launcher(), 1)
	t.Cleanup(func() {
		segments.Close()
		pool.Close()
	})
	return engineWith(t, pool, segments, change...)
}

// engineWith is an engine with workers that others may have as well.
func engineWith(t testing.TB, pool *worker.Pool, segments *worker.Segments, change ...func(*hls.Config)) *bench {
	t.Helper()
	cfg := hls.Default()
	cfg.SegmentTimeout = time.Minute // the machine may be busy,
	cfg.DiskFreeBytes = 0            // and its disk nearly full
	for _, f := range change {
		f(&cfg)
	}
	engine, err := hls.New(hls.Deps{Config: cfg, Segmenter: segments, Encoder: worker.NewHeads(pool.Launcher(), segments), Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, engine.Close()) })
	return &bench{t: t, pool: pool, segments: segments, engine: engine}
}

// probe makes a spec without tracks, with the index by a scan where the container has none.
func (b *bench) probe(path string) *media.Spec {
	b.t.Helper()
	src := media.Source{Path: path, Identity: filepath.Base(path)}
	found, err := b.pool.Probe(b.t.Context(), src)
	require.NoError(b.t, err)
	if found.Index == nil {
		found.Index, err = b.pool.Scan(b.t.Context(), src)
		require.NoError(b.t, err)
	}
	return &media.Spec{Session: b.t.Name(), Source: src, Info: found.Info, Index: *found.Index}
}

// copied is a spec that copies every video and sound stream.
func (b *bench) copied(path string) *media.Spec {
	spec := b.probe(path)
	for _, s := range spec.Info.Streams {
		switch {
		case s.Kind == media.StreamVideo && !s.AttachedPicture && len(spec.Video) == 0:
			spec.Video = append(spec.Video, media.VideoTrack{Stream: s.Index, Mode: media.Copy})
		case s.Kind == media.StreamAudio:
			spec.Audio = append(spec.Audio, media.AudioTrack{Stream: s.Index, Mode: media.Copy})
		}
	}
	return spec
}

// list reads a media playlist with gohlslib's parser and checks what every one has to hold.
func (b *bench) list(spec *media.Spec, id string) *playlist.Media {
	b.t.Helper()
	text, err := b.engine.MediaPlaylist(spec, id)
	require.NoError(b.t, err)
	parsed, err := playlist.Unmarshal(text)
	require.NoError(b.t, err, "%s", text)
	list := parsed.(*playlist.Media)
	require.True(b.t, list.Endlist)
	require.Equal(b.t, playlist.MediaPlaylistTypeVOD, *list.PlaylistType)
	for _, s := range list.Segments {
		require.Positive(b.t, s.Duration)
		require.LessOrEqual(b.t, s.Duration.Seconds(), float64(list.TargetDuration))
	}
	return list
}

// segment asks again when the engine says so, as players do.
func (b *bench) segment(spec *media.Spec, id, name string) []byte {
	b.t.Helper()
	body, err := b.engine.Segment(b.t.Context(), spec, id, name)
	var later *hls.Later
	for tries := 0; errors.As(err, &later) && tries < 10; tries++ {
		<-time.After(later.After)
		body, err = b.engine.Segment(b.t.Context(), spec, id, name)
	}
	require.NoError(b.t, err)
	require.NotEmpty(b.t, body.ETag)
	return body.Data
}

// download fetches a whole rendition as one file, and its parts.
func (b *bench) download(spec *media.Spec, id string) (path string, segments [][]byte) {
	b.t.Helper()
	list := b.list(spec, id)
	whole := append([]byte(nil), b.segment(spec, id, list.Map.URI)...)
	for _, s := range list.Segments {
		data := b.segment(spec, id, s.URI)
		segments = append(segments, data)
		whole = append(whole, data...)
	}
	path = filepath.Join(b.t.TempDir(), id+".mp4")
	require.NoError(b.t, os.WriteFile(path, whole, 0o600))
	return path, segments
}

// fragment is what the boxes of a segment say.
type fragment struct {
	start, length int64
	samples       int
	firstKey      bool
}

// readFragment walks styp, moof(mfhd traf(tfhd tfdt trun)) and mdat.
func readFragment(t testing.TB, b []byte) fragment {
	t.Helper()
	var f fragment
	traf := child(t, child(t, b, "moof"), "traf")
	f.start = int64(binary.BigEndian.Uint64(child(t, traf, "tfdt")[4:]))
	tfhd := child(t, traf, "tfhd")
	length, flags := binary.BigEndian.Uint32(tfhd[8:]), binary.BigEndian.Uint32(tfhd[12:])
	trun := child(t, traf, "trun")
	has := binary.BigEndian.Uint32(trun) & 0xffffff
	f.samples = int(binary.BigEndian.Uint32(trun[4:]))
	at, size := trun[12:], 0
	for k := range f.samples {
		next := func(flag, otherwise uint32) uint32 {
			if has&flag == 0 {
				return otherwise
			}
			v := binary.BigEndian.Uint32(at)
			at = at[4:]
			return v
		}
		f.length += int64(next(0x100, length))
		size += int(next(0x200, 0))
		of := next(0x400, flags)
		next(0x800, 0)
		if k == 0 {
			f.firstKey = of&0x10000 == 0
		}
	}
	require.Equal(t, len(child(t, b, "mdat")), size, "mdat holds what trun lists")
	return f
}

func child(t testing.TB, b []byte, name string) []byte {
	t.Helper()
	for len(b) >= 8 {
		size := binary.BigEndian.Uint32(b)
		require.GreaterOrEqual(t, int(size), 8)
		require.LessOrEqual(t, int(size), len(b))
		if string(b[4:8]) == name {
			return b[8:size]
		}
		b = b[size:]
	}
	require.Fail(t, "no box "+name)
	return nil
}
