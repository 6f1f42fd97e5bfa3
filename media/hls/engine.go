package hls

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"strings"
	"sync"
	"time"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// generation is part of every ETag and cache key; it is raised when the same name would mean other bytes.
const generation = "3"

// Deps is what an Engine works with.
type Deps struct {
	Config    Config
	Segmenter media.Segmenter
	Encoder   media.Encoder
	Chains    *Chains // nil where nothing is encoded by devices
	Log       *slog.Logger
}

// Engine answers players. It is safe for concurrent use.
type Engine struct {
	cfg       Config
	segmenter media.Segmenter
	encoder   media.Encoder
	chains    *Chains
	cache     *cache
	made      *catalogue
	heads     *heads
	tracks    *texts
	warming   sync.WaitGroup
	ctx       context.Context // ends with Close
	stop      context.CancelFunc
}

// New starts an engine; Close ends it. It fails with fault.Invalid on a wrong configuration.
func New(d Deps) (*Engine, error) {
	if err := d.Config.Validate(); err != nil {
		return nil, err
	}
	e := &Engine{cfg: d.Config, segmenter: d.Segmenter, encoder: d.Encoder, chains: d.Chains, cache: newCache(d.Config.CacheBytes), made: newCatalogue()}
	e.ctx, e.stop = context.WithCancel(context.Background())
	if d.Config.Folder != "" && d.Config.DiskBytes > 0 {
		e.cache.disk = newDisk(&d.Config, d.Log, e.ctx.Done())
	}
	e.heads = newHeads(e.ctx, d, e.cache, e.header)
	e.tracks = newTexts(e.ctx, d, e.cache)
	return e, nil
}

// Close ends every head and waits for what is under way.
func (e *Engine) Close() error {
	e.stop()
	e.heads.close()
	e.tracks.tasks.Wait()
	e.warming.Wait()
	e.cache.close()
	return nil
}

// Validate says whether the spec can be served. It fails with fault.Invalid and the reason.
func (e *Engine) Validate(spec *media.Spec) error {
	_, err := renditions(spec)
	return err
}

// Master returns the multivariant playlist. Failures: fault.Invalid.
func (e *Engine) Master(spec *media.Spec) ([]byte, error) {
	all, err := renditions(spec)
	if err != nil {
		return nil, err
	}
	return masterPlaylist(spec, all)
}

// MediaPlaylist returns the complete playlist of one rendition. Failures: fault.NotFound, fault.Invalid.
func (e *Engine) MediaPlaylist(spec *media.Spec, id string) ([]byte, error) {
	all, err := renditions(spec)
	if err != nil {
		return nil, err
	}
	for k := range all {
		if all[k].id == id {
			return mediaPlaylist(&all[k], targetLengthOf(all))
		}
	}
	return nil, fmt.Errorf("rendition %.40q: %w", id, fault.NotFound)
}

// Keyframes returns the playlist of a copied picture's keyframes. Failures: fault.NotFound, fault.Invalid.
func (e *Engine) Keyframes(spec *media.Spec, id string) ([]byte, error) {
	r, err := e.made.rendition(spec, id)
	if err != nil {
		return nil, err
	}
	return keyPlaylist(spec, r)
}

// Segment returns the initialization segment or a media or subtitle segment, by the name that the
// playlist gave it. Failures are those of the package's description, and the context's.
func (e *Engine) Segment(ctx context.Context, spec *media.Spec, id, name string) (*Body, error) {
	r, err := e.made.rendition(spec, id)
	if err != nil {
		return nil, err
	}
	n := 0
	alone := r.hasKeyframes() && strings.HasPrefix(name, keyPrefix)
	if !alone && (name != initName || r.kind == media.StreamSubtitle) {
		if n, err = r.segment(name); err != nil {
			return nil, err
		}
	}
	limited, cancel := context.WithTimeout(ctx, e.cfg.SegmentTimeout)
	defer cancel()
	body, err := e.make(limited, spec, r, n, name)
	if err != nil {
		switch {
		case ctx.Err() == nil && limited.Err() != nil:
			err = media.ErrTimeout
		case errors.Is(err, media.ErrCorrupt) && r.text == nil:
			if gone := readable(spec.Source); gone != nil {
				err = gone
			}
		}
		return nil, fmt.Errorf("segment %s of %s: %w", name, id, available(err))
	}
	return body, nil
}

func (e *Engine) make(ctx context.Context, spec *media.Spec, r *rendition, n int, name string) (*Body, error) {
	switch {
	case r.kind == media.StreamSubtitle:
		return e.texts(ctx, spec, r, n)
	case strings.HasPrefix(name, keyPrefix):
		cut, err := keyCut(spec, r, name)
		if err != nil {
			return nil, err
		}
		return e.copied(ctx, spec, r, cut, name)
	case name == initName:
		return e.header(ctx, spec, r)
	case r.mode == media.Copy:
		return e.copied(ctx, spec, r, cutOf(spec, r, n), name)
	}
	return e.heads.segment(ctx, spec, r, n)
}

func (e *Engine) copied(ctx context.Context, spec *media.Spec, r *rendition, cut media.Cut, name string) (*Body, error) {
	piece, err := e.segmenter.Fragment(ctx, cut)
	if err != nil {
		return nil, err
	}
	return &Body{Data: piece.Data, ETag: nameTag(key(spec, r, name)), ContentType: contentType(r), piece: piece}, nil
}

