package playback_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playback"
)

// hundred is the length of a part in these tests.
const hundred = int64(100_000)

// inParts lets the film lie in files of a hundred seconds each, by number; the first number is that of the file it has.
func (b *bundle) inParts(t *testing.T, numbers ...int) (files []uuid.UUID) {
	t.Helper()
	first := b.shelf.items[b.movie]
	first.Part, first.Info.DurationMs = numbers[0], hundred
	b.shelf.items[b.movie] = first
	files = append(files, first.FileID)
	for _, n := range numbers[1:] {
		c := first
		c.FileID, c.Part = id.New(), n
		c.Info.Streams = slices.Clone(c.Info.Streams)
		_, err := db.ExecSQL(t.Context(), b.db, `INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode) VALUES ($1, $2, $2, $3, 1, 1, 1, 1)`,
			c.FileID, b.shelf.library, c.FileID.String())
		require.NoError(t, err)
		b.shelf.others[b.movie] = append(b.shelf.others[b.movie], c)
		files = append(files, c.FileID)
	}
	return files
}

func (b *bundle) startAt(t *testing.T, file *uuid.UUID, positionMs *int64) *playback.Session {
	t.Helper()
	a := playback.Start{Item: id.Of("movie", b.movie), Can: new(browser()), PositionMs: positionMs}
	if file != nil {
		a.File = new(id.Of("file", *file))
	}
	s, err := b.Start(t.Context(), b.viewer, a)
	require.NoError(t, err)
	return s
}

func (b *bundle) report(t *testing.T, s *playback.Session, positionMs int64) {
	t.Helper()
	b.clock.Advance(time.Second)
	require.NoError(t, b.Report(t.Context(), b.viewer, s.ID, playback.Progress{PositionMs: positionMs}))
}

// A film in two files: its parts follow each other, and only the end of the last one is its end.
func TestParts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	files := b.inParts(t, 1, 2)
	one := b.start(t, b.movie)
	require.Equal(t, []any{files[0], new(1), new(2), &files[1]}, []any{one.FileID, one.Part(), one.LastPart(), one.Following()})
	b.report(t, one, 95_000)
	require.False(t, b.state(t, b.movie).Watched, "the film is half seen")
	require.EqualValues(t, []int64{95_000, 2 * hundred}, []int64{b.state(t, b.movie).PositionMs, b.state(t, b.movie).DurationMs})
	require.NoError(t, b.Change(t.Context(), b.viewer, one.ID, func(c *playback.Choice) { c.MaxHeight = new(360) }))
	require.Equal(t, files[0], b.startAt(t, nil, nil).FileID, "resumed in the part that was left")
	require.NoError(t, b.Stop(t.Context(), b.viewer, one.ID, new(hundred)))
	require.False(t, b.state(t, b.movie).Watched)

	two := b.startAt(t, nil, nil)
	require.Equal(t, []any{files[1], int64(0), new(2), (*uuid.UUID)(nil)}, []any{two.FileID, two.PositionMs, two.Part(), two.Following()}, "the end of one is the beginning of the next")
	b.report(t, two, 50_000)
	require.EqualValues(t, hundred+50_000, b.state(t, b.movie).PositionMs)
	require.NoError(t, b.Stop(t.Context(), b.viewer, two.ID, nil))
	again := b.startAt(t, nil, nil)
	require.Equal(t, []any{files[1], int64(50_000)}, []any{again.FileID, again.PositionMs})
	require.Equal(t, []any{files[0], int64(0)}, []any{b.startAt(t, nil, new(int64(0))).FileID, b.startAt(t, &files[0], nil).PositionMs}, "from the beginning")
	at := b.startAt(t, nil, new(hundred+1000))
	require.Equal(t, []any{files[1], int64(1000)}, []any{at.FileID, at.PositionMs}, "a position in the item")
	at = b.startAt(t, &files[1], new(int64(1000)))
	require.Equal(t, []any{files[1], int64(1000)}, []any{at.FileID, at.PositionMs}, "a position in the file")
	for _, wrong := range []int64{-1, 2*hundred + 1} {
		_, err := b.Start(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser()), PositionMs: &wrong})
		require.ErrorIs(t, err, fault.Invalid)
	}
	b.report(t, again, 85_000)
	require.True(t, b.state(t, b.movie).Watched)
	require.Equal(t, files[0], b.startAt(t, nil, nil).FileID, "what was seen begins anew")
}

// A film whose last part is short is not seen before that is, however little is left.
func TestParts_shortEnd(t *testing.T) {
	t.Parallel()
	b := setup(t)
	files := b.inParts(t, 1, 2)
	b.shelf.others[b.movie][0].Info.DurationMs = 5_000
	one := b.startAt(t, nil, nil)
	b.report(t, one, 99_000)
	require.False(t, b.state(t, b.movie).Watched)
	two := b.startAt(t, &files[1], nil)
	b.report(t, two, 4_000)
	require.True(t, b.state(t, b.movie).Watched)
}

