package hls

import (
	"bytes"
	"context"
	"fmt"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// Text returns the k-th of the spec's subtitles whole, as one WebVTT file, for players that show it
// beside a file which they read by themselves. Failures are those of Segment. A long film may need
// more than one call: what was read stays in the cache, and the next call goes on from there.
func (e *Engine) Text(ctx context.Context, spec *media.Spec, k int) (*Body, error) {
	if k < 0 || k >= len(spec.Subtitles) {
		return nil, fmt.Errorf("subtitle %d: %w", k, fault.NotFound)
	}
	r, err := textRendition(spec, k, max(spec.Index.DurationUs(), spec.Info.DurationMs*1000, 1))
	if err != nil {
		return nil, err
	}
	if r.text.External != nil {
		r.plan = plan{0, toTheEnd} // it is read at once anyway
	}
	limited, cancel := context.WithTimeout(ctx, e.cfg.SegmentTimeout)
	defer cancel()
	data, err := e.joined(limited, spec, &r)
	if err != nil {
		if ctx.Err() == nil && limited.Err() != nil {
			err = media.ErrTimeout
		}
		return nil, fmt.Errorf("subtitle %d: %w", k, available(err))
	}
	return &Body{Data: data, ETag: contentTag(data), ContentType: contentType(&r)}, nil
}

// joined puts the segments together. A cue that reaches into the next one stands in both.
func (e *Engine) joined(ctx context.Context, spec *media.Spec, r *rendition) ([]byte, error) {
	var whole bytes.Buffer
	whole.WriteString("WEBVTT\n")
	var before map[string]bool
	for n := range r.plan.segments() {
		body, err := e.texts(ctx, spec, r, n)
		if err != nil {
			return nil, err
		}
		_, cues, _ := bytes.Cut(bytes.TrimSuffix(body.Data, []byte("\n")), []byte("\n\n"))
		here := map[string]bool{}
		for cue := range bytes.SplitSeq(cues, []byte("\n\n")) {
			text := string(cue)
			if text != "" && !before[text] {
				whole.WriteString("\n" + text + "\n")
			}
			here[text] = true
		}
		before = here
	}
	return whole.Bytes(), nil
}
