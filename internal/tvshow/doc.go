// Package tvshow knows series, their seasons and episodes: which files are an episode's versions and
// parts, who took part, and how a series comes to be from the files of a library.
//
// Its tables are series, seasons, episodes and the tables that begin with series_ and episode_. It takes
// in probed files (Identify) and brings series and episodes in line with their files after a scan
// (Reconcile); the caller appends the events and enqueues what follows. It knows no job, no transport and
// no watch state.
package tvshow
