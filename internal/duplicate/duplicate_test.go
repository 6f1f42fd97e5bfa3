package duplicate_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/duplicate"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
	"revenge/internal/testkit"
	"revenge/internal/tvshow"
)

func TestMain(m *testing.M) { testkit.Main(m) }

type bench struct {
	*intaketest.Shelf
	twice *duplicate.Service
	films *movie.Service
	admin access.Viewer
}

func setup(t *testing.T) *bench {
	t.Helper()
	return on(t, testkit.DB(t), library.KindMovies)
}

func on(t *testing.T, pool *db.DB, kind library.Kind) *bench {
	t.Helper()
	s := intaketest.On(t, pool, kind, nil)
	return &bench{s, duplicate.New(duplicate.Deps{DB: pool, Clock: clock.NewFake(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC))}),
		movie.NewService(movie.Deps{DB: pool, People: s.People, Artworks: s.Artworks, Search: s.Search}),
		access.Viewer{UserID: uuid.New(), Role: access.Admin, Libraries: s.Viewer.Libraries}}
}

// films takes in files, one batch each, so that none is known by another's key beforehand.
func (b *bench) film(path string) uuid.UUID {
	b.Helper()
	f := b.Video(path)
	_, err := b.films.Identify(b.Context(), b.Library, []*library.Found{f})
	require.NoError(b, err)
	b.Settle(f)
	return f.File.ID
}

// list finds anew and reads all groups of a kind.
func (b *bench) list(f duplicate.Filter) []*duplicate.Group {
	b.Helper()
	require.NoError(b, b.twice.Find(b.Context(), duplicate.FindArgs{}))
	c, err := b.twice.List(b.Context(), b.admin, f, page.Args{})
	require.NoError(b, err)
	n, err := c.TotalCount(b.Context())
	require.NoError(b, err)
	require.Equal(b, len(c.Edges), n.Value)
	return c.Nodes()
}

func ids(g *duplicate.Group) (out []uuid.UUID) {
	for _, f := range g.Files {
		out = append(out, f.FileID)
	}
	return out
}

func kept(g *duplicate.Group) (out []uuid.UUID) {
	for _, f := range g.Files {
		if f.Keep {
			out = append(out, f.FileID)
		}
	}
	return out
}

func TestContent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	other := on(t, b.DB, library.KindMovies)
	b.admin.Libraries = append(b.admin.Libraries, other.Library.ID)
	one, two, three := b.film("Alien (1979).mkv"), b.film("xyz.mkv"), other.film("Brazil (1985).mkv")
	b.Exec(`UPDATE files SET oshash = 'a' WHERE id = ANY($1)`, []uuid.UUID{one, three})
	b.Exec(`UPDATE files SET oshash = 'a', size_bytes = 7 WHERE id = $1`, two)
	groups := b.list(duplicate.Filter{Kind: duplicate.Content})
	require.Len(t, groups, 1, "another size is another content")
	require.ElementsMatch(t, []uuid.UUID{one, three}, ids(groups[0]))
	require.EqualValues(t, 1<<30, groups[0].SavedBytes)
	require.Len(t, kept(groups[0]), 1)
	require.Len(t, b.list(duplicate.Filter{Kind: duplicate.Content, LibraryID: &other.Library.ID}), 1)
	require.Empty(t, b.list(duplicate.Filter{Kind: duplicate.Title}))
	require.Empty(t, b.list(duplicate.Filter{Kind: duplicate.Version}))

	b.Miss(&library.Found{File: &library.File{ID: three}}, new(time.Now()))
	c, err := b.twice.List(t.Context(), b.admin, duplicate.Filter{Kind: duplicate.Content}, page.Args{})
	require.NoError(t, err)
	require.Empty(t, c.Edges, "at once, before it is found anew")
	require.Empty(t, b.list(duplicate.Filter{Kind: duplicate.Content}))
	require.Empty(t, b.list(duplicate.Filter{Kind: duplicate.Content, LibraryID: &other.Library.ID}))
}

