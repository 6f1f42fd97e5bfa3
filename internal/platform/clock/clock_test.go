package clock_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/clock"
)

func TestClocks(t *testing.T) {
	t.Parallel()
	require.Equal(t, time.UTC, clock.System{}.Now().Location())
	require.WithinDuration(t, time.Now(), clock.System{}.Now(), time.Minute)
	at := time.Date(2024, 2, 29, 12, 0, 0, 0, time.FixedZone("x", 3600))
	f := clock.NewFake(at)
	require.Equal(t, at.UTC(), f.Now())
	f.Advance(time.Hour)
	require.Equal(t, at.Add(time.Hour).UTC(), f.Now())
}
