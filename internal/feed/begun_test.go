package feed_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/page"
)

// Whoever begins in several parts is told of what is removed meanwhile, and not of what was gone before.
func TestAfter_begunInParts(t *testing.T) {
	t.Parallel()
	h := setup(t)
	one, gone, two, three := h.film(0), h.film(1), h.film(0), h.film(0)
	h.exec(`DELETE FROM movies WHERE id = $1`, gone)
	h.exec(`UPDATE movies SET title = 'later' WHERE id = ANY($1)`, []uuid.UUID{two, three})
	h.settle()
	first, err := h.After(t.Context(), h.viewer, nil, 1)
	require.NoError(t, err)
	require.Equal(t, one, first.Changes[0].Key)
	require.True(t, first.HasMore)

	c := &copied{cursor: &first.Cursor, items: map[uuid.UUID]bool{one: true}}
	require.Equal(t, 2, h.follow(h.viewer, c, 1), "the other two alone")
	h.exec(`DELETE FROM movies WHERE id = $1`, one)
	late := &copied{cursor: &first.Cursor, items: map[uuid.UUID]bool{one: true}}
	for _, reader := range []*copied{c, late} {
		h.follow(h.viewer, reader, 1)
		require.Equal(t, map[uuid.UUID]bool{two: true, three: true}, reader.items, "what is removed since is told")
	}
}

// A cursor of a version that did not say when it was begun reads on.
func TestAfter_oldCursor(t *testing.T) {
	t.Parallel()
	h := setup(t)
	c := &copied{}
	one := h.film(0)
	h.follow(h.viewer, c, 10)
	keys, err := page.Decode(*c.cursor, "changes", 4)
	require.NoError(t, err)
	old := page.Encode("changes", keys[:3]...)
	h.exec(`DELETE FROM movies WHERE id = $1`, one)
	c.cursor = &old
	require.Equal(t, 1, h.follow(h.viewer, c, 10))
	require.Zero(t, c.resets)
	require.Empty(t, c.items)
}

// Nobody is told that what he never saw was hidden before he began.
func TestAfter_begunHidden(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	seen, shut, last := f.film(0), f.film(0), f.film(0)
	f.exec(`UPDATE movies SET minimum_age = 6 WHERE id = $1`, seen)
	f.exec(`UPDATE movies SET minimum_age = 6 WHERE id = $1`, shut)
	f.exec(`UPDATE movies SET minimum_age = 16 WHERE id = $1`, shut)
	f.exec(`UPDATE movies SET minimum_age = 6 WHERE id = $1`, last)
	f.settle()
	first, err := f.After(f.child.Wall(t.Context()), f.child, nil, 1)
	require.NoError(t, err)
	require.Equal(t, seen, first.Changes[0].Key)
	c := &copied{cursor: &first.Cursor}
	require.Equal(t, map[uuid.UUID]bool{last: false}, f.told(f.child, c))
	f.exec(`UPDATE movies SET minimum_age = 16 WHERE id = $1`, seen)
	require.Equal(t, map[uuid.UUID]bool{seen: true}, f.told(f.child, c))
}
