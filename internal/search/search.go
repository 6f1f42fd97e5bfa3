package search

import "github.com/google/uuid"

// Kind is what can be found.
type Kind string

// The kinds.
const (
	Movie   Kind = "MOVIE"
	Series  Kind = "SERIES"
	Episode Kind = "EPISODE"
	Artist  Kind = "ARTIST"
	Album   Kind = "ALBUM"
	Track   Kind = "TRACK"
	Person  Kind = "PERSON"
	// Collections and playlists are found by their readers.
	Collection Kind = "COLLECTION"
	Playlist   Kind = "PLAYLIST"
)

// Asked is what is looked for.
type Asked struct {
	Text  string
	Kinds []Kind // none means all
	First int    // is how many hits there are at most
	// Overviews finds by words of what films, series, episodes and albums are about too, and of the lives of artists, after all others.
	Overviews bool
}

// Hit is something that was found.
type Hit struct {
	ID    uuid.UUID
	Kind  Kind
	Title string
	Year  *int
}
