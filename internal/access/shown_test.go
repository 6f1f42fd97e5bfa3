package access_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
)

func TestShownIn(t *testing.T) {
	t.Parallel()
	one, two, other := uuid.New(), uuid.New(), uuid.New()
	v := access.Viewer{Libraries: []uuid.UUID{one, two}}
	restricted := v
	restricted.Restricted = true
	for name, c := range map[string]struct {
		viewer access.Viewer
		homes  []uuid.UUID
		want   bool
	}{
		"seen":        {v, []uuid.UUID{one, one, two, one}, true},
		"elsewhere":   {v, []uuid.UUID{one, other, one}, false},
		"nobody says": {v, []uuid.UUID{one, {}, two}, false},
		"none":        {v, nil, false},
		"restricted":  {restricted, []uuid.UUID{one}, false},
		"stranger":    {access.Viewer{}, []uuid.UUID{one}, false},
		"as before":   {v.ShownIn([]uuid.UUID{one}), []uuid.UUID{other}, false},
	} {
		require.Equal(t, c.want, c.viewer.ShownIn(c.homes).WasShown(), name)
	}
}
