package viewing

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Kind is what an item is.
type Kind string

// The kinds of item.
const (
	KindMovie   Kind = "MOVIE"
	KindSeries  Kind = "SERIES"
	KindSeason  Kind = "SEASON"
	KindEpisode Kind = "EPISODE"
	KindPerson  Kind = "PERSON"
	KindFile    Kind = "FILE"
	KindArtist  Kind = "ARTIST"
	KindAlbum   Kind = "ALBUM"
	KindTrack   Kind = "TRACK"
)

// publicKinds are the kinds of public ids.
var publicKinds = map[Kind]id.Kind{KindMovie: "movie", KindSeries: "series", KindSeason: "season", KindEpisode: "episode",
	KindPerson: "person", KindFile: "file", KindArtist: "artist", KindAlbum: "album", KindTrack: "track"}

// ID is the public id of an item of this kind.
func (k Kind) ID(key uuid.UUID) id.ID { return id.Of(publicKinds[k], key) }

// one checks that an item is of one of the kinds; of another one there is none.
func one(item id.ID, kinds ...Kind) error {
	if slices.ContainsFunc(kinds, func(k Kind) bool { return publicKinds[k] == item.Kind }) {
		return nil
	}
	return fault.Field(fault.NotFound, "there is no such item, or you may not see it", "itemId")
}

// WatchState is how far a viewer is with something.
type WatchState struct {
	UserID       uuid.UUID
	ItemID       uuid.UUID
	ItemKind     Kind
	ParentID     *uuid.UUID
	LibraryID    uuid.UUID
	FileID       *uuid.UUID
	PositionMs   int64
	DurationMs   int64
	Watched      bool
	PlayCount    int
	LastPlayedAt *time.Time
	UpdatedAt    time.Time
}

// State is what a viewer thinks of an item; a time says since when, nil that it is not so.
type State struct {
	ItemID        uuid.UUID
	Kind          Kind
	Rating        *int
	RatedAt       *time.Time
	FavouriteAt   *time.Time
	WatchlistedAt *time.Time
	HiddenAt      *time.Time
	UpdatedAt     time.Time
}

// Favourite reports whether it is one.
func (s State) Favourite() bool { return s.FavouriteAt != nil }

// Watchlisted reports whether it is to be watched.
func (s State) Watchlisted() bool { return s.WatchlistedAt != nil }

// Hidden reports whether it is kept out of what goes on, until it is played again.
func (s State) Hidden() bool { return s.HiddenAt != nil }

// Listed is an item of one of the viewer's lists.
type Listed struct {
	ID    uuid.UUID
	Kind  Kind
	Since time.Time
}

// Play is one time that something was played.
type Play struct {
	ID         uuid.UUID
	ItemID     uuid.UUID
	ItemKind   Kind
	ParentID   *uuid.UUID
	BeganAt    time.Time
	At         time.Time
	PositionMs int64
	DurationMs int64
	Watched    bool
	// Completions is how often the end was reached.
	Completions int
	ClientName  string
}

// NodeID is the public id.
func (p Play) NodeID() id.ID { return id.Of("play", p.ID) }

// Finished reports whether the end was reached.
func (p Play) Finished() bool { return p.Completions > 0 }

// Next is the episode that a viewer goes on with in a series.
type Next struct {
	SeriesID  uuid.UUID
	EpisodeID uuid.UUID
	// At is when something of the series was played or marked last.
	At time.Time
	// Again says that all was seen already, and some of it anew.
	Again bool
}

// Added is what came into a library together: a film, an episode, several episodes of a series (Kind Series), or an album.
type Added struct {
	ItemID   uuid.UUID
	Kind     Kind
	SeriesID *uuid.UUID
	// Episodes is how many episodes came; 0 for films and albums.
	Episodes int
	AddedAt  time.Time
}

// AddedTo is what came into one library last, newest first.
type AddedTo struct {
	Library *library.Library
	Items   []*Added
}

// Suggestion is a title that goes with another one that was watched.
type Suggestion struct {
	ItemID uuid.UUID
	Kind   Kind
}

// Suggested are the titles that go with one that the viewer finished.
type Suggested struct {
	BecauseID uuid.UUID
	Kind      Kind
	Items     []*Suggestion
}
