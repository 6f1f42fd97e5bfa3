// Package library knows libraries, their folders and files, and keeps them in line with the disk.
//
// Tables: libraries, library_roots, library_folders, files, file_media, file_problems, scans, scan_batches.
// Events: library.changed. Signals: library:<id>, scan:<library id>.
//
// A scan is resumable: a walk compares the disk with what is known and writes the difference and the work
// that is left as batches, in one transaction; batches are probed and identified by jobs; the last one
// ends the scan. It does not know what a film is: contents are the business of movie and tvshow.
//
// A library of the kind LIVE has a list of channels and a guide in place of folders; internal/live reads them, as Reading.
package library
