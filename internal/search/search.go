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

// Hit is something that was found.
type Hit struct {
	ID    uuid.UUID
	Kind  Kind
	Title string
	Year  *int
}
