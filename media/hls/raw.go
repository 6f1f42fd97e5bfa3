package hls

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// rawForm is how a codec's subtitles are handed over.
type rawForm struct {
	form        media.TrackForm
	extension   string
	contentType string
}

var rawForms = map[string]rawForm{
	"ass":               {media.FormASS, "ass", "text/x-ssa; charset=utf-8"},
	"ssa":               {media.FormASS, "ass", "text/x-ssa; charset=utf-8"},
	"hdmv_pgs_subtitle": {media.FormSUP, "sup", "application/x-pgs"},
	"dvd_subtitle":      {media.FormMatroska, "mks", "application/x-matroska"},
	"dvb_subtitle":      {media.FormMatroska, "mks", "application/x-matroska"},
}

// rawFiles are the types of subtitle files that are handed over as they are.
var rawFiles = map[string]string{
	"ass": "text/x-ssa", "ssa": "text/x-ssa", "sup": "application/x-pgs", "mks": "application/x-matroska",
	"idx": "text/plain; charset=utf-8", "sub": "application/octet-stream",
}

// Raw is a subtitle track in its own form. One of Body, Path and Stream is set.
type Raw struct {
	ContentType string
	// Body is a track that was read before.
	Body *Body
	// Path is a file beside the video.
	Path string
	// Stream gives a track while the file is being read. The caller closes it.
	Stream io.ReadCloser
}

// RawNames are the names that Raw knows the k-th raw track by: "0.ass", or "0.idx" and "0.sub" for a pair of files.
func RawNames(spec *media.Spec, k int) []string {
	if k < 0 || k >= len(spec.Raw) {
		return nil
	}
	t := &spec.Raw[k]
	name := strconv.Itoa(k) + "."
	if t.External == nil {
		if f, ok := rawForms[t.Codec]; ok {
			return []string{name + f.extension}
		}
		return nil
	}
	switch extension := extensionOf(t.External.Path); {
	case extension == "sub" || extension == "idx":
		return []string{name + "idx", name + "sub"}
	case rawFiles[extension] != "":
		return []string{name + extension}
	}
	return nil
}

func extensionOf(path string) string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
}

// Raw returns a raw track of the spec by one of its names. Reading one costs a pass over the file, the first time.
// Failures are those of Segment.
func (e *Engine) Raw(ctx context.Context, spec *media.Spec, name string) (*Raw, error) {
	number, extension, _ := strings.Cut(name, ".")
	k, err := strconv.Atoi(number)
	if err != nil || !slices.Contains(RawNames(spec, k), name) {
		return nil, fmt.Errorf("raw subtitle %.40q: %w", name, fault.NotFound)
	}
	t := &spec.Raw[k]
	if t.External != nil {
		path := t.External.Path
		if own := filepath.Ext(path); extensionOf(path) != extension {
			path = strings.TrimSuffix(path, own) + sameCase("."+extension, own)
		}
		return &Raw{ContentType: rawFiles[extension], Path: path}, nil
	}
	_, track, err := source(spec, t.Stream, media.StreamSubtitle)
	if err != nil {
		return nil, err
	}
	form := rawForms[t.Codec]
	store := fmt.Sprintf("%s\x00%s\x00raw %d %s", generation, spec.Source.Identity, t.Stream, form.form)
	if body, ok := e.cache.get(store); ok {
		return &Raw{ContentType: form.contentType, Body: body}, nil
	}
	task := media.ExtractTask{
		Source: spec.Source, OriginUs: spec.Index.StartUs, Tracks: []media.Track{*track}, Forms: []media.TrackForm{form.form},
		BytesPerSecond: waitedRate,
	}
	select {
	case e.tracks.turns <- struct{}{}:
	default:
		return nil, available(media.ErrBusy)
	}
	reading, err := e.segmenter.Extract(ctx, task)
	if err != nil {
		e.tracks.leave()
		return nil, fmt.Errorf("raw subtitle %d: %w", k, available(err))
	}
	s := &rawStream{engine: e, reading: reading, key: store, contentType: form.contentType}
	// Neither a viewer who has gone nor an engine that ends is worked for.
	stopViewer, stopEngine := context.AfterFunc(ctx, func() { reading.Close() }), context.AfterFunc(e.ctx, func() { reading.Close() })
	s.stop = func() { stopViewer(); stopEngine() }
	return &Raw{ContentType: form.contentType, Stream: s}, nil
}

// sameCase writes an extension in capitals where another one is.
func sameCase(extension, like string) string {
	if strings.ToUpper(like) == like {
		return strings.ToUpper(extension)
	}
	return extension
}

// maxKept is the largest raw track that is kept for the next viewer.
const maxKept = 64 << 20

// rawStream gives the parts of a pass as they come, and keeps a track that came through whole.
type rawStream struct {
	engine      *Engine
	reading     media.Extraction
	key         string
	contentType string
	stop        func()
	rest        []byte
	all         bytes.Buffer
	closed      bool
}

// Read implements io.Reader.
func (s *rawStream) Read(b []byte) (int, error) {
	for len(s.rest) == 0 {
		part, err := s.reading.Next()
		if errors.Is(err, io.EOF) && s.all.Len() > 0 && s.all.Len() <= maxKept {
			data := s.all.Bytes()
			s.engine.cache.put(s.key, &Body{Data: data, ETag: contentTag(data), ContentType: s.contentType})
		}
		if err != nil {
			return 0, err
		}
		s.rest = part.Data
		if s.all.Len() <= maxKept {
			s.all.Write(part.Data)
		}
	}
	n := copy(b, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// Close implements io.Closer. It may be called twice.
func (s *rawStream) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	s.stop()
	defer s.engine.tracks.leave()
	return s.reading.Close()
}
