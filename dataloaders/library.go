package dataloaders

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/trickplay"
)

// Library batches reads of libraries, their files and their scans.
type Library struct {
	ByID           *Loader[uuid.UUID, *library.Library]
	RootByID       *Loader[uuid.UUID, *library.Root]
	RootsByLibrary *Loader[uuid.UUID, []*library.Root]
	FileCount      *Loader[uuid.UUID, *library.FileCount]
	LatestScan     *Loader[uuid.UUID, *library.Scan]
	ScanByID       *Loader[uuid.UUID, *library.Scan]
	ProblemByID    *Loader[uuid.UUID, *library.Problem]
	FileByID       *Loader[uuid.UUID, *library.File]
	MediaByFile    *Loader[uuid.UUID, *library.Shown]
	// BriefByFile has at least the streams and the container.
	BriefByFile *Loader[uuid.UUID, *library.Shown]
}

func newLibrary(s *library.Service, v *access.Viewer, kept *scope) *Library {
	return &Library{
		ByID: remember(one(bind(v, s.ByIDs), func(x *library.Library) uuid.UUID { return x.ID }), kept,
			kind[*library.Library]{name: "library", home: func(x *library.Library) uuid.UUID { return x.ID }}),
		RootByID:       one(bind(v, s.RootsByIDs), func(r *library.Root) uuid.UUID { return r.ID }),
		RootsByLibrary: many(bind(v, s.RootsByLibraryIDs), func(r *library.Root) uuid.UUID { return r.LibraryID }),
		FileCount:      one(bind(v, s.FileCounts), func(c *library.FileCount) uuid.UUID { return c.LibraryID }),
		LatestScan:     one(bind(v, s.LatestScans), func(x *library.Scan) uuid.UUID { return x.LibraryID }),
		ScanByID:       one(bind(v, s.ScansByIDs), func(x *library.Scan) uuid.UUID { return x.ID }),
		ProblemByID:    one(bind(v, s.ProblemsByIDs), func(p *library.Problem) uuid.UUID { return p.ID }),
		MediaByFile: remember(one(bind(v, s.ShownByFileIDs), shownFile), kept,
			kind[*library.Shown]{name: "file.media"}),
		BriefByFile: one(bind(v, s.ShownByFileIDs), shownFile),
		FileByID: remember(one(bind(v, s.FilesByIDs), func(f *library.File) uuid.UUID { return f.ID }), kept,
			kind[*library.File]{name: "file", home: func(f *library.File) uuid.UUID { return f.LibraryID }}),
	}
}

func libraryID(l *library.Library) *uuid.UUID { return &l.ID }
func fileID(f *library.File) *uuid.UUID       { return &f.ID }

// What belongs to libraries.
var (
	LibraryRoots = toMany(func(l *Loaders) *Loader[uuid.UUID, []*library.Root] { return l.Library().RootsByLibrary }, libraryID,
		"Library.roots", "Library.m3u", "Library.xmltv")
	LibraryCount = toOne(func(l *Loaders) *Loader[uuid.UUID, *library.FileCount] { return l.Library().FileCount }, libraryID, "Library.fileCount")
	LibraryScan  = toOne(func(l *Loaders) *Loader[uuid.UUID, *library.Scan] { return l.Library().LatestScan }, libraryID, "Library.latestScan")
	ScanLibrary  = toOne(libraries, func(s *library.Scan) *uuid.UUID { return &s.LibraryID }, "Scan.library")
	ProblemRoot  = toOne(roots, func(p *library.Problem) *uuid.UUID { return &p.RootID }, "FileProblem.path")
)

// What belongs to files.
var (
	FileRoot  = toOne(roots, func(f *library.File) *uuid.UUID { return &f.RootID }, "File.path")
	FileMedia = toOne((*Loaders).fileMedia, fileID, mediaFields...)
	FileTiles = toOne(tiles, fileID, "File.trickplay")
	ExtraFile = toOne(files, func(x *library.Extra) *uuid.UUID { return &x.FileID }, "Extra.file")
)

func libraries(l *Loaders) *Loader[uuid.UUID, *library.Library] { return l.Library().ByID }
func roots(l *Loaders) *Loader[uuid.UUID, *library.Root]        { return l.Library().RootByID }
func files(l *Loaders) *Loader[uuid.UUID, *library.File]        { return l.Library().FileByID }
func medias(l *Loaders) *Loader[uuid.UUID, *library.Shown]      { return l.Library().MediaByFile }
func tiles(l *Loaders) *Loader[uuid.UUID, *trickplay.Set]       { return l.Tiles() }

var mediaFields = []string{"File.container", "File.durationMs", "File.bitRate", "File.width", "File.height",
	"File.videoCodec", "File.audioCodec", "File.hdr", "File.streams", "File.chapters"}

// withMedia lets a loader of parents' files read their media along. What does not come along is read when it is asked for.
func withMedia[V any](l *Loader[uuid.UUID, []V], media *Loader[uuid.UUID, *library.Shown],
	fetch func(context.Context, []uuid.UUID) ([]V, []*library.Shown, error), parentOf func(V) uuid.UUID, fileOf func(V) *library.File,
) *Loader[uuid.UUID, []V] {
	l.along = func(ctx context.Context, keys []uuid.UUID) (func(map[uuid.UUID]*entry[[]V]), error) {
		rows, shown, err := fetch(ctx, keys)
		if err != nil { // perhaps it is the media's fault alone
			return l.fetch(ctx, keys)
		}
		if len(shown) > 0 {
			homes := make(map[uuid.UUID]uuid.UUID, len(rows))
			for _, row := range rows {
				f := fileOf(row)
				homes[f.ID] = f.LibraryID
			}
			media.put(ctx, shown, shownFile, homes)
		}
		return dealMany(rows, parentOf), nil
	}
	return l
}

func shownFile(m *library.Shown) uuid.UUID { return m.FileID }

func extraOwner(x *library.Extra) uuid.UUID { return x.OwnerID }
