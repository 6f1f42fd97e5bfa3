package resolvers_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/graph/generated"
	"revenge/resolvers"
)

// alone are the fields that are resolved for each object by itself, as they are asked of one object or of few.
var alone = []string{
	"AlbumConnection.addedBuckets", "AlbumConnection.facets", "AlbumConnection.titleBuckets", "ArtistConnection.addedBuckets",
	"ArtistConnection.facets", "ArtistConnection.nameBuckets", "Collection.items", "Library.problems", "Library.scans", "LibraryChange.library",
	"MovieConnection.addedBuckets", "MovieConnection.facets", "MovieConnection.titleBuckets", "Playlist.items", "Playlist.m3u", "Profile.current",
	"Profile.libraries", "ProgressChange.watchStates", "Restrictions.allowed", "Restrictions.denied", "SeriesConnection.addedBuckets",
	"SeriesConnection.facets", "SeriesConnection.titleBuckets", "TrackConnection.addedBuckets", "TrackConnection.facets",
	"TrackConnection.titleBuckets", "User.grantedLibraries", "Viewer.apiKeys", "Viewer.login", "Viewer.logins", "Viewer.profile", "Viewer.profiles",
	"Viewer.user", "ViewerStateChange.viewerStates",
}

func TestRelations(t *testing.T) {
	t.Parallel()
	declared := resolvers.Relations()
	var without, plain []string
	for name, object := range generated.SetTables(resolvers.New(resolvers.Deps{})) {
		for field, f := range object.Fields {
			key := name + "." + field
			relation, known := declared[key]
			delete(declared, key)
			switch {
			case known && f.Plain:
				plain = append(plain, key)
			case known:
				require.NotNil(t, relation, key)
			case !f.Plain && name != "Query" && field != "totalCount":
				without = append(without, key)
			}
		}
	}
	slices.Sort(without)
	require.Equal(t, alone, without, "a field that is read for each object by itself makes lists slow: declare its edge")
	require.Empty(t, plain, "nothing has to be read for these")
	require.Empty(t, declared, "there are no such fields")
	require.True(t, slices.IsSortedFunc(alone, strings.Compare))
}
