package hls

import (
	"fmt"
	"strconv"
	"strings"

	"revenge/internal/platform/fault"
	"revenge/media"
)

const (
	initName     = "init.mp4"
	playlistName = "index.m3u8"
)

// name is the address of a segment: its bounds in microseconds.
func (r *rendition) name(n int) string {
	extension := ".m4s"
	if r.kind == media.StreamSubtitle {
		extension = ".vtt"
	}
	return strconv.FormatInt(r.plan[n], 10) + "-" + strconv.FormatInt(r.plan[n+1], 10) + extension
}

// segment finds the segment of that name, and fails with fault.NotFound for one that the plan does not have.
func (r *rendition) segment(name string) (int, error) {
	bounds, _, _ := strings.Cut(name, ".")
	first, second, _ := strings.Cut(bounds, "-")
	start, errStart := strconv.ParseInt(first, 10, 64)
	end, errEnd := strconv.ParseInt(second, 10, 64)
	if errStart == nil && errEnd == nil {
		if n, ok := r.plan.find(start, end); ok && r.name(n) == name {
			return n, nil
		}
	}
	return 0, fmt.Errorf("segment %.40q of %s: %w", name, r.id, fault.NotFound)
}
