package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/music"
	"revenge/internal/person"
)

// Music batches reads of artists, albums, releases and tracks.
type Music struct {
	ArtistByID      *Loader[uuid.UUID, *music.Artist]
	AlbumByID       *Loader[uuid.UUID, *music.Album]
	ReleaseByID     *Loader[uuid.UUID, *music.Release]
	TrackByID       *Loader[uuid.UUID, *music.Track]
	ListenByID      *Loader[uuid.UUID, *music.Listen]
	ReleasesByAlbum *Loader[uuid.UUID, []*music.Release]
	DiscsByRelease  *Loader[uuid.UUID, []*music.Disc]
	TracksByRelease *Loader[uuid.UUID, []*music.Track]
	FilesByTrack    *Loader[uuid.UUID, []*music.File]
	LyricsByTrack   *Loader[uuid.UUID, []*music.Lyrics]
	CreditsByAlbum  *Loader[uuid.UUID, []*music.Credit]
	CreditsByTrack  *Loader[uuid.UUID, []*music.Credit]
	CountByArtist   *Loader[uuid.UUID, *music.Count]
	CountByAlbum    *Loader[uuid.UUID, *music.Count]
	PlaysByTrack    *Loader[uuid.UUID, *music.TrackPlays]
	GenresByArtist  *Loader[uuid.UUID, []*person.OwnedGenre]
	GenresByAlbum   *Loader[uuid.UUID, []*person.OwnedGenre]
	GenresByTrack   *Loader[uuid.UUID, []*person.OwnedGenre]
	TextsByArtist   *Loader[uuid.UUID, *music.Texts]
	TextsByAlbum    *Loader[uuid.UUID, *music.Texts]
}

func newMusic(s *music.Service, v *access.Viewer) *Music {
	counted := func(c *music.Count) uuid.UUID { return c.OwnerID }
	told := func(t *music.Texts) uuid.UUID { return t.OwnerID }
	credited := func(c *music.Credit) uuid.UUID { return c.OwnerID }
	return &Music{
		ArtistByID:      one(bind(v, s.ArtistsByIDs), func(a *music.Artist) uuid.UUID { return a.ID }),
		AlbumByID:       one(bind(v, s.AlbumsByIDs), func(a *music.Album) uuid.UUID { return a.ID }),
		ReleaseByID:     one(bind(v, s.ReleasesByIDs), func(r *music.Release) uuid.UUID { return r.ID }),
		TrackByID:       one(bind(v, s.TracksByIDs), func(t *music.Track) uuid.UUID { return t.ID }),
		ListenByID:      one(bind(v, s.ListensByIDs), func(l *music.Listen) uuid.UUID { return l.ID }),
		ReleasesByAlbum: many(bind(v, s.ReleasesByAlbumIDs), func(r *music.Release) uuid.UUID { return r.AlbumID }),
		DiscsByRelease:  many(bind(v, s.DiscsByReleaseIDs), func(d *music.Disc) uuid.UUID { return d.ReleaseID }),
		TracksByRelease: many(bind(v, s.TracksByReleaseIDs), func(t *music.Track) uuid.UUID { return *t.ReleaseID }),
		FilesByTrack:    many(bind(v, s.FilesByTrackIDs), func(f *music.File) uuid.UUID { return f.TrackID }),
		LyricsByTrack:   many(bind(v, s.LyricsByTrackIDs), func(l *music.Lyrics) uuid.UUID { return l.TrackID }),
		CreditsByAlbum:  many(bind(v, s.CreditsByAlbumIDs), credited),
		CreditsByTrack:  many(bind(v, s.CreditsByTrackIDs), credited),
		CountByArtist:   one(bind(v, s.CountsByArtistIDs), counted),
		CountByAlbum:    one(bind(v, s.CountsByAlbumIDs), counted),
		PlaysByTrack:    one(bind(v, s.PlaysByTrackIDs), func(p *music.TrackPlays) uuid.UUID { return p.TrackID }),
		GenresByArtist:  many(bind(v, s.GenresByArtistIDs), genreOwner),
		GenresByAlbum:   many(bind(v, s.GenresByAlbumIDs), genreOwner),
		GenresByTrack:   many(bind(v, s.GenresByTrackIDs), genreOwner),
		TextsByArtist:   one(bind(v, s.TextsByArtistIDs), told),
		TextsByAlbum:    one(bind(v, s.TextsByAlbumIDs), told),
	}
}

func artistID(a *music.Artist) *uuid.UUID   { return &a.ID }
func albumID(a *music.Album) *uuid.UUID     { return &a.ID }
func releaseID(r *music.Release) *uuid.UUID { return &r.ID }
func trackID(t *music.Track) *uuid.UUID     { return &t.ID }

