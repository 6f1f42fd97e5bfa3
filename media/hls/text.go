package hls

import (
	"context"
	"fmt"
	"slices"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// Text returns the k-th of the spec's subtitles whole, as one WebVTT file, for players that show it
// beside a file which they read by themselves. Failures are those of Segment. A long film may need
// more than one call: the reading goes on meanwhile, and the next call finds what was read.
func (e *Engine) Text(ctx context.Context, spec *media.Spec, k int) (*Body, error) {
	if k < 0 || k >= len(spec.Subtitles) {
		return nil, fmt.Errorf("subtitle %d: %w", k, fault.NotFound)
	}
	r, err := textRendition(spec, k, max(spec.Index.DurationUs(), spec.Info.DurationMs*1000, 1))
	if err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, e.cfg.SegmentTimeout)
	defer cancel()
	cues, err := e.wholeText(limited, spec, &r, waitedRate)
	if err != nil {
		if ctx.Err() == nil && limited.Err() != nil {
			err = media.ErrTimeout
		}
		return nil, fmt.Errorf("subtitle %d: %w", k, available(err))
	}
	data := wholeVTT(cues)
	return &Body{Data: data, ETag: contentTag(data), ContentType: contentType(&r)}, nil
}

// wholeText returns all texts of a track at their times.
func (e *Engine) wholeText(ctx context.Context, spec *media.Spec, r *rendition, rate int64) ([]media.Cue, error) {
	offset := r.text.OffsetMs * 1000
	if r.text.External == nil {
		cues, err := e.tracks.wait(ctx, spec, r.text.Stream, rate)
		return later(cues, offset), err
	}
	cues, err := e.segmenter.CueFile(ctx, *r.text.External)
	// Subtitle files count from the first picture, not from sound that comes before it.
	return later(cues, offset-min(spec.Index.StartUs, 0)), err
}

// segmentText returns the texts of one segment. Where the whole track is not known and is dear to read, that part of the
// file alone is looked at, and the rest is read in the background: the first texts come at once, and later ones cost
// nothing.
func (e *Engine) segmentText(ctx context.Context, spec *media.Spec, r *rendition, n int) ([]media.Cue, error) {
	if r.text.External != nil || cheap(spec) {
		return e.wholeText(ctx, spec, r, 0)
	}
	offset := r.text.OffsetMs * 1000
	if cues, ok := e.tracks.whole(spec, r.text.Stream); ok {
		return later(cues, offset), nil
	}
	e.tracks.begin(spec, quietRate)
	cut := cutOf(spec, r, n)
	cut.StartUs = max(cut.StartUs-offset, 0)
	if cut.EndUs < toTheEnd {
		cut.EndUs -= offset
	}
	if cut.EndUs <= cut.StartUs {
		return nil, nil
	}
	cues, err := e.segmenter.Cues(ctx, cut)
	return later(cues, offset), err
}

// texts keeps the segments of subtitles.
func (e *Engine) texts(ctx context.Context, spec *media.Spec, r *rendition, n int) (*Body, error) {
	k := key(spec, r, r.name(n))
	if body, ok := e.cache.get(k); ok {
		return body, nil
	}
	cues, err := e.segmentText(ctx, spec, r, n)
	if err != nil {
		return nil, err
	}
	end := r.plan[n+1]
	if n == r.plan.segments()-1 {
		end = toTheEnd
	}
	data := webVTT(cues, r.plan[n], end)
	body := &Body{Data: data, ETag: contentTag(data), ContentType: contentType(r)}
	e.cache.put(k, body)
	return body, nil
}

// later moves cues; those given stay as they are.
func later(cues []media.Cue, us int64) []media.Cue {
	if us == 0 {
		return cues
	}
	cues = slices.Clone(cues)
	for k := range cues {
		cues[k].StartUs += us
		cues[k].EndUs += us
	}
	return cues
}
