package playback_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playback"
	"revenge/media"
)

func TestPreferences(t *testing.T) {
	t.Parallel()
	b := setup(t)
	set := playback.Preference{Audio: []string{"DE-at", "en", "en"}, Subtitles: []string{"pt-br"}, Mode: playback.SubtitlesAlways, HearingImpaired: true, Described: true}
	require.NoError(t, b.SetPreferences(t.Context(), b.viewer, set))
	keys := []uuid.UUID{b.viewer.UserID, root.UserID}
	list, err := b.PreferencesByUserIDs(t.Context(), b.viewer, keys)
	require.NoError(t, err)
	require.Len(t, list, 1, "others' preferences are theirs")
	got := list[0]
	require.Equal(t, []string{"de-AT", "en"}, got.AudioLanguages, "in their usual spelling, each once")
	require.Equal(t, []string{"pt-BR"}, got.SubtitleLanguages)
	require.Equal(t, playback.SubtitlesAlways, got.SubtitleMode)
	require.True(t, got.HearingImpaired && got.AudioDescription)
	list, err = b.PreferencesByUserIDs(t.Context(), b.admin(), keys)
	require.NoError(t, err)
	require.Len(t, list, 2)
	require.Equal(t, playback.SubtitlesAuto, list[1].SubtitleMode, "where none are set")
	require.NotNil(t, list[1].AudioLanguages)

	require.NoError(t, b.SetPreferences(t.Context(), b.viewer, playback.Preference{}), "all are set")
	list, err = b.PreferencesByUserIDs(t.Context(), b.viewer, keys)
	require.NoError(t, err)
	require.Empty(t, list[0].AudioLanguages)
	require.Equal(t, playback.SubtitlesAuto, list[0].SubtitleMode)

	for _, wrong := range []playback.Preference{{Audio: []string{"klingonese!"}}, {Subtitles: []string{""}}, {Subtitles: []string{"und"}}, {Audio: strings.Fields("en de fr es it pt nl sv da no fi")}} {
		require.ErrorIs(t, b.SetPreferences(t.Context(), b.viewer, wrong), fault.Invalid)
	}
	require.ErrorIs(t, b.SetPreferences(t.Context(), access.Viewer{}, set), fault.Unauthenticated)
	require.ErrorIs(t, b.SetPreferences(t.Context(), access.Viewer{UserID: id.New(), Role: access.User}, set), fault.NotFound)
}

// A session begins with what its viewer wants to hear and read, and goes on with it when something else is changed.
func TestStart_preferences(t *testing.T) {
	t.Parallel()
	b := setup(t)
	begins := func(s *playback.Session) (audio, subtitle *int) {
		t.Helper()
		audio, err := b.AudioStream(s)
		require.NoError(t, err)
		subtitle, err = b.SubtitleStream(s)
		require.NoError(t, err)
		return audio, subtitle
	}
	audio, subtitle := begins(b.start(t, b.movie))
	require.Equal(t, 1, *audio)
	require.Equal(t, 3, *subtitle, "forced, in the language of the sound")

	require.NoError(t, b.SetPreferences(t.Context(), b.viewer, playback.Preference{Audio: []string{"de"}, Mode: playback.SubtitlesOff}))
	s := b.start(t, b.movie)
	require.Equal(t, playback.Remux, s.Decision, "a browser cannot change the sound of a file")
	require.Equal(t, []playback.Reason{playback.AudioTrackChosen, playback.AudioCodecNotSupported}, s.Reasons)
	audio, subtitle = begins(s)
	require.Equal(t, 2, *audio)
	require.Nil(t, subtitle)
	stream, err := b.Authorize(t.Context(), signed(b.URL(s)))
	require.NoError(t, err)
	require.Equal(t, 2, stream.Spec.Audio[0].Stream)
	require.True(t, stream.Spec.Audio[0].Default && !stream.Spec.Audio[1].Default)
	require.True(t, stream.Spec.Subtitles[0].Manual && !stream.Spec.Subtitles[0].Default)

	require.NoError(t, b.Change(t.Context(), b.viewer, s.ID, func(c *playback.Choice) { c.MaxHeight = new(480) }))
	rows, err := b.ByIDs(t.Context(), b.viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	audio, _ = begins(rows[0])
	require.Equal(t, 2, *audio)
	require.NoError(t, b.Change(t.Context(), b.viewer, s.ID, func(c *playback.Choice) { c.AudioStream, c.SubtitleStream = new(1), new(3) }))
	rows, err = b.ByIDs(t.Context(), b.viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	audio, subtitle = begins(rows[0])
	require.Equal(t, 1, *audio, "what is chosen goes before")
	require.Equal(t, 3, *subtitle)

	now, err := b.Start(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser()), Want: &playback.Preference{}})
	require.NoError(t, err)
	audio, _ = begins(now)
	require.Equal(t, 1, *audio, "what is said now goes before what is set")
	_, err = b.Plan(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser()), Want: &playback.Preference{Audio: []string{"?"}}})
	require.ErrorIs(t, err, fault.Invalid)
}

