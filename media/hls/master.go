package hls

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"

	"revenge/media"
)

const (
	audioGroup    = "audio"
	subtitleGroup = "subtitles"
)

// masterPlaylist lists the variants of a spec with their sound and subtitle groups.
func masterPlaylist(spec *media.Spec, all []rendition) ([]byte, error) {
	list := playlist.Multivariant{Version: version, IndependentSegments: true}
	names := map[string]bool{}
	var soundCodecs []string
	var sound bandwidth
	target := targetLengthOf(all)
	for k := range all {
		r := &all[k]
		switch r.kind {
		case media.StreamAudio:
			soundCodecs = addCodec(soundCodecs, r.codec())
			sound = sound.most(r.bandwidthOf(spec, target))
			list.Renditions = append(list.Renditions, soundEntry(r, names))
		case media.StreamSubtitle:
			list.Renditions = append(list.Renditions, textEntry(r, names))
		}
	}
	onlyOneDefault(list.Renditions)
	var extras []string
	for k := range all {
		r := &all[k]
		if r.kind != media.StreamVideo && len(spec.Video) > 0 || r.kind == media.StreamSubtitle {
			continue
		}
		list.Variants = append(list.Variants, variant(spec, r, soundCodecs, sound, target))
		extras = append(extras, r.extraAttributes())
		if r.kind == media.StreamAudio {
			break
		}
	}
	soundLadder(spec, all, &list)
	text, err := list.Marshal()
	if err != nil {
		return nil, fmt.Errorf("write master playlist: %w", err)
	}
	return append(addToVariants(text, extras), keyStreams(spec, all)...), nil
}

func variant(spec *media.Spec, r *rendition, soundCodecs []string, sound bandwidth, target int64) *playlist.MultivariantVariant {
	own := r.bandwidthOf(spec, target)
	v := &playlist.MultivariantVariant{URI: r.id + "/" + playlistName}
	if r.kind == media.StreamVideo {
		v.Codecs = addCodec(v.Codecs, r.codec())
		width, height := r.size()
		v.Resolution = strconv.Itoa(width) + "x" + strconv.Itoa(height)
		frames := frameRate(r.stream)
		if r.video != nil {
			frames = rate{int64(r.video.FrameRateNum), int64(r.video.FrameRateDen)}
		}
		perSecond := float64(frames.num) / float64(frames.den)
		v.FrameRate = &perSecond
		if r.mode == media.Copy && spec.Index.Interleaved {
			sound.peak = sound.average // the picture's peak has the sound in it
		}
		own = own.add(sound)
	}
	v.Codecs = append(v.Codecs, soundCodecs...)
	average := int(own.average)
	v.AverageBandwidth, v.Bandwidth = &average, int(max(own.peak, own.average))
	if len(spec.Audio) > 0 {
		v.Audio = audioGroup
	}
	if len(spec.Subtitles) > 0 {
		v.Subtitles = subtitleGroup
	}
	return v
}

func soundEntry(r *rendition, names map[string]bool) *playlist.MultivariantRendition {
	uri := r.id + "/" + playlistName
	channels := strconv.Itoa(max(r.stream.Channels, 1))
	if r.audio != nil {
		channels = strconv.Itoa(r.audio.Channels)
	}
	language := first(r.sound.Language, r.stream.Language)
	return &playlist.MultivariantRendition{
		Type: playlist.MultivariantRenditionTypeAudio, GroupID: audioGroup, URI: &uri, Channels: &channels,
		Name:     uniqueName(names, "a", first(r.sound.Name, r.stream.Title, language, "Audio")),
		Language: quotable(language), Default: r.sound.Default, Autoselect: !r.sound.Manual || r.sound.Default,
	}
}

func textEntry(r *rendition, names map[string]bool) *playlist.MultivariantRendition {
	uri := r.id + "/" + playlistName
	name, language := r.text.Name, r.text.Language
	if r.stream != nil {
		name, language = first(name, r.stream.Title), first(language, r.stream.Language)
	}
	return &playlist.MultivariantRendition{
		Type: playlist.MultivariantRenditionTypeSubtitles, GroupID: subtitleGroup, URI: &uri,
		Name:     uniqueName(names, "s", first(name, language, "Subtitles")),
		Language: quotable(language), Default: r.text.Default, Autoselect: !r.text.Manual || r.text.Default, Forced: r.text.Forced,
	}
}

// onlyOneDefault keeps the first default of each group, and makes the first sound one where none is.
func onlyOneDefault(entries []*playlist.MultivariantRendition) {
	seen := map[string]bool{}
	for _, e := range entries {
		if e.Default && seen[e.GroupID] {
			e.Default = false
		}
		seen[e.GroupID] = seen[e.GroupID] || e.Default
	}
	for _, e := range entries {
		if e.Type == playlist.MultivariantRenditionTypeAudio && !seen[e.GroupID] {
			e.Default, e.Autoselect, seen[e.GroupID] = true, true, true
		}
	}
}

// uniqueName numbers names that a group has already: NAME must differ within a group.
func uniqueName(names map[string]bool, group, name string) string {
	name = quotable(name)
	unique := name
	for n := 2; names[group+unique]; n++ {
		unique = name + " " + strconv.Itoa(n)
	}
	names[group+unique] = true
	return unique
}

// quotable takes out what a quoted string of a playlist cannot hold.
func quotable(s string) string {
	s = strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return ' '
		}
		if c == '"' {
			return '\''
		}
		return c
	}, strings.ToValidUTF8(s, "?"))
	return strings.TrimSpace(s)
}

func first(values ...string) string {
	for _, v := range values {
		if quotable(v) != "" {
			return v
		}
	}
	return ""
}

func addCodec(codecs []string, codec string) []string {
	if codec == "" || slices.Contains(codecs, codec) {
		return codecs
	}
	return append(codecs, codec)
}

// extraAttributes is what gohlslib's variant has no fields for.
func (r *rendition) extraAttributes() string {
	if r.kind != media.StreamVideo {
		return ""
	}
	text := ",VIDEO-RANGE=" + r.videoRange()
	if more := r.supplementalCodec(); more != "" {
		text += `,SUPPLEMENTAL-CODECS="` + more + `"`
	}
	return text
}

// addToVariants appends an attribute list to each EXT-X-STREAM-INF line in turn.
func addToVariants(text []byte, attributes []string) []byte {
	lines := strings.Split(string(text), "\n")
	n := 0
	for k, line := range lines {
		if strings.HasPrefix(line, "#EXT-X-STREAM-INF:") && n < len(attributes) {
			lines[k] += attributes[n]
			n++
		}
	}
	return []byte(strings.Join(lines, "\n"))
}
