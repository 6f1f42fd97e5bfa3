// Package local joins what can be known about a video without asking anyone: its
// path (release), the NFO files beside it and in its folders (nfo), and the
// artwork and subtitles that belong to it (sidecar).
//
// An NFO wins over names, the file's name over its folders; identifiers are
// united. It reads through Options.Open only, knows no database, and a path need
// not exist.
package local
