package resolvers_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/artwork"
	"revenge/internal/platform/id"
)

// A choice is seen at the next request, whatever was kept of the film before, and so is its end.
func TestKept_chosenArtwork(t *testing.T) {
	t.Parallel()
	film := id.Of("movie", uuid.MustParse("01900000-0000-7000-8000-000000000101"))
	picture := uuid.MustParse("01900000-0000-7000-8000-000000000c31")
	w := newWorld(t, baseSeed(t), `INSERT INTO artworks (id, library_id, role, source, content, version, state, mime_type, width, height, blurhash) VALUES
			('01900000-0000-7000-8000-000000000c31', '01900000-0000-7000-8000-0000000000a1', 'POSTER', 'UPLOAD', 'aaaa', 'u1', 'READY', 'image/jpeg', 77, 99, 'LEHV6nWB2yk8pyo0adR*.7kCMdnj');
		INSERT INTO artwork_candidates (item_id, role, artwork_id, position) VALUES
			('01900000-0000-7000-8000-000000000101', 'POSTER', '01900000-0000-7000-8000-000000000c31', 0)`)
	nodes := w.keepers()
	question := `{"query":"{ node(id: \"` + film.String() + `\") { ... on Movie { title poster { id width url(width: 240) } } } }"}`
	ask := func() {
		for _, asker := range []string{"anna", "root"} {
			for _, node := range nodes {
				w.twice(node, asker, question)
			}
		}
	}
	shows := func() bool {
		answer, _ := w.ask("anna", question)
		return strings.Contains(answer, `"width":77`)
	}
	ask()
	require.False(t, shows())
	require.NoError(t, w.editor.Choose(t.Context(), w.viewers["root"], film, artwork.Poster, &picture))
	ask()
	require.True(t, shows())
	require.NoError(t, w.editor.Choose(t.Context(), w.viewers["root"], film, artwork.Poster, nil))
	ask()
	require.False(t, shows())
}
