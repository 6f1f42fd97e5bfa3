package model

import (
	"revenge/internal/activity"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/person"
	"revenge/internal/platform/page"
	"revenge/internal/playlist"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
)

type (
	// Pages of the nouns' lists.

	ChannelConnection      = page.Connection[*live.Channel]
	ChannelEdge            = page.Edge[*live.Channel]
	ProgrammeConnection    = page.Connection[*live.Programme]
	ProgrammeEdge          = page.Edge[*live.Programme]
	FileProblemConnection  = page.Connection[*library.Problem]
	FileProblemEdge        = page.Edge[*library.Problem]
	MovieConnection        = page.Connection[*movie.Movie]
	MovieEdge              = page.Edge[*movie.Movie]
	PlaylistConnection     = page.Connection[*playlist.Playlist]
	PlaylistEdge           = page.Edge[*playlist.Playlist]
	PlaylistItemConnection = page.Connection[*playlist.Item]
	PlaylistItemEdge       = page.Edge[*playlist.Item]
	PersonConnection       = page.Connection[*person.Person]
	PersonEdge             = page.Edge[*person.Person]
	ScanConnection         = page.Connection[*library.Scan]
	ScanEdge               = page.Edge[*library.Scan]
	SeriesConnection       = page.Connection[*tvshow.Series]
	SeriesEdge             = page.Edge[*tvshow.Series]
	UserConnection         = page.Connection[*identity.User]
	UserEdge               = page.Edge[*identity.User]
	ListedItemConnection   = page.Connection[*viewing.Listed]
	ListedItemEdge         = page.Edge[*viewing.Listed]
	HistoryConnection      = page.Connection[*viewing.Play]
	ViewerRecordConnection = page.Connection[*viewing.Record]
	ViewerRecordEdge       = page.Edge[*viewing.Record]
	HistoryEdge            = page.Edge[*viewing.Play]
	JobConnection          = page.Connection[*activity.Job]
	JobEdge                = page.Edge[*activity.Job]
)

// Node is any object with an id of its own.
type Node interface{ IsNode() }

// Playable is something that can be played.
type Playable interface{ IsPlayable() }
