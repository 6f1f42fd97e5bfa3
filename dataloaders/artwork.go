package dataloaders

import (
	"context"

	"github.com/google/uuid"

	"revenge/graph/setexec"
	"revenge/internal/artwork"
	"revenge/internal/person"
	"revenge/internal/tvshow"
)

// ToPicture is an edge from an item to what it shows in a role that its row has no column for. All roles of an item are read at once.
type ToPicture[P any] struct {
	all  ToMany[P, *artwork.ItemPicture]
	role artwork.Role
}

func toPicture[P any](key func(P) *uuid.UUID, role artwork.Role, field string) ToPicture[P] {
	return declare(ToPicture[P]{ToMany[P, *artwork.ItemPicture]{loader: pictures, key: key}, role}, field)
}

func pictures(l *Loaders) *Loader[uuid.UUID, []*artwork.ItemPicture] { return l.Pictures() }

// Load returns the picture of one item; nil where there is none, or none that the viewer may see.
func (e ToPicture[P]) Load(ctx context.Context, parent P) (*artwork.Artwork, error) {
	all, err := e.all.Load(ctx, parent)
	for _, p := range all {
		if p.Role == e.role {
			return p.Picture(), err
		}
	}
	return nil, err
}

// Prepare announces the pictures of all items.
func (e ToPicture[P]) Prepare(ctx context.Context, parents []any, args setexec.Args) []setexec.Read {
	return e.all.Prepare(ctx, parents, args)
}

func personID(p *person.Person) *uuid.UUID { return &p.ID }

// What items show beside the pictures of their rows.
var (
	MovieBanner    = toPicture(movieID, artwork.Banner, "Movie.banner")
	MovieThumb     = toPicture(movieID, artwork.Thumb, "Movie.thumb")
	MovieDisc      = toPicture(movieID, artwork.Disc, "Movie.disc")
	MovieClearArt  = toPicture(movieID, artwork.ClearArt, "Movie.clearArt")
	SeriesBanner   = toPicture(seriesID, artwork.Banner, "Series.banner")
	SeriesThumb    = toPicture(seriesID, artwork.Thumb, "Series.thumb")
	SeriesClearArt = toPicture(seriesID, artwork.ClearArt, "Series.clearArt")
	SeasonBanner   = toPicture(func(s *tvshow.Season) *uuid.UUID { return &s.ID }, artwork.Banner, "Season.banner")
	SeasonThumb    = toPicture(func(s *tvshow.Season) *uuid.UUID { return &s.ID }, artwork.Thumb, "Season.thumb")
	AlbumDisc      = toPicture(albumID, artwork.Disc, "Album.disc")
	ArtistBackdrop = toPicture(artistID, artwork.Backdrop, "Artist.backdrop")
	ArtistLogo     = toPicture(artistID, artwork.Logo, "Artist.logo")
	ArtistBanner   = toPicture(artistID, artwork.Banner, "Artist.banner")
	ArtistThumb    = toPicture(artistID, artwork.Thumb, "Artist.thumb")
	ArtistClearArt = toPicture(artistID, artwork.ClearArt, "Artist.clearArt")
	PersonPicture  = toPicture(personID, artwork.Profile, "Person.picture")
)
