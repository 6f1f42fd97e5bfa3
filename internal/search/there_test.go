package search_test

import "revenge/internal/intake/intaketest"

// there puts what the search knows into the catalogue: what is not there is not found.
func there(s *intaketest.Shelf) {
	s.Helper()
	//nolint:dupword // what titles are sorted by, and keys, are the same here
	for _, sql := range []string{
		`INSERT INTO movies (id, library_id, key, title, sort_title) SELECT id, library_id, id::text, title, folded FROM search_docs WHERE kind = 'MOVIE' ON CONFLICT DO NOTHING`,
		`INSERT INTO series (id, library_id, key, title, sort_title) SELECT id, library_id, id::text, title, folded FROM search_docs WHERE kind = 'SERIES' ON CONFLICT DO NOTHING`,
		`INSERT INTO series (id, library_id, key, title, sort_title) SELECT DISTINCT part_of, library_id, part_of::text, '', '' FROM search_docs WHERE kind = 'EPISODE' ON CONFLICT DO NOTHING`,
		`INSERT INTO seasons (id, series_id, library_id, number) SELECT id, id, library_id, 1 FROM series ON CONFLICT DO NOTHING`,
		`INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, position) SELECT id, part_of, part_of, library_id, id::text, 1, row_number() OVER ()
			FROM search_docs WHERE kind = 'EPISODE' ON CONFLICT DO NOTHING`,
		`INSERT INTO artists (id, library_id, key, name, sort_name, folded_name) SELECT id, library_id, id::text, title, folded, folded FROM search_docs WHERE kind = 'ARTIST' ON CONFLICT DO NOTHING`,
		`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation) SELECT id, library_id, id::text, title, folded, folded, '', '', 'ALBUM', false
			FROM search_docs WHERE kind = 'ALBUM' ON CONFLICT DO NOTHING`,
		`INSERT INTO tracks (id, library_id, key, content, title, sort_title, folded_title, credit, place, duration_ms) SELECT id, library_id, id::text, id::text, title, folded, folded, '', '', 1000
			FROM search_docs WHERE kind = 'TRACK' ON CONFLICT DO NOTHING`,
	} {
		s.Exec(sql)
	}
}
