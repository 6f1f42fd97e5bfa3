package resolvers

import (
	"context"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/music"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
)

func (r *Resolver) listArtists(ctx context.Context, f *music.ArtistFilter, o *model.ArtistOrder, a page.Args) (*shelf.Page[music.Artist], error) {
	by := orZero(o)
	order := music.Order[music.ArtistOrderField]{Field: by.Field, Direction: by.Direction, Seed: by.Seed}
	return r.music.Artists(ctx, access.From(ctx), orZero(f), order, a)
}

func (r *Resolver) listAlbums(ctx context.Context, f *music.AlbumFilter, o *model.AlbumOrder, a page.Args) (*shelf.Page[music.Album], error) {
	by := orZero(o)
	order := music.Order[music.AlbumOrderField]{Field: by.Field, Direction: by.Direction, Seed: by.Seed}
	return r.music.Albums(ctx, access.From(ctx), orZero(f), order, a)
}

func (r *Resolver) listTracks(ctx context.Context, f *music.TrackFilter, o *model.TrackOrder, a page.Args) (*shelf.Page[music.Track], error) {
	by := orZero(o)
	order := music.Order[music.TrackOrderField]{Field: by.Field, Direction: by.Direction, Seed: by.Seed}
	return r.music.Tracks(ctx, access.From(ctx), orZero(f), order, a)
}

// onDisc are the tracks of a release that are on one disc.
func onDisc(ctx context.Context, d *music.Disc) ([]*music.Track, error) {
	all, err := dataloaders.DiscTracks.Load(ctx, d)
	out := make([]*music.Track, 0, len(all))
	for _, t := range all {
		if t.Disc == d.Number {
			out = append(out, t)
		}
	}
	return out, err
}

func countOf(c *music.Count, err error) (music.Count, error) { return orZero(c), err }
