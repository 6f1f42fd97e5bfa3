// Package join makes one item of several and several of one, where the server took files for what they are not: films, series and
// their episodes, albums, and artists.
//
// What is done is done at once: the files go to their item, and all that users have of what they were goes along. It holds by
// decisions about each file (see review.Rule), by its place and by its content, and about what tags call artists (see package music),
// so that no scan undoes it. Its table is join_changes: what was done, and what undoing it needs.
package join
