// Package export writes what is known of films, series and music as NFO files, which Kodi, Jellyfin, Emby and Revenge itself
// read: as text for who asks, and on an administrator's word as files beside the media.
//
// It reads through the services of movie, tvshow and music, and writes through library, which knows the folders. A file that is
// there already is left alone, or put aside under another name.
package export
