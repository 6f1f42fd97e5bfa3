package hls

import (
	"fmt"
	"strconv"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// opusFrame and opusRate are the grid of encoded Opus: 20 ms, always at 48 kHz.
const (
	opusFrame = 960
	opusRate  = 48_000
)

// The bounds of what sound may be encoded to.
const (
	minSoundRate, maxSoundRate = 16_000, 640_000
	maxGainDb                  = 30
)

// encodedSound is what a sound track of the spec is made into. Failures: fault.Invalid.
func encodedSound(spec *media.Spec, a *media.AudioTrack, s *media.Stream) (*media.AudioFormat, error) {
	switch {
	case a.BitRate < minSoundRate || a.BitRate > maxSoundRate:
		return nil, fault.Invalidf("Sound cannot be encoded at %d bits per second.", a.BitRate)
	case a.Codec != "" && a.Codec != "aac" && a.Codec != "opus":
		return nil, fault.Invalidf("Sound cannot be encoded as %.20q.", a.Codec)
	case a.Channels != 0 && a.Channels != 2 && a.Channels != 6:
		return nil, fault.Invalidf("Sound cannot be encoded with %d channels.", a.Channels)
	case !(a.GainDb >= -maxGainDb && a.GainDb <= maxGainDb):
		return nil, fault.Invalidf("Sound cannot be made louder by %g decibels.", a.GainDb)
	}
	f := audioFormat(s, a.BitRate)
	f.GainDb, f.Gapless = a.GainDb, len(spec.Video) == 0
	if a.Channels == 6 && s.Channels > 2 {
		f.Channels = 6
	}
	if a.Codec == "opus" {
		f.Codec, f.SampleRate = "opus", opusRate
	}
	return f, nil
}

// soundName is the rendition's name: what differs between the forms of one stream.
func soundName(stream int, f *media.AudioFormat) string {
	name := fmt.Sprintf("a%d-%d", stream, f.BitRate)
	if f.Codec != "" {
		name += "-" + f.Codec
	}
	if f.Channels != 2 {
		name += "-" + strconv.Itoa(f.Channels)
	}
	return name
}

// soundGrid is where the packets of encoded sound stand.
func soundGrid(f *media.AudioFormat) samples {
	if f.Codec == "opus" {
		return samples{rate: opusRate, frame: opusFrame}
	}
	return samples{rate: int64(f.SampleRate), frame: aacFrame}
}

// tiers sorts the renditions of sound alone by quality: the n-th tier holds the n-th form of each stream, or its last.
func tiers(all []rendition) [][]*rendition {
	byStream := map[int][]*rendition{}
	var order []int
	most := 0
	for k := range all {
		if r := &all[k]; r.kind == media.StreamAudio {
			if byStream[r.sound.Stream] == nil {
				order = append(order, r.sound.Stream)
			}
			byStream[r.sound.Stream] = append(byStream[r.sound.Stream], r)
			most = max(most, len(byStream[r.sound.Stream]))
		}
	}
	out := make([][]*rendition, most)
	for n := range out {
		for _, stream := range order {
			forms := byStream[stream]
			out[n] = append(out[n], forms[min(n, len(forms)-1)])
		}
	}
	return out
}

// soundLadder replaces the variants and the sound entries of a master playlist without pictures, where streams are
// offered in several forms: each tier is a variant, with a group where there is more than one stream.
func soundLadder(spec *media.Spec, all []rendition, list *playlist.Multivariant) {
	ladder := tiers(all)
	if len(spec.Video) > 0 || len(ladder) < 2 {
		return
	}
	var entries []*playlist.MultivariantRendition
	for _, e := range list.Renditions {
		if e.Type != playlist.MultivariantRenditionTypeAudio {
			entries = append(entries, e)
		}
	}
	list.Variants = nil
	for n, tier := range ladder {
		main, group := tier[0], audioGroup+strconv.Itoa(n)
		names := map[string]bool{}
		var codecs []string
		var tracks []*playlist.MultivariantRendition
		for _, r := range tier {
			codecs = addCodec(codecs, r.codec())
			if r.sound.Default && !main.sound.Default {
				main = r
			}
			track := soundEntry(r, names)
			track.GroupID = group
			tracks = append(tracks, track)
		}
		v := variant(spec, main, codecs, bandwidth{}, targetLengthOf(all))
		v.Audio = ""
		if len(tier) > 1 {
			v.Audio = group
			entries = append(entries, tracks...)
		}
		list.Variants = append(list.Variants, v)
	}
	onlyOneDefault(entries)
	list.Renditions = entries
}
