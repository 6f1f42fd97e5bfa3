package graph

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/activity"
	"revenge/internal/artwork"
	"revenge/internal/identity"
	"revenge/internal/library"
	livetv "revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/person"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playback"
	"revenge/internal/playlist"
	"revenge/internal/scrobble"
	"revenge/internal/shelf"
	"revenge/internal/tvshow"
)

// objects are the Go types behind the schema's nodes.
var objects = map[string]interface {
	model.Node
	NodeID() id.ID
}{
	"ApiKey": identity.APIKey{}, "Artwork": artwork.Artwork{}, "Channel": livetv.Channel{}, "Programme": livetv.Programme{}, "Episode": tvshow.Episode{}, "File": library.File{},
	"FileProblem": library.Problem{}, "Label": person.Label{}, "SavedFilter": shelf.Saved{}, "Genre": person.Genre{}, "Job": activity.Job{}, "Library": library.Library{},
	"Login": identity.Login{}, "Movie": movie.Movie{}, "Person": person.Person{}, "PlaybackSession": playback.Session{}, "Playlist": playlist.Playlist{}, "Collection": playlist.Collection{}, "Profile": identity.Profile{},
	"Scan": library.Scan{}, "Season": tvshow.Season{}, "Series": tvshow.Series{}, "User": identity.User{},
	"Artist": music.Artist{}, "Album": music.Album{}, "Release": music.Release{}, "Track": music.Track{}, "Listen": music.Listen{}, "ScrobbleAccount": scrobble.Account{},
}

// Every type that implements Node is reached by node(id:), and by nothing but the kind of its own ids.
func TestNode_parity(t *testing.T) {
	t.Parallel()
	h := serve(t, nil).handler
	nodes := h.schema.GetPossibleTypes(h.schema.Types["Node"])
	require.Len(t, nodes, len(nodeKinds))
	kinds := map[id.Kind]bool{}
	for _, def := range nodes {
		object, known := objects[def.Name]
		require.True(t, known, "%s has no Go type in this test", def.Name)
		kind := object.NodeID().Kind
		require.Contains(t, nodeKinds, kind, def.Name)
		require.False(t, kinds[kind], "two types have ids of the kind %s", kind)
		kinds[kind] = true
	}
}

// An id of a kind that does not exist is like one that is unknown.
func TestNode_unknown(t *testing.T) {
	t.Parallel()
	ctx := dataloaders.Attach(t.Context(), dataloaders.Sources{}, access.Viewer{}, nil)
	node, err := Node(ctx, id.Of("nothing", uuid.New()))
	require.ErrorIs(t, err, fault.NotFound)
	require.Nil(t, node)
	keys := make([]*id.ID, maxNodes+1)
	_, err = Nodes(ctx, keys)
	require.ErrorIs(t, err, fault.Invalid)
	one := id.Of("nothing", uuid.New())
	list, err := Nodes(ctx, []*id.ID{&one, &one})
	require.NoError(t, err)
	require.Equal(t, []model.Node{nil, nil}, list)
}
