// Package search finds films, series, episodes and music by title, and people and the lists of users by name.
//
// Index is the seam for other engines; Postgres is the one that needs nothing beside the database. Its
// table is search_docs, written in the transactions of those who own what can be found. It knows titles
// and libraries, and of what stands behind an id whether it is there; what shows a person is told by a Gate.
// Candidates are found among all, by search_candidates; only what is there for the viewer, in tables with walls, is shown.
package search
