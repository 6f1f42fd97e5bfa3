package hls

import (
	"fmt"
	"strconv"
	"strings"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// subtitleLength is the length of subtitle segments: reading one costs a pass over that part of the file.
const subtitleLength = 30_000_000

// maxOffset is the farthest that subtitles are moved, in milliseconds.
const maxOffset = 3_600_000

// rendition is one line of media playlists: a track of the spec in the form that is sent.
type rendition struct {
	id     string
	kind   media.StreamKind
	mode   media.Mode
	stream *media.Stream // nil for a subtitle file
	track  *media.Track  // nil for a subtitle file
	plan   plan
	video  *media.VideoFormat // of an encoded picture
	audio  *media.AudioFormat // of an encoded sound
	text   *media.TextTrack
	sound  *media.AudioTrack
	of     *media.VideoTrack
}

// renditions returns all that the spec offers, videos first. Failures: fault.Invalid.
func renditions(spec *media.Spec) ([]rendition, error) {
	var all []rendition
	drawn := drawings{}
	for k := range spec.Video {
		r, err := videoRendition(spec, &spec.Video[k], drawn)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	follow := follow(spec, all)
	for k := range spec.Audio {
		r, err := audioRendition(spec, &spec.Audio[k], follow)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	if len(all) == 0 {
		return nil, fault.Invalidf("There is neither picture nor sound to play.")
	}
	for k := range spec.Subtitles {
		r, err := textRendition(spec, k, follow[len(follow)-1])
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// follow is the plan that sound and subtitles go by: the finest of the picture's, so that no sound
// segment is longer than need be.
func follow(spec *media.Spec, videos []rendition) plan {
	var finest plan
	for _, v := range videos {
		if len(v.plan) > len(finest) {
			finest = v.plan
		}
	}
	if finest == nil {
		return evenPlan(max(spec.Index.DurationUs(), 1), targetLength)
	}
	return finest.divide(func(us int64) int64 { return us })
}

// drawings are the plans of a spec's pictures: all rungs of a ladder have one.
type drawings map[drawing]plan

type drawing struct {
	stream int
	mode   media.Mode
}

func (d drawings) plan(v *media.VideoTrack, draw func() plan) plan {
	k := drawing{v.Stream, v.Mode}
	if d[k] == nil {
		d[k] = draw()
	}
	return d[k]
}

func videoRendition(spec *media.Spec, v *media.VideoTrack, drawn drawings) (rendition, error) {
	stream, track, err := source(spec, v.Stream, media.StreamVideo)
	if err != nil {
		return rendition{}, err
	}
	r := rendition{kind: media.StreamVideo, mode: v.Mode, stream: stream, track: track, of: v}
	frames := frameRate(stream)
	indexed := spec.Index
	if indexed.VideoStream != v.Stream {
		indexed.Keyframes = nil
	}
	switch v.Mode {
	case media.Copy:
		if len(indexed.Keyframes) == 0 {
			return rendition{}, fault.Invalidf("The video cannot be sent as it is: its keyframes are not known.")
		}
		r.id = fmt.Sprintf("v%d-copy", v.Stream)
		r.plan = drawn.plan(v, func() plan { return copyPlan(&indexed, frames) })
	case media.Encode:
		if v.Profile.Height < 16 || v.Profile.VideoBitRate <= 0 || !validName(v.Profile.Name) {
			return rendition{}, fault.Invalidf("The video profile %q is not usable.", v.Profile.Name)
		}
		if strings.HasPrefix(stream.DolbyVision, "5.") {
			return rendition{}, fault.Invalidf("The picture is Dolby Vision of profile 5, which has no layer that other screens can show.")
		}
		r.id = fmt.Sprintf("v%d-%s", v.Stream, v.Profile.Name)
		r.video = videoFormat(stream, v.Profile)
		r.video.Chain, r.video.Burn = v.Chain, v.Burn
		r.plan = drawn.plan(v, func() plan { return encodePlan(&indexed, frames, spec.ResumeUs) })
	default:
		return rendition{}, fault.Invalidf("The video mode %q is not known.", v.Mode)
	}
	return r, nil
}

func audioRendition(spec *media.Spec, a *media.AudioTrack, cuts plan) (rendition, error) {
	stream, track, err := source(spec, a.Stream, media.StreamAudio)
	if err != nil {
		return rendition{}, err
	}
	r := rendition{kind: media.StreamAudio, mode: a.Mode, stream: stream, track: track, sound: a}
	switch a.Mode {
	case media.Copy:
		r.id = fmt.Sprintf("a%d-copy", a.Stream)
		grid := samples{start: track.StartUs - spec.Index.StartUs, rate: int64(stream.SampleRate), frame: frameSamples[stream.Codec]}
		r.plan = grid.audioPlan(cuts)
	case media.Encode:
		if r.audio, err = encodedSound(spec, a, stream); err != nil {
			return rendition{}, err
		}
		r.id = soundName(a.Stream, r.audio)
		r.plan = soundGrid(r.audio).audioPlan(cuts)
	default:
		return rendition{}, fault.Invalidf("The sound mode %q is not known.", a.Mode)
	}
	return r, nil
}

func textRendition(spec *media.Spec, k int, length int64) (rendition, error) {
	t := &spec.Subtitles[k]
	r := rendition{kind: media.StreamSubtitle, mode: media.Copy, text: t, plan: evenPlan(length, subtitleLength)}
	if t.OffsetMs < -maxOffset || t.OffsetMs > maxOffset {
		return rendition{}, fault.Invalidf("Subtitles cannot be moved by %d milliseconds.", t.OffsetMs)
	}
	moved := ""
	if t.OffsetMs != 0 {
		moved = fmt.Sprintf("at%d", t.OffsetMs) // other texts under another name
	}
	if t.External != nil {
		r.id = "x" + strconv.Itoa(k) + moved
		return r, nil
	}
	stream, track, err := source(spec, t.Stream, media.StreamSubtitle)
	if err != nil {
		return rendition{}, err
	}
	if !textCodecs[stream.Codec] {
		return rendition{}, fault.Invalidf("Subtitle stream %d is made of pictures, not of text.", t.Stream)
	}
	r.id, r.stream, r.track = "s"+strconv.Itoa(t.Stream)+moved, stream, track
	return r, nil
}

// source finds a stream of the wanted kind in both descriptions of the file.
func source(spec *media.Spec, index int, kind media.StreamKind) (*media.Stream, *media.Track, error) {
	for k := range spec.Info.Streams {
		s := &spec.Info.Streams[k]
		if s.Index != index || s.Kind != kind {
			continue
		}
		for n := range spec.Index.Tracks {
			if t := &spec.Index.Tracks[n]; t.Stream == index {
				return s, t, nil
			}
		}
	}
	return nil, nil, fault.Invalidf("The file has no %s stream %d.", strings.ToLower(string(kind)), index)
}

// guide is the stream that a file is searched by.
func guide(spec *media.Spec, r *rendition) int {
	if spec.Index.VideoStream >= 0 {
		return spec.Index.VideoStream
	}
	return r.track.Stream
}

// validName admits what stands in an address without escaping.
func validName(name string) bool {
	return name != "" && len(name) <= 32 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}