func TestVersion(t *testing.T) {
	t.Parallel()
	b := setup(t)
	cd1, cd2 := b.film("Alien (1979)/Alien (1979) - cd1.avi"), b.film("Alien (1979)/Alien (1979) - cd2.avi")
	require.Empty(t, b.list(duplicate.Filter{Kind: duplicate.Version}), "parts are no versions")
	big, small := b.film("Alien (1979)/Alien (1979) - 2160p.mkv"), b.film("Alien (1979)/Alien (1979) - 480p.mkv")
	b.Exec(`UPDATE file_media SET width = 3840, height = 1600, hdr = 'HDR10', video_codec = 'hevc' WHERE file_id = $1`, big)
	b.Exec(`UPDATE file_media SET width = 640, height = 480 WHERE file_id = $1`, small)
	groups := b.list(duplicate.Filter{Kind: duplicate.Version})
	require.Len(t, groups, 1)
	require.ElementsMatch(t, []uuid.UUID{cd1, cd2, big, small}, ids(groups[0]))
	require.Equal(t, []uuid.UUID{big}, kept(groups[0]))
	require.EqualValues(t, 3<<30, groups[0].SavedBytes)
	for _, f := range groups[0].Files {
		if f.Keep {
			require.Equal(t, []duplicate.Reason{duplicate.Resolution, duplicate.HDR, duplicate.Codec}, f.Reasons)
			require.Equal(t, 1, f.Audios)
		}
	}
	b.Exec(`UPDATE file_media SET width = 4096, height = 2160, hdr = 'HDR10', video_codec = 'hevc' WHERE file_id = ANY($1)`, []uuid.UUID{cd1, cd2})
	require.ElementsMatch(t, []uuid.UUID{cd1, cd2}, kept(b.list(duplicate.Filter{Kind: duplicate.Version})[0]), "both parts stay or none")
}

func TestTitle(t *testing.T) {
	t.Parallel()
	b := setup(t)
	other := on(t, b.DB, library.KindMovies)
	b.admin.Libraries = append(b.admin.Libraries, other.Library.ID)
	one, two := b.film("Alien (1979).mkv"), other.film("Alien (1979) {tmdb-348}.mkv")
	three := b.film("Das unheimliche Wesen (1979) {tmdb-348}.mkv")
	b.film("Brazil (1985).mkv")
	groups := b.list(duplicate.Filter{Kind: duplicate.Title})
	require.Len(t, groups, 2, "by title and year, and by identifier")
	require.ElementsMatch(t, []uuid.UUID{one, two, two, three}, append(ids(groups[0]), ids(groups[1])...))
}

func TestTitle_episodes(t *testing.T) {
	t.Parallel()
	b := on(t, testkit.DB(t), library.KindSeries)
	other := on(t, b.DB, library.KindSeries)
	b.admin.Libraries = append(b.admin.Libraries, other.Library.ID)
	take := func(b *bench, path string) uuid.UUID {
		f := b.Video(path)
		shows := tvshow.NewService(tvshow.Deps{DB: b.DB, People: b.People, Artworks: b.Artworks, Search: b.Search})
		_, err := shows.Identify(t.Context(), b.Library, []*library.Found{f})
		require.NoError(t, err)
		return f.File.ID
	}
	one, two := take(b, "Lost (2004)/Lost S01E01.mkv"), take(other, "Lost (2004)/Lost S01E01.mkv")
	take(other, "Lost (2004)/Lost S01E02.mkv")
	groups := b.list(duplicate.Filter{Kind: duplicate.Title})
	require.Len(t, groups, 1)
	require.ElementsMatch(t, []uuid.UUID{one, two}, ids(groups[0]))
	require.Equal(t, "EPISODE", *groups[0].Files[0].ItemKind)
}

