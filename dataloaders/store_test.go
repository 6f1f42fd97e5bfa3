package dataloaders

import (
	"bytes"
	"context"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/cache"
)

// broken is the client of a shared server that panics.
type broken struct{}

func (broken) Get(context.Context, []string) [][]byte { panic("get") }
func (broken) Keep([]cache.Item)                      { panic("keep") }

type requestKey struct{}

// named writes which request a line is of.
type named struct{ slog.Handler }

func (n named) Handle(ctx context.Context, r slog.Record) error {
	r.AddAttrs(slog.Any("request", ctx.Value(requestKey{})))
	return n.Handler.Handle(ctx, r)
}

// A client that panics at each read is told of once in a while, with the request that met it.
func TestStore_panics(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	e, err := NewEntities(EntitiesDeps{Bytes: 1 << 20, Remote: broken{}, Log: slog.New(named{slog.NewTextHandler(&log, nil)})})
	require.NoError(t, err)
	t.Cleanup(e.Close)
	ctx := context.WithValue(t.Context(), requestKey{}, "mine")
	for range 3 {
		e.offer(ctx, []cache.Item{{Name: "a"}})
		require.Nil(t, e.fetch(ctx, []string{"a"}))
	}
	require.Equal(t, 1, bytes.Count(log.Bytes(), []byte("cache server panicked")))
	require.Contains(t, log.String(), "request=mine")
	require.Contains(t, log.String(), "panic=keep")
}
