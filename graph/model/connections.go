package model

import (
	"revenge/internal/activity"
	"revenge/internal/duplicate"
	"revenge/internal/identity"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/origin"
	"revenge/internal/person"
	"revenge/internal/platform/page"
	"revenge/internal/playlist"
	"revenge/internal/review"
	"revenge/internal/shelf"
	"revenge/internal/trash"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
)

type (
	// Pages of the nouns' lists.

	AlbumConnection          = shelf.Page[music.Album]
	AlbumEdge                = page.Edge[*music.Album]
	ArtistConnection         = shelf.Page[music.Artist]
	ArtistEdge               = page.Edge[*music.Artist]
	ChannelConnection        = page.Connection[*live.Channel]
	ChannelEdge              = page.Edge[*live.Channel]
	EditChangeConnection     = page.Connection[*origin.Change]
	EditChangeEdge           = page.Edge[*origin.Change]
	JoinChangeConnection     = page.Connection[*join.Change]
	JoinChangeEdge           = page.Edge[*join.Change]
	EpisodeConnection        = page.Connection[*tvshow.Episode]
	EpisodeEdge              = page.Edge[*tvshow.Episode]
	FileProblemConnection    = page.Connection[*library.Problem]
	FileProblemEdge          = page.Edge[*library.Problem]
	FilmographyConnection    = page.Connection[*person.Work]
	FilmographyEdge          = page.Edge[*person.Work]
	HistoryConnection        = page.Connection[*viewing.Play]
	HistoryEdge              = page.Edge[*viewing.Play]
	JobConnection            = page.Connection[*activity.Job]
	JobEdge                  = page.Edge[*activity.Job]
	LabelConnection          = page.Connection[*person.Label]
	LabelEdge                = page.Edge[*person.Label]
	ListedItemConnection     = page.Connection[*viewing.Listed]
	ListedItemEdge           = page.Edge[*viewing.Listed]
	ListenConnection         = page.Connection[*music.Listen]
	ListenEdge               = page.Edge[*music.Listen]
	MovieConnection          = shelf.Page[movie.Movie]
	MovieEdge                = page.Edge[*movie.Movie]
	PersonConnection         = page.Connection[*person.Person]
	PersonEdge               = page.Edge[*person.Person]
	CollectionConnection     = page.Connection[*playlist.Collection]
	CollectionEdge           = page.Edge[*playlist.Collection]
	CollectionItemConnection = page.Connection[*playlist.Item]
	CollectionItemEdge       = page.Edge[*playlist.Item]
	PlaylistConnection       = page.Connection[*playlist.Playlist]
	PlaylistEdge             = page.Edge[*playlist.Playlist]
	PlaylistItemConnection   = page.Connection[*playlist.Item]
	PlaylistItemEdge         = page.Edge[*playlist.Item]
	ProgrammeConnection      = page.Connection[*live.Programme]
	ProgrammeEdge            = page.Edge[*live.Programme]
	ScanConnection           = page.Connection[*library.Scan]
	ScanEdge                 = page.Edge[*library.Scan]
	SeriesConnection         = shelf.Page[tvshow.Series]
	SeriesEdge               = page.Edge[*tvshow.Series]
	TrackConnection          = shelf.Page[music.Track]
	TrackEdge                = page.Edge[*music.Track]
	UserConnection           = page.Connection[*identity.User]
	UserEdge                 = page.Edge[*identity.User]
	ViewerRecordConnection   = page.Connection[*viewing.Record]
	ViewerRecordEdge         = page.Edge[*viewing.Record]
	DuplicateGroupConnection = page.Connection[*duplicate.Group]
	DuplicateGroupEdge       = page.Edge[*duplicate.Group]
	ReviewDecisionConnection = page.Connection[*review.Decision]
	ReviewDecisionEdge       = page.Edge[*review.Decision]
	ReviewFileConnection     = page.Connection[*review.File]
	ReviewFileEdge           = page.Edge[*review.File]
	MissingFileConnection    = page.Connection[*trash.Missing]
	MissingFileEdge          = page.Edge[*trash.Missing]
	TrashItemConnection      = page.Connection[*trash.Item]
	TrashItemEdge            = page.Edge[*trash.Item]
)

// Node is any object with an id of its own.
type Node interface{ IsNode() }

// Playable is something that can be played.
type Playable interface{ IsPlayable() }

// Work is what collections hold.
type Work interface{ IsWork() }
