package playlist_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
)

func TestReadM3U(t *testing.T) {
	t.Parallel()
	got, err := playlist.ReadM3U("\ufeff#EXTM3U\r\n#PLAYLIST:x\r\n#EXTINF:60 a=\"b\", A film \r\n/a/A film.mkv\r\n\r\nC:\\b\\c.mkv\n#EXTINF:-1\nd")
	require.NoError(t, err)
	require.Equal(t, []playlist.Entry{{Location: "/a/A film.mkv", Title: "A film"}, {Location: `C:\b\c.mkv`}, {Location: "d"}}, got)
	for _, text := range []string{"", "#EXTM3U\n", "\xff", "a\x00", strings.Repeat("a\n", 5001), strings.Repeat("a", 3<<20)} {
		_, err := playlist.ReadM3U(text)
		require.ErrorIs(t, err, fault.Invalid)
	}
}

// What is written is read again as it was, whatever the titles are.
func FuzzM3U(f *testing.F) {
	f.Add("A film", "/films/a.mkv")
	f.Add("a\n/etc/passwd", "b\r#EXTM3U")
	f.Fuzz(func(t *testing.T, title, path string) {
		text := playlist.WriteM3U(title, []*playlist.Line{{Title: title, Path: path}, {Title: "next", Path: "/next.mkv"}})
		got, err := playlist.ReadM3U(text)
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid)
			return
		}
		require.LessOrEqual(t, len(got), 2, "no title or path makes an entry of its own")
		require.Equal(t, "/next.mkv", got[len(got)-1].Location)
	})
}

func TestExchange(t *testing.T) {
	t.Parallel()
	h := setup(t)
	key := h.create(h.ids[0], h.ids[1], h.ids[2])
	list, err := h.ByIDs(t.Context(), h.anna, []uuid.UUID{key})
	require.NoError(t, err)
	text, err := h.Export(t.Context(), h.anna, list[0])
	require.NoError(t, err)
	require.Equal(t, "#EXTM3U\n#PLAYLIST:Evenings\n#EXTINF:60,Film 00\nFilm 00.mkv\n#EXTINF:60,Film 01\nFilm 01.mkv\n#EXTINF:60,Film 02\nFilm 02.mkv\n", text)
	admin := h.anna
	admin.Role = access.Admin
	text, err = h.Export(t.Context(), admin, list[0])
	require.NoError(t, err)
	require.Contains(t, text, "\n/films1/b/Film 01.mkv\n")
	text, err = h.Export(t.Context(), h.bert, list[0])
	require.NoError(t, err)
	require.NotContains(t, text, "Film 01", "a film that he may not see")

	done, err := h.Import(t.Context(), h.anna, "Back", "#EXTM3U\nFilm 03.mkv\n#EXTINF:1,FILM 04\nhttp://elsewhere/4\nelse/b/same name.mkv\nD:\\a\\same name.mkv\nnothing.mkv\n")
	require.NoError(t, err)
	require.Equal(t, []string{"nothing.mkv"}, done.Missed)
	require.Equal(t, []id.ID{h.ids[3], h.ids[4], h.ids[19], h.ids[18]}, films(h.read(h.anna, *done.Key)), "of files with one name the one in the same folder")
	done, err = h.Import(t.Context(), h.bert, "Back", "Film 03.mkv")
	require.NoError(t, err)
	require.Nil(t, done.Key, "a film that he may not see is not found")
	_, err = h.Import(t.Context(), h.bert, "", "a")
	require.ErrorIs(t, err, fault.Invalid)
	_, err = h.Import(t.Context(), access.Viewer{}, "a", "a")
	require.ErrorIs(t, err, fault.Unauthenticated)
}

// Looking for entries ends when nobody waits for it any more.
func TestImport_ends(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	n, err := playlist.Match(ctx, []string{"a/x.mkv", "b/x.mkv"}, "/b/x.mkv", 3)
	require.NoError(t, err)
	require.Equal(t, 3, n)
	cancel()
	_, err = playlist.Match(ctx, []string{"a/x.mkv", "b/x.mkv"}, "/b/x.mkv", 3)
	require.ErrorIs(t, err, context.Canceled)
}
