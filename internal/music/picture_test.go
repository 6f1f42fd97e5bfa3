package music_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Albums and artists keep what was chosen for them, and show again what scans find when it is released.
func TestPictures_chosen(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for i, name := range []string{"Tool/fanart.jpg", "Tool/clearlogo.png", "Tool/Lateralus/cdart.png", "Tool/artist.jpg", "Tool/Lateralus/cover.jpg", "Tool/Lateralus/folder.png"} {
		b.Write(name, strings.Repeat("picture", i+1)) // of one size and time they would be one picture
	}
	f := b.Sound("Tool/Lateralus/01.flac", map[string]string{"TITLE": "The Grudge", "ARTIST": "Tool", "ALBUMARTIST": "Tool", "ALBUM": "Lateralus", "TRACKNUMBER": "1"})
	b.identify(f)
	edit := artwork.NewEditor(artwork.EditorDeps{Pictures: b.Artworks, Hold: intake.Lock, Owners: map[id.Kind]artwork.Owner{"album": b.music, "artist": b.music}})
	admin := access.Viewer{Role: access.Admin, Libraries: b.Viewer.Libraries}
	beside, err := db.Column[string](t.Context(), b.DB, `SELECT CASE WHEN a.id IS NULL THEN 'artist ' ELSE 'album ' END || p.role FROM item_pictures p LEFT JOIN albums a ON a.id = p.item_id ORDER BY 1`)
	require.NoError(t, err)
	require.Equal(t, []string{"album DISC", "artist BACKDROP", "artist LOGO"}, beside)
	for kind, candidates := range map[id.Kind]int{"album": 2, "artist": 1} {
		keys, err := db.Column[uuid.UUID](t.Context(), b.DB, map[id.Kind]string{"album": `SELECT id FROM albums`, "artist": `SELECT id FROM artists`}[kind])
		require.NoError(t, err)
		require.Len(t, keys, 1)
		item := id.Of(kind, keys[0])
		shown := func() *uuid.UUID {
			at, err := b.music.Pictured(t.Context(), b.Viewer, b.DB, item, artwork.Poster)
			require.NoError(t, err)
			return at.PictureID
		}
		all, err := edit.Candidates(t.Context(), admin, item, artwork.Poster)
		require.NoError(t, err)
		require.Len(t, all, candidates, kind)
		automatic := shown()
		require.NotNil(t, automatic)
		upload := id.New()
		b.Exec(`INSERT INTO artworks (id, library_id, role, source, content, version, state) VALUES ($1, $2, 'POSTER', 'UPLOAD', $3, 'v', 'READY')`, upload, b.Library.ID, upload.String())
		b.Exec(`INSERT INTO artwork_candidates (item_id, role, artwork_id, position) VALUES ($1, 'POSTER', $2, 9)`, item.UUID, upload)
		require.NoError(t, edit.Choose(t.Context(), admin, item, artwork.Poster, &upload))
		b.identify(f)
		b.reconcile()
		require.Equal(t, upload, *shown(), kind)
		require.NoError(t, edit.Choose(t.Context(), admin, item, artwork.Poster, nil))
		require.Equal(t, automatic, shown(), kind)
		_, err = edit.Candidates(t.Context(), admin, item, artwork.Still)
		require.ErrorIs(t, err, fault.Invalid)
	}
}
