// Package resolvers answers GraphQL fields. A body is one call into a loader or a service.
package resolvers

import (
	"maps"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/setexec"
	"revenge/internal/activity"
	"revenge/internal/artwork"
	"revenge/internal/duplicate"
	"revenge/internal/edit"
	"revenge/internal/export"
	"revenge/internal/feed"
	"revenge/internal/identity"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/person"
	"revenge/internal/platform/events"
	"revenge/internal/playback"
	"revenge/internal/playlist"
	"revenge/internal/review"
	"revenge/internal/scrobble"
	"revenge/internal/search"
	"revenge/internal/shelf"
	"revenge/internal/system"
	"revenge/internal/trash"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
)

// Deps are the services that resolvers call.
type Deps struct {
	Activity    *activity.Service
	Artworks    *artwork.Service
	Bus         *events.Bus
	Edits       *edit.Service
	Joins       *join.Service
	Feed        *feed.Service
	Identity    *identity.Service
	Libraries   *library.Service
	Live        *live.Service
	Movies      *movie.Service
	Music       *music.Service
	People      *person.Service
	Playback    *playback.Service
	Playlists   *playlist.Service
	Collections *playlist.Collections
	Scrobbles   *scrobble.Service
	Search      *search.Service
	Shelf       *shelf.Service
	System      *system.Service
	TVShows     *tvshow.Service
	Viewing     *viewing.Service
	Duplicates  *duplicate.Service
	Review      *review.Service
	Trash       *trash.Service
	Editor      *artwork.Editor
}

// Resolver holds the services. Fields are unexported: an exported one would clash
// with the method gqlgen makes for a root field of the same name.
type Resolver struct {
	activity    *activity.Service
	artworks    *artwork.Service
	bus         *events.Bus
	exports     *export.Service
	edits       *edit.Service
	joins       *join.Service
	feed        *feed.Service
	identity    *identity.Service
	libraries   *library.Service
	live        *live.Service
	movies      *movie.Service
	music       *music.Service
	people      *person.Service
	playback    *playback.Service
	playlists   *playlist.Service
	collections *playlist.Collections
	scrobbles   *scrobble.Service
	search      *search.Service
	shelf       *shelf.Service
	system      *system.Service
	tvshows     *tvshow.Service
	viewing     *viewing.Service
	duplicates  *duplicate.Service
	review      *review.Service
	trash       *trash.Service
	editor      *artwork.Editor
}

// New returns the root of all resolvers.
func New(d Deps) *Resolver {
	return &Resolver{activity: d.Activity, artworks: d.Artworks, bus: d.Bus, duplicates: d.Duplicates, editor: d.Editor, edits: d.Edits,
		joins: d.Joins, trash: d.Trash, review: d.Review,
		exports: export.NewService(export.Deps{Movies: d.Movies, TVShows: d.TVShows, Music: d.Music, Libraries: d.Libraries}),
		feed:    d.Feed, identity: d.Identity, libraries: d.Libraries, live: d.Live,
		movies: d.Movies, music: d.Music, people: d.People, playback: d.Playback, playlists: d.Playlists,
		collections: d.Collections, scrobbles: d.Scrobbles, search: d.Search,
		shelf: d.Shelf, system: d.System, tvshows: d.TVShows, viewing: d.Viewing}
}

// Relations are what sets of an answer read at once: the declared edges, and the fields that need nothing read.
func Relations() setexec.Relations {
	all := maps.Clone(dataloaders.Relations())
	all["Query.node"] = graph.NodeRelation{}
	for _, field := range []string{
		"Artwork.url", "ArtworkCandidate.place", "Login.current", "PlannedVideo.quality", "PlannedVideo.height", "PlannedVideo.bitRate",
		"PlaybackSession.url", "PlaybackSession.mimeType", "PlaybackSession.subtitles", "PlaybackSession.durationMs", "PlaybackSession.expiresAt",
		"PlaybackSession.audioStream", "PlaybackSession.subtitleStream", "PlaybackSession.pictureSubtitles", "PlaybackSubtitle.fonts",
		"TrashItem.path", "MissingFile.path", "Movie.localTitle", "Series.localTitle", "Episode.localTitle", "Season.localTitle", "Season.localOverview", "Season.translations",
	} {
		all[field] = setexec.Inline
	}
	return all
}
