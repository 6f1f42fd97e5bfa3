package join_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// genres are those that an item of music shows.
func (b *bench) genres(of id.ID) string {
	b.Helper()
	return b.text(`SELECT COALESCE(string_agg(g.name, ', ' ORDER BY g.name), '') FROM genres g WHERE g.id = ANY(
		(SELECT genre_ids FROM tracks WHERE id = $1 UNION ALL SELECT genre_ids FROM albums WHERE id = $1 UNION ALL SELECT genre_ids FROM artists WHERE id = $1)::uuid[])`, of.UUID)
}

// What tags alone say of one of two tracks, albums or artists holds of what they became, where somebody has set something else of that.
func TestMerge_tracksBySources(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	one := b.sound("Disc/a.flac", "Band", "Disc", "1", "Song", "GENRE", "Rock", "MOOD", "Calm")
	two := b.sound("Disc/b.flac", "Band", "Disc (Mono)", "1", "Song", "GENRE", "Metal", "MOOD", "Dark")
	three := b.sound("Other/c.flac", "The Band", "Other", "1", "Other", "GENRE", "Punk")
	b.scan()
	b.reconcile()
	into, other, track, gone := b.of(one), b.of(two), b.playable(one)[0], b.playable(two)[0]
	b.set(track, origin.Genres, "Jazz")
	b.set(track, origin.Moods, "Happy")
	b.set(b.artist("Band"), origin.Genres, "Blues")
	shown := func() []string {
		return []string{b.genres(track), b.genres(gone), b.genres(b.artist("Band")), b.text(`SELECT string_agg(moods::text, ' ' ORDER BY id) FROM tracks`),
			b.text(`SELECT string_agg(e::text, E'\n' ORDER BY item_id, field) FROM item_edits e`)}
	}
	before := shown()
	require.Equal(t, []string{"Jazz", "Metal", "Blues", "{Happy} {Dark} {}"}, before[:4])
	c := b.merge(into, other)
	for range 2 {
		require.Equal(t, "Jazz, Metal", b.genres(track))
		require.Equal(t, "{Happy,Dark} {}", b.text(`SELECT string_agg(moods::text, ' ' ORDER BY id) FROM tracks`))
		b.scan()
		b.inLine()
	}
	b.undo(c)
	b.scan()
	b.reconcile()
	require.Equal(t, before, shown())

	c = b.merge(b.artist("Band"), b.by(three))
	b.scan()
	b.reconcile()
	require.Equal(t, "Blues, Punk", b.genres(b.artist("Band")))
	b.undo(c)
	b.scan()
	b.reconcile()
	require.Equal(t, before, shown())
}

// stood shows what is set of all items and what they show. An artist of whom nothing is left is another row when he comes again.
func (b *bench) stood() []string {
	b.Helper()
	names := func(ids string) string {
		return `(SELECT string_agg(n.name, ',' ORDER BY n.name) FROM (SELECT id, name FROM genres UNION SELECT id, name FROM labels) n WHERE n.id = ANY(` + ids + `))`
	}
	out, err := db.Column[string](b.Context(), b.DB, `SELECT concat_ws('|', 'set', COALESCE(a.tag_name, i.keys::text, e.item_id::text), e.field, e.value, e.by_name, e.at) AS line
			FROM item_edits e LEFT JOIN artists a ON a.id = e.item_id LEFT JOIN edited_items i ON i.id = e.item_id AND i.kind = 'ARTIST'
		UNION ALL SELECT concat_ws('|', 'changed', c.id, COALESCE(a.tag_name, i.keys::text, c.item_id::text)) FROM edit_changes c LEFT JOIN artists a ON a.id = c.item_id
			LEFT JOIN edited_items i ON i.id = c.item_id AND i.kind = 'ARTIST'
		UNION ALL SELECT concat_ws('|', 'movie', id, title, year, certification, minimum_age, `+names("genre_ids || label_ids")+`) FROM movies
		UNION ALL SELECT concat_ws('|', 'series', id, title, year, certification, minimum_age, `+names("genre_ids || label_ids")+`) FROM series
		UNION ALL SELECT concat_ws('|', 'episode', id, title, season_number, number) FROM episodes
		UNION ALL SELECT concat_ws('|', 'album', id, title, year, credit, `+names("genre_ids")+`) FROM albums
		UNION ALL SELECT concat_ws('|', 'track', id, title, year, moods, `+names("genre_ids")+`) FROM tracks
		UNION ALL SELECT concat_ws('|', 'artist', tag_name, name, `+names("genre_ids")+`) FROM artists ORDER BY line`)
	require.NoError(b, err)
	return out
}

