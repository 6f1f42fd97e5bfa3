// Package metadata holds the facts about films and series that sources agree to
// speak in: local NFO files today, outside providers later. The nouns movie and
// tvshow take these types over and store them.
//
// It knows no database, no HTTP and no other noun. The packages below it read
// what lies beside the media: release (names), nfo (Kodi and Jellyfin files),
// sidecar (artwork and subtitles) and local, which joins the three.
package metadata
