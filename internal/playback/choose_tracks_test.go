package playback

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

func TestChooseAudio(t *testing.T) {
	t.Parallel()
	streams := []media.Stream{
		{Kind: media.StreamVideo},
		{Kind: media.StreamAudio, Language: "en", Channels: 6, Default: true},
		{Kind: media.StreamAudio, Language: "de", Channels: 2},
		{Kind: media.StreamAudio, Language: "de", Channels: 6},
		{Kind: media.StreamAudio, Language: "de", Channels: 8, Commentary: true},
		{Kind: media.StreamAudio, Language: "en", Channels: 2, VisualImpaired: true},
		{Kind: media.StreamAudio, Language: "pt-BR", Channels: 2, Original: true},
	}
	for name, c := range map[string]struct {
		want Preference
		at   int
	}{
		"the file's own":            {Preference{}, 1},
		"preferred, most channels":  {Preference{Audio: []string{"de"}}, 3},
		"second wish":               {Preference{Audio: []string{"ja", "pt"}}, 6},
		"a region":                  {Preference{Audio: []string{"pt-PT"}}, 6},
		"wish not there":            {Preference{Audio: []string{"ja"}}, 1},
		"description":               {Preference{Described: true}, 5},
		"description not in German": {Preference{Described: true, Audio: []string{"de"}}, 3},
	} {
		require.Equal(t, c.at, ChooseAudio(streams, c.want), name)
	}
	require.Equal(t, -1, ChooseAudio(streams[:1], Preference{}))
	require.Equal(t, 0, ChooseAudio([]media.Stream{{Kind: media.StreamAudio, Commentary: true}}, Preference{}), "better than none")
	require.Equal(t, 1, ChooseAudio([]media.Stream{{Kind: media.StreamAudio, Language: "en"}, {Kind: media.StreamAudio, Language: "ja", Original: true}}, Preference{}))
}

func TestChooseSubtitle(t *testing.T) {
	t.Parallel()
	list := []SubtitleChoice{
		0:  {Language: "en", Default: true},
		1:  {Language: "en", Forced: true},
		2:  {Language: "en", HearingImpaired: true},
		3:  {Language: "de"},
		4:  {Language: "de", Forced: true},
		5:  {Language: "fr", Forced: true},
		6:  {Language: "es", Commentary: true},
		7:  {Language: "zh-Hant"},
		8:  {Language: "zh-Hans"},
		9:  {Language: "nl", HearingImpaired: true},
		10: {Language: "pt-BR"},
		11: {Language: "no"},
	}
	en, de, ja := []string{"en"}, []string{"de"}, []string{"ja"}
	for name, c := range map[string]struct {
		audio string
		want  Preference
		at    int
	}{
		"understood: forced in the sound's language":   {"en", Preference{Audio: en, Subtitles: en}, 1},
		"understood through subtitles' language":       {"de", Preference{Audio: en, Subtitles: de}, 4},
		"understood, nothing forced":                   {"ja", Preference{Audio: ja}, -1},
		"foreign: whole":                               {"ja", Preference{Audio: en, Subtitles: en}, 0},
		"foreign, no wish for subtitles: as the sound": {"ja", Preference{Audio: de}, 3},
		"foreign, hard of hearing":                     {"ja", Preference{Audio: en, Subtitles: en, HearingImpaired: true}, 2},
		"foreign, only for the hard of hearing":        {"ja", Preference{Audio: en, Subtitles: []string{"nl"}}, 9},
		"foreign, second wish":                         {"ja", Preference{Audio: en, Subtitles: []string{"sv", "de"}}, 3},
		"foreign, only forced there":                   {"ja", Preference{Audio: en, Subtitles: []string{"fr"}}, 5},
		"foreign, only commentary there":               {"ja", Preference{Audio: en, Subtitles: []string{"es"}}, -1},
		"foreign, not there: forced of the sound":      {"de", Preference{Audio: en, Subtitles: []string{"sv"}}, 4},
		"script counts":                                {"ja", Preference{Audio: en, Subtitles: []string{"zh-Hans"}}, 8},
		"script of a region":                           {"ja", Preference{Audio: en, Subtitles: []string{"zh-TW"}}, 7},
		"region does not":                              {"ja", Preference{Audio: en, Subtitles: []string{"pt-PT"}}, 10},
		"another code":                                 {"ja", Preference{Audio: en, Subtitles: []string{"nb"}}, 11},
		"no wishes: forced":                            {"de", Preference{}, 4},
		"no wishes, none forced: the file's own":       {"ja", Preference{}, 0},
		"unknown sound, reader":                        {"", Preference{Audio: en, Subtitles: de}, 3},
		"unknown sound, no reader":                     {"", Preference{Audio: en}, -1},
		"forced only":                                  {"ja", Preference{Audio: en, Subtitles: en, Mode: SubtitlesForced}, 1},
		"always":                                       {"en", Preference{Audio: en, Subtitles: de, Mode: SubtitlesAlways}, 3},
		"always, no wish":                              {"de", Preference{Mode: SubtitlesAlways}, 3},
		"off":                                          {"ja", Preference{Audio: en, Subtitles: en, Mode: SubtitlesOff}, -1},
	} {
		require.Equal(t, c.at, ChooseSubtitle(list, c.audio, c.want), name)
	}
	unknown := []SubtitleChoice{{}, {Forced: true}}
	require.Equal(t, 1, ChooseSubtitle(unknown, "en", Preference{Audio: en}), "the only forced one")
	require.Equal(t, -1, ChooseSubtitle(append(unknown, SubtitleChoice{Forced: true, Language: "fr"}), "en", Preference{Audio: en}))
	require.Equal(t, -1, ChooseSubtitle(nil, "en", Preference{}))
}
