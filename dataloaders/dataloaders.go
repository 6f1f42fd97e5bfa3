// Package dataloaders batches the reads of one GraphQL operation.
//
// Loaders are made of the services' set functions, ids to rows, and hold for one request or one event of
// a subscription. They pass the viewer on; what he may not see is absent, like what does not exist.
package dataloaders

import (
	"context"
	"sync"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/activity"
	"revenge/internal/artwork"
	"revenge/internal/catalogue"
	"revenge/internal/duplicate"
	"revenge/internal/edit"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/origin"
	"revenge/internal/person"
	"revenge/internal/playback"
	"revenge/internal/playlist"
	"revenge/internal/review"
	"revenge/internal/scrobble"
	"revenge/internal/shelf"
	"revenge/internal/trickplay"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
)

// Sources are the services that loaders read from.
type Sources struct {
	Access   *access.Service
	Activity *activity.Service
	Edits    *edit.Service
	// Entities keeps rows of the catalogue between requests; nil for none.
	Entities    *Entities
	Artworks    *artwork.Service
	Duplicates  *duplicate.Service
	Identity    *identity.Service
	Libraries   *library.Service
	Live        *live.Service
	Movies      *movie.Service
	Music       *music.Service
	People      *person.Service
	Playback    *playback.Service
	Playlists   *playlist.Service
	Collections *playlist.Collections
	Review      *review.Service
	Shelf       *shelf.Service
	Scrobbles   *scrobble.Service
	Trickplay   *trickplay.Service
	TVShows     *tvshow.Service
	Viewing     *viewing.Service
}

// Loaders is one scope of batching and remembering. Those of a noun are made when the first of them is asked for: most
// operations are about few.
type Loaders struct {
	sources Sources
	viewer  access.Viewer
	kept    *scope
	// brief has what is left out of rows that nothing more is asked of.
	brief brief
	// language is the one to read titles and texts in; empty for that of the libraries.
	language string

	artwork    lazy[Loader[uuid.UUID, *artwork.Artwork]]
	pictures   lazy[Loader[uuid.UUID, []*artwork.ItemPicture]]
	identity   lazy[Identity]
	job        lazy[Loader[uuid.UUID, *activity.Job]]
	library    lazy[Library]
	live       lazy[Live]
	movie      lazy[Movie]
	music      lazy[Music]
	origins    lazy[Loader[uuid.UUID, []*origin.Origin]]
	person     lazy[Person]
	playback   lazy[Playback]
	playlist   lazy[Playlist]
	collection lazy[Collection]
	candidates lazy[Loader[uuid.UUID, []*review.Owned]]
	duplicate  lazy[Loader[uuid.UUID, *duplicate.Group]]
	filter     lazy[Loader[uuid.UUID, *shelf.Saved]]
	scrobble   lazy[Loader[uuid.UUID, *scrobble.Account]]
	tiles      lazy[Loader[uuid.UUID, *trickplay.Set]]
	tvshow     lazy[TVShow]
	viewing    lazy[Viewing]
}

// lazy is made at its first use, which may be in several goroutines at once.
type lazy[T any] struct {
	once  sync.Once
	value *T
}

func (l *lazy[T]) get(newT func() *T) *T {
	l.once.Do(func() { l.value = newT() })
	return l.value
}

type contextKey struct{}

// Attach returns ctx with fresh loaders for what the viewer may see. With the catalogue's versions, which were read before it
// was found out who asks, they may have rows that are kept; without them everything is read anew.
func Attach(ctx context.Context, s Sources, v access.Viewer, versions *catalogue.Versions) context.Context {
	return context.WithValue(ctx, contextKey{}, newLoaders(s, v, s.Entities.scopeOf(v, versions)))
}

func newLoaders(s Sources, v access.Viewer, kept *scope) *Loaders {
	return &Loaders{sources: s, viewer: v, kept: kept, language: v.TitleLanguage}
}

// Artwork reads pictures.
func (l *Loaders) Artwork() *Loader[uuid.UUID, *artwork.Artwork] {
	return l.artwork.get(func() *Loader[uuid.UUID, *artwork.Artwork] {
		read := l.sources.Artworks.ByIDs
		if l.brief.artworks {
			read = l.sources.Artworks.BriefByIDs
		}
		return remember(one(bind(&l.viewer, read), func(a *artwork.Artwork) uuid.UUID { return a.ID }), l.kept,
			kind[*artwork.Artwork]{name: "artwork", home: func(a *artwork.Artwork) uuid.UUID { return a.LibraryID }})
	})
}

// Pictures reads what items show beside the pictures of their rows.
func (l *Loaders) Pictures() *Loader[uuid.UUID, []*artwork.ItemPicture] {
	return l.pictures.get(func() *Loader[uuid.UUID, []*artwork.ItemPicture] {
		return remember(many(bind(&l.viewer, l.sources.Artworks.OfItems), func(p *artwork.ItemPicture) uuid.UUID { return p.OwnerID }), l.kept,
			kind[[]*artwork.ItemPicture]{name: "artwork.items"})
	})
}

// Identity reads accounts.
func (l *Loaders) Identity() *Identity {
	return l.identity.get(func() *Identity { return newIdentity(l.sources.Identity, l.sources.Access, &l.viewer) })
}

// Job reads jobs.
func (l *Loaders) Job() *Loader[uuid.UUID, *activity.Job] {
	return l.job.get(func() *Loader[uuid.UUID, *activity.Job] {
		return one(bind(&l.viewer, l.sources.Activity.ByIDs), func(j *activity.Job) uuid.UUID { return j.NodeID().UUID })
	})
}

