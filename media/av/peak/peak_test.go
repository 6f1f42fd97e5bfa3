package peak

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// slowly compares every stretch.
func slowly(times, sizes []int64, end int64) (rate float64) {
	times = append(times, end)
	for i := range sizes {
		var bytes int64
		for j := i; j < len(sizes); j++ {
			bytes += sizes[j]
			if length := times[j+1] - times[i]; length >= Shortest {
				rate = max(rate, float64(bytes)/float64(length)*8e6)
			}
		}
	}
	return rate
}

func TestMeter(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		var m Meter
		var times, sizes []int64
		var at, total int64
		for range 5 + r.IntN(300) {
			size := r.Int64N(1000)
			if r.IntN(20) == 0 {
				size *= 50
			}
			times, sizes = append(times, at), append(sizes, size)
			m.Add(at, size)
			at += 1 + r.Int64N(90_000)
			total += size
		}
		at += Shortest
		bytes, peak := m.Total(at)
		require.Equal(t, total, bytes)
		require.InDelta(t, slowly(times, sizes, at), peak, 2, "seed %d", seed)
	}
}

func TestMeter_short(t *testing.T) {
	t.Parallel()
	var m Meter
	bytes, peak := m.Total(5)
	require.Zero(t, bytes+peak)
	m = Meter{}
	m.Add(1_000_000, 100)
	m.Add(1_250_000, 100)
	m.Add(1_100_000, 50) // out of order
	bytes, peak = m.Total(1_500_000)
	require.Equal(t, int64(250), bytes)
	require.Equal(t, int64(4001), peak, "over all that there is")
}
