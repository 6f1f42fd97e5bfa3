package jobs

import (
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// The queues, by what they take from the machine. Scans mostly wait for their batches; probes use every
// core; pictures give way.
const (
	queueScan     = "scan"
	queueProbe    = "probe"
	queueIdentify = "identify"
	queueArtwork  = "artwork"
	queueIndex    = "index"
	queueTiles    = "trickplay"
	queueUpkeep   = "upkeep"
)

// rule says how one kind of job runs.
type rule struct {
	queue string
	tries int
	limit time.Duration // -1: none
	// unique keeps the same arguments from being queued twice while one waits or runs.
	unique bool
	// again lets one wait behind one that runs: that may have read already what is to be read now.
	again bool
	// priority orders a queue: 1 first, 4 last.
	priority int
}

// policy has one line for each kind.
var policy = map[string]rule{
	// Not unique: a scan that stopped may be asked to go on before the queue has noted that its first job ended.
	"library_scan":      {queue: queueScan, tries: 25, limit: -1, priority: 1},
	"library_finish":    {queue: queueIdentify, tries: 10, limit: 10 * time.Minute, unique: true, priority: 1},
	"library_removed":   {queue: queueUpkeep, tries: 10, limit: 10 * time.Minute, priority: 2},
	"library_reconcile": {queue: queueIdentify, tries: 10, limit: 10 * time.Minute, unique: true, again: true, priority: 1},
	"duplicates_find":   {queue: queueUpkeep, tries: 3, limit: 10 * time.Minute, unique: true, again: true, priority: 3},
	"titles_index":      {queue: queueUpkeep, tries: 3, limit: 10 * time.Minute, unique: true, again: true, priority: 2},
	"trash_sweep":       {queue: queueUpkeep, tries: 5, limit: -1, unique: true, priority: 2},
	"file_forget":       {queue: queueUpkeep, tries: 3, limit: time.Hour, unique: true, priority: 3},
	"viewing_attach":    {queue: queueUpkeep, tries: 10, limit: 10 * time.Minute, priority: 1},
	"file_probe":        {queue: queueProbe, tries: 5, limit: time.Hour, priority: 2},
	// What lies beside files is read, too, perhaps on a slow disk.
	"file_identify":   {queue: queueIdentify, tries: 5, limit: time.Hour, priority: 2},
	"file_reidentify": {queue: queueIdentify, tries: 5, limit: time.Hour, priority: 1},
	"file_index":      {queue: queueIndex, tries: 5, limit: -1, unique: true, priority: 3},
	// Nobody asks for a picture again before it changes, and one from elsewhere is not shown before it was fetched: half a day of tries.
	"artwork_fetch":     {queue: queueArtwork, tries: 12, limit: 30 * time.Minute, priority: 3},
	"artwork_prune":     {queue: queueUpkeep, tries: 3, limit: 10 * time.Minute, unique: true, priority: 4},
	"trickplay_make":    {queue: queueTiles, tries: 5, limit: -1, unique: true, priority: 4},
	"trickplay_request": {queue: queueUpkeep, tries: 3, limit: 10 * time.Minute, unique: true, priority: 4},
	"scans_request":     {queue: queueUpkeep, tries: 3, limit: 10 * time.Minute, unique: true, priority: 4},
	"scan_ask":          {queue: queueUpkeep, tries: 10, limit: time.Minute, unique: true, again: true, priority: 2},
	"channels_request":  {queue: queueUpkeep, tries: 3, limit: 10 * time.Minute, unique: true, priority: 4},
	// It is asked for again by the clock, so that the tries end.
	"scrobble_flush":   {queue: queueUpkeep, tries: 10, limit: 10 * time.Minute, unique: true, priority: 2},
	"scrobble_now":     {queue: queueUpkeep, tries: 1, limit: time.Minute, priority: 1},
	"scrobble_request": {queue: queueUpkeep, tries: 3, limit: 10 * time.Minute, unique: true, priority: 4},
	"events_prune":     {queue: queueUpkeep, tries: 3, limit: 10 * time.Minute, unique: true, priority: 4},
}

// insertOpts are the options of a kind; a kind without a line is a programmer's mistake.
func insertOpts(kind string) *river.InsertOpts {
	r, ok := policy[kind]
	if !ok {
		panic("jobs: no policy for kind " + kind)
	}
	o := &river.InsertOpts{Queue: r.queue, MaxAttempts: r.tries, Priority: r.priority}
	if r.unique {
		o.UniqueOpts = river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
			rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning,
			rivertype.JobStateRetryable, rivertype.JobStateScheduled,
		}}
	}
	return o
}