// The second part is not begun with because it is less work, and a whole file goes on where the parts were left.
func TestParts_choice(t *testing.T) {
	t.Parallel()
	b := setup(t)
	files := b.inParts(t, 1, 2, 2, 4)
	heavy := b.shelf.items[b.movie]
	heavy.Info.Streams = slices.Clone(heavy.Info.Streams)
	for i := range heavy.Info.Streams {
		if heavy.Info.Streams[i].Codec == "h264" {
			heavy.Info.Streams[i].Codec = "mpeg4"
		}
	}
	b.shelf.items[b.movie] = heavy
	b.shelf.others[b.movie][0].Info.Streams[0].Height = 144
	s := b.start(t, b.movie)
	require.Equal(t, playback.Transcode, s.Decision)
	require.Equal(t, []any{files[0], new(4), &files[2]}, []any{s.FileID, s.LastPart(), s.Following()}, "the next one is that whose picture is alike")
	p, err := b.Plan(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser())})
	require.NoError(t, err)
	require.Equal(t, files[0], p.FileID)
	require.Equal(t, &files[3], b.startAt(t, &files[2], nil).Following(), "a part that is missing is passed over")
	b.report(t, s, 90_000)
	require.NoError(t, b.Stop(t.Context(), b.viewer, s.ID, new(hundred)))

	whole := heavy
	whole.FileID, whole.Part, whole.Info.DurationMs = id.New(), 0, 3*hundred
	_, err = db.ExecSQL(t.Context(), b.db, `INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode) VALUES ($1, $2, $2, 'whole', 1, 1, 1, 1)`, whole.FileID, b.shelf.library)
	require.NoError(t, err)
	b.shelf.items[b.movie] = whole
	at := b.startAt(t, &whole.FileID, nil)
	require.Equal(t, []any{whole.FileID, hundred, (*int)(nil)}, []any{at.FileID, at.PositionMs, at.Part()})
}

// A part whose length is not known is no reason to begin with the next one.
func TestParts_unknownLength(t *testing.T) {
	t.Parallel()
	b := setup(t)
	files := b.inParts(t, 1, 2)
	first := b.shelf.items[b.movie]
	first.Info.DurationMs = 0
	b.shelf.items[b.movie] = first
	require.Equal(t, []any{files[0], files[0]}, []any{b.startAt(t, nil, nil).FileID, b.startAt(t, nil, new(int64(0))).FileID})
	b.report(t, b.startAt(t, &files[1], nil), 50_000)
	at := b.startAt(t, nil, nil)
	require.Equal(t, []any{files[1], int64(50_000)}, []any{at.FileID, at.PositionMs}, "who is in the next one goes on there")
}

// Who has begun with one edition goes on with it, though another one's parts are longer, better or less work.
func TestParts_editions(t *testing.T) {
	t.Parallel()
	b := setup(t)
	files := b.inParts(t, 1, 2, 1, 2)
	uncut := b.shelf.others[b.movie][1:]
	for i := range uncut {
		uncut[i].Edition, uncut[i].Info.DurationMs = "Uncut", 150_000
	}
	one := b.startAt(t, &files[2], nil)
	require.Equal(t, &files[3], one.Following())
	b.report(t, one, 120_000)
	at := b.startAt(t, nil, nil)
	require.Equal(t, []any{files[2], int64(120_000)}, []any{at.FileID, at.PositionMs}, "of the other edition that would be the second part")
	at = b.startAt(t, nil, new(int64(160_000)))
	require.Equal(t, []any{files[3], int64(10_000)}, []any{at.FileID, at.PositionMs}, "also where a place is asked for")
	require.Equal(t, files[0], b.startAt(t, nil, new(int64(0))).FileID, "anew it is the best")
	for i := range uncut {
		uncut[i].Info.Streams = nil
	}
	require.Equal(t, files[1], b.startAt(t, nil, nil).FileID, "what cannot be played is no choice")
	b.shelf.others[b.movie] = b.shelf.others[b.movie][:1]
	require.Equal(t, files[1], b.startAt(t, nil, nil).FileID, "nor what is gone")
}

// A position that was noted before parts were played as one is one in its file.
func TestParts_before(t *testing.T) {
	t.Parallel()
	b := setup(t)
	files := b.inParts(t, 1, 2)
	b.report(t, b.startAt(t, &files[1], nil), 30_000)
	_, err := db.ExecSQL(t.Context(), b.db, `UPDATE watch_states SET position_ms = 30000, duration_ms = $1`, hundred)
	require.NoError(t, err)
	for _, file := range []*uuid.UUID{nil, &files[1]} {
		at := b.startAt(t, file, nil)
		require.Equal(t, []any{files[1], int64(30_000)}, []any{at.FileID, at.PositionMs})
	}
	require.Zero(t, b.startAt(t, &files[0], nil).PositionMs, "the viewer stopped in the other part")
}
