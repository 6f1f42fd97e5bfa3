// Package scrobble tells accounts elsewhere, at Last.fm and ListenBrainz, what a user hears: what plays now, and what was
// heard, from a queue that outlives restarts and days without a connection.
//
// Its tables are scrobble_accounts and scrobbles. Keys and tokens are sealed with a key of the server's secret. What counts
// as heard is music's to decide.
package scrobble
