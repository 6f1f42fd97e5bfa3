// Package movie knows films: what they are, which files are their versions, parts and extras, who took
// part, and how a film comes to be from the files of a library.
//
// Its tables are movies and the tables that begin with movie_. It takes in probed files (Identify) and
// brings films in line with their files after a scan (Reconcile); the caller appends the events and
// enqueues what follows. It knows no job, no transport and no watch state.
package movie
