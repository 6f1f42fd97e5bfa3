package playlist_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
	"revenge/internal/search"
	"revenge/internal/testkit"
	"revenge/internal/tvshow"
)

// row is a film, a series, an episode or a track as the test knows it. Days count back from now.
type row struct {
	id, library        uuid.UUID
	title, place       string
	year, age          *int
	rating, bpm        *float64
	genres, labels     []uuid.UUID
	traits, moods      []string
	person             bool
	added              int
	aired              *int
	missing            bool
	watched, favourite bool
	wanted             bool
	stars              int
	played             *int
	heard              []int
	plays              int
	last               *time.Time // when it was played or heard last
	ms                 int64
	album              uuid.UUID
	special            bool
	series             *row
}

// cellar holds rows of every kind in two libraries; the viewer sees both, the guest the first.
type cellar struct {
	testing.TB
	*playlist.Service
	pool                   *db.DB
	dice                   *rand.Rand
	clock                  *clock.Fake
	libraries              []uuid.UUID
	genres, labels, albums []uuid.UUID
	person, artist         uuid.UUID
	films, shows           []*row
	episodes, tracks       []*row
	viewer, guest          access.Viewer
	times                  map[uuid.UUID]time.Time // when rows were added
	moods, codecs          []string
}

func fill(t *testing.T, seed uint64, n int) *cellar {
	t.Helper()
	c := &cellar{TB: t, pool: testkit.DB(t), dice: rand.New(rand.NewPCG(seed, 7)), clock: clock.NewFake(time.Now()),
		times: map[uuid.UUID]time.Time{}, person: id.New(), artist: id.New(), moods: []string{"Calm", "WILD", "çà"}, codecs: []string{"h264", "hevc", "av1"}}
	c.Service = playlist.NewService(playlist.Deps{DB: c.pool, Clock: c.clock, Search: search.NewService(search.NewPostgres(c.pool, person.FoundPerson)), Sources: map[playlist.RulesKind]playlist.Source{
		playlist.OfMovies: movie.NewService(movie.Deps{DB: c.pool}), playlist.OfEpisodes: tvshow.NewService(tvshow.Deps{DB: c.pool}),
		playlist.OfTracks: music.NewService(music.Deps{DB: c.pool}),
	}})
	for i, set := range []*[]uuid.UUID{&c.libraries, &c.genres, &c.labels, &c.albums} {
		for range []int{2, 4, 4, 3}[i] {
			*set = append(*set, id.New())
		}
	}
	for i, library := range c.libraries {
		c.exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, $2, 'MOVIES')`, library, fmt.Sprint("Library ", i))
	}
	c.viewer = access.Viewer{UserID: id.New(), Role: access.User, Libraries: c.libraries}
	c.guest = access.Viewer{UserID: id.New(), Role: access.User, Libraries: c.libraries[:1]}
	c.exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'viewer', '', 'x', 'USER'), ($2, 'guest', '', 'x', 'USER')`, c.viewer.UserID, c.guest.UserID)
	c.exec(`INSERT INTO people (id, name, sort_name, key) VALUES ($1, 'Ann', 'ann', 'ann')`, c.person)
	c.exec(`INSERT INTO artists (id, library_id, key, name, sort_name, folded_name) VALUES ($1, $2, 'a', 'A', 'a', 'a')`, c.artist, c.libraries[0])
	for i, album := range c.albums {
		c.exec(`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation)
			VALUES ($1, $2, $3, 'x', 'x', 'x', '', '', 'ALBUM', false)`, album, c.libraries[i%2], fmt.Sprint(i))
	}
	for range n {
		c.films = append(c.films, c.title("movies", "movie_credits (movie_id"))
		c.tracks = append(c.tracks, c.track())
	}
	for range n / 4 {
		c.shows = append(c.shows, c.title("series", "series_credits (series_id"))
	}
	for range n {
		c.episodes = append(c.episodes, c.episode())
	}
	return c
}

