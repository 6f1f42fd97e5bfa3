package playback

import (
	"path/filepath"
	"slices"
	"strings"

	"revenge/media"
)

var textCodecs = []string{"subrip", "ass", "ssa", "webvtt", "mov_text", "text"}

// formats says by libav name what a client must draw to get a track as it is.
var formats = map[string]SubtitleFormat{
	"ass": FormatASS, "ssa": FormatASS, "hdmv_pgs_subtitle": FormatPGS, "dvd_subtitle": FormatVobSub, "dvb_subtitle": FormatDVB,
}

// weighSubtitle: pictures that were chosen, and that the client does not draw, are drawn into the video.
func (w *weighing) weighSubtitle() {
	if w.subtitle == nil || slices.Contains(textCodecs, w.subtitle.Codec) || w.drawn(w.subtitle.Codec) {
		return
	}
	w.burn = &w.subtitle.Index
}

func (w *weighing) drawn(codec string) bool {
	form, known := formats[codec]
	return known && slices.Contains(w.Can.Subtitles, form)
}

// texts are all subtitles that are text, as WebVTT.
func (w *weighing) texts() []media.TextTrack {
	out := slices.Clone(w.Texts)
	for i := range w.Info.Streams {
		if s := &w.Info.Streams[i]; s.Kind == media.StreamSubtitle && slices.Contains(textCodecs, s.Codec) {
			out = append(out, media.TextTrack{Stream: s.Index, Name: s.Title, Language: s.Language, Default: w.begins(s), Forced: s.Forced})
		}
	}
	if w.subtitle != nil {
		for i := range w.Texts {
			out[i].Default = false
		}
	}
	return out
}

// begins says whether a player shows the subtitle without being asked: the chosen one, else what the file says.
func (w *weighing) begins(s *media.Stream) bool {
	if w.subtitle != nil {
		return s.Index == w.subtitle.Index
	}
	return s.Default
}

// raw are the tracks that the client draws by itself, in the file and beside it.
func (w *weighing) raw() (out []media.RawTrack) {
	for _, t := range w.Texts {
		if t.External == nil {
			continue
		}
		codec := strings.TrimPrefix(strings.ToLower(filepath.Ext(t.External.Path)), ".")
		if w.drawn(codec) {
			out = append(out, media.RawTrack{Stream: -1, External: t.External, Codec: "ass", Name: t.Name, Language: t.Language,
				Default: t.Default && w.subtitle == nil, Forced: t.Forced})
		}
	}
	for i := range w.Info.Streams {
		if s := &w.Info.Streams[i]; s.Kind == media.StreamSubtitle && w.drawn(s.Codec) {
			out = append(out, media.RawTrack{Stream: s.Index, Codec: s.Codec, Name: s.Title, Language: s.Language, Default: w.begins(s), Forced: s.Forced})
		}
	}
	return out
}
