package playlist_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/music"
	"revenge/internal/platform/id"
	"revenge/internal/shelf"
	"revenge/internal/tvshow"
)

// leaf sets one field of a filter and says which rows it lets through.
type leaf[F any] func(f *F) func(*row) bool

// tree makes a random filter, with the same in Go.
func tree[F any](dice *rand.Rand, leaves []leaf[F], depth int, inside func(f *F) (and, or *[]*F, not **F)) (*F, func(*row) bool) {
	f, all := new(F), []func(*row) bool{}
	if dice.IntN(3) > 0 {
		all = append(all, leaves[dice.IntN(len(leaves))](f))
	}
	and, or, not := inside(f)
	if depth > 0 {
		for range dice.IntN(3) {
			g, holds := tree(dice, leaves, depth-1, inside)
			*and, all = append(*and, g), append(all, holds)
		}
		var either []func(*row) bool
		for range dice.IntN(3) {
			g, holds := tree(dice, leaves, depth-1, inside)
			*or, either = append(*or, g), append(either, holds)
		}
		if len(either) > 0 {
			all = append(all, func(r *row) bool { return slices.ContainsFunc(either, func(h func(*row) bool) bool { return h(r) }) })
		}
		if dice.IntN(2) == 0 {
			g, holds := tree(dice, leaves, depth-1, inside)
			*not, all = g, append(all, func(r *row) bool { return !holds(r) })
		}
	}
	return f, func(r *row) bool {
		return !slices.ContainsFunc(all, func(h func(*row) bool) bool { return !h(r) })
	}
}

func (c *cellar) filterOf(f any) []byte {
	raw, err := json.Marshal(f)
	require.NoError(c, err)
	return raw
}

func ids(kind id.Kind, keys []uuid.UUID) (out []id.ID) {
	for _, key := range keys {
		out = append(out, id.Of(kind, key))
	}
	return out
}

func within(days *int, n int) bool { return days != nil && *days < n }

// sets asks an array of ids for all, any and none of some.
func (c *cellar) sets(kind id.Kind, of []uuid.UUID, has func(*row) []uuid.UUID) (*shelf.IDs, func(*row) bool) {
	all, either, none := some(c.dice, some(c.dice, of)), some(c.dice, of), some(c.dice, some(c.dice, of))
	return &shelf.IDs{All: ids(kind, all), Any: ids(kind, either), None: ids(kind, none)}, func(r *row) bool {
		in := func(key uuid.UUID) bool { return slices.Contains(has(r), key) }
		return !slices.ContainsFunc(all, func(key uuid.UUID) bool { return !in(key) }) && (len(either) == 0 || slices.ContainsFunc(either, in)) &&
			!slices.ContainsFunc(none, in)
	}
}

// titles are the rules of films; seen are those that only films have, as series are watched by their episodes.
func (c *cellar) titles(films bool) []leaf[shelf.Filter] {
	d := c.dice
	out := []leaf[shelf.Filter]{
		func(f *shelf.Filter) (holds func(*row) bool) {
			f.Genres, holds = c.sets("genre", c.genres, func(r *row) []uuid.UUID { return r.genres })
			return holds
		},
		func(f *shelf.Filter) (holds func(*row) bool) {
			f.Labels, holds = c.sets("label", c.labels, func(r *row) []uuid.UUID { return r.labels })
			return holds
		},
		func(f *shelf.Filter) func(*row) bool {
			from, to := 1990+d.IntN(20), 1990+d.IntN(20)
			f.YearFrom, f.YearTo = &from, &to
			return func(r *row) bool { return r.year != nil && *r.year >= from && *r.year <= to }
		},
		func(f *shelf.Filter) func(*row) bool {
			from, to := float64(d.IntN(8)), float64(d.IntN(10))
			f.RatingFrom, f.RatingTo = &from, &to
			return func(r *row) bool { return r.rating != nil && *r.rating >= from && *r.rating <= to }
		},
		func(f *shelf.Filter) func(*row) bool {
			part := fmt.Sprint(d.IntN(3))
			f.TitleContains = &part
			return func(r *row) bool { return strings.Contains(r.title, part) }
		},
		func(f *shelf.Filter) func(*row) bool {
			age := d.IntN(19)
			f.MinimumAgeTo = &age
			return func(r *row) bool { return r.age != nil && *r.age <= age }
		},
		func(f *shelf.Filter) func(*row) bool {
			f.AgeRated = new(d.IntN(2) == 0)
			return func(r *row) bool { return (r.age != nil) == *f.AgeRated }
		},
		func(f *shelf.Filter) func(*row) bool {
			days := 1 + d.IntN(60)
			f.AddedWithinDays = &days
			return func(r *row) bool { return r.added < days }
		},
		func(f *shelf.Filter) func(*row) bool {
			f.PersonID = new(id.Of("person", c.person))
			return func(r *row) bool { return r.person }
		},
		func(f *shelf.Filter) func(*row) bool {
			f.VideoCodecs = append(some(d, c.codecs), "vp9")
			return func(r *row) bool {
				return slices.ContainsFunc(f.VideoCodecs, func(codec string) bool { return slices.Contains(r.traits, "VIDEO_CODEC:"+codec) })
			}
		},
		func(f *shelf.Filter) func(*row) bool {
			library := c.libraries[d.IntN(2)]
			f.LibraryID = new(id.Of("library", library))
			return func(r *row) bool { return r.library == library }
		},
		func(f *shelf.Filter) func(*row) bool {
			f.Favourite = new(d.IntN(2) == 0)
			return func(r *row) bool { return r.favourite == *f.Favourite }
		},
		func(f *shelf.Filter) func(*row) bool {
			stars := 1 + d.IntN(10)
			f.OwnRatingFrom, f.Watchlisted = &stars, new(d.IntN(2) == 0)
			return func(r *row) bool { return r.stars >= stars && r.wanted == *f.Watchlisted }
		},
	}
	if films {
		out = append(out, func(f *shelf.Filter) func(*row) bool {
			f.Watched = new(d.IntN(2) == 0)
			return func(r *row) bool { return r.watched == *f.Watched }
		}, func(f *shelf.Filter) func(*row) bool {
			days := 1 + d.IntN(60)
			f.NotPlayedForDays = &days
			return func(r *row) bool { return !within(r.played, days) }
		})
	}
	return out
}