func (c *cellar) exec(sql string, args ...any) {
	c.Helper()
	_, err := db.ExecSQL(c.Context(), c.pool, sql, args...)
	require.NoError(c, err, sql)
}

func some[T any](dice *rand.Rand, of []T) (out []T) {
	out = []T{}
	for _, one := range of {
		if dice.IntN(3) == 0 {
			out = append(out, one)
		}
	}
	return out
}

func (c *cellar) maybe(n int) *int {
	if c.dice.IntN(4) == 0 {
		return nil
	}
	return new(c.dice.IntN(n))
}

// ago is the middle of a day so long ago, that no test is too slow for it.
func ago(days int) time.Time { return time.Now().Add(-time.Duration(days)*24*time.Hour - 12*time.Hour) }

func (c *cellar) since(missing bool) *time.Time {
	if missing {
		return new(time.Now())
	}
	return nil
}

func (c *cellar) any() *row {
	r := &row{id: id.New(), library: c.libraries[c.dice.IntN(2)], title: fmt.Sprintf("t%02d", c.dice.IntN(30)), genres: some(c.dice, c.genres),
		added: c.dice.IntN(60), missing: c.dice.IntN(12) == 0, ms: int64(c.dice.IntN(100)) * 1000}
	c.times[r.id] = ago(r.added).Truncate(time.Microsecond)
	if y := c.maybe(20); y != nil {
		r.year = new(1990 + *y)
	}
	if n := c.maybe(100); n != nil {
		r.rating, r.bpm = new(float64(*n)/10), new(float64(*n)+60)
	}
	return r
}

