package hls

import (
	"fmt"
	"time"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"

	"revenge/media"
)

// version is that of RFC 8216 section 7 which EXT-X-MAP outside I-frame playlists asks for.
const version = 7

// mediaPlaylist lists every segment of one rendition. target is the longest segment of all sound and
// picture renditions: players want one value for all.
func mediaPlaylist(r *rendition, target int64) ([]byte, error) {
	if r.kind == media.StreamSubtitle {
		target = r.plan.longest()
	}
	vod := playlist.MediaPlaylistTypeVOD
	list := playlist.Media{
		Version: version, IndependentSegments: true, PlaylistType: &vod, Endlist: true,
		TargetDuration: int((target + 999_999) / 1_000_000),
	}
	if r.kind != media.StreamSubtitle {
		list.Map = &playlist.MediaMap{URI: initName}
	}
	for n := range r.plan.segments() {
		list.Segments = append(list.Segments, &playlist.MediaSegment{
			Duration: written(r.plan[n+1]) - written(r.plan[n]), URI: r.name(n),
		})
	}
	text, err := list.Marshal()
	if err != nil {
		return nil, fmt.Errorf("write playlist of %s: %w", r.id, err)
	}
	return text, nil
}

// written rounds a cut to the five decimals that the playlist has, so that rounding does not add up.
func written(us int64) time.Duration {
	return time.Duration((us+5)/10) * 10 * time.Microsecond
}

// targetLengthOf is the longest segment of all sound and picture renditions.
func targetLengthOf(all []rendition) int64 {
	var most int64
	for _, r := range all {
		if r.kind != media.StreamSubtitle {
			most = max(most, r.plan.longest())
		}
	}
	return most
}
