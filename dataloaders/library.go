package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
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
	MediaByFile    *Loader[uuid.UUID, *library.Media]
}

func newLibrary(s *library.Service, v access.Viewer) *Library {
	l := &Library{}
	l.ByID = one(bind(v, s.ByIDs), func(x *library.Library) uuid.UUID { return x.ID }, l.Expect)
	l.RootByID = one(bind(v, s.RootsByIDs), func(r *library.Root) uuid.UUID { return r.ID }, nil)
	l.RootsByLibrary = many(bind(v, s.RootsByLibraryIDs), func(r *library.Root) uuid.UUID { return r.LibraryID }, nil)
	l.FileCount = one(bind(v, s.FileCounts), func(c *library.FileCount) uuid.UUID { return c.LibraryID }, nil)
	l.LatestScan = one(bind(v, s.LatestScans), func(x *library.Scan) uuid.UUID { return x.LibraryID }, nil)
	l.ScanByID = one(bind(v, s.ScansByIDs), func(x *library.Scan) uuid.UUID { return x.ID }, nil)
	l.ProblemByID = one(bind(v, s.ProblemsByIDs), func(p *library.Problem) uuid.UUID { return p.ID }, nil)
	l.MediaByFile = one(bind(v, s.MediaByFileIDs), func(m *library.Media) uuid.UUID { return m.FileID }, nil)
	l.FileByID = one(bind(v, s.FilesByIDs), func(f *library.File) uuid.UUID { return f.ID }, func(rows []*library.File) {
		for _, f := range rows {
			l.MediaByFile.Expect(f.ID)
		}
	})
	return l
}

// Expect announces libraries whose relations are likely to be asked for.
func (l *Library) Expect(libraries []*library.Library) {
	for _, x := range libraries {
		l.FileCount.Expect(x.ID)
		l.RootsByLibrary.Expect(x.ID)
		l.LatestScan.Expect(x.ID)
	}
}
