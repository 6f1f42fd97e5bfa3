package dataloaders

import (
	"strings"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
)

// Item is the id of something whose kind a row spells in capitals: MOVIE, EPISODE, TRACK …
func Item[K ~string](kind K, key uuid.UUID) id.ID {
	return id.Of(id.Kind(strings.ToLower(string(kind))), key)
}

// toItem is an edge to an item of any kind.
func toItem[P any](of func(P) id.ID, field string) Switch[P] {
	return declare(Switch[P]{func(l *Loaders, parent P) (expecting, uuid.UUID) {
		key := of(parent)
		return l.item(key.Kind), key.UUID
	}}, field)
}

// item is where items of a kind are; nil for those that are in no list.
func (l *Loaders) item(kind id.Kind) expecting {
	switch kind {
	case "movie":
		return l.Movie().ByID
	case "series":
		return l.TVShow().SeriesByID
	case "season":
		return l.TVShow().SeasonByID
	case "episode":
		return l.TVShow().EpisodeByID
	case "artist":
		return l.Music().ArtistByID
	case "album":
		return l.Music().AlbumByID
	case "release":
		return l.Music().ReleaseByID
	case "track":
		return l.Music().TrackByID
	case "person":
		return l.Person().ByID
	case "file":
		return l.Library().FileByID
	case "collection":
		return l.Collection().ByID
	case "playlist":
		return l.Playlist().ByID
	}
	return nil
}
