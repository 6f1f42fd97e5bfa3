// Package edit lets administrators set the fields of items by hand, one or many at once, give them back to the sources, see
// what was changed, and undo it; and have items and libraries read anew.
//
// It has no tables of its own: what is set and what was done is kept by origin, and each noun brings its own rows in line.
package edit
