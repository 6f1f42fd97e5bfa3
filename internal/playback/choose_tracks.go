package playback

import (
	"slices"

	"golang.org/x/text/language"

	"revenge/media"
)

// SubtitleMode is when a viewer wants subtitles by themselves.
type SubtitleMode string

// The modes.
const (
	// SubtitlesAuto shows them where the sound is in a language that the viewer does not prefer, and forced ones else.
	SubtitlesAuto SubtitleMode = "AUTO"
	// SubtitlesForced shows only what must be translated.
	SubtitlesForced SubtitleMode = "FORCED"
	// SubtitlesAlways shows them whatever the sound is.
	SubtitlesAlways SubtitleMode = "ALWAYS"
	// SubtitlesOff shows none.
	SubtitlesOff SubtitleMode = "OFF"
)

// Preference is what a viewer wants to hear and read, in BCP 47, the most wanted language first. Empty lists leave the
// choice to the file.
type Preference struct {
	Audio     []string     `json:"audio,omitempty"`
	Subtitles []string     `json:"subtitles,omitempty"`
	Mode      SubtitleMode `json:"mode,omitempty"`
	// HearingImpaired prefers subtitles that tell of noises; else they are the last choice.
	HearingImpaired bool `json:"hearingImpaired,omitempty"`
	// Described prefers sound that describes the picture; else it is the last choice.
	Described bool `json:"described,omitempty"`
}

// silent says that the viewer names no language.
func (p Preference) silent() bool { return len(p.Audio)+len(p.Subtitles) == 0 }

// SubtitleChoice is a subtitle that can be on at the start, of whatever kind.
type SubtitleChoice struct {
	Language        string // BCP 47, empty when it is not known
	Forced          bool
	Default         bool
	HearingImpaired bool
	Commentary      bool
	// Drawn says that it has to be drawn into the picture, which must be encoded for it.
	Drawn bool
}

// ChooseAudio returns the sound that playing begins with, by its place in the list; -1 for none. A commentary is
// the last choice; then the preferred language counts, then that it is no description for the blind (unless that is
// wanted), then the file's own choice, then what the film was made in, then the number of channels.
func ChooseAudio(streams []media.Stream, want Preference) int {
	best, bestRank := -1, []int(nil)
	for k := range streams {
		s := &streams[k]
		if s.Kind != media.StreamAudio {
			continue
		}
		rank := []int{
			-yes(s.Commentary), preferred(s.Language, want.Audio), yes(s.VisualImpaired == want.Described),
			yes(s.Default), yes(s.Original), s.Channels,
		}
		if best < 0 || slices.Compare(rank, bestRank) > 0 {
			best, bestRank = k, rank
		}
	}
	return best
}

// yes is one for true.
func yes(is bool) int {
	if is {
		return 1
	}
	return 0
}

// preferred is how early a language stands in a list: higher is earlier, zero is not at all.
func preferred(code string, list []string) int {
	for n, wanted := range list {
		if sameLanguage(code, wanted) {
			return len(list) - n
		}
	}
	return 0
}

// sameLanguage says whether who asks for one is content with the other: regions do not count, scripts do.
func sameLanguage(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	first, errFirst := language.All.Parse(a)
	second, errSecond := language.All.Parse(b)
	if errFirst != nil || errSecond != nil {
		return a == b
	}
	baseA, _ := first.Base()
	baseB, _ := second.Base()
	if baseA != baseB {
		return false
	}
	scriptA, sureA := first.Script()
	scriptB, sureB := second.Script()
	return scriptA == scriptB || sureA < language.High || sureB < language.High
}

// ChooseSubtitle returns the subtitle that is on at the start, by its place in the list; -1 for none. audio is the
// language of the chosen sound.
//
// Where the viewer understands the sound (or says nothing of languages), what is on is the forced track in the sound's
// language, which translates signs and foreign speech. Where the viewer does not, it is the whole track in the first
// preferred language that there is, and a forced one in that language only when nothing else is there. A file's default
// counts where the viewer has no wish. Commentary is never chosen, and tracks for the hard of hearing come last unless
// they are wanted.
func ChooseSubtitle(list []SubtitleChoice, audio string, want Preference) int {
	understood := preferred(audio, want.Audio) > 0 || preferred(audio, want.Subtitles) > 0
	switch want.Mode {
	case SubtitlesOff:
		return -1
	case SubtitlesForced:
		return forcedIn(list, audio, want)
	case SubtitlesAlways:
		if k := wholeIn(list, want, audio); k >= 0 {
			return k
		}
		return forcedIn(list, audio, want)
	}
	if understood || want.silent() || audio == "" && len(want.Subtitles) == 0 {
		if k := forcedIn(list, audio, want); k >= 0 {
			return k
		}
		if want.silent() {
			return defaultOf(list)
		}
		return -1
	}
	wanted := want
	if len(wanted.Subtitles) == 0 {
		wanted.Subtitles = want.Audio
	}
	if k := wholeIn(list, wanted, ""); k >= 0 {
		return k
	}
	return forcedIn(list, audio, want)
}

// forcedIn finds the forced track in the sound's language, else in one that the viewer reads; one of no known language
// is taken when it is the only forced one.
func forcedIn(list []SubtitleChoice, audio string, want Preference) int {
	languages := append([]string{audio}, want.Subtitles...)
	best, bestRank := -1, 0
	unknown, forced := -1, 0
	for k, s := range list {
		if !s.Forced || s.Commentary {
			continue
		}
		forced++
		if s.Language == "" {
			unknown = k
		}
		match := preferred(s.Language, languages)
		if rank := 2*match - yes(s.Drawn); match > 0 && rank > bestRank {
			best, bestRank = k, rank
		}
	}
	if best < 0 && forced == 1 {
		return unknown
	}
	return best
}

// wholeIn finds the best track that is not forced in the viewer's languages, or in the given one where the viewer names
// none; a forced one in such a language is better than nothing.
func wholeIn(list []SubtitleChoice, want Preference, otherwise string) int {
	languages := want.Subtitles
	if len(languages) == 0 {
		languages = []string{otherwise}
	}
	best, bestRank := -1, []int(nil)
	for k, s := range list {
		match := preferred(s.Language, languages)
		if s.Commentary || match == 0 {
			continue
		}
		rank := []int{match, yes(!s.Forced), yes(s.HearingImpaired == want.HearingImpaired), yes(!s.Drawn), yes(s.Default)}
		if best < 0 || slices.Compare(rank, bestRank) > 0 {
			best, bestRank = k, rank
		}
	}
	return best
}

func defaultOf(list []SubtitleChoice) int {
	return slices.IndexFunc(list, func(s SubtitleChoice) bool { return s.Default && !s.Commentary })
}
