package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/playlist"
)

func (r *Resolver) listPlaylists(ctx context.Context, f *playlist.Filter, o *model.PlaylistOrder, a page.Args) (*page.Connection[*playlist.Playlist], error) {
	by, direction := playlist.ByName, page.Asc
	if o != nil {
		by, direction = o.Field, o.Direction
	}
	return r.playlists.List(ctx, access.From(ctx), orZero(f), by, direction, a)
}

func (r *Resolver) createPlaylist(ctx context.Context, input model.CreatePlaylistInput) (*playlist.Playlist, error) {
	rules, err := rulesOf(input.Rules.Value())
	if err != nil {
		return nil, err
	}
	wanted := playlist.New{Name: input.Name, Description: input.Description, Items: idsOf(input.ItemIds.Value()), Rules: rules}
	key, err := r.playlists.Create(ctx, access.From(ctx), wanted)
	if err != nil {
		return nil, err
	}
	return dataloaders.OrNil(dataloaders.For(ctx).Playlist().ByID.Load(ctx, key))
}

func (r *Resolver) importPlaylist(ctx context.Context, input model.ImportPlaylistInput) (*playlist.Playlist, *playlist.Imported, error) {
	done, err := r.playlists.Import(ctx, access.From(ctx), input.Name, input.M3u)
	if err != nil || done.Key == nil {
		return nil, orZeroed(done), err
	}
	p, err := dataloaders.OrNil(dataloaders.For(ctx).Playlist().ByID.Load(ctx, *done.Key))
	return p, done, err
}

func orZeroed[T any](p *T) *T {
	if p == nil {
		p = new(T)
	}
	return p
}

// changePlaylist does something to a playlist and returns it as it is then; null where it was removed.
func (r *Resolver) changePlaylist(ctx context.Context, which id.ID, change func(v access.Viewer, key uuid.UUID) error) (*playlist.Playlist, error) {
	return changed(ctx, which, "playlist", dataloaders.For(ctx).Playlist().ByID, change)
}

// changed does something to what has an id of a kind and returns it as it is then; null where it was removed.
func changed[V any](ctx context.Context, which id.ID, kind id.Kind, now *dataloaders.Loader[uuid.UUID, *V],
	change func(access.Viewer, uuid.UUID) error) (*V, error) {
	key, err := which.Key(kind)
	if err != nil {
		return nil, err
	}
	if err := change(access.From(ctx), key); err != nil {
		return nil, err
	}
	return dataloaders.OrNil(now.Load(ctx, key))
}

// summaryOf is empty for a list that was removed meanwhile.
func summaryOf(s *playlist.Summary, err error) (*playlist.Summary, error) {
	return orZeroed(s), err
}

// firstOf cuts a list that is never null.
func firstOf[T any](list []T, n int) []T {
	return orEmpty(list[:min(n, len(list))])
}

func idsOf(given []*id.ID) []id.ID {
	out := make([]id.ID, len(given))
	for i, one := range given {
		out[i] = *one
	}
	return out
}

// pictureOf is nil where nothing was said of the picture.
func pictureOf(given graphql.Omittable[*id.ID]) **id.ID {
	of, set := given.ValueOK()
	if !set {
		return nil
	}
	return &of
}

// pictureShown is null where none was chosen.
func pictureShown(p *playlist.Picture, err error) (*artwork.Artwork, error) {
	if p == nil || err != nil {
		return nil, err
	}
	return p.Shown(), nil
}