// hides shows for an item of each kind the age that it asks for and what hides it.
var hides = map[id.Kind]string{
	"movie":  `SELECT concat_ws('|', COALESCE(m.minimum_age, -1), (SELECT string_agg(n.name, '|') FROM (SELECT id, name FROM genres UNION SELECT id, name FROM labels) n WHERE n.id = ANY(m.genre_ids || m.label_ids))) FROM movies m WHERE id = $1`,
	"series": `SELECT concat_ws('|', COALESCE(m.minimum_age, -1), (SELECT string_agg(n.name, '|') FROM (SELECT id, name FROM genres UNION SELECT id, name FROM labels) n WHERE n.id = ANY(m.genre_ids || m.label_ids))) FROM series m WHERE id = $1`,
	"album":  `SELECT concat_ws('|', '-1', (SELECT string_agg(n.name, '|') FROM genres n WHERE n.id = ANY(m.genre_ids))) FROM albums m WHERE id = $1`,
	"artist": `SELECT concat_ws('|', '-1', (SELECT string_agg(n.name, '|') FROM genres n WHERE n.id = ANY(m.genre_ids))) FROM artists m WHERE id = $1`,
}

// hiding are the genres and tags of items that are shown, and the highest age that is asked for.
func (b *bench) hiding(of ...id.ID) (tags []string, age int) {
	b.Helper()
	for _, it := range of {
		parts := strings.Split(b.text(hides[it.Kind], it.UUID), "|")
		n, err := strconv.Atoi(parts[0])
		require.NoError(b, err)
		tags, age = append(tags, parts[1:]...), max(age, n)
	}
	return tags, age
}

// Whatever was set by hand of some, what hid one of the items that are one now hides it, and undoing leaves each as it was.
func TestMerge_randomSources(t *testing.T) {
	t.Parallel()
	for _, kind := range []library.Kind{library.KindMovies, library.KindSeries, library.KindMusic} {
		for seed := range uint64(4) {
			t.Run(fmt.Sprint(kind, seed), func(t *testing.T) {
				t.Parallel()
				b := setup(t, kind)
				r := rand.New(rand.NewPCG(seed, 11))
				b.sourced()
				b.scan()
				if kind == library.KindMusic {
					b.reconcile()
				}
				for range 3 {
					b.setSome(r)
					b.settleAll()
					var undo []func()
					for range 3 {
						if again := b.changeSome(r); again != nil {
							undo = append(undo, again)
						}
					}
					for _, back := range slices.Backward(undo) {
						back()
					}
				}
			})
		}
	}
}

func (b *bench) settleAll() {
	b.Helper()
	b.scan()
	if b.Library.Kind == library.KindMusic {
		b.reconcile()
	}
}

// sourced takes in files of which sources say what hides them.
func (b *bench) sourced() {
	b.Helper()
	say := [][2]string{{"US:PG", "One"}, {"US:R", "Two"}, {"", "Three"}, {"DE:FSK 12", "Four"}}
	for i, s := range say {
		title := string(rune('A' + i))
		switch b.Library.Kind {
		case library.KindMovies:
			b.Write(title+".nfo", fmt.Sprintf(`<movie><title>%s</title><mpaa>%s</mpaa><genre>%s</genre><tag>%[3]s tag</tag></movie>`, title, s[0], s[1]))
			b.file(title + ".mkv")
		case library.KindSeries:
			b.Write(title+"/tvshow.nfo", fmt.Sprintf(`<tvshow><title>%s</title><mpaa>%s</mpaa><genre>%s</genre><tag>%[3]s tag</tag></tvshow>`, title, s[0], s[1]))
			b.file(title+"/"+title+" S01E01.mkv", title+"/"+title+fmt.Sprintf(" S01E0%d.mkv", 2+i%2))
		default:
			b.sound(fmt.Sprintf("Same/%d.flac", i), "Band "+title, "Disc "+title, "1", "Song", "GENRE", s[1], "MOOD", s[1])
			b.sound(fmt.Sprintf("Same/%d b.flac", i), "Band "+title, "Disc "+title, fmt.Sprint(2+i%2), "Other", "GENRE", s[1]+" b")
		}
	}
}