// seen gives a row to what the viewer has seen and thinks, and to what the guest has, who must not matter.
func (c *cellar) seen(r *row, kind string, parent *uuid.UUID) {
	played := func(user uuid.UUID, watched bool, last *int, plays int) (at *time.Time) {
		if last != nil {
			at = new(ago(*last).Truncate(time.Microsecond))
		}
		c.exec(`INSERT INTO watch_states (user_id, item_id, item_kind, parent_id, library_id, watched, last_played_at, play_count) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			user, r.id, kind, parent, r.library, watched, at, plays)
		return at
	}
	if c.dice.IntN(2) == 0 {
		r.watched, r.played = c.dice.IntN(2) == 0, c.maybe(60)
		r.plays = c.dice.IntN(4)
		r.last = played(c.viewer.UserID, r.watched, r.played, r.plays)
	}
	if c.dice.IntN(3) == 0 {
		played(c.guest.UserID, true, new(1), 9)
	}
}

func (c *cellar) thinks(r *row, kind string) {
	if c.dice.IntN(2) == 0 {
		return
	}
	r.favourite, r.wanted, r.stars = c.dice.IntN(2) == 0, c.dice.IntN(2) == 0, 1+c.dice.IntN(10)
	c.exec(`INSERT INTO viewed_items (id, kind, library_id, keys) VALUES ($1, $2, $3, '{}')`, r.id, kind, r.library)
	c.exec(`INSERT INTO viewer_states (user_id, item_id, rating, rated_at, favourite_at, watchlisted_at, updated_at) VALUES ($1, $2, $3, now(), $4, $5, now())`,
		c.viewer.UserID, r.id, r.stars, c.since(r.favourite), c.since(r.wanted))
}

func (c *cellar) title(table, credits string) *row {
	r := c.any()
	r.labels, r.age, r.person = some(c.dice, c.labels), c.maybe(19), c.dice.IntN(3) == 0
	for _, codec := range some(c.dice, c.codecs) {
		r.traits = append(r.traits, "VIDEO_CODEC:"+codec)
	}
	length := map[string]string{"movies": ", runtime_ms", "series": ""}[table]
	c.exec(`INSERT INTO `+table+` (id, library_id, key, title, sort_title, folded_title, year, rating, genre_ids, label_ids, traits, minimum_age, added_at, missing_since`+length+`)
		VALUES ($1, $2, $1::uuid::text, $3, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11`+strings.Repeat(fmt.Sprint(", ", r.ms), len(length)/11)+`)`,
		r.id, r.library, r.title, r.year, r.rating, r.genres, r.labels, append([]string{}, r.traits...), r.age, c.times[r.id], c.since(r.missing))
	if r.person {
		c.exec(`INSERT INTO `+credits+`, position, person_id, role) VALUES ($1, 0, $2, 'ACTOR')`, r.id, c.person)
	}
	kind := map[string]string{"movies": "MOVIE", "series": "SERIES"}[table]
	if table == "movies" {
		c.seen(r, kind, nil)
	}
	c.thinks(r, kind)
	return r
}

func (c *cellar) episode() *row {
	r := c.any()
	r.series = c.shows[c.dice.IntN(len(c.shows))]
	r.library, r.special, r.aired = r.series.library, c.dice.IntN(4) == 0, c.maybe(60)
	number := 1
	if r.special {
		number = 0
	}
	season, err := db.Value[uuid.UUID](c.Context(), c.pool, `INSERT INTO seasons (id, series_id, library_id, number) VALUES ($1, $2, $3, $4)
		ON CONFLICT (series_id, number) DO UPDATE SET number = excluded.number RETURNING id`, id.New(), r.series.id, r.library, number)
	require.NoError(c, err)
	var aired *time.Time
	if r.aired != nil {
		aired = new(time.Now().UTC().AddDate(0, 0, -*r.aired))
	}
	c.exec(`INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, position, aired_on, runtime_ms, added_at, missing_since)
		VALUES ($1::uuid, $2, $3, $4, $1::uuid::text, $5, 1, $6::timestamptz::date, $7, $8, $9)`, r.id, r.series.id, season, r.library, number, aired, r.ms, c.times[r.id], c.since(r.missing))
	c.seen(r, "EPISODE", &r.series.id)
	c.thinks(r, "EPISODE")
	return r
}

func (c *cellar) track() *row {
	r := c.any()
	r.place, r.album, r.person, r.moods = fmt.Sprintf("p%02d", c.dice.IntN(20)), c.albums[c.dice.IntN(len(c.albums))], c.dice.IntN(3) == 0, some(c.dice, c.moods)
	c.exec(`INSERT INTO tracks (id, library_id, album_id, key, content, title, sort_title, folded_title, credit, place, duration_ms, year, genre_ids, bpm, moods, added_at, missing_since)
		VALUES ($1, $2, $3, $1::uuid::text, $1::uuid::text, $4, $4, $4, '', $5, $6, $7, $8, $9, $10, $11, $12)`,
		r.id, r.library, r.album, r.title, r.place, r.ms, r.year, r.genres, r.bpm, r.moods, c.times[r.id], c.since(r.missing))
	if r.person {
		c.exec(`INSERT INTO track_artists (track_id, position, artist_id, library_id, role) VALUES ($1, 0, $2, $3, 'ARTIST')`, r.id, c.artist, r.library)
	}
	listen := func(user uuid.UUID, days int, counted bool) time.Time {
		at := ago(days).Truncate(time.Microsecond)
		c.exec(`INSERT INTO listens (id, user_id, session_id, track_id, content, title, artist, duration_ms, started_at, heard_at, counted)
			VALUES ($1, $2, $1, $3::uuid, $3::uuid::text, '', '', 1, $4, $4, $5)`, id.New(), user, r.id, at, counted)
		return at
	}
	for range max(0, c.dice.IntN(6)-2) {
		days := c.dice.IntN(60)
		r.heard = append(r.heard, days)
		if at := listen(c.viewer.UserID, days, true); r.last == nil || at.After(*r.last) {
			r.last = &at
		}
	}
	listen(c.viewer.UserID, 1, false)
	listen(c.guest.UserID, 1, true)
	return r
}
