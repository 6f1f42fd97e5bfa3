package playback

import (
	"slices"

	"revenge/media"
)

var textCodecs = []string{"subrip", "ass", "ssa", "webvtt", "mov_text", "text"}

// formats says by libav name what a client must draw to get a track as it is.
var formats = map[string]SubtitleFormat{
	"ass": FormatASS, "ssa": FormatASS, "hdmv_pgs_subtitle": FormatPGS, "dvd_subtitle": FormatVobSub, "dvb_subtitle": FormatDVB,
}

// weighSubtitle finds what is shown at the start. Pictures that the client does not draw are drawn into the video.
func (w *weighing) weighSubtitle() {
	if w.SubtitleStream == nil {
		w.chooseSubtitle()
	}
	if w.subtitle != nil && w.mustDraw(w.subtitle.Codec) {
		w.burn = &w.subtitle.Index
	}
}

func (w *weighing) mustDraw(codec string) bool {
	return !slices.Contains(textCodecs, codec) && !w.drawn(codec)
}

func (w *weighing) drawn(codec string) bool {
	form, known := formats[codec]
	return known && slices.Contains(w.Can.Subtitles, form)
}

// chooseSubtitle takes what the viewer wants to read. Pictures that would have to be encoded for it are left alone where
// the viewer has no wish, and where there is nothing to draw them into.
func (w *weighing) chooseSubtitle() {
	var list []SubtitleChoice
	var tracks []func()
	add := func(c SubtitleChoice, take func()) { list, tracks = append(list, c), append(tracks, take) }
	var files []*media.Source
	for _, t := range w.Texts {
		files = append(files, t.External)
		add(SubtitleChoice{Language: t.Language, Forced: t.Forced, Default: t.Default, HearingImpaired: t.HearingImpaired}, func() { w.beside = t.External })
	}
	for _, t := range w.Raws {
		if w.drawn(t.Codec) && !slices.Contains(files, t.External) {
			add(SubtitleChoice{Language: t.Language, Forced: t.Forced, Default: t.Default, HearingImpaired: t.HearingImpaired}, func() { w.beside = t.External })
		}
	}
	for i := range w.Info.Streams {
		s := &w.Info.Streams[i]
		draw := w.mustDraw(s.Codec)
		if s.Kind != media.StreamSubtitle || draw && (w.Want.silent() || w.video == nil || w.withoutDrawn) {
			continue
		}
		add(SubtitleChoice{Language: s.Language, Forced: s.Forced, Default: s.Default, HearingImpaired: s.HearingImpaired, Commentary: s.Commentary, Drawn: draw},
			func() { w.subtitle = s })
	}
	heard := ""
	if w.audio != nil {
		heard = w.audio.Language
	}
	if k := ChooseSubtitle(list, heard, w.Want); k >= 0 {
		tracks[k]()
	}
}

// texts are all subtitles that are text, as WebVTT.
func (w *weighing) texts() []media.TextTrack {
	out := slices.Clone(w.Texts)
	for i := range out {
		out[i].Default = w.beside != nil && out[i].External == w.beside
		out[i].Manual = w.manual(out[i].Forced)
	}
	for i := range w.Info.Streams {
		if s := &w.Info.Streams[i]; s.Kind == media.StreamSubtitle && slices.Contains(textCodecs, s.Codec) {
			out = append(out, media.TextTrack{Stream: s.Index, Name: s.Title, Language: s.Language, Default: s == w.subtitle, Forced: s.Forced,
				HearingImpaired: s.HearingImpaired, Manual: s.Commentary || w.manual(s.Forced)})
		}
	}
	return out
}

// manual says that players leave a track off until it is asked for, also where its language fits theirs.
func (w *weighing) manual(forced bool) bool {
	switch {
	case w.Want.Mode == SubtitlesOff, w.SubtitleStream != nil && *w.SubtitleStream < 0:
		return true
	case w.Want.Mode == SubtitlesForced:
		return !forced
	}
	return false
}

// raw are the tracks that the client draws by itself, in the file and beside it.
func (w *weighing) raw() (out []media.RawTrack) {
	for _, t := range w.Raws {
		if w.drawn(t.Codec) {
			t.Default = w.beside != nil && t.External == w.beside
			out = append(out, t)
		}
	}
	for i := range w.Info.Streams {
		if s := &w.Info.Streams[i]; s.Kind == media.StreamSubtitle && w.drawn(s.Codec) {
			out = append(out, media.RawTrack{Stream: s.Index, Codec: s.Codec, Name: s.Title, Language: s.Language, Default: s == w.subtitle, Forced: s.Forced,
				HearingImpaired: s.HearingImpaired})
		}
	}
	return out
}
