package movie_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A film came when its description says so, else with the first of its files; one that is known came when it did.
func TestIdentify_added(t *testing.T) {
	t.Parallel()
	b := setup(t)
	old, older := time.Date(2019, 5, 6, 7, 8, 9, 0, time.UTC), time.Date(2018, 1, 2, 3, 4, 5, 0, time.UTC)
	noted, plain, ahead := b.Video("Noted (1990).mkv"), b.Video("Plain (1991) - 1080p.mkv"), b.Video("Ahead (1992).mkv")
	other := b.Video("Plain (1991) - 720p.mkv")
	b.Write("Noted (1990).nfo", "<movie><title>Noted</title><dateadded>2017-03-04 05:06:07</dateadded></movie>")
	b.Write("Ahead (1992).nfo", "<movie><title>Ahead</title><dateadded>2999-03-04 05:06:07</dateadded></movie>")
	noted.File.AddedAt, plain.File.AddedAt, other.File.AddedAt, ahead.File.AddedAt = old, old, older, old
	b.identify(noted, plain, other, ahead)
	at := map[string]time.Time{}
	for _, m := range b.all() {
		at[m.Title] = m.AddedAt.UTC()
	}
	require.Equal(t, 2017, at["Noted"].Year())
	require.Equal(t, map[string]time.Time{"Plain": older, "Ahead": old, "Noted": at["Noted"]}, at)
	noted.File.AddedAt = older
	b.Write("Noted (1990).nfo", "<movie><title>Noted</title><dateadded>2010-03-04 05:06:07</dateadded></movie>")
	b.identify(noted)
	for _, m := range b.all() {
		require.Equal(t, at[m.Title], m.AddedAt.UTC(), "what is known came when it did")
	}
}
