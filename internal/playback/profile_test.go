package playback_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/internal/playback"
)

func TestLoadProfiles(t *testing.T) {
	t.Parallel()
	all, err := playback.LoadProfiles("")
	require.NoError(t, err)
	var names []string
	for _, p := range all.List() {
		names = append(names, p.Name)
		require.NotEmpty(t, p.Description, p.Name)
		require.NotEmpty(t, p.Can.Audio, p.Name)
		require.True(t, p.Can.HLS, p.Name)
	}
	require.Equal(t, []string{"android-tv", "apple-tv", "audio-only", "browser", "desktop", "hls-generic", "hls-legacy", "low-bandwidth",
		"mobile", "mobile-android", "tv-4k", "tv-dolby-vision", "tv-generic"}, names)
	require.Empty(t, all["audio-only"].Can.Video)

	// What is extended is inherited; what is named again is replaced.
	tv := all["tv-4k"].Can
	require.Equal(t, []string{"mp4", "mpegts", "matroska"}, tv.Containers)
	require.Equal(t, 51, *tv.Video[0].MaxLevel)
	require.Equal(t, "ac3", tv.Audio[1].Codec)
	require.Nil(t, all["tv-generic"].Can.MaxBitRate, "children do not change their parents")
}

func profilesIn(t *testing.T, text string) (playback.Profiles, error) {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "mine.yaml"), []byte(text), 0o600))
	return playback.LoadProfiles(folder)
}

func TestLoadProfiles_folder(t *testing.T) {
	t.Parallel()
	all, err := profilesIn(t, "name: kitchen\nextends: tv-4k\nhls: false\noneQuality: true\nmaxBitRate: 5\naudio: [{codec: ac3, maxChannels: 2}]\n---\nname: browser\ncontainers: [webm]\n")
	require.NoError(t, err)
	kitchen := all["kitchen"].Can
	require.False(t, kitchen.HLS)
	require.True(t, kitchen.OneQuality)
	require.EqualValues(t, 5, *kitchen.MaxBitRate)
	require.Equal(t, 2, kitchen.Audio[1].MaxChannels)
	require.Equal(t, 6, all["tv-4k"].Can.Audio[1].MaxChannels)
	require.Equal(t, playback.Capabilities{Containers: []string{"webm"}}, all["browser"].Can, "the same name replaces")
	require.Equal(t, []string{"webm", "mp4", "mov"}, all["desktop"].Can.Containers[:3], "and what extends it follows")

	for name, text := range map[string]string{
		"unknown key": "name: a\nvidoe: []\n", "no name": "hls: true\n", "no parent": "name: a\nextends: zzz\n",
		"itself": "name: a\nextends: b\n---\nname: b\nextends: a\n", "not YAML": "name: [",
	} {
		_, err := profilesIn(t, text)
		require.ErrorIs(t, err, fault.Invalid, name)
	}
	_, err = playback.LoadProfiles("/nowhere")
	require.ErrorIs(t, err, fault.Invalid)
}

func TestProfiles_Client(t *testing.T) {
	t.Parallel()
	all, err := playback.LoadProfiles("")
	require.NoError(t, err)
	measured := playback.Capabilities{Containers: []string{"webm"}, HLS: true, MaxBitRate: new(int64(30_000_000)),
		Video: []playback.VideoCapability{{Codec: "hevc", MaxLevel: new(120)}, {Codec: "av1"}}}
	can, err := all.Client("tv-4k", &measured)
	require.NoError(t, err)
	require.Equal(t, []string{"mp4", "mpegts", "matroska", "webm"}, can.Containers)
	require.EqualValues(t, 30_000_000, *can.MaxBitRate, "the lower one")
	require.Equal(t, measured.Video[0], can.Video[1], "what was measured goes before the profile")
	require.Equal(t, "av1", can.Video[3].Codec)
	require.Equal(t, "h264", can.Video[0].Codec, "what was not stays")
	require.True(t, can.HLS)
	measured.HLS = false
	can, err = all.Client("tv-4k", &measured)
	require.NoError(t, err)
	require.False(t, can.HLS)

	alone, err := all.Client("", &measured)
	require.NoError(t, err)
	require.Equal(t, measured, alone)
	named, err := all.Client("mobile", nil)
	require.NoError(t, err)
	require.Equal(t, all["mobile"].Can, named)
	for name, given := range map[string]*playback.Capabilities{"": nil, "zzz": &measured} {
		_, err = all.Client(name, given)
		require.ErrorIs(t, err, fault.Invalid)
	}
}
