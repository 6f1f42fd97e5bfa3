package person

import "strings"

// Who and what is linked with rows o of a library: people (#id) with what they are credited in, genres and labels with what has them.
var (
	creditLinks = []string{
		`movie_credits x JOIN movies o ON o.id = x.movie_id WHERE x.person_id = #id`,
		`series_credits x JOIN series o ON o.id = x.series_id WHERE x.person_id = #id`,
		`episode_credits x JOIN episodes o ON o.id = x.episode_id WHERE x.person_id = #id`,
	}
	genreLinks = map[Titles]string{
		OfMovies:  `movie_genres x JOIN movies o ON o.id = x.movie_id WHERE x.genre_id = #id`,
		OfSeries:  `series_genres x JOIN series o ON o.id = x.series_id WHERE x.genre_id = #id`,
		OfTracks:  `tracks o WHERE o.genre_ids @> ARRAY[#id]`,
		OfAlbums:  `albums o WHERE o.genre_ids @> ARRAY[#id]`,
		OfArtists: `artists o WHERE o.genre_ids @> ARRAY[#id]`,
	}
	labelLinks = map[Titles]string{
		OfMovies: `movie_labels x JOIN movies o ON o.id = x.movie_id WHERE x.label_id = #id`,
		OfSeries: `series_labels x JOIN series o ON o.id = x.series_id WHERE x.label_id = #id`,
	}
)

// The gates: a person, genre or label is seen through what he or it is linked with.
var (
	personGate = gate(creditLinks...)
	genreGate  = gate(genreLinks[OfMovies], genreLinks[OfSeries], genreLinks[OfTracks], genreLinks[OfAlbums], genreLinks[OfArtists])
	labelGate  = gate(labelLinks[OfMovies], labelLinks[OfSeries])
)

// gate is the condition that some of the links lead into one of the libraries.
func gate(links ...string) string {
	return "(EXISTS (SELECT FROM " + strings.Join(links, " AND o.library_id = ANY(#libraries)#more)\n\t\tOR EXISTS (SELECT FROM ") +
		" AND o.library_id = ANY(#libraries)#more))"
}

// each keeps the planner from gathering all that may be seen: each of a few is asked for by itself.
const each = " OFFSET 0"

// through writes a gate for expressions for an id and for the viewer's libraries; more follows what each link is asked for.
func through(gate, id, libraries, more string) string {
	return strings.NewReplacer("#id", id, "#libraries", libraries, "#more", more).Replace(gate)
}

// SeenPerson is the condition that a person may be seen, in SQL, by expressions for his id and for the viewer's libraries.
func SeenPerson(id, libraries string) string { return through(personGate, id, libraries, "") }

// FoundPerson is SeenPerson for a few people of many.
func FoundPerson(id, libraries string) string { return through(personGate, id, libraries, each) }

// SeenGenre is the condition that a row of genres may be seen, in SQL that has the libraries as a parameter such as $2.
func SeenGenre(libraries string) string { return through(genreGate, "genres.id", libraries, "") }

// SeenLabel is the condition that a row of labels may be seen, as SeenGenre.
func SeenLabel(libraries string) string { return through(labelGate, "labels.id", libraries, "") }
