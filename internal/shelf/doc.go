// Package shelf lists the titles of the catalogue: the filters and orders that films and series share.
//
// It reads whatever table a noun names, which has the columns sort_title, folded_title, added_at, year, rating,
// genre_ids, missing_since and library_id, and knows no noun of it.
package shelf
