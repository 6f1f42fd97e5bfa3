// Package recording says what the tags and the path of a file tell about the recording in it. It is pure: it reads no
// file and knows no database.
//
// Tags are TagLib's (media.Info.Values); where a file has none of those, the ones that libav found stand in, and where
// these say nothing either, the names of the file and of its folders.
package recording

import (
	"github.com/google/uuid"

	"revenge/internal/platform/day"
)

// Role is what somebody did for a recording.
type Role string

// The roles.
const (
	AlbumArtist Role = "ALBUM_ARTIST"
	Artist      Role = "ARTIST"
	Composer    Role = "COMPOSER"
	Lyricist    Role = "LYRICIST"
	Writer      Role = "WRITER"
	Conductor   Role = "CONDUCTOR"
	Performer   Role = "PERFORMER"
	Arranger    Role = "ARRANGER"
	Remixer     Role = "REMIXER"
	Producer    Role = "PRODUCER"
	Engineer    Role = "ENGINEER"
	Mixer       Role = "MIXER"
	DJMixer     Role = "DJ_MIXER"
)

// Kind is what an album is, as MusicBrainz tells them apart.
type Kind string

// The kinds of album.
const (
	Album     Kind = "ALBUM"
	EP        Kind = "EP"
	Single    Kind = "SINGLE"
	Broadcast Kind = "BROADCAST"
	Other     Kind = "OTHER"
)

// Name is an artist as a file names them.
type Name struct {
	Name string
	// Sort is the name as lists sort it, empty when the file does not say.
	Sort string
	// ID is the MusicBrainz id.
	ID *uuid.UUID
	// Key is that of the artist that somebody said it is in this file; empty where nobody did.
	Key string
}

// Credit is somebody's part in a recording.
type Credit struct {
	Name
	Role Role
	// Detail is what a performer plays.
	Detail string
}

// Date is a day, or only a year.
type Date struct {
	Year *int
	Day  *day.Day
}

// Loudness is what ReplayGain or R128 tags say, aiming at -18 LUFS; nil where they say nothing.
type Loudness struct {
	// Gain is in decibels, Peak the loudest sample, 1 being full scale.
	Gain, Peak *float64
}

// Text is words of a song as they stand in the file: plain, or LRC.
type Text struct {
	Language string
	Text     string
}

// Recording is what a file tells.
type Recording struct {
	Title, TitleSort string
	// Credit is how the artists are written on it; Credits are they one by one, and everybody else.
	Credit  string
	Credits []Credit
	// Number and Disc are nil when nothing says them.
	Number, Disc *int
	ID, TrackID  *uuid.UUID
	ISRCs        []string
	Genres       []string
	Moods        []string
	Styles       []string
	Languages    []string
	BPM          *float64
	Comment      string
	Lyrics       []Text
	Track, Whole Loudness

	// The album is untitled for a single recording.
	Album, AlbumSort         string
	AlbumCredit              string
	AlbumArtists             []Name
	AlbumID, GroupID         *uuid.UUID
	Kind                     Kind
	SecondaryKinds           []string
	Compilation              bool
	Released, Original       Date
	Label, CatalogueNumber   string
	Barcode, Country, Status string
	DiscTitle, Medium        string
	TrackTotal, DiscTotal    *int

	// Untagged: the tags name neither title nor artist nor album, so that these are what the names of the file and its folders say.
	Untagged bool
	// typed: a tag says what the album is.
	typed bool
}

// Year is when it first came out, as far as it is known.
func (r *Recording) Year() *int {
	if r.Original.Year != nil {
		return r.Original.Year
	}
	return r.Released.Year
}

// Artists are those who are named as its artists.
func (r *Recording) Artists() (out []Name) {
	for _, c := range r.Credits {
		if c.Role == Artist {
			out = append(out, c.Name)
		}
	}
	return out
}
