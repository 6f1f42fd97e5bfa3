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
	KindRelease Kind = "RELEASE"
	KindTrack   Kind = "TRACK"
)

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
	Styles        Field = "STYLES"
	Credits       Field = "CREDITS"
	Translations  Field = "TRANSLATIONS"
	Trailers      Field = "TRAILERS"

	// Of series and their episodes: how they are counted.
	SeriesType        Field = "SERIES_TYPE"
	Absolute          Field = "ABSOLUTE"
	DVDSeason         Field = "DVD_SEASON"
	DVDNumber         Field = "DVD_NUMBER"
	AirsBeforeSeason  Field = "AIRS_BEFORE_SEASON"
	AirsBeforeEpisode Field = "AIRS_BEFORE_EPISODE"
	AirsAfterSeason   Field = "AIRS_AFTER_SEASON"

	// Of music: Credited is how the artists are written, Artists are they one by one.
	Credited        Field = "CREDIT"
	Artists         Field = "ARTISTS"
	SecondaryKinds  Field = "SECONDARY_KINDS"
	Compilation     Field = "COMPILATION"
	BPM             Field = "BPM"
	ISRCs           Field = "ISRCS"
	Languages       Field = "LANGUAGES"
	Lyrics          Field = "LYRICS"
	Country         Field = "COUNTRY"
	ReleaseStatus   Field = "RELEASE_STATUS"
	Label           Field = "LABEL"
	CatalogueNumber Field = "CATALOGUE_NUMBER"
	Barcode         Field = "BARCODE"
	DiscTotal       Field = "DISC_TOTAL"
	Discs           Field = "DISCS"

	// Of artists: when they began and ended, as it is written.
	Born      Field = "BORN"
	Formed    Field = "FORMED"
	Died      Field = "DIED"
	Disbanded Field = "DISBANDED"

	// The ids elsewhere. What is shown follows them; files are told apart by what they say themselves.
	TMDBID        Field = "TMDB_ID"
	TVDBID        Field = "TVDB_ID"
	IMDBID        Field = "IMDB_ID"
	MusicBrainzID Field = "MUSICBRAINZ_ID"
)

// fields are those of each kind, in the order that they are shown in.
var fields = map[Kind][]Field{
	KindMovie: {Title, SortTitle, OriginalTitle, Year, ReleasedOn, RuntimeMs, Certification, AgeRatings, Overview, Tagline, Genres, Tags, Studios,
		Countries, Language, Collection, Credits, Translations, Trailers, TMDBID, IMDBID},
	KindSeries: {Title, SortTitle, OriginalTitle, Year, FirstAiredOn, EndedOn, Status, SeriesType, Certification, AgeRatings, Overview, Genres, Tags, Studios,
		Networks, Countries, Language, Credits, Translations, Trailers, TMDBID, TVDBID, IMDBID},
	KindSeason: {Title, Overview, Translations},
	KindEpisode: {Title, Absolute, DVDSeason, DVDNumber, AirsBeforeSeason, AirsBeforeEpisode, AirsAfterSeason, AiredOn, RuntimeMs, Overview, Credits,
		Translations},
	KindArtist: {Name, SortName, Born, Formed, Died, Disbanded, Country, Overview, Genres, Moods, Styles, Translations, MusicBrainzID},
	KindAlbum: {Title, SortTitle, Credited, Artists, Year, ReleasedOn, AlbumKind, SecondaryKinds, Compilation, Overview, Genres, Moods, Styles,
		Translations, MusicBrainzID},
	KindRelease: {Title, Year, ReleasedOn, Country, ReleaseStatus, Label, CatalogueNumber, Barcode, DiscTotal, Discs, MusicBrainzID},
	KindTrack: {Title, SortTitle, Credited, Artists, Disc, Number, Year, BPM, Comment, Genres, Moods, Styles, Languages, ISRCs, Lyrics,
		MusicBrainzID},
}

// order is that in which fields are shown.
var order = []Field{Title, Name, SortTitle, SortName, OriginalTitle, Credited, Artists, Disc, Number, Absolute, DVDSeason, DVDNumber, AirsBeforeSeason,
	AirsBeforeEpisode, AirsAfterSeason, Year, ReleasedOn, FirstAiredOn, EndedOn, AiredOn, Born, Formed, Died, Disbanded, RuntimeMs, Status, SeriesType,
	AlbumKind, SecondaryKinds, Compilation, Country, ReleaseStatus, Label, CatalogueNumber, Barcode, DiscTotal, Discs, Certification, AgeRatings, Overview,
	Tagline, BPM, Comment, Genres, Tags, Studios, Networks, Countries, Language, Collection, Moods, Styles, Languages, ISRCs, Lyrics, Credits, Translations,
	Trailers, TMDBID, TVDBID, IMDBID, MusicBrainzID}

// Fields are those of a kind, in the order that they are shown in.
func (k Kind) Fields() []Field { return fields[k] }

// lists are the fields that hold any number of texts; the others hold one or none.
var lists = []Field{AgeRatings, Genres, Tags, Studios, Networks, Countries, Moods, Styles, Credits, Translations, Trailers, Artists, SecondaryKinds, ISRCs,
	Languages, Lyrics, Discs}

// List reports whether the field holds any number of texts.
func (f Field) List() bool { return slices.Contains(lists, f) }

// required are the fields that no item is without.
var required = []Field{Status, SeriesType, AlbumKind, Compilation, Credited, Artists, Disc}

// Required reports whether the field cannot be empty.
func (k Kind) Required(f Field) bool {
	return f == Name || f == Title && k != KindSeason && k != KindEpisode || slices.Contains(required, f)
}
