// Package playlist keeps the playlists of users: films, episodes and tracks in an order that people chose, alone or
// together; and their collections, which are playlists of works: films, series, albums and artists, each once.
//
// Its tables are playlists, playlist_shares, playlist_items and playlist_pictures. A playlist is seen by its owner and by those it is
// shared with, and each of them sees only the items of libraries that they may see. M3U lists come in by the
// names of files. A place is bound to the content: while nothing of it is there it is kept, and takes up what comes again.
package playlist
