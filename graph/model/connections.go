package model

import (
	"revenge/internal/activity"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/person"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
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
	FilmographyConnection = page.Connection[*person.Work]
	FilmographyEdge       = page.Edge[*person.Work]
	LabelConnection       = page.Connection[*person.Label]
	LabelEdge             = page.Edge[*person.Label]
	MovieConnection       = shelf.Page[movie.Movie]
	MovieEdge             = page.Edge[*movie.Movie]
	PersonConnection      = page.Connection[*person.Person]
	PersonEdge            = page.Edge[*person.Person]
	ScanConnection        = page.Connection[*library.Scan]
	ScanEdge              = page.Edge[*library.Scan]
	SeriesConnection      = shelf.Page[tvshow.Series]
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
