package hls

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// A copied picture has a second playlist, of its keyframes alone: players show them while somebody looks for a place.
// The keyframes are cut out of the file as they are.
const (
	keyListName = "keyframes.m3u8"
	keyPrefix   = "key-"
)

// keyPlan are the bounds of the keyframes that are listed: one a second at most, each lasting until the next.
func keyPlan(spec *media.Spec, r *rendition) plan {
	end := r.plan[len(r.plan)-1]
	p := plan{0}
	for _, k := range cutPoints(&spec.Index, end-1) {
		if k-p[len(p)-1] >= leadLength {
			p = append(p, k)
		}
	}
	return append(p, end)
}

// hasKeyframes says whether the rendition has such a playlist.
func (r *rendition) hasKeyframes() bool { return r.kind == media.StreamVideo && r.mode == media.Copy }

// keyPlaylist lists the keyframes of a copied picture.
func keyPlaylist(spec *media.Spec, r *rendition) ([]byte, error) {
	if !r.hasKeyframes() {
		return nil, fmt.Errorf("keyframes of %s: %w", r.id, fault.NotFound)
	}
	p := keyPlan(spec, r)
	vod := playlist.MediaPlaylistTypeVOD
	list := playlist.Media{
		Version: version, IndependentSegments: true, PlaylistType: &vod, Endlist: true,
		TargetDuration: int((p.longest() + 999_999) / 1_000_000), Map: &playlist.MediaMap{URI: initName},
	}
	for n := range p.segments() {
		list.Segments = append(list.Segments, &playlist.MediaSegment{Duration: written(p[n+1]) - written(p[n]), URI: keyName(p, n)})
	}
	text, err := list.Marshal()
	if err != nil {
		return nil, fmt.Errorf("write the keyframes of %s: %w", r.id, err)
	}
	// gohlslib has no field for it. The tag stands among those that are about the whole list.
	return bytes.Replace(text, []byte("#EXT-X-TARGETDURATION"), []byte("#EXT-X-I-FRAMES-ONLY\n#EXT-X-TARGETDURATION"), 1), nil
}

func keyName(p plan, n int) string {
	return keyPrefix + strconv.FormatInt(p[n], 10) + "-" + strconv.FormatInt(p[n+1], 10) + ".m4s"
}

// keyCut is the keyframe of that name; fault.NotFound for one that is not listed.
func keyCut(spec *media.Spec, r *rendition, name string) (media.Cut, error) {
	missing := fmt.Errorf("keyframe %.40q of %s: %w", name, r.id, fault.NotFound)
	if !r.hasKeyframes() {
		return media.Cut{}, missing
	}
	bounds, _, _ := strings.Cut(strings.TrimPrefix(name, keyPrefix), ".")
	first, second, _ := strings.Cut(bounds, "-")
	start, errStart := strconv.ParseInt(first, 10, 64)
	end, errEnd := strconv.ParseInt(second, 10, 64)
	p := keyPlan(spec, r)
	n, ok := p.find(start, end)
	if errStart != nil || errEnd != nil || !ok || keyName(p, n) != name {
		return media.Cut{}, missing
	}
	c := cutOf(spec, r, 0)
	c.StartUs, c.EndUs, c.KeyOnly = start, end, true
	return c, nil
}

// keyStreams are the lines of the multivariant playlist that name the playlists of keyframes.
func keyStreams(spec *media.Spec, all []rendition) []byte {
	var b bytes.Buffer
	for k := range all {
		r := &all[k]
		if !r.hasKeyframes() {
			continue
		}
		width, height := r.size()
		fmt.Fprintf(&b, "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=%d,CODECS=%q,RESOLUTION=%dx%d%s,URI=\"%s/%s\"\n",
			r.keyPeak(spec), r.codec(), width, height, r.extraAttributes(), r.id, keyListName)
	}
	return b.Bytes()
}
