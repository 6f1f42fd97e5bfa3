package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/feed"
)

var _ = declare(Switch[*feed.Change]{func(l *Loaders, c *feed.Change) (expecting, uuid.UUID) { return l.changed(c), c.Key }}, "Change.node")

// changed is where items of a kind are; nowhere those that are gone.
func (l *Loaders) changed(c *feed.Change) expecting {
	switch {
	case c.Removed:
		return nil
	case c.Kind == "movie":
		return l.Movie.ByID
	case c.Kind == "series":
		return l.TVShow.SeriesByID
	case c.Kind == "season":
		return l.TVShow.SeasonByID
	case c.Kind == "episode":
		return l.TVShow.EpisodeByID
	case c.Kind == "artist":
		return l.Music.ArtistByID
	case c.Kind == "album":
		return l.Music.AlbumByID
	case c.Kind == "release":
		return l.Music.ReleaseByID
	case c.Kind == "track":
		return l.Music.TrackByID
	}
	return nil
}
