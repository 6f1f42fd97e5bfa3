// Package dataloaders batches the reads of one GraphQL operation.
//
// Loaders are made of the services' set functions, ids to rows, and hold for one request or one event of
// a subscription. They pass the viewer on; what he may not see is absent, like what does not exist.
package dataloaders

import (
	"context"

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
	Entities   *Entities
	Artworks   *artwork.Service
	Duplicates *duplicate.Service
	Identity   *identity.Service
	Libraries  *library.Service
	Live       *live.Service
	Movies     *movie.Service
	Music      *music.Service
	People     *person.Service
	Playback   *playback.Service
	Playlists  *playlist.Service
	Review     *review.Service
	Shelf      *shelf.Service
	Scrobbles  *scrobble.Service
	Trickplay  *trickplay.Service
	TVShows    *tvshow.Service
	Viewing    *viewing.Service
}

// Loaders is one scope of batching and remembering.
type Loaders struct {
	// language is the one to read titles and texts in; empty for that of the libraries.
	language string
	Artwork  *Loader[uuid.UUID, *artwork.Artwork]
	Pictures *Loader[uuid.UUID, []*artwork.ItemPicture]
	Identity *Identity
	Job      *Loader[uuid.UUID, *activity.Job]
	Library  *Library
	Live     *Live
	Movie    *Movie
	Music    *Music
	// Origins are where the fields of items come from.
	Origins  *Loader[uuid.UUID, []*origin.Origin]
	Person   *Person
	Playback *Playback
	Playlist *Playlist
	// Candidates are what files of the inbox may be.
	Candidates *Loader[uuid.UUID, []*review.Owned]
	// Duplicate are groups of what there is more than once.
	Duplicate *Loader[uuid.UUID, *duplicate.Group]
	// Filter are the viewer's saved filters.
	Filter *Loader[uuid.UUID, *shelf.Saved]
	// Scrobble are the viewer's accounts elsewhere.
	Scrobble *Loader[uuid.UUID, *scrobble.Account]
	// Tiles are the small pictures of files.
	Tiles  *Loader[uuid.UUID, *trickplay.Set]
	TVShow *TVShow
	// Viewing is what is the viewer's own.
	Viewing *Viewing
}

type contextKey struct{}

// Attach returns ctx with fresh loaders for what the viewer may see. With the catalogue's versions, which were read before it
// was found out who asks, they may have rows that are kept; without them everything is read anew.
func Attach(ctx context.Context, s Sources, v access.Viewer, versions *catalogue.Versions) context.Context {
	return context.WithValue(ctx, contextKey{}, newLoaders(s, &v, s.Entities.scopeOf(v, versions)))
}

func newLoaders(s Sources, v *access.Viewer, kept *scope) *Loaders {
	files := newLibrary(s.Libraries, v, kept)
	return &Loaders{
		language: v.TitleLanguage,
		Artwork: remember(one(bind(v, s.Artworks.ByIDs), func(a *artwork.Artwork) uuid.UUID { return a.ID }), kept,
			kind[*artwork.Artwork]{name: "artwork", home: func(a *artwork.Artwork) uuid.UUID { return a.LibraryID }}),
		Pictures: remember(many(bind(v, s.Artworks.OfItems), func(p *artwork.ItemPicture) uuid.UUID { return p.OwnerID }), kept,
			kind[[]*artwork.ItemPicture]{name: "artwork.items"}),
		Identity:   newIdentity(s.Identity, s.Access, v),
		Job:        one(bind(v, s.Activity.ByIDs), func(j *activity.Job) uuid.UUID { return j.NodeID().UUID }),
		Library:    files,
		Live:       newLive(s.Live, v),
		Movie:      newMovie(s.Movies, v, kept, files.MediaByFile),
		Person:     newPerson(s.People, v),
		Playback:   newPlayback(s.Playback, v),
		Playlist:   newPlaylist(s.Playlists, v),
		Filter:     one(bind(v, s.Shelf.SavedByIDs), func(f *shelf.Saved) uuid.UUID { return f.ID }),
		Music:      newMusic(s.Music, v),
		Origins:    newOrigins(s.Edits, v),
		Scrobble:   one(bind(v, s.Scrobbles.ByIDs), func(a *scrobble.Account) uuid.UUID { return a.ID }),
		Tiles:      one(bind(v, s.Trickplay.SetsByFileIDs), func(t *trickplay.Set) uuid.UUID { return t.FileID }),
		TVShow:     newTVShow(s.TVShows, v, kept, files.MediaByFile),
		Viewing:    newViewing(s.Viewing, v),
		Duplicate:  newDuplicate(s.Duplicates, v),
		Candidates: newReview(s.Review, v),
	}
}

// For returns the loaders of ctx.
func For(ctx context.Context) *Loaders { return ctx.Value(contextKey{}).(*Loaders) }

// bind gives a set function its viewer.
func bind[V any](v *access.Viewer, fetch func(context.Context, access.Viewer, []uuid.UUID) ([]V, error)) func(context.Context, []uuid.UUID) ([]V, error) {
	return func(ctx context.Context, ids []uuid.UUID) ([]V, error) { return fetch(ctx, *v, ids) }
}

// bindBoth is bind for two kinds of rows.
func bindBoth[V, W any](v *access.Viewer, fetch func(context.Context, access.Viewer, []uuid.UUID) ([]V, []W, error),
) func(context.Context, []uuid.UUID) ([]V, []W, error) {
	return func(ctx context.Context, ids []uuid.UUID) ([]V, []W, error) { return fetch(ctx, *v, ids) }
}