// header is asked once per rendition and viewer, and is small: it is kept.
func (e *Engine) header(ctx context.Context, spec *media.Spec, r *rendition) (*Body, error) {
	k := headerKey(spec, r)
	if body, ok := e.cache.get(k); ok {
		return body, nil
	}
	var data []byte
	var err error
	if r.mode == media.Copy {
		data, err = e.segmenter.Header(ctx, cutOf(spec, r, 0))
	} else {
		data, err = e.encoder.EncoderHeader(ctx, taskOf(spec, r, 0))
	}
	if err != nil {
		return nil, err
	}
	body := &Body{Data: data, ETag: contentTag(data), ContentType: contentType(r)}
	e.cache.put(k, body)
	return body, nil
}

// Warm begins what the first request at that place would wait for. It returns at once; failures show
// when the segment is asked for.
func (e *Engine) Warm(spec *media.Spec, at time.Duration) {
	all, err := renditions(spec)
	if err != nil {
		return
	}
	seen := map[media.StreamKind]bool{}
	for k := range all {
		r := &all[k]
		if r.kind == media.StreamSubtitle || seen[r.kind] || r.sound != nil && !e.heard(all, k) {
			continue
		}
		seen[r.kind] = true
		e.heads.expect(r.cost())
		e.warming.Go(func() {
			ctx, cancel := context.WithTimeout(e.ctx, e.cfg.SegmentTimeout)
			defer cancel()
			_, err := e.header(ctx, spec, r)
			e.heads.expect(-r.cost())
			switch {
			case r.mode == media.Copy:
				e.reach(ctx, spec, r, at)
			case err == nil:
				e.heads.want(spec, r, r.plan.at(at.Microseconds()))
			}
		})
	}
}

// reach cuts a copied segment for nobody: the file is open then, and what the player asks for first has been read.
func (e *Engine) reach(ctx context.Context, spec *media.Spec, r *rendition, at time.Duration) {
	if piece, err := e.segmenter.Fragment(ctx, cutOf(spec, r, r.plan.at(at.Microseconds()))); err == nil {
		piece.Free()
	}
}

// heard says whether the k-th rendition is the sound that players begin with.
func (e *Engine) heard(all []rendition, k int) bool {
	for n := range all {
		if all[n].sound != nil && all[n].sound.Default {
			return n == k
		}
	}
	return true
}

// Release ends what only this session holds.
func (e *Engine) Release(session string) { e.heads.release(session) }

// key names a segment of a file for the cache and for ETags.
func key(spec *media.Spec, r *rendition, name string) string {
	parts := []string{generation, spec.Source.Identity, r.id, name}
	if r.text != nil && r.text.External != nil {
		parts = append(parts, r.text.External.Path, r.text.External.Identity)
	}
	return strings.Join(append(parts, r.format()), "\x00")
}

// headerKey names an initialization segment. That of an encoded rendition is the same for all files.
func headerKey(spec *media.Spec, r *rendition) string {
	if r.mode == media.Encode {
		return strings.Join([]string{generation, initName, r.format()}, "\x00")
	}
	return key(spec, r, initName)
}

// format is what an encoder is asked for, empty for what is sent as it is.
func (r *rendition) format() string {
	if r.video == nil && r.audio == nil {
		return ""
	}
	text, err := json.Marshal([]any{r.video, r.audio})
	if err != nil {
		panic(err) // plain numbers and texts
	}
	return string(text)
}

// nameTag is the ETag of what depends on its name alone; contentTag that of bytes.
func nameTag(key string) string { return contentTag([]byte(key)) }

func contentTag(data []byte) string {
	sum := sha256.Sum256(data)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

func contentType(r *rendition) string {
	switch r.kind {
	case media.StreamVideo:
		return "video/mp4"
	case media.StreamAudio:
		return "audio/mp4"
	}
	return "text/vtt; charset=utf-8"
}

// toTheEnd is the end of a last segment: it takes whatever packets there are.
const toTheEnd = math.MaxInt64 / 4

func cutOf(spec *media.Spec, r *rendition, n int) media.Cut {
	c := media.Cut{
		Source: spec.Source, Track: *r.track, Guide: guide(spec, r),
		OriginUs: spec.Index.StartUs, StartUs: r.plan[n], EndUs: r.plan[n+1],
	}
	if r.kind == media.StreamVideo {
		c.FrameUs = frameRate(r.stream).frames(1)
		if r.stream.VariableFrameRate {
			c.FrameUs *= 4
		}
	}
	if n == r.plan.segments()-1 {
		c.EndUs = toTheEnd
	}
	return c
}

func taskOf(spec *media.Spec, r *rendition, n int) media.HeadTask {
	return media.HeadTask{
		Source: spec.Source, Track: *r.track, Guide: guide(spec, r), OriginUs: spec.Index.StartUs,
		CutsUs: r.plan[n:], Video: r.video, Audio: r.audio,
	}
}

// available marks failures that may pass.
func available(err error) error {
	for _, passing := range []error{media.ErrBusy, media.ErrTimeout, media.ErrNoWorker} {
		if errors.Is(err, passing) {
			return fmt.Errorf("%w: %w", fault.Unavailable, err)
		}
	}
	return err
}
