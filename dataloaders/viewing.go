package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/person"
	"revenge/internal/platform/id"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
)

// Viewing batches reads of what is the viewer's own.
type Viewing struct {
	WatchByItem     *Loader[uuid.UUID, *viewing.WatchState]
	WatchedByParent *Loader[uuid.UUID, *viewing.WatchedCount]
	StateByItem     *Loader[uuid.UUID, *viewing.State]
	NextBySeries    *Loader[uuid.UUID, *viewing.Next]
}

func newViewing(s *viewing.Service, v *access.Viewer, brief bool) *Viewing {
	watch := s.WatchStatesByItemIDs
	if brief {
		watch = s.BriefWatchStatesByItemIDs
	}
	return &Viewing{
		WatchByItem:     one(bind(v, watch), func(w *viewing.WatchState) uuid.UUID { return w.ItemID }),
		WatchedByParent: one(bind(v, s.WatchedCountsByParentIDs), func(c *viewing.WatchedCount) uuid.UUID { return c.ParentID }),
		StateByItem:     one(bind(v, s.StatesByItemIDs), func(s *viewing.State) uuid.UUID { return s.ItemID }),
		NextBySeries:    one(bind(v, s.NextBySeriesIDs), func(n *viewing.Next) uuid.UUID { return n.SeriesID }),
	}
}

// What the viewer has seen of items, and thinks of them.
var (
	MovieWatch    = toOne(watchStates, movieID, "Movie.watchState")
	EpisodeWatch  = toOne(watchStates, episodeID, "Episode.watchState")
	SeriesWatched = toOne(func(l *Loaders) *Loader[uuid.UUID, *viewing.WatchedCount] { return l.Viewing().WatchedByParent }, seriesID,
		"Series.watchedEpisodeCount")
	SeriesNext    = toOne(func(l *Loaders) *Loader[uuid.UUID, *viewing.Next] { return l.Viewing().NextBySeries }, seriesID, "Series.nextUp")
	MovieThinks   = toOne(viewerStates, movieID, "Movie.viewerState")
	SeriesThinks  = toOne(viewerStates, seriesID, "Series.viewerState")
	SeasonThinks  = toOne(viewerStates, seasonID, "Season.viewerState")
	EpisodeThinks = toOne(viewerStates, episodeID, "Episode.viewerState")
	PersonThinks  = toOne(viewerStates, func(p *person.Person) *uuid.UUID { return &p.ID }, "Person.viewerState")
	ArtistThinks  = toOne(viewerStates, artistID, "Artist.viewerState")
	AlbumThinks   = toOne(viewerStates, albumID, "Album.viewerState")
	TrackThinks   = toOne(viewerStates, trackID, "Track.viewerState")
)

// What the rows of the viewer's lists are about.
var (
	WatchSeries = toOne(serieses, func(w *viewing.WatchState) *uuid.UUID { return w.ParentID }, "WatchState.series")
	NextEpisode = toOne(episodes, func(n *viewing.Next) *uuid.UUID { return &n.EpisodeID }, "NextUp.episode")
	NextSeries  = toOne(serieses, func(n *viewing.Next) *uuid.UUID { return &n.SeriesID }, "NextUp.series")
	AddedSeries = toOne(serieses, func(a *viewing.Added) *uuid.UUID { return a.SeriesID }, "AddedItem.series")
	PlaySeries  = toOne(serieses, func(p *viewing.Play) *uuid.UUID { return p.ParentID }, "HistoryEntry.series")

	_ = toItem(func(w *viewing.WatchState) id.ID { return Item(w.ItemKind, w.ItemID) }, "WatchState.item")
	_ = toItem(func(s *viewing.State) id.ID { return Item(s.Kind, s.ItemID) }, "ViewerState.item")
	_ = toItem(func(a *viewing.Added) id.ID { return Item(a.Kind, a.ItemID) }, "AddedItem.item")
	_ = toItem(func(s *viewing.Suggested) id.ID { return Item(s.Kind, s.BecauseID) }, "BecauseYouWatched.because")
	_ = toItem(func(s *viewing.Suggestion) id.ID { return Item(s.Kind, s.ItemID) }, "Suggestion.item")
	_ = toItem(func(l *viewing.Listed) id.ID { return Item(l.Kind, l.ID) }, "ListedItem.item")
	_ = toItem(func(p *viewing.Play) id.ID { return Item(p.ItemKind, p.ItemID) }, "HistoryEntry.item")
)

func watchStates(l *Loaders) *Loader[uuid.UUID, *viewing.WatchState] { return l.Viewing().WatchByItem }

func viewerStates(l *Loaders) *Loader[uuid.UUID, *viewing.State] { return l.Viewing().StateByItem }

func episodes(l *Loaders) *Loader[uuid.UUID, *tvshow.Episode] { return l.TVShow().EpisodeByID }
