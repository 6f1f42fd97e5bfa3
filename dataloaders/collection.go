package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
)

// Collection batches reads of collections.
type Collection struct {
	ByID                *Loader[uuid.UUID, *playlist.Collection]
	SummaryByCollection *Loader[uuid.UUID, *playlist.Summary]
	SharesByCollection  *Loader[uuid.UUID, []*playlist.Share]
	PreviewByCollection *Loader[uuid.UUID, []*playlist.Item]
	HoldingByItem       *Loader[uuid.UUID, []*playlist.Holding]
	PictureByCollection *Loader[uuid.UUID, *playlist.Picture]
}

func newCollection(s *playlist.Collections, v *access.Viewer) *Collection {
	return &Collection{
		ByID:                one(bind(v, s.ByIDs), func(c *playlist.Collection) uuid.UUID { return c.ID }),
		SummaryByCollection: one(bind(v, s.SummariesByPlaylistIDs), func(p *playlist.Summary) uuid.UUID { return p.PlaylistID }),
		SharesByCollection:  many(bind(v, s.SharesByPlaylistIDs), func(p *playlist.Share) uuid.UUID { return p.PlaylistID }),
		PreviewByCollection: many(bind(v, s.PreviewByIDs), func(i *playlist.Item) uuid.UUID { return i.PlaylistID }),
		HoldingByItem:       many(bind(v, s.HoldingItems), func(h *playlist.Holding) uuid.UUID { return h.ItemID }),
		PictureByCollection: one(bind(v, s.PicturesByIDs), pictureOf),
	}
}

func pictureOf(p *playlist.Picture) uuid.UUID { return p.PlaylistID }

func collectionID(c *playlist.Collection) *uuid.UUID { return &c.ID }

func holdings(l *Loaders) *Loader[uuid.UUID, []*playlist.Holding] {
	return l.Collection().HoldingByItem
}

// What belongs to collections, and the collections of works.
var (
	CollectionSummary = toOne(func(l *Loaders) *Loader[uuid.UUID, *playlist.Summary] { return l.Collection().SummaryByCollection }, collectionID,
		"Collection.ownerName", "Collection.access", "Collection.itemCount", "Collection.unavailableCount")
	CollectionShares = toMany(func(l *Loaders) *Loader[uuid.UUID, []*playlist.Share] { return l.Collection().SharesByCollection }, collectionID,
		"Collection.shares")
	CollectionPreview = toMany(func(l *Loaders) *Loader[uuid.UUID, []*playlist.Item] { return l.Collection().PreviewByCollection }, collectionID,
		"Collection.preview")
	CollectionPicture = toOne(func(l *Loaders) *Loader[uuid.UUID, *playlist.Picture] { return l.Collection().PictureByCollection }, collectionID,
		"Collection.picture")

	MovieCollections  = toMany(holdings, movieID, "Movie.collections")
	SeriesCollections = toMany(holdings, seriesID, "Series.collections")
	AlbumCollections  = toMany(holdings, albumID, "Album.collections")
	ArtistCollections = toMany(holdings, artistID, "Artist.collections")

	ImportedCollection = toOne(func(l *Loaders) *Loader[uuid.UUID, *playlist.Collection] { return l.Collection().ByID },
		func(t *playlist.TakenIn) *uuid.UUID { return &t.Key }, "ImportedCollection.collection")

	_ = toItem(func(i *playlist.Item) id.ID { return Item(i.ItemKind, i.ItemID) }, "CollectionItem.item")
)
