package graph

import (
	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/internal/activity"
	"revenge/internal/artwork"
	"revenge/internal/identity"
	"revenge/internal/library"
	livetv "revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/person"
	"revenge/internal/platform/id"
	"revenge/internal/playback"
	"revenge/internal/playlist"
	"revenge/internal/scrobble"
	"revenge/internal/shelf"
	"revenge/internal/tvshow"
)

type (
	loaders       = dataloaders.Loaders
	loader[V any] = dataloaders.Loader[uuid.UUID, V]
)

// nodeKinds is the table of what node(id:) reaches: the kind in the id, and the loader behind it.
var nodeKinds = map[id.Kind]nodeKind{
	"album":           by(func(l *loaders) *loader[*music.Album] { return l.Music().AlbumByID }),
	"apikey":          by(func(l *loaders) *loader[*identity.APIKey] { return l.Identity().KeyByID }),
	"artist":          by(func(l *loaders) *loader[*music.Artist] { return l.Music().ArtistByID }),
	"artwork":         by(func(l *loaders) *loader[*artwork.Artwork] { return l.Artwork() }),
	"channel":         by(func(l *loaders) *loader[*livetv.Channel] { return l.Live().ChannelByID }),
	"collection":      by(func(l *loaders) *loader[*playlist.Collection] { return l.Collection().ByID }),
	"episode":         by(func(l *loaders) *loader[*tvshow.Episode] { return l.TVShow().EpisodeByID }),
	"file":            by(func(l *loaders) *loader[*library.File] { return l.Library().FileByID }),
	"filter":          by(func(l *loaders) *loader[*shelf.Saved] { return l.Filter() }),
	"genre":           by(func(l *loaders) *loader[*person.Genre] { return l.Person().GenreByID }),
	"job":             by(func(l *loaders) *loader[*activity.Job] { return l.Job() }),
	"label":           by(func(l *loaders) *loader[*person.Label] { return l.Person().LabelByID }),
	"library":         by(func(l *loaders) *loader[*library.Library] { return l.Library().ByID }),
	"listen":          by(func(l *loaders) *loader[*music.Listen] { return l.Music().ListenByID }),
	"login":           by(func(l *loaders) *loader[*identity.Login] { return l.Identity().LoginByID }),
	"movie":           by(func(l *loaders) *loader[*movie.Movie] { return l.Movie().ByID }),
	"person":          by(func(l *loaders) *loader[*person.Person] { return l.Person().ByID }),
	"playback":        by(func(l *loaders) *loader[*playback.Session] { return l.Playback().SessionByID }),
	"playlist":        by(func(l *loaders) *loader[*playlist.Playlist] { return l.Playlist().ByID }),
	"problem":         by(func(l *loaders) *loader[*library.Problem] { return l.Library().ProblemByID }),
	"profile":         by(func(l *loaders) *loader[*identity.Profile] { return l.Identity().ProfileByID }),
	"programme":       by(func(l *loaders) *loader[*livetv.Programme] { return l.Live().ProgrammeByID }),
	"release":         by(func(l *loaders) *loader[*music.Release] { return l.Music().ReleaseByID }),
	"scan":            by(func(l *loaders) *loader[*library.Scan] { return l.Library().ScanByID }),
	"scrobbleaccount": by(func(l *loaders) *loader[*scrobble.Account] { return l.Scrobble() }),
	"season":          by(func(l *loaders) *loader[*tvshow.Season] { return l.TVShow().SeasonByID }),
	"series":          by(func(l *loaders) *loader[*tvshow.Series] { return l.TVShow().SeriesByID }),
	"track":           by(func(l *loaders) *loader[*music.Track] { return l.Music().TrackByID }),
	"user":            by(func(l *loaders) *loader[*identity.User] { return l.Identity().UserByID }),
}
