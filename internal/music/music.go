package music

import (
	"time"

	"github.com/google/uuid"

	"revenge/internal/metadata"
	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/platform/day"
	"revenge/internal/platform/id"
)

// Artist is a person or group, in one library.
type Artist struct {
	ID        uuid.UUID
	LibraryID uuid.UUID
	Name      string
	SortName  string
	MBID      *uuid.UUID `db:"mbid"`
	ShownIDs  origin.IDs
	Roles     []recording.Role
	GenreIDs  []uuid.UUID
	PictureID *uuid.UUID
	// Born, Formed, Died and Disbanded are as written: a day, a year, or words. The years are those in them.
	Born         *string
	Formed       *string
	Died         *string
	Disbanded    *string
	BeganYear    *int
	EndedYear    *int
	Country      *string
	Moods        []string
	Styles       []string
	MissingSince *time.Time
	AddedAt      time.Time
	// What lists that are sorted by it have; nil elsewhere: how well it goes with the text, and the viewer's rating.
	Relevance *float64 `db:"relevance,optional"`
	OwnRating *int     `db:"own_rating,optional"`
}

// NodeID is the public id.
func (a Artist) NodeID() id.ID { return id.Of("artist", a.ID) }

// MusicBrainzID is its id there; nil where none is known.
func (a Artist) MusicBrainzID() *string { return a.ShownIDs.Text(origin.MusicBrainzID, text(a.MBID)) }

// IsNode marks Artist as addressable by node(id:).
func (Artist) IsNode() {}

// IsWork marks Artist as something that collections hold.
func (Artist) IsWork() {}

// Album is an album, whatever editions of it are there.
type Album struct {
	ID             uuid.UUID
	LibraryID      uuid.UUID
	Title          string
	SortTitle      string
	Credit         string
	Place          string
	Kind           recording.Kind
	SecondaryKinds []string
	Compilation    bool
	Year           *int
	ReleasedOn     *day.Day
	MBID           *uuid.UUID `db:"mbid"`
	ShownIDs       origin.IDs
	GenreIDs       []uuid.UUID
	CoverID        *uuid.UUID
	Moods          []string
	Styles         []string
	MissingSince   *time.Time
	AddedAt        time.Time
	// What lists that are sorted by it have; nil elsewhere: how well it goes with the text, the viewer's rating, how often they
	// heard something of it and when last.
	Relevance *float64   `db:"relevance,optional"`
	OwnRating *int       `db:"own_rating,optional"`
	Plays     *int       `db:"play_count,optional"`
	LastHeard *time.Time `db:"last_heard_at,optional"`
}

// NodeID is the public id.
func (a Album) NodeID() id.ID { return id.Of("album", a.ID) }

// MusicBrainzID is the release group's id there; nil where none is known.
func (a Album) MusicBrainzID() *string { return a.ShownIDs.Text(origin.MusicBrainzID, text(a.MBID)) }

// IsNode marks Album as addressable by node(id:).
func (Album) IsNode() {}

// IsWork marks Album as something that collections hold.
func (Album) IsWork() {}

// Release is one edition of an album.
type Release struct {
	ID              uuid.UUID
	LibraryID       uuid.UUID
	AlbumID         uuid.UUID
	Title           string
	MBID            *uuid.UUID `db:"mbid"`
	ShownIDs        origin.IDs
	Year            *int
	ReleasedOn      *day.Day
	Country         *string
	Status          *string
	Label           *string
	CatalogueNumber *string
	Barcode         *string
	DiscTotal       *int
	CoverID         *uuid.UUID
}

// NodeID is the public id.
func (r Release) NodeID() id.ID { return id.Of("release", r.ID) }

// MusicBrainzID is its id there; nil where none is known.
func (r Release) MusicBrainzID() *string { return r.ShownIDs.Text(origin.MusicBrainzID, text(r.MBID)) }

// IsNode marks Release as addressable by node(id:).
func (Release) IsNode() {}

// Disc is one medium of a release.
type Disc struct {
	ReleaseID  uuid.UUID
	Number     int
	LibraryID  uuid.UUID
	Title      *string
	Media      *string
	TrackTotal *int
}

// Track is one recording in its place on a release, or by itself.
type Track struct {
	ID           uuid.UUID
	LibraryID    uuid.UUID
	AlbumID      *uuid.UUID
	ReleaseID    *uuid.UUID
	Title        string
	SortTitle    string
	Credit       string
	Place        string
	Disc         int
	Number       *int
	DurationMs   int64
	Year         *int
	GenreIDs     []uuid.UUID
	MBID         *uuid.UUID `db:"mbid"`
	TrackMBID    *uuid.UUID `db:"track_mbid"`
	ShownIDs     origin.IDs
	ISRCs        []string `db:"isrcs"`
	BPM          *float64 `db:"bpm"`
	Moods        []string
	Styles       []string
	Languages    []string
	Comment      *string
	TrackGain    *float64
	TrackPeak    *float64
	AlbumGain    *float64
	AlbumPeak    *float64
	MissingSince *time.Time
	AddedAt      time.Time
	// What lists that are sorted by it have; nil elsewhere: how well it goes with the text, the viewer's rating, how often they heard it
	// and when last.
	Relevance *float64   `db:"relevance,optional"`
	OwnRating *int       `db:"own_rating,optional"`
	Plays     *int       `db:"play_count,optional"`
	LastHeard *time.Time `db:"last_heard_at,optional"`
}

// NodeID is the public id.
func (t Track) NodeID() id.ID { return id.Of("track", t.ID) }

// RecordingID is the recording's id at MusicBrainz; nil where none is known.
func (t Track) RecordingID() *string { return t.ShownIDs.Text(origin.MusicBrainzID, text(t.MBID)) }

// ReleaseTrackID is the id there of the recording's place on the release; nil where none is known.
func (t Track) ReleaseTrackID() *string { return text(t.TrackMBID) }

// ReplayGain says how loud it is; nil where nothing does.
func (t Track) ReplayGain() *ReplayGain {
	if t.TrackGain == nil && t.AlbumGain == nil {
		return nil
	}
	return &ReplayGain{TrackDb: t.TrackGain, TrackPeak: t.TrackPeak, AlbumDb: t.AlbumGain, AlbumPeak: t.AlbumPeak}
}

// IsNode marks Track as addressable by node(id:).
func (Track) IsNode() {}

// IsPlayable marks Track as something that can be played.
func (Track) IsPlayable() {}

// ReplayGain is how much louder a track must be to reach -18 LUFS, in decibels, and its loudest sample, 1 being full scale.
type ReplayGain struct{ TrackDb, TrackPeak, AlbumDb, AlbumPeak *float64 }

// File is one file of a track.
type File struct {
	FileID  uuid.UUID
	TrackID uuid.UUID
}

// Credit is an artist's part in a track or an album (OwnerID).
type Credit struct {
	OwnerID  uuid.UUID
	Position int
	ArtistID uuid.UUID
	Role     recording.Role
	Detail   *string
}

// Texts are what an artist or an album (OwnerID) is about.
type Texts struct {
	OwnerID  uuid.UUID
	Overview *string
	// Translations are nil where there are none.
	Translations []metadata.Translation
}

// Count is how much an artist or album (OwnerID) has that is there.
type Count struct {
	OwnerID    uuid.UUID
	Albums     int
	Tracks     int
	DurationMs int64
}

// lyricsRow are the words of a track as they are kept.
type lyricsRow struct {
	TrackID  uuid.UUID
	Language *string
	Text     string
}

func text(key *uuid.UUID) *string {
	if key == nil {
		return nil
	}
	s := key.String()
	return &s
}
