// Package viewing knows what belongs to each viewer: what he played and how far he is, what he thinks of it, and what to
// watch next.
//
// plays is the truth of what was played, watch_states what it comes to; viewer_states are ratings, favourites, the watchlist
// and what is hidden. All are bound to viewed_items, which remembers by which keys content is known: when a row of the
// catalogue goes and another one for the same content comes, Attach takes everything over to it.
//
// Tables: watch_states, plays, viewed_items, viewer_states. Signals: progress:<user id>, viewer:<user id>. It reads the
// catalogue's tables by their keys, writes none of them, and knows no session of a player.
package viewing
