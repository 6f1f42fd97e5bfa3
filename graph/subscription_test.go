package graph

import (
	"context"
	"errors"
	"iter"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/page"
)

// signals is a watcher that the test rings.
type signals struct {
	c      chan struct{}
	closed atomic.Bool
}

func newSignals() *signals                  { return &signals{c: make(chan struct{}, 1)} }
func (s *signals) C() <-chan struct{}       { return s.c }
func (s *signals) Close()                   { s.closed.Store(true) }
func (s *signals) ring()                    { s.c <- struct{}{} }
func named(revision string) *library.Change { return &library.Change{Cursor: page.Cursor(revision)} }

func TestFollow(t *testing.T) {
	t.Parallel()
	w := newSignals()
	states := make(chan string, 10)
	states <- "1"
	current := ""
	out := Follow(t.Context(), w, "", func(context.Context) (*library.Change, string, bool, error) {
		select {
		case current = <-states:
		default:
		}
		return named(current), current, current == "4", nil
	})
	require.EqualValues(t, "1", (<-out).Cursor)
	w.ring() // nothing new: nothing is sent
	states <- "2"
	w.ring()
	require.EqualValues(t, "2", (<-out).Cursor)
	states <- "4"
	w.ring()
	require.EqualValues(t, "4", (<-out).Cursor, "the last state arrives")
	_, open := <-out
	require.False(t, open)
	require.True(t, w.closed.Load())
}

func TestFollow_since(t *testing.T) {
	t.Parallel()
	w := newSignals()
	revision := "7"
	out := Follow(t.Context(), w, "7", func(context.Context) (*library.Change, string, bool, error) {
		value := named(revision)
		defer func() { revision = "8" }()
		return value, revision, revision == "8", nil
	})
	w.ring()
	require.EqualValues(t, "8", (<-out).Cursor, "the known state is left out")
}

func TestFollow_endsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	out := Follow(ctx, newSignals(), "", func(context.Context) (*library.Change, string, bool, error) { return named("1"), "1", false, nil })
	cancel()
	for range out {
	}
}

func TestProduce_panic(t *testing.T) {
	t.Parallel()
	b := serve(t, &script{changed: func(ctx context.Context) <-chan *library.Change {
		return Stream(ctx, iter.Seq2[*library.Change, error](func(func(*library.Change, error) bool) { panic("/srv/films") }))
	}})
	s, _ := b.stream(t, "subscription { libraryChanged { cursor } }")
	_, data := frame(t, s)
	require.Contains(t, data, codeInternal)
	require.NotContains(t, data, "srv")
	require.Contains(t, b.log.String(), "/srv/films")
}

func TestViewer_withoutASubscription(t *testing.T) {
	t.Parallel()
	v, err := Viewer(access.With(t.Context(), access.Viewer{UserID: userID}))
	require.NoError(t, err)
	require.Equal(t, userID, v.UserID)
	require.False(t, lost(errors.New("away")))
}