func insideTitles(f *shelf.Filter) (and, or *[]*shelf.Filter, not **shelf.Filter) {
	return &f.And, &f.Or, &f.Not
}

func (c *cellar) ofEpisodes() []leaf[tvshow.EpisodeFilter] {
	type filter = tvshow.EpisodeFilter
	d := c.dice
	return []leaf[filter]{
		func(f *filter) func(*row) bool {
			series, holds := tree(d, c.titles(false), d.IntN(2), insideTitles)
			f.Series = series
			return func(r *row) bool { return holds(r.series) }
		},
		func(f *filter) func(*row) bool {
			f.Specials, f.Watched = new(d.IntN(4) == 0), new(d.IntN(2) == 0)
			return func(r *row) bool { return r.special == *f.Specials && r.watched == *f.Watched }
		},
		func(f *filter) func(*row) bool {
			days := 1 + d.IntN(60)
			f.AiredWithinDays = &days
			return func(r *row) bool { return within(r.aired, days) }
		},
		func(f *filter) func(*row) bool {
			days := 1 + d.IntN(60)
			f.AddedWithinDays = &days
			return func(r *row) bool { return r.added < days }
		},
		func(f *filter) func(*row) bool {
			days := 1 + d.IntN(60)
			f.NotPlayedForDays = &days
			return func(r *row) bool { return !within(r.played, days) }
		},
		func(f *filter) func(*row) bool {
			f.Favourite = new(d.IntN(2) == 0)
			return func(r *row) bool { return r.favourite == *f.Favourite }
		},
	}
}

func (c *cellar) ofTracks() []leaf[music.TrackFilter] {
	type filter = music.TrackFilter
	d := c.dice
	return []leaf[filter]{
		func(f *filter) (holds func(*row) bool) {
			f.Genres, holds = c.sets("genre", c.genres, func(r *row) []uuid.UUID { return r.genres })
			return holds
		},
		func(f *filter) func(*row) bool {
			f.ArtistID = new(id.Of("artist", c.artist))
			return func(r *row) bool { return r.person }
		},
		func(f *filter) func(*row) bool {
			album := c.albums[d.IntN(len(c.albums))]
			f.AlbumID = new(id.Of("album", album))
			return func(r *row) bool { return r.album == album }
		},
		func(f *filter) func(*row) bool {
			from, to := 1990+d.IntN(20), 1990+d.IntN(20)
			f.YearFrom, f.YearTo = &from, &to
			return func(r *row) bool { return r.year != nil && *r.year >= from && *r.year <= to }
		},
		func(f *filter) func(*row) bool {
			part := fmt.Sprint(d.IntN(3))
			f.TitleContains = &part
			return func(r *row) bool { return strings.Contains(r.title, part) }
		},
		func(f *filter) func(*row) bool {
			f.Moods = []string{"cALM", "wild", "ÇÀ", "sad"}[d.IntN(3):]
			return func(r *row) bool {
				return slices.ContainsFunc(f.Moods, func(m string) bool {
					return slices.ContainsFunc(r.moods, func(has string) bool { return strings.EqualFold(has, m) })
				})
			}
		},
		func(f *filter) func(*row) bool {
			from, to := float64(60+d.IntN(60)), float64(80+d.IntN(80))
			f.BpmFrom, f.BpmTo = &from, &to
			return func(r *row) bool { return r.bpm != nil && *r.bpm >= from && *r.bpm <= to }
		},
		func(f *filter) func(*row) bool {
			from, to := int64(d.IntN(50))*1000, int64(30+d.IntN(70))*1000
			f.DurationMsFrom, f.DurationMsTo = &from, &to
			return func(r *row) bool { return r.ms >= from && r.ms <= to }
		},
		func(f *filter) func(*row) bool {
			days := 1 + d.IntN(60)
			f.AddedWithinDays = &days
			return func(r *row) bool { return r.added < days }
		},
		func(f *filter) func(*row) bool {
			n := d.IntN(4)
			f.HeardAtLeast = &n
			return func(r *row) bool { return len(r.heard) >= n }
		},
		func(f *filter) func(*row) bool {
			n := d.IntN(3)
			f.HeardAtMost = &n
			return func(r *row) bool { return len(r.heard) <= n }
		},
		func(f *filter) func(*row) bool {
			days := 1 + d.IntN(60)
			f.NotHeardForDays = &days
			return func(r *row) bool {
				return !slices.ContainsFunc(r.heard, func(at int) bool { return at < days })
			}
		},
	}
}

func insideEpisodes(f *tvshow.EpisodeFilter) (and, or *[]*tvshow.EpisodeFilter, not **tvshow.EpisodeFilter) {
	return &f.And, &f.Or, &f.Not
}

func insideTracks(f *music.TrackFilter) (and, or *[]*music.TrackFilter, not **music.TrackFilter) {
	return &f.And, &f.Or, &f.Not
}
