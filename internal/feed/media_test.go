package feed_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/id"
)

// What is known of an item's files and pictures is told as a change of the item: where something of it is shown.
func TestAfter_filesAndPictures(t *testing.T) {
	t.Parallel()
	h := setup(t)
	library, root, file, poster, cover, banner := h.viewer.Libraries[0], id.New(), id.New(), id.New(), id.New(), id.New()
	film, other, album := h.film(0), h.film(0), id.New()
	h.exec(`INSERT INTO library_roots (id, library_id, path, position) VALUES ($1, $2, '/x', 0)`, root, library)
	h.exec(`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode) VALUES ($1, $2, $3, 'x.mkv', 1, 1, 1, 1)`, file, library, root)
	for _, picture := range []uuid.UUID{poster, cover, banner} {
		h.exec(`INSERT INTO artworks (id, library_id, role, source, root_id, path, version) VALUES ($1, $2, 'POSTER', 'LOCAL', $3, $1::uuid::text, 'v')`, picture, library, root)
	}
	h.exec(`INSERT INTO movie_files (file_id, movie_id) VALUES ($1, $2)`, file, film)
	h.exec(`UPDATE movies SET poster_id = $1 WHERE id = $2`, poster, other)
	h.exec(`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation, cover_id)
		VALUES ($1, $2, 'a', 'a', 'a', 'a', '', '', 'ALBUM', false, $3)`, album, library, cover)
	h.exec(`INSERT INTO item_pictures (item_id, role, artwork_id, library_id) VALUES ($1, 'BANNER', $2, $3)`, film, banner, library)
	c := &copied{}
	h.follow(h.viewer, c, 100)
	for _, one := range []struct {
		sql  string
		key  uuid.UUID
		told []uuid.UUID
	}{
		{`INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info) VALUES ($1, 'mkv', 1, 1, 1, 1, '', '', 'SDR', '{}')`, file, []uuid.UUID{film}},
		{`UPDATE file_media SET width = 1920 WHERE file_id = $1`, file, []uuid.UUID{film}},
		{`UPDATE file_media SET probed_at = now(), index = '\x00' WHERE file_id = $1`, file, nil},
		{`UPDATE files SET missing_since = now() WHERE id = $1`, file, []uuid.UUID{film}},
		{`UPDATE files SET state = 'IDENTIFIED' WHERE id = $1`, file, nil},
		{`UPDATE artworks SET state = 'READY', width = 10, height = 10 WHERE id = $1`, poster, []uuid.UUID{other}},
		{`UPDATE artworks SET created_at = now() WHERE id = $1`, poster, nil},
		{`UPDATE artworks SET blurhash = 'x' WHERE id = $1`, cover, []uuid.UUID{album}},
		{`UPDATE artworks SET state = 'READY' WHERE id = $1`, banner, []uuid.UUID{film}},
	} {
		h.exec(one.sql, one.key)
		h.settle()
		f, err := h.After(t.Context(), h.viewer, c.cursor, 100)
		require.NoError(t, err)
		var told []uuid.UUID
		for _, change := range f.Changes {
			require.False(t, change.Removed)
			told = append(told, change.Key)
		}
		require.Equal(t, one.told, told, one.sql)
		c.cursor = &f.Cursor
	}
}
