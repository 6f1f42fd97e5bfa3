package origin

import (
	"slices"
	"strings"

	"revenge/internal/platform/id"
)

// Kind is what an edited item is.
type Kind string

// The kinds.
const (
	KindMovie   Kind = "MOVIE"
	KindSeries  Kind = "SERIES"
	KindSeason  Kind = "SEASON"
	KindEpisode Kind = "EPISODE"
	KindArtist  Kind = "ARTIST"
	KindAlbum   Kind = "ALBUM"
	KindTrack   Kind = "TRACK"
)

// KindOf is the kind behind a public one; empty for what has no fields to edit.
func KindOf(public id.Kind) Kind {
	if k := Kind(strings.ToUpper(string(public))); fields[k] != nil {
		return k
	}
	return ""
}

// Public is the kind as public ids have it.
func (k Kind) Public() id.Kind { return id.Kind(strings.ToLower(string(k))) }

// Field is something that sources state of an item and that people may set.
type Field string

// The fields.
const (
	Title         Field = "TITLE"
	SortTitle     Field = "SORT_TITLE"
	OriginalTitle Field = "ORIGINAL_TITLE"
	Name          Field = "NAME"
	SortName      Field = "SORT_NAME"
	Year          Field = "YEAR"
	ReleasedOn    Field = "RELEASED_ON"
	FirstAiredOn  Field = "FIRST_AIRED_ON"
	EndedOn       Field = "ENDED_ON"
	AiredOn       Field = "AIRED_ON"
	RuntimeMs     Field = "RUNTIME_MS"
	Status        Field = "STATUS"
	AlbumKind     Field = "ALBUM_KIND"
	Certification Field = "CERTIFICATION"
	AgeRatings    Field = "AGE_RATINGS"
	Overview      Field = "OVERVIEW"
	Tagline       Field = "TAGLINE"
	Comment       Field = "COMMENT"
	Disc          Field = "DISC"
	Number        Field = "NUMBER"
	Genres        Field = "GENRES"
	Tags          Field = "TAGS"
	Studios       Field = "STUDIOS"
	Networks      Field = "NETWORKS"
	Countries     Field = "COUNTRIES"
	Language      Field = "LANGUAGE"
	Collection    Field = "COLLECTION"
	Moods         Field = "MOODS"
	Credits       Field = "CREDITS"
	Translations  Field = "TRANSLATIONS"
)

// fields are those of each kind, in the order that they are shown in.
var fields = map[Kind][]Field{
	KindMovie: {Title, SortTitle, OriginalTitle, Year, ReleasedOn, RuntimeMs, Certification, AgeRatings, Overview, Tagline, Genres, Tags, Studios,
		Countries, Language, Collection, Credits, Translations},
	KindSeries: {Title, SortTitle, OriginalTitle, Year, FirstAiredOn, EndedOn, Status, Certification, AgeRatings, Overview, Genres, Tags, Studios,
		Networks, Countries, Language, Credits, Translations},
	KindSeason:  {Title, Overview, Translations},
	KindEpisode: {Title, AiredOn, RuntimeMs, Overview, Credits, Translations},
	KindArtist:  {Name, SortName, Genres},
	KindAlbum:   {Title, SortTitle, Year, ReleasedOn, AlbumKind, Genres},
	KindTrack:   {Title, SortTitle, Disc, Number, Year, Comment, Genres, Moods},
}

// order is that in which fields are shown.
var order = []Field{Title, Name, SortTitle, SortName, OriginalTitle, Disc, Number, Year, ReleasedOn, FirstAiredOn, EndedOn, AiredOn, RuntimeMs, Status,
	AlbumKind, Certification, AgeRatings, Overview, Tagline, Comment, Genres, Tags, Studios, Networks, Countries, Language, Collection, Moods, Credits,
	Translations}

// Fields are those of a kind, in the order that they are shown in.
func (k Kind) Fields() []Field { return fields[k] }

// lists are the fields that hold any number of texts; the others hold one or none.
var lists = []Field{AgeRatings, Genres, Tags, Studios, Networks, Countries, Moods, Credits, Translations}

// List reports whether the field holds any number of texts.
func (f Field) List() bool { return slices.Contains(lists, f) }

// Required reports whether the field cannot be empty.
func (k Kind) Required(f Field) bool {
	return f == Name || f == Title && k != KindSeason && k != KindEpisode || f == Status || f == AlbumKind || f == Disc
}
