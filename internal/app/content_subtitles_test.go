package app

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSubtitles(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, name := range []string{"Film.mkv", "Film.en.srt", "Film.de.ass", "Film.fr.sup", "Film.es.sub", "Film.es.idx", "Film.pl.sub", "Other.srt"} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(name), 0o600))
	}
	texts, raws := subtitles(filepath.Join(folder, "Film.mkv"))
	found := map[string]string{}
	for _, s := range texts {
		require.Equal(t, -1, s.Stream)
		found["text "+s.Language] = filepath.Ext(s.External.Path)
	}
	for _, s := range raws {
		found["raw "+s.Language] = s.Codec
	}
	require.Equal(t, map[string]string{
		"text en": ".srt", "text de": ".ass", "text pl": ".sub",
		"raw de": "ass", "raw fr": "hdmv_pgs_subtitle", "raw es": "dvd_subtitle",
	}, found)
	texts, raws = subtitles("/nowhere/Film.mkv")
	require.Empty(t, texts)
	require.Empty(t, raws)
}
