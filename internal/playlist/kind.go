package playlist

import (
	"fmt"

	"revenge/internal/platform/id"
	"revenge/internal/viewing"
)

// Kind is what a list is made of.
type Kind string

// The kinds.
const (
	// OfItems are playlists: what can be played, one after the other, as often as one likes.
	OfItems Kind = "PLAYLIST"
	// OfWorks are collections: works, each once.
	OfWorks Kind = "COLLECTION"
)

// nature is what tells lists of one kind from those of another.
type nature struct {
	kind        Kind
	noun, nouns string
	// list and place are the kinds of public ids.
	list, place id.Kind
	// members is the SELECT of what a thing g, by its kind and id, is in such a list.
	members string
	// nothing says that a thing is none of them.
	nothing string
	// holds are the kinds of what they hold, in words holding.
	holds   []viewing.Kind
	holding string
	// rules are the kinds of rules that may fill them.
	rules    []RulesKind
	choosing string
	// sets hold everything once.
	sets bool
}

const (
	placeKind = "playlistitem"
	workKind  = "collectionitem"
)

var (
	playlists = nature{
		kind: OfItems, noun: "playlist", nouns: "playlists", list: "playlist", place: placeKind,
		members: playable, nothing: "there is nothing like this to be played, or you may not see it",
		holds: []viewing.Kind{viewing.KindMovie, viewing.KindEpisode, viewing.KindTrack}, holding: "film, episode or track",
		rules: []RulesKind{OfMovies, OfEpisodes, OfTracks}, choosing: "films, episodes or tracks",
	}
	collections = nature{
		kind: OfWorks, noun: "collection", nouns: "collections", list: "collection", place: workKind,
		members: works, nothing: "there is no film, series, album or artist like this, or you may not see it",
		holds:   []viewing.Kind{viewing.KindMovie, viewing.KindSeries, viewing.KindAlbum, viewing.KindArtist},
		holding: "film, series, album or artist", rules: []RulesKind{OfMovies, OfSeries}, choosing: "films or series", sets: true,
	}
)

func (n nature) tooMany() string {
	return fmt.Sprintf("you have %d %s already; remove one first", maxPlaylists, n.nouns)
}

func (n nature) tooLong() string { return fmt.Sprintf("a %s holds at most %d items", n.noun, maxItems) }
