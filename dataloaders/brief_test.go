package dataloaders

import (
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/catalogue"
)

type askedFor map[string][]string

func (a askedFor) Only(object string, fields ...string) bool {
	return !slices.ContainsFunc(a[object], func(f string) bool { return !slices.Contains(fields, f) })
}

func TestNarrow(t *testing.T) {
	t.Parallel()
	entities, err := NewEntities(EntitiesDeps{Bytes: 1 << 20})
	require.NoError(t, err)
	defer entities.Close()
	for _, c := range []struct {
		asked    askedFor
		entities *Entities
		want     brief
	}{
		{askedFor{}, nil, brief{true, true, true, true, true}},
		{askedFor{"Movie": {"title", "poster"}, "Episode": {"still", "number"}, "Artwork": {"id", "url"}, "File": {"name", "streams"}, "WatchState": {"watched"}}, nil,
			brief{true, true, true, true, true}},
		{askedFor{"Movie": {"id", "runtimeMs"}, "Episode": {"absolute"}, "Artwork": {"url", "role"}, "File": {"chapters"}, "WatchState": {"item"}}, nil, brief{}},
		{askedFor{}, entities, brief{watchStates: true}}, // what is kept is kept whole
	} {
		ctx := Attach(t.Context(), Sources{Entities: c.entities}, access.Viewer{UserID: uuid.New(), Role: access.User, Libraries: []uuid.UUID{uuid.New()}}, &catalogue.Versions{})
		Narrow(ctx, c.asked)
		require.Equal(t, c.want, For(ctx).brief)
	}
}
