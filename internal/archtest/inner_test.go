package archtest

// inner are exported methods of services for other services and for jobs, which work for the system and not for a
// viewer. None of them is reached by a resolver.
var inner = map[string]string{
	"access.Service.Scope":        "makes the viewer's libraries",
	"artwork.Service.Fetch":       "the artwork_fetch job",
	"artwork.Service.Open":        "whoever holds a signed address",
	"artwork.Service.Put":         "identification, in its transaction",
	"library.Service.Batch":       "the jobs of a scan",
	"library.Service.Changes":     "scans, by job and by watcher",
	"library.Service.Ending":      "the jobs of a scan",
	"library.Service.FailScan":    "the jobs of a scan",
	"library.Service.Finish":      "the jobs of a scan",
	"library.Service.Identified":  "the jobs of a scan",
	"library.Service.Probe":       "the file_probe job",
	"library.Service.PruneScans":  "the server, for old scans",
	"library.Service.RequestAll":  "the server, for scans at its start and by the clock",
	"library.Service.Walk":        "the library_scan job",
	"library.Service.Watch":       "the server, for changes in folders",
	"movie.Service.Identify":      "the file_identify job",
	"movie.Service.Reconcile":     "the end of a scan",
	"person.Service.Put":          "identification, in its transaction",
	"person.Service.PutGenres":    "identification, in its transaction",
	"playback.Service.Authorize":  "whoever holds a signed address",
	"playback.Service.RunSweeper": "the server, for sessions that were left",
	"search.Service.Put":          "the search_index job",
	"search.Service.Remove":       "the search_index job",
	"tvshow.Service.Identify":     "the file_identify job",
	"tvshow.Service.Reconcile":    "the end of a scan",
}