func TestIgnore(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, name := range []string{"a", "b"} {
		b.Exec(`UPDATE files SET oshash = 'x' WHERE id = $1`, b.film(name+" (1979).mkv"))
	}
	f := duplicate.Filter{Kind: duplicate.Content}
	shown := b.list(f)
	require.Len(t, shown, 1)
	keys := []uuid.UUID{shown[0].ID}
	require.NoError(t, b.twice.Ignore(t.Context(), b.admin, keys, false))
	require.Empty(t, b.list(f))
	ignored := b.list(duplicate.Filter{Kind: duplicate.Content, Ignored: true})
	require.Len(t, ignored, 1)
	require.NotNil(t, ignored[0].IgnoredAt)
	require.NoError(t, b.twice.Ignore(t.Context(), b.admin, keys, true))
	require.Len(t, b.list(f), 1)

	require.NoError(t, b.twice.Ignore(t.Context(), b.admin, keys, false))
	b.Exec(`UPDATE files SET missing_since = now() WHERE path LIKE 'a %'`)
	require.Empty(t, b.list(duplicate.Filter{Kind: duplicate.Content, Ignored: true}))
	b.Exec(`UPDATE files SET missing_since = NULL`)
	require.Empty(t, b.list(f), "what was ignored is remembered while a file is away")
	b.Exec(`UPDATE files SET oshash = 'x' WHERE id = $1`, b.film("c (1979).mkv"))
	shown = b.list(f)
	require.Len(t, shown, 1, "another file came to it")
	require.Nil(t, shown[0].IgnoredAt)

	require.ErrorIs(t, b.twice.Ignore(t.Context(), b.admin, []uuid.UUID{uuid.New()}, false), fault.NotFound)
	require.ErrorIs(t, b.twice.Ignore(t.Context(), b.admin, nil, false), fault.Invalid)
	require.ErrorIs(t, b.twice.Ignore(t.Context(), b.Viewer, keys, false), fault.Forbidden)
	_, err := b.twice.List(t.Context(), b.Viewer, f, page.Args{})
	require.ErrorIs(t, err, fault.Forbidden)
}

// A page of a hundred thousand groups is a range of an index, and takes as many statements as one of two.
func TestList_large(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Exec(`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state, oshash)
		SELECT uuidv7(), $1, $2, i || '.mkv', i / 2, 1, 1, i, 'IDENTIFIED', 'h' || i / 2 FROM generate_series(2, 100001) i`, b.Library.ID, b.RootID)
	require.NoError(t, b.twice.Find(t.Context(), duplicate.FindArgs{}))
	var after *page.Cursor
	for range 3 {
		before := b.DB.Statements.Total()
		c, err := b.twice.List(t.Context(), b.admin, duplicate.Filter{Kind: duplicate.Content, LibraryID: &b.Library.ID}, page.Args{First: new(50), After: after})
		require.NoError(t, err)
		require.Len(t, c.Edges, 50)
		require.EqualValues(t, 2, b.DB.Statements.Total()-before)
		after = c.PageInfo.EndCursor
	}
	b.Exec(`ANALYZE`)
	rows, err := db.Column[string](t.Context(), b.DB, `EXPLAIN SELECT id, saved_bytes FROM duplicate_places WHERE library_id = $1 AND kind = 'CONTENT' AND NOT ignored
		AND (saved_bytes, id) < (40000, $1) ORDER BY saved_bytes DESC, id DESC LIMIT 51`, b.Library.ID)
	require.NoError(t, err)
	require.Contains(t, rows[1], "duplicate_places_largest", rows)
}

// Tracks are there twice where one release has one title twice, or where albums of one artist have one title.
func TestTitle_tracks(t *testing.T) {
	t.Parallel()
	b := on(t, testkit.DB(t), library.KindMusic)
	songs := music.NewService(music.Deps{DB: b.DB, People: b.People, Artworks: b.Artworks, Search: b.Search, Clock: clock.System{}})
	sound := func(path, album, number, title, date string) uuid.UUID {
		f := b.Sound(path, map[string]string{"ARTIST": "Ada", "ALBUM": album, "ALBUMARTIST": "Ada", "TRACKNUMBER": number, "TITLE": title, "DATE": date})
		_, err := songs.Identify(t.Context(), b.Library, []*library.Found{f})
		require.NoError(t, err)
		b.Settle(f)
		return f.File.ID
	}
	one, again := sound("a/1.flac", "Twice", "1", "Song", "1990"), sound("a/2.flac", "Twice", "2", "Song", "1990")
	sound("a/3.flac", "Twice", "3", "Other", "1990")
	old, anew := sound("b/1.flac", "Same", "1", "Hit", "1991"), sound("c/1.flac", "Same", "1", "Hit", "2002")
	sound("c/2.flac", "Same", "2", "Bonus", "2002")
	groups := b.list(duplicate.Filter{Kind: duplicate.Title})
	require.Len(t, groups, 2)
	var found [][]uuid.UUID
	for _, g := range groups {
		found = append(found, ids(g))
	}
	for _, want := range [][]uuid.UUID{{one, again}, {old, anew}} {
		require.True(t, slices.ContainsFunc(found, func(got []uuid.UUID) bool {
			return len(got) == 2 && slices.Contains(got, want[0]) && slices.Contains(got, want[1])
		}), "%v of %v", want, found)
	}
}

