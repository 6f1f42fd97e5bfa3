package setexec

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSlab(t *testing.T) {
	t.Parallel()
	var s slab[*int]
	first := s.take(3)
	require.Equal(t, []*int{nil, nil, nil}, first)
	require.Equal(t, 3, cap(first), "who appends does not write into what is another's")
	for i := range first {
		first[i] = new(i)
	}
	large := s.take(10 * leastSlab)
	require.Len(t, large, 10*leastSlab)
	large[0], large[len(large)-1] = new(1), new(2)
	require.Equal(t, 0, *first[0], "what was dealt out stays where it is")

	s.clear()
	again := s.take(10 * leastSlab)
	require.Same(t, &large[0], &again[0], "it is used again")
	for _, p := range again {
		require.Nil(t, p, "and knows nothing of the last request")
	}
	s.take(2 * mostSlab)
	s.clear()
	require.Empty(t, s.all, "a request that takes very much does not hold it for ever")
}
