package join_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// grouped shows which files are together, whatever their items are called and whichever rows stand for them.
func (b *bench) grouped() string {
	b.Helper()
	return b.text(`SELECT COALESCE(string_agg(files, E'\n' ORDER BY files), '') FROM (
		SELECT string_agg(DISTINCT file_id::text, ' ' ORDER BY file_id::text) AS files FROM movie_files GROUP BY movie_id
		UNION ALL SELECT string_agg(DISTINCT x.file_id || ' ' || e.season_number || e.key, ' ' ORDER BY x.file_id || ' ' || e.season_number || e.key)
			FROM episode_files x JOIN episodes e ON e.id = x.episode_id GROUP BY e.series_id
		UNION ALL SELECT string_agg(tracks, ' / ' ORDER BY tracks) FROM (SELECT t.album_id, string_agg(x.files, ' ' ORDER BY x.files) AS tracks
			FROM tracks t JOIN (SELECT track_id, '[' || string_agg(file_id::text, ' ' ORDER BY file_id) || ']' AS files FROM track_files GROUP BY track_id) x ON x.track_id = t.id
			GROUP BY t.album_id, t.release_id) r GROUP BY album_id
		UNION ALL SELECT 'by ' || string_agg(DISTINCT x.file_id || p.what, ' ' ORDER BY x.file_id || p.what) FROM (SELECT artist_id, track_id, ' ' || role AS what FROM track_artists
			UNION SELECT a.artist_id, t.id, '' FROM album_artists a JOIN tracks t ON t.album_id = a.album_id) p JOIN track_files x ON x.track_id = p.track_id GROUP BY p.artist_id) g`)
}

// whole checks that every file is of one item, every play of the item of its file, and nothing without files is there.
func (b *bench) whole(plays int) {
	b.Helper()
	require.Equal(b, fmt.Sprintf("%d|%d|0|0|%[2]d|0", plays, len(b.order)), b.text(`SELECT concat_ws('|', (SELECT count(*) FROM plays),
		(SELECT count(DISTINCT file_id) FROM (SELECT file_id FROM movie_files UNION ALL SELECT file_id FROM episode_files UNION ALL SELECT file_id FROM track_files) f),
		(SELECT count(*) FROM plays p WHERE NOT EXISTS (SELECT FROM movie_files x WHERE x.file_id = p.file_id AND x.movie_id = p.item_id)
			AND NOT EXISTS (SELECT FROM episode_files x WHERE x.file_id = p.file_id AND x.episode_id = p.item_id)
			AND NOT EXISTS (SELECT FROM track_files x WHERE x.file_id = p.file_id AND x.track_id = p.item_id)),
		(SELECT count(*) FROM movies m WHERE NOT EXISTS (SELECT FROM movie_files x WHERE x.movie_id = m.id))
			+ (SELECT count(*) FROM episodes e WHERE NOT EXISTS (SELECT FROM episode_files x WHERE x.episode_id = e.id))
			+ (SELECT count(*) FROM tracks t WHERE NOT EXISTS (SELECT FROM track_files x WHERE x.track_id = t.id))
			+ (SELECT count(*) FROM albums a WHERE NOT EXISTS (SELECT FROM tracks t WHERE t.album_id = a.id))
			+ (SELECT count(*) FROM releases r WHERE NOT EXISTS (SELECT FROM tracks t WHERE t.release_id = r.id AND t.album_id = r.album_id)),
		(SELECT count(*) FROM (SELECT DISTINCT file_id, movie_id FROM movie_files UNION SELECT DISTINCT x.file_id, e.series_id FROM episode_files x JOIN episodes e ON e.id = x.episode_id
			UNION ALL SELECT file_id, track_id FROM track_files) f),
		(SELECT count(*) FROM watch_states w WHERE NOT EXISTS (SELECT FROM plays p WHERE p.item_id = w.item_id AND p.user_id = w.user_id)))`))
}

