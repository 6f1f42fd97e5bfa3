package jobs

import (
	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/duplicate"
	"revenge/internal/library"
	"revenge/internal/platform/queue"
	"revenge/internal/trickplay"
	"revenge/internal/viewing"
)

// The order of work, the only place where it is written:
//
//	library_scan -> file_probe -> file_identify -> artwork_fetch, viewing_attach
//	                          |                 -> library_finish (after the last batch) -> artwork_fetch, trickplay_request -> trickplay_make
//	                          |                                                                 -> duplicates_find
//	                          -> file_index (for files whose container keeps no index)
//
// A library that is removed -> library_removed, which looks for its content in the others.
//
// Files that go into the trash or come back, or that file_forget forgets -> library_reconcile -> duplicates_find.
//
// A decision about files -> file_reidentify -> artwork_fetch, viewing_attach, duplicates_find.
//
// In a library of channels, library_scan reads the list and the guide by itself -> artwork_fetch, for the logos.
//
// The arrows up to there belong to the scan's own batches (internal/library), which must be written with the
// rows that they are about. Search documents are written by file_identify itself.
var pipeline = map[string][]func(*library.Outcome) []queue.Args{
	"file_identify":     {fetchArtwork, attachViewing},
	"library_finish":    {fetchArtwork, requestTiles, findDuplicates},
	"file_reidentify":   {fetchArtwork, attachViewing, findDuplicates},
	"library_reconcile": {fetchArtwork, findDuplicates},
}

// after returns the jobs that follow a kind of job which had this outcome.
func after(kind string, o *library.Outcome) (jobs []queue.Args) {
	for _, follow := range pipeline[kind] {
		jobs = append(jobs, follow(o)...)
	}
	return jobs
}

// attachViewing gives viewers what they had of content that came again.
func attachViewing(o *library.Outcome) []queue.Args {
	var ids []uuid.UUID
	for _, item := range append(append([]library.Item{}, o.Added...), o.Changed...) {
		ids = append(ids, item.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	return []queue.Args{viewing.AttachArgs{IDs: ids}}
}

func findDuplicates(*library.Outcome) []queue.Args { return []queue.Args{duplicate.FindArgs{}} }

func requestTiles(*library.Outcome) []queue.Args { return []queue.Args{trickplay.RequestArgs{}} }

// artworkBatch is how many pictures one job reads.
const artworkBatch = 50

func fetchArtwork(o *library.Outcome) (jobs []queue.Args) {
	for rest := o.Artworks; len(rest) > 0; {
		n := min(artworkBatch, len(rest))
		jobs = append(jobs, artwork.FetchArgs{IDs: append([]uuid.UUID{}, rest[:n]...)})
		rest = rest[n:]
	}
	return jobs
}
