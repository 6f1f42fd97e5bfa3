package music_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/music"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

func TestEnough(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		played, duration time.Duration
		want             bool
	}{
		{20 * time.Second, 29 * time.Second, false}, {15 * time.Second, 30 * time.Second, true}, {14 * time.Second, 30 * time.Second, false},
		{4 * time.Minute, time.Hour, true}, {3*time.Minute + 59*time.Second, time.Hour, false}, {0, 0, false},
	} {
		require.Equal(t, c.want, music.Enough(c.played, c.duration), "%s of %s", c.played, c.duration)
	}
}

// session reports how far a track is, by seconds of the song and of the clock.
func (b *bench) hear(track, session uuid.UUID, reports ...[2]int) (counted int) {
	b.Helper()
	began := time.Unix(1_700_000_000, 0).UTC()
	for _, r := range reports {
		require.NoError(b, b.DB.Tx(b.Context(), func(tx pgx.Tx) error {
			_, _, now, err := b.music.Hear(b.Context(), tx, music.Heard{Session: session, User: b.Viewer.UserID, Track: track, PositionMs: int64(r[0]) * 1000, DurationMs: 240_000,
				StartedAt: began, At: began.Add(time.Duration(r[1]) * time.Second)})
			if now {
				counted++
			}
			return err
		}))
	}
	return counted
}

func (b *bench) user() {
	b.Helper()
	b.Exec(`INSERT INTO users (id, name, display_name, password_hash, role, all_libraries) VALUES ($1, $2, 'Anna', 'x', 'USER', false)`, b.Viewer.UserID, b.Viewer.UserID.String())
}

func TestHear(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.user()
	f := b.Sound("x/1.flac", tags("A", "Album", "1", "x"))
	b.identify(f)
	track := b.tracks(music.TrackFilter{})[0]
	require.Zero(t, b.hear(track.ID, id.New(), [2]int{0, 0}, [2]int{10, 10}, [2]int{200, 20}), "what is jumped over was not heard")
	require.Equal(t, 1, b.hear(track.ID, id.New(), [2]int{60, 60}, [2]int{119, 119}, [2]int{121, 121}, [2]int{240, 240}), "once, at the half")
	require.Zero(t, b.hear(id.New(), id.New(), [2]int{0, 0}, [2]int{240, 240}), "a track that is no more")
	plays, err := b.music.PlaysByTrackIDs(t.Context(), b.Viewer, []uuid.UUID{track.ID})
	require.NoError(t, err)
	require.Equal(t, 1, plays[0].N)

	// The file goes, and comes again in another library: what was heard is still known.
	b.Exec(`DELETE FROM libraries`)
	other := setupOn(b)
	other.identify(other.Sound("elsewhere/1.mp3", tags("A", "Album", "1", "x")))
	again := other.tracks(music.TrackFilter{})[0]
	plays, err = other.music.PlaysByTrackIDs(t.Context(), other.Viewer, []uuid.UUID{again.ID})
	require.NoError(t, err)
	require.Equal(t, 1, plays[0].N)
	listens, err := other.music.Listens(t.Context(), other.Viewer, page.Args{})
	require.NoError(t, err)
	require.Len(t, listens.Nodes(), 1)
	require.Equal(t, "A", listens.Nodes()[0].Artist)
	stranger := access.Viewer{UserID: id.New(), Role: access.Admin, Libraries: other.Viewer.Libraries}
	listens, err = other.music.Listens(t.Context(), stranger, page.Args{})
	require.NoError(t, err)
	require.Empty(t, listens.Nodes())
}

// setupOn is another library of the same viewer in the same database.
func setupOn(b *bench) *bench {
	b.Helper()
	lib := &library.Library{ID: id.New(), Name: "another", Kind: library.KindMusic, Language: "en"}
	b.Exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, 'another', 'MUSIC')`, lib.ID)
	own := *b.Shelf
	own.Library, own.RootID = lib, id.New()
	own.Dir = b.TempDir()
	own.Exec(`INSERT INTO library_roots (id, library_id, path, position) VALUES ($1, $2, $3, 0)`, own.RootID, lib.ID, own.Dir)
	own.Viewer.Libraries = []uuid.UUID{lib.ID}
	return &bench{&own, b.music}
}

func TestRadio(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var found []*library.Found
	for i := range 40 {
		genre := map[bool]string{true: "Rock", false: "Jazz"}[i%2 == 0]
		found = append(found, b.Sound(fmt.Sprintf("%d/1.flac", i), tags(fmt.Sprint("Artist ", i%10), fmt.Sprint("Album ", i), "1", fmt.Sprint("Song ", i), "GENRE", genre, "DATE", fmt.Sprint(1970+i))))
	}
	b.identify(found...)
	b.reconcile()
	seed := b.tracks(music.TrackFilter{TitleContains: new("song 4")})[0]
	one, err := b.music.Radio(t.Context(), b.Viewer, seed.NodeID(), 7, 15)
	require.NoError(t, err)
	require.Len(t, one, 15)
	require.Equal(t, seed.ID, one[0].ID)
	same, err := b.music.Radio(t.Context(), b.Viewer, seed.NodeID(), 7, 15)
	require.NoError(t, err)
	require.Equal(t, titles(one, trackTitle), titles(same, trackTitle), "the seed decides")
	other, err := b.music.Radio(t.Context(), b.Viewer, seed.NodeID(), 8, 15)
	require.NoError(t, err)
	require.NotEqual(t, titles(one, trackTitle), titles(other, trackTitle))
	for i, track := range one {
		require.Equal(t, seed.GenreIDs, track.GenreIDs, "it shares a genre")
		if i > 0 {
			require.NotEqual(t, one[i-1].Credit, track.Credit, "not twice in a row")
		}
	}
	_, err = b.music.Radio(t.Context(), access.Viewer{UserID: id.New()}, seed.NodeID(), 7, 15)
	require.ErrorIs(t, err, fault.NotFound)
	_, err = b.music.Radio(t.Context(), b.Viewer, seed.NodeID(), 7, 201)
	require.ErrorIs(t, err, fault.Invalid)
	drawn, err := b.music.Random(t.Context(), b.Viewer, 7, music.TrackFilter{}, 100)
	require.NoError(t, err)
	require.Len(t, drawn, 40)
	require.NotEqual(t, titles(b.tracks(music.TrackFilter{}), trackTitle), titles(drawn, trackTitle))
	n, err := db.Value[int](t.Context(), b.DB, `SELECT count(*)::int FROM tracks`)
	require.NoError(t, err)
	require.Equal(t, 40, n)
}
