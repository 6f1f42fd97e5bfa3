package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/person"
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

func newViewing(s *viewing.Service, v access.Viewer) *Viewing {
	return &Viewing{
		WatchByItem:     one(bind(v, s.WatchStatesByItemIDs), func(w *viewing.WatchState) uuid.UUID { return w.ItemID }),
		WatchedByParent: one(bind(v, s.WatchedCountsByParentIDs), func(c *viewing.WatchedCount) uuid.UUID { return c.ParentID }),
		StateByItem:     one(bind(v, s.StatesByItemIDs), func(s *viewing.State) uuid.UUID { return s.ItemID }),
		NextBySeries:    one(bind(v, s.NextBySeriesIDs), func(n *viewing.Next) uuid.UUID { return n.SeriesID }),
	}
}

// What the viewer has seen of items, and thinks of them.
var (
	MovieWatch    = toOne(watchStates, movieID, "Movie.watchState")
	EpisodeWatch  = toOne(watchStates, episodeID, "Episode.watchState")
	SeriesWatched = toOne(func(l *Loaders) *Loader[uuid.UUID, *viewing.WatchedCount] { return l.Viewing.WatchedByParent }, seriesID,
		"Series.watchedEpisodeCount")
	SeriesNext    = toOne(func(l *Loaders) *Loader[uuid.UUID, *viewing.Next] { return l.Viewing.NextBySeries }, seriesID, "Series.nextUp")
	MovieThinks   = toOne(viewerStates, movieID, "Movie.viewerState")
	SeriesThinks  = toOne(viewerStates, seriesID, "Series.viewerState")
	SeasonThinks  = toOne(viewerStates, seasonID, "Season.viewerState")
	EpisodeThinks = toOne(viewerStates, episodeID, "Episode.viewerState")
	PersonThinks  = toOne(viewerStates, func(p *person.Person) *uuid.UUID { return &p.ID }, "Person.viewerState")
)

// What the rows of the viewer's lists are about.
var (
	WatchSeries  = toOne(serieses, func(w *viewing.WatchState) *uuid.UUID { return w.ParentID }, "WatchState.series")
	NextEpisode  = toOne(episodes, func(n *viewing.Next) *uuid.UUID { return &n.EpisodeID }, "NextUp.episode")
	NextSeries   = toOne(serieses, func(n *viewing.Next) *uuid.UUID { return &n.SeriesID }, "NextUp.series")
	AddedLibrary = toOne(libraries, func(a *viewing.AddedTo) *uuid.UUID { return &a.LibraryID }, "RecentlyAdded.library")
	AddedSeries  = toOne(serieses, func(a *viewing.Added) *uuid.UUID { return a.SeriesID }, "AddedItem.series")
	PlaySeries   = toOne(serieses, func(p *viewing.Play) *uuid.UUID { return p.ParentID }, "HistoryEntry.series")

	_ = toItem(func(w *viewing.WatchState) (viewing.Kind, uuid.UUID) { return w.ItemKind, w.ItemID }, "WatchState.item")
	_ = toItem(func(s *viewing.State) (viewing.Kind, uuid.UUID) { return s.Kind, s.ItemID }, "ViewerState.item")
	_ = toItem(func(a *viewing.Added) (viewing.Kind, uuid.UUID) { return a.Kind, a.ItemID }, "AddedItem.item")
	_ = toItem(func(s *viewing.Suggested) (viewing.Kind, uuid.UUID) { return s.Kind, s.BecauseID }, "BecauseYouWatched.because")
	_ = toItem(func(s *viewing.Suggestion) (viewing.Kind, uuid.UUID) { return s.Kind, s.ItemID }, "Suggestion.item")
	_ = toItem(func(l *viewing.Listed) (viewing.Kind, uuid.UUID) { return l.Kind, l.ID }, "ListedItem.item")
	_ = toItem(func(p *viewing.Play) (viewing.Kind, uuid.UUID) { return p.ItemKind, p.ItemID }, "HistoryEntry.item")
)

func watchStates(l *Loaders) *Loader[uuid.UUID, *viewing.WatchState] { return l.Viewing.WatchByItem }

func viewerStates(l *Loaders) *Loader[uuid.UUID, *viewing.State] { return l.Viewing.StateByItem }

func episodes(l *Loaders) *Loader[uuid.UUID, *tvshow.Episode] { return l.TVShow.EpisodeByID }

// toItem is an edge to an item of any kind.
func toItem[P any](of func(P) (viewing.Kind, uuid.UUID), field string) Switch[P] {
	return declare(Switch[P]{func(l *Loaders, parent P) (expecting, uuid.UUID) {
		kind, key := of(parent)
		return l.item(kind), key
	}}, field)
}

// item is where items of a kind are: the kinds of sessions and of what is searched are spelled alike. Nil for others.
func (l *Loaders) item(kind viewing.Kind) expecting {
	switch kind {
	case viewing.KindMovie:
		return l.Movie.ByID
	case viewing.KindSeries:
		return l.TVShow.SeriesByID
	case viewing.KindSeason:
		return l.TVShow.SeasonByID
	case viewing.KindEpisode:
		return l.TVShow.EpisodeByID
	case viewing.KindPerson:
		return l.Person.ByID
	case viewing.KindFile:
		return l.Library.FileByID
	}
	return nil
}
