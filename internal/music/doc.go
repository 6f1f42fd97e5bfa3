// Package music knows artists, albums with their releases and discs, tracks, and how they come to be from the files of a
// library.
//
// An album is what MusicBrainz calls a release group; a release is one edition of it. Files are one release when they name
// the same MusicBrainz release, else when they lie in the same folder (a disc's folder, such as CD1, stands for the one
// above it) and name the same album and album artist. Releases are one album when they name the same release group, else
// by album artist, title and the year it first came out. Files of one release with the same MusicBrainz track, else with
// the same disc, number and title, are versions of one track. A file without an album is a track by itself. An album
// without an album artist is its only artist's, else Various Artists'. Artists are one when they have the same MusicBrainz
// id, else the same name without case and accents.
//
// What somebody said of artists and albums wins over all of it: what the keys of tags lead to (music_aliases), whom names in a file mean
// (music_parts), and which album and release a file is on (library.Decision); see docs/adr/0013.
//
// Its tables are artists, albums, releases, discs, tracks, listens and those that begin with album_, track_ and music_. It takes in
// probed files (Identify) and brings what is there in line with them after a scan (Reconcile); the caller appends the
// events and enqueues what follows. It knows no job and no transport.
package music
