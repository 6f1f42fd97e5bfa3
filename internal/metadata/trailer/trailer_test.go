package trailer_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/metadata/trailer"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tube := trailer.Trailer{URL: "https://www.youtube.com/watch?v=2RnvxmGcIy0", Site: trailer.YouTube, Key: "2RnvxmGcIy0"}
	vimeo := trailer.Trailer{URL: "https://vimeo.com/76979871", Site: trailer.Vimeo, Key: "76979871"}
	for text, want := range map[string]trailer.Trailer{
		"plugin://plugin.video.youtube/?action=play_video&videoid=2RnvxmGcIy0": tube,
		"plugin://plugin.video.youtube/play/?video_id=2RnvxmGcIy0":             tube,
		"https://www.youtube.com/watch?v=2RnvxmGcIy0&t=3":                      tube,
		"http://youtube.com/embed/2RnvxmGcIy0":                                 tube,
		"https://youtu.be/2RnvxmGcIy0\n":                                       tube,
		"plugin://plugin.video.vimeo/play/?video_id=76979871":                  vimeo,
		"https://vimeo.com/76979871":                                           vimeo,
		"https://player.vimeo.com/video/76979871":                              vimeo,
		"https://trailers.example/a.mp4?x=1":                                   {URL: "https://trailers.example/a.mp4?x=1", Site: trailer.Other},
		"https://www.youtube.com/@studio":                                      {URL: "https://www.youtube.com/@studio", Site: trailer.Other},
		"https://youtube.com.example/watch?v=2RnvxmGcIy0":                      {URL: "https://youtube.com.example/watch?v=2RnvxmGcIy0", Site: trailer.Other},
	} {
		got, ok := trailer.Parse(text)
		require.True(t, ok, text)
		require.Equal(t, want, got, text)
		again, ok := trailer.Parse(got.URL)
		require.True(t, ok)
		require.Equal(t, got, again, "what was read is read the same")
	}
	for _, text := range []string{"", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a/b", "//a/b", "https://", "https:///x",
		"https://u:p@a.example/x", "http:a", "plugin://plugin.video.youtube/?videoid=short", "plugin://plugin.video.other/?videoid=2RnvxmGcIy0",
		"https://a.example/\"onload=x", "https://a.example/a b", "https://a.example/\x07", "https://a.example/" + strings.Repeat("x", 2048), "JavaScript://a.example/%0aalert(1)"} {
		_, ok := trailer.Parse(text)
		require.False(t, ok, text)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"plugin://plugin.video.youtube/?action=play_video&videoid=2RnvxmGcIy0", "https://youtu.be/2RnvxmGcIy0", "javascript:x", "https://a/%zz"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := trailer.Parse(text)
		if !ok {
			return
		}
		low := strings.ToLower(got.URL)
		require.True(t, strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://"), got.URL)
		require.False(t, strings.ContainsAny(got.URL, " \"<>"), got.URL)
		again, ok := trailer.Parse(got.URL)
		require.True(t, ok)
		require.Equal(t, got, again)
	})
}
