package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/edit"
	"revenge/internal/origin"
	"revenge/internal/platform/id"
)

func newOrigins(s *edit.Service, v *access.Viewer) *Loader[uuid.UUID, []*origin.Origin] {
	return many(bind(v, s.OriginsByItemIDs), func(o *origin.Origin) uuid.UUID { return o.ItemID })
}

func origins(l *Loaders) *Loader[uuid.UUID, []*origin.Origin] { return l.Origins() }

// Where the fields of items come from.
var (
	MovieOrigins   = toMany(origins, movieID, "Movie.origins")
	SeriesOrigins  = toMany(origins, seriesID, "Series.origins")
	SeasonOrigins  = toMany(origins, seasonID, "Season.origins")
	EpisodeOrigins = toMany(origins, episodeID, "Episode.origins")
	ArtistOrigins  = toMany(origins, artistID, "Artist.origins")
	AlbumOrigins   = toMany(origins, albumID, "Album.origins")
	ReleaseOrigins = toMany(origins, releaseID, "Release.origins")
	TrackOrigins   = toMany(origins, trackID, "Track.origins")

	_ = toItem(func(c *origin.Change) id.ID { return Item(c.ItemKind, c.ItemID) }, "EditChange.item")
)
