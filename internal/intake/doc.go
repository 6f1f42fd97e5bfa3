// Package intake turns probed files into what the nouns of the catalogue take in: each file with what its
// name, its NFO files and the pictures beside it say.
//
// It reads files of the library roots, below the roots only, and no database. The nouns movie and tvshow
// group its files into films and episodes.
package intake
