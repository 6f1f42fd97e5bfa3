package av

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRescale(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		v, a, b := random.Int64N(1<<50)-1<<49, random.Int64N(1<<30), 1+random.Int64N(1<<30)
		want := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(v), big.NewInt(a)), big.NewInt(b))
		want.Sub(want, new(big.Rat).SetInt64(rescale(v, a, b)))
		require.LessOrEqual(t, want.Abs(want).Cmp(big.NewRat(1, 2)), 0, "%d*%d/%d", v, a, b)
	}
	require.Equal(t, int64(math.MaxInt64), rescale(math.MaxInt64, math.MaxInt64, 1))
	require.Equal(t, int64(-3), rescale(-5, 1, 2), "halves go away from zero")
}

// Sound whose times were rounded to milliseconds gets its true place back; a jump is kept.
func TestClock_Ticks(t *testing.T) {
	t.Parallel()
	c := clock{num: 1, den: 1000, origin: 21, scale: 48_000, first: 0, frame: 1024}
	for n := range int64(2000) {
		rounded := 21 + int64(math.Round(float64(n)*1024/48))
		require.Equal(t, n*1024, c.ticks(rounded))
	}
	require.Equal(t, int64(480), c.ticks(31), "between two frames")
	video := clock{num: 1001, den: 24_000, scale: 24_000}
	require.Equal(t, int64(5*1001), video.ticks(5))
	require.Equal(t, int64(208_542), video.us(5))
}
