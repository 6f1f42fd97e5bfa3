// Package nfo reads and writes the NFO files that Kodi, Jellyfin, Emby and others leave
// beside films, series, seasons, episodes, artists and albums: XML, XML followed by addresses, or
// addresses alone.
//
// The files are foreign and may be hostile. There are no external or custom
// entities, and size, depth, number and length of elements are bounded. Addresses
// of images and trailers are kept as data and never fetched.
package nfo