// any is an item at random, of one kind as another.
func (b *bench) any(r *rand.Rand, parts bool) id.ID {
	b.Helper()
	f := b.order[r.IntN(len(b.order))]
	switch n := r.IntN(3); {
	case b.Library.Kind == library.KindMusic && n == 0:
		return b.by(f)
	case b.Library.Kind != library.KindMovies && parts && n == 1:
		return b.playable(f)[0]
	}
	return b.of(f)
}

func (b *bench) setSome(r *rand.Rand) {
	b.Helper()
	for range 4 {
		of := b.any(r, true)
		fields := origin.Kind(strings.ToUpper(string(of.Kind))).Fields()
		lists := []origin.Field{origin.Genres, origin.Tags, origin.Certification, origin.AgeRatings, origin.Moods, origin.Overview}
		field := lists[r.IntN(len(lists))]
		if !slices.Contains(fields, field) {
			field = fields[0] // what it is called
		}
		values := []string{[]string{fmt.Sprintf("Set %d", r.IntN(5)), "Two"}[r.IntN(2)]}
		switch field {
		case origin.Certification:
			values = []string{[]string{"US:G", "US:PG-13", "US:NC-17"}[r.IntN(3)]}
		case origin.AgeRatings:
			values = []string{[]string{"DE:FSK 0", "DE:FSK 16", "DE:FSK 18"}[r.IntN(3)]}
		}
		b.set(of, field, values...)
	}
}

// mergeSome makes two items one, checks that what hid one of them hides it, and returns what takes it back and checks that.
func (b *bench) mergeSome(r *rand.Rand) func() {
	b.Helper()
	into := b.any(r, false)
	var other id.ID
	for range 20 {
		if o := b.any(r, false); o.Kind == into.Kind && o != into {
			other = o
		}
	}
	if other.UUID == uuid.Nil {
		return nil
	}
	before := b.stood()
	edited := func(fields ...origin.Field) bool {
		return b.text(`SELECT EXISTS (SELECT FROM item_edits WHERE item_id IN ($1, $2) AND field = ANY($3))::text`, into.UUID, other.UUID, fields) == "true"
	}
	tagged, labelled, rated := edited(origin.Genres), edited(origin.Tags), edited(origin.Certification, origin.AgeRatings)
	tags, age := b.hiding(into, other)
	artist := ""
	if into.Kind == "album" && r.IntN(3) == 0 {
		artist = []string{"Various Artists", "Band A", "Somebody"}[r.IntN(3)]
	}
	c := b.mergeBy(artist, into, other)
	now, asks := b.hiding(into)
	for _, tag := range tags {
		if label := strings.HasSuffix(tag, " tag"); label && labelled || !label && tagged && !strings.HasPrefix(tag, "Set ") {
			require.Contains(b, now, tag, "of both")
		}
	}
	if rated {
		require.GreaterOrEqual(b, asks, age, "the stricter age")
	}
	b.settleAll()
	return func() {
		b.Helper()
		b.undo(c)
		b.settleAll()
		require.Equal(b, before, b.stood(), "undone")
	}
}

// changeSome is mergeSome, or parts an item.
func (b *bench) changeSome(r *rand.Rand) func() {
	b.Helper()
	if r.IntN(3) > 0 {
		return b.mergeSome(r)
	}
	before := b.stood()
	file := b.order[r.IntN(len(b.order))]
	p := join.Split{Item: b.of(file), Files: []uuid.UUID{file}}
	if b.Library.Kind == library.KindMusic && r.IntN(2) == 0 {
		p.Item = b.by(file)
	}
	if into := b.any(r, false); into.Kind == p.Item.Kind && into != p.Item && r.IntN(2) == 0 {
		p.Into = &into
	} else {
		p.Title = fmt.Sprintf("Title %d", r.IntN(3))
	}
	b.clock.Advance(time.Minute)
	c, err := b.Split(b.Context(), b.admin, p)
	if err != nil {
		require.ErrorIs(b, err, fault.Invalid)
		return nil
	}
	b.settleAll()
	return func() {
		b.Helper()
		b.undo(c)
		b.settleAll()
		require.Equal(b, before, b.stood(), "undone: a split")
	}
}
