package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
)

// Playlist batches reads of playlists.
type Playlist struct {
	ByID              *Loader[uuid.UUID, *playlist.Playlist]
	SummaryByPlaylist *Loader[uuid.UUID, *playlist.Summary]
	SharesByPlaylist  *Loader[uuid.UUID, []*playlist.Share]
	PictureByPlaylist *Loader[uuid.UUID, *playlist.Picture]
}

func newPlaylist(s *playlist.Service, v *access.Viewer) *Playlist {
	return &Playlist{
		ByID:              one(bind(v, s.ByIDs), func(p *playlist.Playlist) uuid.UUID { return p.ID }),
		SummaryByPlaylist: one(bind(v, s.SummariesByPlaylistIDs), func(p *playlist.Summary) uuid.UUID { return p.PlaylistID }),
		SharesByPlaylist:  many(bind(v, s.SharesByPlaylistIDs), func(p *playlist.Share) uuid.UUID { return p.PlaylistID }),
		PictureByPlaylist: one(bind(v, s.PicturesByIDs), pictureOf),
	}
}

func playlistID(p *playlist.Playlist) *uuid.UUID { return &p.ID }

// What belongs to playlists.
var (
	PlaylistSummary = toOne(func(l *Loaders) *Loader[uuid.UUID, *playlist.Summary] { return l.Playlist().SummaryByPlaylist }, playlistID,
		"Playlist.ownerName", "Playlist.access", "Playlist.itemCount", "Playlist.unavailableCount", "Playlist.durationMs")
	PlaylistShares  = toMany(func(l *Loaders) *Loader[uuid.UUID, []*playlist.Share] { return l.Playlist().SharesByPlaylist }, playlistID, "Playlist.shares")
	PlaylistPicture = toOne(func(l *Loaders) *Loader[uuid.UUID, *playlist.Picture] { return l.Playlist().PictureByPlaylist }, playlistID, "Playlist.picture")

	ImportedPlaylist = toOne(func(l *Loaders) *Loader[uuid.UUID, *playlist.Playlist] { return l.Playlist().ByID },
		func(t *playlist.TakenIn) *uuid.UUID { return &t.Key }, "ImportedPlaylist.playlist")

	_ = toItem(func(i *playlist.Item) id.ID { return Item(i.ItemKind, i.ItemID) }, "PlaylistItem.item")
)