// What has one title on a release is not the same on another disc, where it is much longer, or where it is known to be another recording.
func TestTitle_tracksOfOneRelease(t *testing.T) {
	t.Parallel()
	b := on(t, testkit.DB(t), library.KindMusic)
	songs := music.NewService(music.Deps{DB: b.DB, People: b.People, Artworks: b.Artworks, Search: b.Search, Clock: clock.System{}})
	at := 0
	sound := func(title, disc string, seconds int64, mbid string) uuid.UUID {
		at++
		f := b.Sound(fmt.Sprintf("a/%d.flac", at), map[string]string{"ARTIST": "Ada", "ALBUM": "One", "ALBUMARTIST": "Ada", "TRACKNUMBER": strconv.Itoa(at), "DISCNUMBER": disc,
			"TITLE": title, "DATE": "1990", "MUSICBRAINZ_TRACKID": mbid})
		f.Media.DurationMs, f.Media.Info.DurationMs = seconds*1000, seconds*1000
		_, err := songs.Identify(t.Context(), b.Library, []*library.Found{f})
		require.NoError(t, err)
		b.Settle(f)
		return f.File.ID
	}
	sound("Mono", "1", 100, "")
	sound("Mono", "2", 100, "")
	sound("Intro", "1", 100, "")
	sound("Intro", "1", 106, "")
	sound("Untitled", "1", 100, "10000000-0000-4000-8000-000000000001")
	sound("Untitled", "1", 100, "10000000-0000-4000-8000-000000000002")
	same := []uuid.UUID{sound("Song", "1", 100, ""), sound("Song", "1", 105, "10000000-0000-4000-8000-000000000003")}
	long := []uuid.UUID{sound("Song", "1", 200, ""), sound("Song", "1", 201, "")}
	groups := b.list(duplicate.Filter{Kind: duplicate.Title})
	require.Len(t, groups, 2)
	require.ElementsMatch(t, append(same, long...), append(ids(groups[0]), ids(groups[1])...))
	require.ElementsMatch(t, []int{2, 2}, []int{len(groups[0].Files), len(groups[1].Files)})
}

// What has one title on albums of one name is not the same where another artist plays it, where it is much longer, where it is known to be
// another recording, or where a release has it on several discs.
func TestTitle_tracksOfAlbumsOfOneName(t *testing.T) {
	t.Parallel()
	b := on(t, testkit.DB(t), library.KindMusic)
	songs := music.NewService(music.Deps{DB: b.DB, People: b.People, Artworks: b.Artworks, Search: b.Search, Clock: clock.System{}})
	at := map[string]int{}
	sound := func(year, artist, title, disc string, seconds int64, mbid string) uuid.UUID {
		at[year]++
		f := b.Sound(fmt.Sprintf("%s/%d.flac", year, at[year]), map[string]string{"ARTIST": artist, "ALBUM": "Live", "ALBUMARTIST": "Ada",
			"TRACKNUMBER": strconv.Itoa(at[year]), "DISCNUMBER": disc, "TITLE": title, "DATE": year, "MUSICBRAINZ_TRACKID": mbid})
		f.Media.DurationMs, f.Media.Info.DurationMs = seconds*1000, seconds*1000
		_, err := songs.Identify(t.Context(), b.Library, []*library.Found{f})
		require.NoError(t, err)
		b.Settle(f)
		return f.File.ID
	}
	same := []uuid.UUID{sound("1990", "Ada", "Song", "1", 100, ""), sound("2002", "Ada", "Song", "2", 103, "10000000-0000-4000-8000-000000000003")}
	sound("1990", "Ada", "Jam", "1", 100, "")
	sound("2002", "Ada", "Jam", "1", 600, "")
	sound("1990", "Ada", "Untitled", "1", 100, "10000000-0000-4000-8000-000000000001")
	sound("2002", "Ada", "Untitled", "1", 100, "10000000-0000-4000-8000-000000000002")
	sound("1990", "Bob", "Solo", "1", 100, "")
	sound("2002", "Cid", "Solo", "1", 100, "")
	sound("1990", "Ada", "Intro", "1", 100, "")
	sound("1990", "Ada", "Intro", "2", 100, "")
	sound("2002", "Ada", "Intro", "3", 100, "")
	groups := b.list(duplicate.Filter{Kind: duplicate.Title})
	require.Len(t, groups, 1)
	require.ElementsMatch(t, same, ids(groups[0]))
}
