// Package person knows who took part in films and series, and the genres they are sorted into.
//
// Its tables are people and genres. Who is credited where is kept by the nouns that own the credits
// (movie, tvshow); this package only reads those links, to show a viewer nobody and nothing that stands
// alone in libraries he may not see. It has no events, and knows neither files nor pictures.
package person
