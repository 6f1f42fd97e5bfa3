package join_test

import (
	"strings"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/join"
	"revenge/internal/platform/id"
)

// sound makes a track of an album with a content of its own; more are other tags, as pairs.
func (b *bench) sound(path, artist, album, number, title string, more ...string) uuid.UUID {
	b.Helper()
	tags := map[string]string{"ARTIST": artist, "ALBUM": album, "TRACKNUMBER": number, "TITLE": title}
	for i := 0; i < len(more); i += 2 {
		tags[more[i]] = more[i+1]
	}
	f := b.Sound(path, tags)
	b.tag(f.File.ID, f.Media.Info)
	b.Exec(`UPDATE files SET oshash = substr(md5(path), 1, 16) WHERE id = $1`, f.File.ID)
	b.found[f.File.ID] = f
	b.order = append(b.order, f.File.ID)
	return f.File.ID
}

// tag writes what was found inside a file.
func (b *bench) tag(file uuid.UUID, info any) {
	b.Helper()
	b.Exec(`INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info) VALUES ($1, 'flac', 240000, 0, 0, 0, '', 'flac', '', $2)
		ON CONFLICT (file_id) DO UPDATE SET info = excluded.info`, file, info)
}

// retag changes tags of a file, as pairs.
func (b *bench) retag(file uuid.UUID, more ...string) {
	b.Helper()
	f := b.found[file]
	for i := 0; i < len(more); i += 2 {
		if f.Media.Info.Values[more[i]] = []string{more[i+1]}; more[i+1] == "" {
			delete(f.Media.Info.Values, more[i])
		}
	}
	b.tag(file, f.Media.Info)
}

// heard shows the albums of a library: who they are by, and of each release the tracks with how many files they have.
func (b *bench) heard() string {
	b.Helper()
	return b.text(`SELECT COALESCE(string_agg(line, E'\n' ORDER BY line), '') FROM (
		SELECT a.credit || ' - ' || a.title || COALESCE(' ' || a.year, '') || ': ' || string_agg(r.tracks, ' / ' ORDER BY r.tracks) AS line
		FROM albums a LEFT JOIN (SELECT t.release_id, min(t.album_id::text)::uuid AS album_id, string_agg(COALESCE(t.number::text, '') || t.title || CASE WHEN f.n > 1 THEN ' x' || f.n ELSE '' END, ', '
				ORDER BY t.disc, t.number, t.title) AS tracks
			FROM tracks t LEFT JOIN (SELECT track_id, count(*) AS n FROM track_files GROUP BY track_id) f ON f.track_id = t.id GROUP BY t.release_id) r ON r.album_id = a.id GROUP BY a.id) x`)
}

// sung shows the artists of a library with what they took part in.
func (b *bench) sung() string {
	b.Helper()
	return b.text(`SELECT COALESCE(string_agg(line, E'\n' ORDER BY line), '') FROM (
		SELECT a.name || ': ' || COALESCE((SELECT string_agg(o.title, ', ' ORDER BY o.title) FROM album_artists x JOIN albums o ON o.id = x.album_id WHERE x.artist_id = a.id), '')
			|| ' | ' || COALESCE((SELECT string_agg(DISTINCT t.title, ', ') FROM track_artists x JOIN tracks t ON t.id = x.track_id WHERE x.artist_id = a.id), '') AS line
		FROM artists a) x`)
}

// artist is one with a name.
func (b *bench) artist(name string) id.ID {
	b.Helper()
	return id.Of("artist", mustParse(b.text(`SELECT id::text FROM artists WHERE name = $1 ORDER BY id LIMIT 1`, name)))
}

func (b *bench) reconcile() {
	b.Helper()
	_, err := b.songs.Reconcile(b.Context(), b.Library.ID)
	require.NoError(b, err)
}

// inLine checks that what is stored is what the sources state, and that nothing is left of what has no files.
func (b *bench) inLine() {
	b.Helper()
	b.AddsUp(b.songs.Apply, []string{"artists", "albums", "releases", "tracks"}, `SELECT to_jsonb(a) - 'genre_ids' - 'updated_at' FROM artists a`,
		`SELECT to_jsonb(a) - 'genre_ids' - 'updated_at' FROM albums a`, `SELECT * FROM tracks`, `SELECT * FROM releases`,
		`SELECT * FROM discs`)
	require.Equal(b, "0|0|0|0", b.text(`SELECT concat_ws('|', (SELECT count(*) FROM tracks t WHERE NOT EXISTS (SELECT FROM track_files f WHERE f.track_id = t.id)),
		(SELECT count(*) FROM albums a WHERE NOT EXISTS (SELECT FROM tracks t WHERE t.album_id = a.id)),
		(SELECT count(*) FROM tracks t JOIN releases r ON r.id = t.release_id WHERE r.album_id <> t.album_id),
		(SELECT count(*) FROM tracks t JOIN albums a ON a.id = t.album_id WHERE NOT starts_with(t.place, a.place || E'\t')))`))
}

func (b *bench) mergeBy(artist string, into id.ID, others ...id.ID) *join.Change {
	b.Helper()
	b.clock.Advance(1)
	c, err := b.Merge(b.Context(), b.admin, into, others, artist)
	require.NoError(b, err)
	return c
}

func without(text, line string) string {
	var out []string
	for l := range strings.SplitSeq(text, "\n") {
		if !strings.HasPrefix(l, line) {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}
