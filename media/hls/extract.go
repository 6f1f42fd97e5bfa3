package hls

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"revenge/media"
)

// The rates that whole tracks are read at, in bytes per second: behind the viewers' backs, and when one waits.
const (
	quietRate  = 48 << 20
	waitedRate = 256 << 20
	// maxPasses is how many passes over files run at once.
	maxPasses = 3
	// failedFor is how long a track that could not be read is not tried again.
	failedFor = 2 * time.Minute
	// smallFile is read at once rather than in pieces.
	smallFile = 48 << 20
)

// texts reads whole text tracks, all of a file in one pass, and keeps them in the cache.
type texts struct {
	segmenter media.Segmenter
	cache     *cache
	ctx       context.Context
	tasks     sync.WaitGroup
	turns     chan struct{}

	mu      sync.Mutex
	running map[string]*pass
	failed  map[string]time.Time
}

// pass is one reading of a file.
type pass struct {
	done chan struct{}
	err  error
}

func newTexts(ctx context.Context, d Deps, c *cache) *texts {
	return &texts{
		segmenter: d.Segmenter, cache: c, ctx: ctx, turns: make(chan struct{}, maxPasses),
		running: map[string]*pass{}, failed: map[string]time.Time{},
	}
}

func textKey(src media.Source, stream int) string {
	return fmt.Sprintf("%s\x00%s\x00texts of %d", generation, src.Identity, stream)
}

// whole returns the track's texts where they are known.
func (x *texts) whole(spec *media.Spec, stream int) ([]media.Cue, bool) {
	body, ok := x.cache.get(textKey(spec.Source, stream))
	if !ok {
		return nil, false
	}
	var cues []media.Cue
	if json.Unmarshal(body.Data, &cues) != nil {
		return nil, false
	}
	return cues, true
}

// cheap says that reading the whole track costs little: the container lists its samples, or the file is small.
func cheap(spec *media.Spec) bool {
	return slices.Contains([]string{"mp4", "mov"}, spec.Info.Container) || spec.Info.SizeBytes > 0 && spec.Info.SizeBytes <= smallFile
}

// begin reads the spec's text tracks in the background, unless they are known, being read, or were not readable.
func (x *texts) begin(spec *media.Spec, rate int64) *pass {
	name := fmt.Sprintf("%s at %d", spec.Source.Identity, rate)
	x.mu.Lock()
	defer x.mu.Unlock()
	if p := x.running[name]; p != nil {
		return p
	}
	p := &pass{done: make(chan struct{})}
	if at, ok := x.failed[spec.Source.Identity]; ok && time.Since(at) < failedFor {
		p.err = media.ErrCorrupt
		close(p.done)
		return p
	}
	if x.ctx.Err() != nil {
		p.err = media.ErrNoWorker
		close(p.done)
		return p
	}
	x.running[name] = p
	x.tasks.Go(func() {
		p.err = x.read(spec, rate)
		x.mu.Lock()
		defer x.mu.Unlock()
		delete(x.running, name)
		if errors.Is(p.err, media.ErrCorrupt) || errors.Is(p.err, media.ErrCrashed) {
			if len(x.failed) > maxBroken {
				clear(x.failed)
			}
			x.failed[spec.Source.Identity] = time.Now()
		}
		close(p.done)
	})
	return p
}

// read makes one pass for all of the spec's text tracks that are not known yet.
func (x *texts) read(spec *media.Spec, rate int64) error {
	task := media.ExtractTask{Source: spec.Source, OriginUs: spec.Index.StartUs, BytesPerSecond: rate}
	for k := range spec.Subtitles {
		t := &spec.Subtitles[k]
		if t.External != nil || x.cache.has(textKey(spec.Source, t.Stream)) {
			continue
		}
		_, track, err := source(spec, t.Stream, media.StreamSubtitle)
		if err != nil || slices.ContainsFunc(task.Tracks, func(o media.Track) bool { return o.Stream == t.Stream }) {
			continue
		}
		task.Tracks, task.Forms = append(task.Tracks, *track), append(task.Forms, media.FormCues)
	}
	if len(task.Tracks) == 0 {
		return nil
	}
	if err := x.enter(x.ctx); err != nil {
		return err
	}
	defer x.leave()
	reading, err := x.segmenter.Extract(x.ctx, task)
	if err != nil {
		return err
	}
	defer reading.Close()
	defer context.AfterFunc(x.ctx, func() { reading.Close() })()
	found := make([][]media.Cue, len(task.Tracks))
	for {
		part, err := reading.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if part.Track >= 0 && part.Track < len(found) {
			found[part.Track] = append(found[part.Track], part.Cues...)
		}
	}
	for k, cues := range found {
		x.keep(spec.Source, task.Tracks[k].Stream, cues)
	}
	return nil
}

func (x *texts) keep(src media.Source, stream int, cues []media.Cue) {
	if data, err := json.Marshal(merged(cues)); err == nil {
		x.cache.put(textKey(src, stream), &Body{Data: data, ETag: contentTag(data), ContentType: "application/json"})
	}
}

// enter waits for one of the few passes that may run.
func (x *texts) enter(ctx context.Context) error {
	select {
	case x.turns <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-x.ctx.Done():
		return media.ErrNoWorker
	}
}

func (x *texts) leave() { <-x.turns }

// wait returns the track's texts once they are read.
func (x *texts) wait(ctx context.Context, spec *media.Spec, stream int, rate int64) ([]media.Cue, error) {
	if cues, ok := x.whole(spec, stream); ok {
		return cues, nil
	}
	p := x.begin(spec, rate)
	select {
	case <-p.done:
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-x.ctx.Done():
		return nil, media.ErrNoWorker
	}
	if p.err != nil {
		return nil, p.err
	}
	cues, ok := x.whole(spec, stream)
	if !ok {
		return nil, media.ErrBusy // so many texts at once that these have left the cache again
	}
	return cues, nil
}