// Library reads libraries and files.
func (l *Loaders) Library() *Library {
	return l.library.get(func() *Library { return newLibrary(l.sources.Libraries, &l.viewer, l.kept) })
}

// Live reads channels.
func (l *Loaders) Live() *Live {
	return l.live.get(func() *Live { return newLive(l.sources.Live, &l.viewer) })
}

// Movie reads films.
func (l *Loaders) Movie() *Movie {
	return l.movie.get(func() *Movie { return newMovie(l.sources.Movies, &l.viewer, l.kept, l.fileMedia(), l.brief) })
}

// Music reads artists, albums and tracks.
func (l *Loaders) Music() *Music {
	return l.music.get(func() *Music { return newMusic(l.sources.Music, &l.viewer) })
}

// Origins reads where the fields of items come from.
func (l *Loaders) Origins() *Loader[uuid.UUID, []*origin.Origin] {
	return l.origins.get(func() *Loader[uuid.UUID, []*origin.Origin] { return newOrigins(l.sources.Edits, &l.viewer) })
}

// Person reads people, genres and labels.
func (l *Loaders) Person() *Person {
	return l.person.get(func() *Person { return newPerson(l.sources.People, &l.viewer) })
}

// Playback reads sessions.
func (l *Loaders) Playback() *Playback {
	return l.playback.get(func() *Playback { return newPlayback(l.sources.Playback, &l.viewer) })
}

// Collection reads collections.
func (l *Loaders) Collection() *Collection {
	return l.collection.get(func() *Collection { return newCollection(l.sources.Collections, &l.viewer) })
}

// Playlist reads playlists.
func (l *Loaders) Playlist() *Playlist {
	return l.playlist.get(func() *Playlist { return newPlaylist(l.sources.Playlists, &l.viewer) })
}

// Candidates reads what files of the inbox may be.
func (l *Loaders) Candidates() *Loader[uuid.UUID, []*review.Owned] {
	return l.candidates.get(func() *Loader[uuid.UUID, []*review.Owned] { return newReview(l.sources.Review, &l.viewer) })
}

// Duplicate reads groups of what there is more than once.
func (l *Loaders) Duplicate() *Loader[uuid.UUID, *duplicate.Group] {
	return l.duplicate.get(func() *Loader[uuid.UUID, *duplicate.Group] { return newDuplicate(l.sources.Duplicates, &l.viewer) })
}

// Filter reads the viewer's saved filters.
func (l *Loaders) Filter() *Loader[uuid.UUID, *shelf.Saved] {
	return l.filter.get(func() *Loader[uuid.UUID, *shelf.Saved] {
		return one(bind(&l.viewer, l.sources.Shelf.SavedByIDs), func(f *shelf.Saved) uuid.UUID { return f.ID })
	})
}

// Scrobble reads the viewer's accounts elsewhere.
func (l *Loaders) Scrobble() *Loader[uuid.UUID, *scrobble.Account] {
	return l.scrobble.get(func() *Loader[uuid.UUID, *scrobble.Account] {
		return one(bind(&l.viewer, l.sources.Scrobbles.ByIDs), func(a *scrobble.Account) uuid.UUID { return a.ID })
	})
}

// Tiles reads the small pictures of files.
func (l *Loaders) Tiles() *Loader[uuid.UUID, *trickplay.Set] {
	return l.tiles.get(func() *Loader[uuid.UUID, *trickplay.Set] {
		return one(bind(&l.viewer, l.sources.Trickplay.SetsByFileIDs), func(t *trickplay.Set) uuid.UUID { return t.FileID })
	})
}

// TVShow reads series, seasons and episodes.
func (l *Loaders) TVShow() *TVShow {
	return l.tvshow.get(func() *TVShow { return newTVShow(l.sources.TVShows, &l.viewer, l.kept, l.fileMedia(), l.brief) })
}

// Viewing reads what is the viewer's own.
func (l *Loaders) Viewing() *Viewing {
	return l.viewing.get(func() *Viewing { return newViewing(l.sources.Viewing, &l.viewer, l.brief.watchStates) })
}

// For returns the loaders of ctx.
func For(ctx context.Context) *Loaders { return ctx.Value(contextKey{}).(*Loaders) }

type homesKey struct{}

// seeing is the viewer, with the note that he was shown the rows that a batch asks about; see access.Viewer.ShownIn. It says
// nothing of rows that are only pointed at: what reads those does not ask for it.
func seeing(ctx context.Context, v *access.Viewer) access.Viewer {
	homes, _ := ctx.Value(homesKey{}).([]uuid.UUID)
	return v.ShownIn(homes)
}

// bind gives a set function its viewer.
func bind[V any](v *access.Viewer, fetch func(context.Context, access.Viewer, []uuid.UUID) ([]V, error)) func(context.Context, []uuid.UUID) ([]V, error) {
	return func(ctx context.Context, ids []uuid.UUID) ([]V, error) { return fetch(ctx, seeing(ctx, v), ids) }
}

// bindBoth is bind for two kinds of rows, in brief or whole.
func bindBoth[V, W any](v *access.Viewer, brief bool, fetch func(context.Context, access.Viewer, []uuid.UUID, bool) ([]V, []W, error),
) func(context.Context, []uuid.UUID) ([]V, []W, error) {
	return func(ctx context.Context, ids []uuid.UUID) ([]V, []W, error) {
		return fetch(ctx, seeing(ctx, v), ids, brief)
	}
}
