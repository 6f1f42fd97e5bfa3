package cache_test

import (
	"bytes"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/cache"
	"revenge/internal/platform/fault"
	"revenge/internal/testkit"
)

func remote(t *testing.T, url string) *cache.Remote {
	t.Helper()
	r, err := cache.NewRemote(url, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	t.Cleanup(r.Close)
	return r
}

// comes waits until a value has come to be there.
func comes(t *testing.T, r *cache.Remote, name string, value []byte) {
	t.Helper()
	require.Eventually(t, func() bool {
		r.Keep([]cache.Item{{Name: name, Value: value}})
		return bytes.Equal(r.Get(t.Context(), []string{name})[0], value)
	}, time.Minute, time.Millisecond)
}

func TestRemote(t *testing.T) {
	t.Parallel()
	url, stop := testkit.CacheServer(t)
	one, other := remote(t, url), remote(t, url)
	raw := []byte("\x00\xff any bytes")
	comes(t, one, "a", raw)
	comes(t, other, "b", []byte("b"))
	require.Equal(t, [][]byte{[]byte("b"), nil, raw}, other.Get(t.Context(), []string{"b", "never there", "a"}))
	require.Empty(t, one.Get(t.Context(), nil))

	stop()
	require.Eventually(t, func() bool { return one.Get(t.Context(), []string{"a"})[0] == nil }, time.Minute, time.Millisecond)
	one.Keep([]cache.Item{{Name: "a", Value: raw}})
	require.Equal(t, [][]byte{nil, nil}, one.Get(t.Context(), []string{"a", "b"}), "what is away has nothing")
}

// A server that was never there hinders nobody, and need not be there at the end.
func TestRemote_away(t *testing.T) {
	t.Parallel()
	away := remote(t, "unix:///nowhere/at/all")
	require.Equal(t, [][]byte{nil}, away.Get(t.Context(), []string{"a"}))
	away.Keep([]cache.Item{{Name: "a"}})
	var none *cache.Remote
	require.Equal(t, [][]byte{nil}, none.Get(t.Context(), []string{"a"}))
	none.Keep([]cache.Item{{Name: "a"}})
	none.Close()
	for _, wrong := range []string{"", "host:6379", "http://host"} {
		require.ErrorIs(t, cache.CheckURL(wrong), fault.Invalid, wrong)
		_, err := cache.NewRemote(wrong, nil)
		require.ErrorIs(t, err, fault.Invalid, wrong)
	}
	require.NoError(t, cache.CheckURL("redis://user:password@host:6379/0"))
}
