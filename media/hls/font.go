package hls

import (
	"bytes"
	"context"
	"fmt"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// fontTypes are the beginnings of font files.
var fontTypes = []struct {
	magic       string
	contentType string
}{
	{"\x00\x01\x00\x00", "font/ttf"}, {"true", "font/ttf"}, {"OTTO", "font/otf"}, {"ttcf", "font/collection"},
	{"wOFF", "font/woff"}, {"wOF2", "font/woff2"},
}

// maxFont is the largest font that is kept in memory for the next viewer.
const maxFont = 16 << 20

// Font returns a font inside the file by its stream's index. What is no font by its content is fault.NotFound, whatever
// the file says of it. Other failures are those of Segment.
func (e *Engine) Font(ctx context.Context, spec *media.Spec, index int) (*Body, error) {
	known := false
	for _, a := range spec.Info.Attachments {
		known = known || a.Index == index
	}
	if !known {
		return nil, fmt.Errorf("font %d: %w", index, fault.NotFound)
	}
	k := fmt.Sprintf("%s\x00%s\x00font %d", generation, spec.Source.Identity, index)
	if body, ok := e.cache.get(k); ok {
		return body, nil
	}
	limited, cancel := context.WithTimeout(ctx, e.cfg.SegmentTimeout)
	defer cancel()
	content, _, err := e.segmenter.Attachment(limited, spec.Source, index)
	if err != nil {
		return nil, fmt.Errorf("font %d: %w", index, available(err))
	}
	for _, f := range fontTypes {
		if bytes.HasPrefix(content, []byte(f.magic)) {
			body := &Body{Data: content, ETag: contentTag(content), ContentType: f.contentType}
			if len(content) <= maxFont {
				e.cache.put(k, body)
			}
			return body, nil
		}
	}
	return nil, fmt.Errorf("attachment %d is no font: %w", index, fault.NotFound)
}
