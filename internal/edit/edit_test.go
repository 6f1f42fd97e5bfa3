package edit_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/edit"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/origin"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/tvshow"
)

// bench is a library on a real disk whose items are edited.
type bench struct {
	*intaketest.Shelf
	*edit.Service
	films *movie.Service
	shows *tvshow.Service
	music *music.Service
	admin access.Viewer
}

func setup(t *testing.T, kind library.Kind) *bench {
	t.Helper()
	s := intaketest.New(t, kind)
	b := &bench{Shelf: s, films: movie.NewService(movie.Deps{DB: s.DB, People: s.People, Artworks: s.Artworks, Search: s.Search})}
	b.shows = tvshow.NewService(tvshow.Deps{DB: s.DB, People: s.People, Artworks: s.Artworks, Search: s.Search})
	b.music = music.NewService(music.Deps{DB: s.DB, People: s.People, Artworks: s.Artworks, Search: s.Search, Clock: clock.System{}})
	libraries, err := library.New(library.Deps{DB: s.DB, Config: library.Default(), Clock: clock.System{}})
	require.NoError(t, err)
	b.Service = edit.NewService(edit.Deps{DB: s.DB, Clock: clock.System{}, Libraries: libraries, Nouns: edit.Nouns(b.films, b.shows, b.music)})
	b.admin = access.Viewer{UserID: id.New(), Role: access.Admin, Libraries: []uuid.UUID{s.Library.ID}}
	s.Exec(`INSERT INTO users (id, name, display_name, role, password_hash) VALUES ($1, 'ada', 'Ada', 'ADMIN', '')`, b.admin.UserID)
	return b
}

// scan takes files in, as a scan that read them does.
func (b *bench) scan(found ...*library.Found) {
	b.Helper()
	var err error
	switch b.Library.Kind {
	case library.KindMovies:
		_, err = b.films.Identify(b.Context(), b.Library, found)
	case library.KindSeries:
		_, err = b.shows.Identify(b.Context(), b.Library, found)
	default:
		_, err = b.music.Identify(b.Context(), b.Library, found)
	}
	require.NoError(b, err)
	b.Settle(found...)
}

// only is the one row of a table.
func (b *bench) only(table string) id.ID {
	b.Helper()
	kinds := map[string]id.Kind{"movies": "movie", "series": "series", "seasons": "season", "episodes": "episode", "artists": "artist", "albums": "album", "releases": "release", "tracks": "track"}
	key, err := db.Value[uuid.UUID](b.Context(), b.DB, `SELECT id FROM `+table)
	require.NoError(b, err)
	return id.Of(kinds[table], key)
}

func (b *bench) text(sql string, args ...any) string {
	b.Helper()
	text, err := db.Value[string](b.Context(), b.DB, sql, args...)
	require.NoError(b, err)
	return text
}

func (b *bench) edit(of id.ID, changes ...edit.Change) *edit.Done {
	b.Helper()
	done, err := b.Edit(b.Context(), b.admin, []id.ID{of}, changes)
	require.NoError(b, err)
	return done
}

// origin is that of one field; nil where nobody says anything.
func (b *bench) origin(of id.ID, field origin.Field) *origin.Origin {
	b.Helper()
	list, err := b.OriginsByItemIDs(b.Context(), b.admin, []uuid.UUID{of.UUID})
	require.NoError(b, err)
	for _, o := range list {
		if o.Field == field {
			return o
		}
	}
	return nil
}

func (b *bench) history(of *id.ID) []*origin.Change {
	b.Helper()
	c, err := b.History(b.Context(), b.admin, of, page.Args{First: new(100)})
	require.NoError(b, err)
	return c.Nodes()
}

func set(field origin.Field, values ...string) edit.Change {
	return edit.Change{Field: field, Mode: edit.Set, Values: values, Path: []string{"x"}}
}

func release(field origin.Field) edit.Change {
	return edit.Change{Field: field, Release: true, Path: []string{"fields"}}
}

const nfo = `<movie><title>%s</title><year>1995</year><plot>Two men.</plot><mpaa>R</mpaa><genre>Crime</genre><genre>Drama</genre><tag>heist</tag><studio>Warner</studio></movie>`

func mustParse(text string) uuid.UUID { return uuid.MustParse(text) }
