// Package sidecar tells from the names in a folder which files belong to a video
// or to the folder itself: NFO files, artwork and external subtitles, by the
// customs of Kodi, Jellyfin, Emby and Plex.
//
// Its functions are pure: they get names and open nothing. Names are relative to
// the video's folder, with slashes; those of sub folders ("Subs/2_English.srt",
// "Season 01/poster.jpg") may be among them.
package sidecar