// step does something at random, or finds that it cannot be done.
func (b *bench) step(r *rand.Rand, done *[]*join.Change) string {
	b.Helper()
	b.clock.Advance(time.Minute)
	pick := func() uuid.UUID { return b.order[r.IntN(len(b.order))] }
	keep := func(c *join.Change, err error) {
		if err == nil {
			*done = append(*done, c)
			return
		}
		require.ErrorIs(b, err, fault.Invalid)
	}
	switch n := r.IntN(10); {
	case n < 3:
		into, other := b.of(pick()), b.of(pick())
		if b.Library.Kind == library.KindMusic && n > 0 {
			into, other = b.by(pick()), b.by(pick())
		}
		c, err := b.Merge(b.Context(), b.admin, into, []id.ID{other}, "")
		keep(c, err)
		return "merge"
	case n < 6:
		f := pick()
		p := join.Split{Item: b.of(f), Files: []uuid.UUID{f}}
		if b.Library.Kind == library.KindMusic && n == 5 {
			p.Item = b.by(f)
			if into := b.by(pick()); into != p.Item {
				p.Into = &into
			}
			c, err := b.Split(b.Context(), b.admin, p)
			keep(c, err)
			return "split artist"
		}
		switch r.IntN(3) {
		case 0:
			p.Title = fmt.Sprintf("Title %d", r.IntN(4))
		case 1:
			if into := b.of(pick()); into != p.Item {
				p.Into = &into
			}
		}
		c, err := b.Split(b.Context(), b.admin, p)
		keep(c, err)
		return "split"
	case n < 7 && b.Library.Kind == library.KindSeries:
		c, err := b.Number(b.Context(), b.admin, pick(), 1+r.IntN(2), [][]int{{1}, {2}, {3}, {1, 2}}[r.IntN(4)])
		keep(c, err)
		return "number"
	case n < 9 && len(*done) > 0:
		c := (*done)[len(*done)-1]
		if _, err := b.Undo(b.Context(), b.admin, c.NodeID()); err != nil {
			require.ErrorIs(b, err, fault.Conflict)
		}
		*done = (*done)[:len(*done)-1]
		return "undo"
	}
	b.scan(pick(), pick())
	return "scan"
}

func TestJoin_random(t *testing.T) {
	t.Parallel()
	names := map[library.Kind][]string{
		library.KindMovies: {"A (1979).mkv", "A (1979) 4K.mkv", "B (1980).mkv", "C (1981).mkv", "D.mkv", "d/D (1982).mkv", "E (1983)/E (1983) cd1.mkv", "E (1983)/E (1983) cd2.mkv"},
		library.KindSeries: {"A/A S01E01.mkv", "A/A S01E02.mkv", "A/A S01E02 4K.mkv", "B (2003)/B S01E01-E02.mkv", "B (2003)/B S02E01.mkv", "C/C S01E01.mkv", "C/C S00E01.mkv",
			"D/D S01E02.mkv"},
		// folder, artist, album artist, album, number, title
		library.KindMusic: {"A|One|One|A|1|Song", "A|One|One|A|2|Other", "B|Two|Two|Hits|1|Song", "B|One|One|Hits|2|More", "B|Three|Three|Hits|3|Yet", "C|Two|Two|A|1|Song",
			"C|One|Two|A|2|Other", "D|Three|Three|D|1|Song"},
	}
	for kind, list := range names {
		for seed := range uint64(6) {
			t.Run(fmt.Sprintf("%s %d", kind, seed), func(t *testing.T) {
				t.Parallel()
				b := setup(t, kind)
				files := b.some(list)
				r := rand.New(rand.NewPCG(seed, 7))
				if seed%2 == 1 { // some have the same content
					b.Exec(`UPDATE files SET oshash = 'twin' WHERE id = ANY($1)`, files[2:5])
				}
				var done []*join.Change
				plays := 0
				for n := range 30 {
					if n%3 == 0 {
						file := files[r.IntN(len(files))]
						// The other episodes of a file are seen with it, unless it stood at its end already.
						if held := b.playable(file); b.text(`SELECT EXISTS (SELECT FROM watch_states WHERE item_id = $1 AND watched AND position_ms = 0)::text`, held[0].UUID) == "false" {
							plays += len(held)
						} else {
							plays++
						}
						b.play(file)
					}
					before := b.filed()
					what := b.step(r, &done)
					b.whole(plays)
					is := b.grouped()
					b.scan()
					require.Equal(t, is, b.grouped(), "%d: a scan after %s changes nothing; before it was\n%s\nnow\n%s", n, what, before, b.filed())
					b.whole(plays)
					if n%10 == 9 {
						b.Exec(`DELETE FROM movies`)
						b.Exec(`DELETE FROM series`)
						b.Exec(`DELETE FROM albums`)
						b.Exec(`DELETE FROM tracks`)
						b.Exec(`DELETE FROM artists`)
						done = nil
						for _, i := range r.Perm(len(files)) {
							b.scan(files[i])
						}
						require.Equal(t, is, b.grouped(), "%d: the rows come again as they were", n)
						b.whole(plays)
					}
				}
			})
		}
	}
}

// some takes in files: by their names, or by what their tags say.
func (b *bench) some(list []string) []uuid.UUID {
	b.Helper()
	if b.Library.Kind != library.KindMusic {
		return b.file(list...)
	}
	for i, tags := range list {
		t := strings.Split(tags, "|")
		b.sound(fmt.Sprintf("%s/%d.flac", t[0], i), t[1], t[3], t[4], t[5], "ALBUMARTIST", t[2])
	}
	b.scan()
	return b.order
}

// by is the artist of a file.
func (b *bench) by(file uuid.UUID) id.ID {
	b.Helper()
	return id.Of("artist", mustParse(b.text(`SELECT a.artist_id::text FROM track_files x JOIN track_artists a ON a.track_id = x.track_id WHERE x.file_id = $1 ORDER BY a.position LIMIT 1`, file)))
}