func TestSubtitles_addresses(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.shelf.items[b.mkv]
	c.Info.Streams[3].Codec = "ass"
	script, plain, pair := &media.Source{Path: "/f/x.ass"}, &media.Source{Path: "/f/x.srt"}, &media.Source{Path: "/f/x.sub"}
	c.Texts = []media.TextTrack{{Stream: -1, External: plain}, {Stream: -1, External: script, Language: "de", HearingImpaired: true}}
	c.Raws = []media.RawTrack{{Stream: -1, External: script, Codec: "ass", Language: "de"}, {Stream: -1, External: pair, Codec: "dvd_subtitle", Language: "es"}}
	b.shelf.items[b.mkv] = c
	start := func(forms ...playback.SubtitleFormat) *playback.Session {
		s, err := b.Start(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", b.mkv), Can: new(browser(func(c *playback.Capabilities) { c.Subtitles = forms }))})
		require.NoError(t, err)
		return s
	}
	s := start(playback.FormatASS, playback.FormatPGS, playback.FormatVobSub)
	folder := strings.TrimSuffix(b.URL(s), "master.m3u8")
	texts, err := b.Subtitles(s)
	require.NoError(t, err)
	require.Len(t, texts, 3)
	require.Nil(t, texts[0].RawURL)
	require.Equal(t, folder+"raw/0.raw", *texts[1].RawURL, "the file beside it")
	require.True(t, texts[1].HearingImpaired)
	require.Equal(t, folder+"raw/2.raw", *texts[2].RawURL, "the stream inside it")
	pictures, err := b.PictureSubtitles(s)
	require.NoError(t, err)
	require.Len(t, pictures, 2)
	require.Equal(t, []string{folder + "raw/1.idx", folder + "raw/1.sub"}, pictures[0].URLs)
	require.Equal(t, playback.FormatVobSub, pictures[0].Format)
	require.Equal(t, "es", *pictures[0].Language)
	require.Equal(t, []string{folder + "raw/3.raw"}, pictures[1].URLs)
	require.Equal(t, playback.FormatPGS, pictures[1].Format)

	attached := []media.Attachment{{Index: 5, Name: "Deja.TTF", SizeBytes: 9}, {Index: 6, Name: "cover.jpg", MimeType: "image/jpeg"}, {Index: 7, Name: "x", MimeType: "application/x-truetype-font"}}
	fonts := b.Fonts(texts[2], attached)
	require.Equal(t, []*playback.Font{{Name: "Deja.TTF", SizeBytes: 9, URL: folder + "font/5"}, {Name: "x", URL: folder + "font/7"}}, fonts)
	require.Empty(t, b.Fonts(texts[0], attached), "plain text needs none")

	s = start()
	texts, err = b.Subtitles(s)
	require.NoError(t, err)
	require.Nil(t, texts[1].RawURL, "who does not draw scripts gets text alone")
	pictures, err = b.PictureSubtitles(s)
	require.NoError(t, err)
	require.Empty(t, pictures)
}
