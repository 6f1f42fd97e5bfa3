package model

import (
	"revenge/internal/activity"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/person"
	"revenge/internal/platform/page"
	"revenge/internal/tvshow"
)

type (
	// Pages of the nouns' lists.

	ChannelConnection     = page.Connection[*live.Channel]
	ChannelEdge           = page.Edge[*live.Channel]
	ProgrammeConnection   = page.Connection[*live.Programme]
	ProgrammeEdge         = page.Edge[*live.Programme]
	FileProblemConnection = page.Connection[*library.Problem]
	FileProblemEdge       = page.Edge[*library.Problem]
	MovieConnection       = page.Connection[*movie.Movie]
	MovieEdge             = page.Edge[*movie.Movie]
	PersonConnection      = page.Connection[*person.Person]
	PersonEdge            = page.Edge[*person.Person]
	ArtistConnection      = page.Connection[*music.Artist]
	ArtistEdge            = page.Edge[*music.Artist]
	AlbumConnection       = page.Connection[*music.Album]
	AlbumEdge             = page.Edge[*music.Album]
	TrackConnection       = page.Connection[*music.Track]
	TrackEdge             = page.Edge[*music.Track]
	ListenConnection      = page.Connection[*music.Listen]
	ListenEdge            = page.Edge[*music.Listen]
	ScanConnection        = page.Connection[*library.Scan]
	ScanEdge              = page.Edge[*library.Scan]
	SeriesConnection      = page.Connection[*tvshow.Series]
	SeriesEdge            = page.Edge[*tvshow.Series]
	UserConnection        = page.Connection[*identity.User]
	UserEdge              = page.Edge[*identity.User]
	JobConnection         = page.Connection[*activity.Job]
	JobEdge               = page.Edge[*activity.Job]
)

// Node is any object with an id of its own.
type Node interface{ IsNode() }

// Playable is something that can be played.
type Playable interface{ IsPlayable() }