// What belongs to artists.
var (
	ArtistLibrary = toOne(libraries, func(a *music.Artist) *uuid.UUID { return &a.LibraryID }, "Artist.library")
	ArtistPicture = toOne(artworks, func(a *music.Artist) *uuid.UUID { return a.PictureID }, "Artist.picture")
	ArtistGenres  = toMany(func(l *Loaders) *Loader[uuid.UUID, []*person.OwnedGenre] { return l.Music().GenresByArtist }, artistID, "Artist.genres")
	ArtistCount   = toOne(func(l *Loaders) *Loader[uuid.UUID, *music.Count] { return l.Music().CountByArtist }, artistID, "Artist.albumCount", "Artist.trackCount")
	ArtistTexts   = toOne(func(l *Loaders) *Loader[uuid.UUID, *music.Texts] { return l.Music().TextsByArtist }, artistID, "Artist.overview", "Artist.translations")
	CreditArtist  = toOne(func(l *Loaders) *Loader[uuid.UUID, *music.Artist] { return l.Music().ArtistByID },
		func(c *music.Credit) *uuid.UUID { return &c.ArtistID }, "ArtistCredit.artist")
)

// What belongs to albums and releases.
var (
	AlbumLibrary  = toOne(libraries, func(a *music.Album) *uuid.UUID { return &a.LibraryID }, "Album.library")
	AlbumCover    = toOne(artworks, func(a *music.Album) *uuid.UUID { return a.CoverID }, "Album.cover")
	AlbumGenres   = toMany(func(l *Loaders) *Loader[uuid.UUID, []*person.OwnedGenre] { return l.Music().GenresByAlbum }, albumID, "Album.genres")
	AlbumArtists  = toMany(func(l *Loaders) *Loader[uuid.UUID, []*music.Credit] { return l.Music().CreditsByAlbum }, albumID, "Album.artists")
	AlbumReleases = toMany(func(l *Loaders) *Loader[uuid.UUID, []*music.Release] { return l.Music().ReleasesByAlbum }, albumID, "Album.releases")
	AlbumCount    = toOne(func(l *Loaders) *Loader[uuid.UUID, *music.Count] { return l.Music().CountByAlbum }, albumID, "Album.trackCount", "Album.durationMs")
	AlbumTexts    = toOne(func(l *Loaders) *Loader[uuid.UUID, *music.Texts] { return l.Music().TextsByAlbum }, albumID, "Album.overview", "Album.translations")
	ReleaseCover  = toOne(artworks, func(r *music.Release) *uuid.UUID { return r.CoverID }, "Release.cover")
	ReleaseAlbum  = toOne(albums, func(r *music.Release) *uuid.UUID { return &r.AlbumID }, "Release.album")
	ReleaseDiscs  = toMany(func(l *Loaders) *Loader[uuid.UUID, []*music.Disc] { return l.Music().DiscsByRelease }, releaseID, "Release.discs")
	DiscTracks    = toMany(func(l *Loaders) *Loader[uuid.UUID, []*music.Track] { return l.Music().TracksByRelease },
		func(d *music.Disc) *uuid.UUID { return &d.ReleaseID }, "Disc.tracks")
)

// What belongs to tracks.
var (
	TrackLibrary = toOne(libraries, func(t *music.Track) *uuid.UUID { return &t.LibraryID }, "Track.library")
	TrackAlbum   = toOne(albums, func(t *music.Track) *uuid.UUID { return t.AlbumID }, "Track.album")
	TrackRelease = toOne(func(l *Loaders) *Loader[uuid.UUID, *music.Release] { return l.Music().ReleaseByID },
		func(t *music.Track) *uuid.UUID { return t.ReleaseID }, "Track.release")
	TrackGenres  = toMany(func(l *Loaders) *Loader[uuid.UUID, []*person.OwnedGenre] { return l.Music().GenresByTrack }, trackID, "Track.genres")
	TrackCredits = toMany(func(l *Loaders) *Loader[uuid.UUID, []*music.Credit] { return l.Music().CreditsByTrack }, trackID, "Track.credits")
	TrackLyrics  = toMany(func(l *Loaders) *Loader[uuid.UUID, []*music.Lyrics] { return l.Music().LyricsByTrack }, trackID, "Track.lyrics")
	TrackFiles   = toMany(func(l *Loaders) *Loader[uuid.UUID, []*music.File] { return l.Music().FilesByTrack }, trackID, "Track.files")
	TrackPlays   = toOne(func(l *Loaders) *Loader[uuid.UUID, *music.TrackPlays] { return l.Music().PlaysByTrack }, trackID,
		"Track.playCount", "Track.lastHeardAt")
	TrackFileFile = toOne(files, func(f *music.File) *uuid.UUID { return &f.FileID }, "TrackFile.file")
	PlayedAlbum   = toOne(albums, func(p *music.PlayedAlbum) *uuid.UUID { return &p.AlbumID }, "PlayedAlbum.album")
	PlayedTrack   = toOne(func(l *Loaders) *Loader[uuid.UUID, *music.Track] { return l.Music().TrackByID },
		func(p *music.PlayedTrack) *uuid.UUID { return &p.TrackID }, "PlayedTrack.track")
	ListenTrack = toOne(func(l *Loaders) *Loader[uuid.UUID, *music.Track] { return l.Music().TrackByID },
		func(l *music.Listen) *uuid.UUID { return l.TrackID }, "Listen.track")
)

func albums(l *Loaders) *Loader[uuid.UUID, *music.Album] { return l.Music().AlbumByID }
