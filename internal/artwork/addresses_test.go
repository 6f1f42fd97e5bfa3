package artwork

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/clock"
	"revenge/internal/platform/secret"
)

// What is kept of a row's addresses is what would be made anew, at each time and size.
func TestURL_kept(t *testing.T) {
	t.Parallel()
	keys, err := secret.Load(t.TempDir(), "")
	require.NoError(t, err)
	now := clock.NewFake(time.Date(2026, 3, 1, 23, 0, 0, 0, time.UTC))
	s := &Service{Deps: Deps{Clock: now}, key: keys.For(secret.ImageURLs)}
	row := &Artwork{ID: uuid.New(), Version: "1"}
	kept := row.Kept()
	require.Nil(t, row.addresses, "the row itself stays as it is")
	seen := map[string]bool{}
	for day := range 3 {
		for range 2 {
			for _, width := range []int{120, 300, 360, 1080} {
				for _, format := range []Format{FormatAuto, FormatJPEG} {
					url := s.URL(kept, width, format)
					require.Equal(t, s.URL(row, width, format), url)
					seen[url] = true
				}
			}
		}
		require.Len(t, *kept.addresses.made.Load(), addressesKept)
		require.Len(t, seen, (day+1)*6, "300 and 360 are one size")
		now.Advance(24 * time.Hour)
	}
	again := kept.Kept()
	require.Nil(t, again.addresses.made.Load())
	for url := range seen {
		require.True(t, strings.HasPrefix(url, "/images/"))
	}
}
