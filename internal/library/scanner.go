package library

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/queue"
)

// Walk is the work of a library_scan job: it compares the disk with what is known, writes the difference
// and asks for what is left to be probed and identified. A scan that has ended meanwhile is ErrOver.
func (s *Service) Walk(ctx context.Context, scanID uuid.UUID) error {
	attempt := id.New().String()
	scan, err := s.store.claimScan(ctx, s.DB, scanID, attempt, s.Clock.Now())
	if err != nil {
		return fmt.Errorf("claim scan %s: %w", scanID, err)
	}
	s.Bus.Signal(ctx, topicScan(scan.LibraryID))
	defer s.Bus.Signal(context.WithoutCancel(ctx), topicScan(scan.LibraryID), topicLibrary(scan.LibraryID))
	if scan.Phase != PhaseWalk {
		return nil // its batches go on by themselves
	}
	w := &scanWalk{Service: s, scan: scan, attempt: attempt, diff: &difference{}}
	err = w.run(ctx)
	if held, ok := errors.AsType[*hold](err); ok {
		return s.store.holdScan(ctx, s.DB, scanID, held.state, held.reason, held.missing)
	}
	if err != nil {
		return fmt.Errorf("walk of scan %s: %w", scanID, err)
	}
	return nil
}

// hold is why a scan stops and touches nothing.
type hold struct {
	state   ScanState
	reason  string
	missing int64
}

func (h *hold) Error() string { return h.reason }

// scanWalk is one attempt at a scan's walk.
type scanWalk struct {
	*Service
	scan    *Scan
	attempt string
	diff    *difference
	roots   []*Root
	known   []*known
	takes   map[string]bool

	mu      sync.Mutex
	found   int64
	current string
}

func (w *scanWalk) run(ctx context.Context) error {
	l, err := w.store.library(ctx, w.DB, w.scan.LibraryID)
	if err != nil {
		return err
	}
	w.takes = takenIn(l.Kind)
	all, err := w.store.folderRoots(ctx, w.DB)
	if err != nil {
		return err
	}
	var others []string
	for _, r := range all {
		if r.LibraryID == w.scan.LibraryID {
			w.roots = append(w.roots, r)
		} else {
			others = append(others, realPath(DecodePath(r.Path)))
		}
	}
	if len(w.scan.AnewFiles) > 0 { // a disk that holds none of them is not needed
		if w.roots, err = w.store.holding(ctx, w.DB, w.scan.LibraryID, w.scan.AnewFiles); err != nil {
			return err
		}
	}
	for _, r := range w.roots {
		k, err := w.store.loadKnown(ctx, w.DB, r)
		if err != nil {
			return fmt.Errorf("load what is known of root %s: %w", r.ID, err)
		}
		if err := w.checkRoot(ctx, r, k); err != nil {
			return err
		}
		w.known = append(w.known, k)
	}
	if len(w.scan.AnewFiles) > 0 {
		return w.write(ctx) // what is there is known: only that is read
	}
	if err := w.walkRoots(ctx, others); err != nil {
		return err
	}
	for i, r := range w.roots { // the disk may have gone meanwhile
		if err := w.checkRoot(ctx, r, w.known[i]); err != nil {
			return err
		}
	}
	err = w.diff.findMoves(proof{read: edgeHash, stable: inodes{}.stable,
		hashes: func(keys []uuid.UUID) (map[uuid.UUID]string, error) { return w.store.hashes(ctx, w.DB, keys) }})
	if err != nil {
		return fmt.Errorf("look for moved files: %w", err)
	}
	w.diff.settle()
	w.diff.postpone(w.Clock.Now().Add(-w.Config.QuietFor).UnixNano(), w.lookAt)
	if err := w.threshold(); err != nil {
		return err
	}
	return w.write(ctx)
}

// checkRoot refuses a folder that is not what it was: then a disk is away, and nothing has vanished.
func (w *scanWalk) checkRoot(ctx context.Context, r *Root, k *known) error {
	path := DecodePath(r.Path)
	list, err := patiently(ctx, func() (listing, error) { return w.tree.List(path, true) }, listing.Close)
	problem := ""
	switch {
	case err != nil:
		problem = "cannot be read: " + reason(err)
	case bare(list.Entries()) && k.present > 0:
		problem = "is empty, although it held " + strconv.FormatInt(k.present, 10) + " files"
	case k.present > 0 && r.Device != nil && (*r.Device != list.Self().device || *r.Inode != list.Self().inode):
		problem = "is another disk or folder than at the last scan"
	}
	if list != nil {
		self := list.Self()
		list.Close()
		if problem == "" {
			r.Device, r.Inode = &self.device, &self.inode
			return nil
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := w.store.rootProblem(ctx, w.DB, r.ID, "This folder "+problem+"."); err != nil {
		return err
	}
	return &hold{state: ScanPaused, reason: "The folder " + DisplayPath(r.Path) + " " + problem +
		". Nothing was changed. Bring the disk back and resume the scan; if the folder is right as it is, resume it too."}
}

// bare reports whether a folder holds nothing of its owner's: a disk that is away leaves a mount point behind, which
// may hold hidden files and what systems put everywhere.
func bare(entries []entry) bool {
	return !slices.ContainsFunc(entries, func(e entry) bool { return !hidden(e.name) && !systemFolders[strings.ToLower(e.name)] })
}

func (w *scanWalk) walkRoots(ctx context.Context, others []string) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var noting sync.WaitGroup
	noting.Go(func() { w.note(ctx, cancel) })
	defer noting.Wait()
	defer cancel(nil)
	for i, k := range w.known {
		folders := w.foldersOf(w.roots[i])
		if len(folders) == 0 {
			continue
		}
		root := DecodePath(w.roots[i].Path)
		walk := &walker{takes: w.takes, tree: w.tree, root: root, own: w.realRoots(), others: others, emit: func(r folderReport) {
			w.diff.compare(k, r)
			w.mu.Lock()
			w.found, w.current = w.diff.found, r.path
			w.mu.Unlock()
		}}
		if err := walk.walk(ctx, folders); err != nil {
			return context.Cause(ctx)
		}
		encoded := make([]string, len(folders))
		for j, f := range folders {
			encoded[j] = EncodePath(f)
		}
		w.diff.close(k, encoded)
	}
	return nil
}

func (w *scanWalk) lookAt(root uuid.UUID, path string) (stat, error) {
	for _, r := range w.roots {
		if r.ID == root {
			return w.tree.Lstat(DecodePath(r.Path) + "/" + DecodePath(path))
		}
	}
	return stat{}, fault.NotFound
}

func (w *scanWalk) realRoots() []string {
	out := make([]string, len(w.roots))
	for i, r := range w.roots {
		out[i] = realPath(DecodePath(r.Path))
	}
	return out
}

// foldersOf are the folders of a root that this scan walks: all of it, or those that changed.
func (w *scanWalk) foldersOf(r *Root) []string {
	if len(w.scan.Folders) == 0 {
		return []string{""}
	}
	var out []string
	for _, f := range w.scan.Folders {
		if root, path, ok := strings.Cut(f, "/"); ok && root == r.ID.String() {
			out = append(out, DecodePath(path))
		}
	}
	return out
}

// note writes the progress of the walk, and ends the walk when the scan was ended.
func (w *scanWalk) note(ctx context.Context, cancel context.CancelCauseFunc) {
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	began := w.Clock.Now()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		w.mu.Lock()
		p := progress{found: w.found, current: DisplayPath(EncodePath(w.current))}
		w.mu.Unlock()
		now := w.Clock.Now()
		p.rate = float64(p.found) / max(now.Sub(began).Seconds(), 0.25)
		if err := w.store.noteWalk(ctx, w.DB, w.scan.ID, w.attempt, p, now); err != nil {
			cancel(err)
			return
		}
		w.Bus.Signal(ctx, topicScan(w.scan.LibraryID))
	}
}

// threshold refuses to mark many files missing that nobody has agreed to.
func (w *scanWalk) threshold() error {
	n, all := int64(len(w.diff.missing)), w.diff.present
	many := n > w.Config.ApproveFiles || all >= 20 && n*100 > all*w.Config.ApprovePercent
	if !many || n <= w.scan.ApprovedMissing {
		return nil
	}
	return &hold{state: ScanWaitingForApproval, missing: n, reason: fmt.Sprintf(
		"%d of %d files are gone. Nothing was changed. Approve the scan if they were removed on purpose; cancel it if a disk is away.", n, all)}
}

// write puts the difference and the work that is left into the database, all or nothing.
func (w *scanWalk) write(ctx context.Context) error {
	d, now := w.diff, w.Clock.Now()
	fresh := make([]fileUpdate, len(d.fresh))
	for i, a := range d.fresh {
		a.id = id.New()
		fresh[i] = a.fileUpdate
	}
	s := w.scan
	s.Node = &w.attempt
	s.Found, s.Added, s.Changed, s.Moved = d.found, int64(len(fresh)), int64(len(d.changed)), int64(len(d.moved))
	s.Missing, s.Restored = int64(len(d.missing)), int64(len(d.restored))
	return w.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := w.writeFiles(ctx, tx, fresh, now); err != nil {
			return err
		}
		batches, err := w.store.makeBatches(ctx, tx, s, w.Config.BatchSize, w.lookAgain(), now)
		if err != nil {
			return fmt.Errorf("make batches: %w", err)
		}
		s.Total = 0
		jobs := make([]queue.Args, len(batches))
		for i, b := range batches {
			if b.Probe {
				s.Total += int64(len(b.FileIDs))
				jobs[i] = ProbeArgs{ScanID: s.ID, Number: b.Number}
			} else {
				jobs[i] = IdentifyArgs{ScanID: s.ID, Number: b.Number}
			}
		}
		if err := w.store.writeCounts(ctx, tx, s, now); err != nil {
			return err
		}
		if len(s.AnewFiles) > 0 {
			err = w.store.acceptedRoots(ctx, tx, w.roots)
		} else if len(s.Folders) == 0 {
			err = w.store.finishRoots(ctx, tx, w.roots, now)
		}
		if err != nil {
			return err
		}
		if s.Total == 0 {
			if err := w.store.phase(ctx, tx, s.ID, PhaseIdentify, now); err != nil {
				return err
			}
		}
		if len(batches) == 0 {
			jobs = []queue.Args{FinishArgs{ScanID: s.ID}}
		}
		return w.Queue.Enqueue(ctx, tx, jobs...)
	})
}

func (w *scanWalk) writeFiles(ctx context.Context, tx pgx.Tx, fresh []fileUpdate, now time.Time) error {
	d, library := w.diff, w.scan.LibraryID
	var roots []uuid.UUID
	var walked []string
	for _, r := range w.roots {
		for _, f := range w.foldersOf(r) {
			roots, walked = append(roots, r.ID), append(walked, EncodePath(f))
		}
	}
	if len(w.scan.AnewFiles) > 0 {
		walked = nil
	}
	steps := []struct {
		n  int
		do func() error
	}{
		{len(d.moved), func() error { return w.store.moveFiles(ctx, tx, d.moved, now) }},
		{len(fresh), func() error { return w.store.insertFiles(ctx, tx, library, fresh, now) }},
		{len(d.changed), func() error { return w.store.renewFiles(ctx, tx, d.changed, now) }},
		{len(d.touched), func() error { return w.store.touchFiles(ctx, tx, d.touched) }},
		{len(d.missing), func() error { return w.store.markMissing(ctx, tx, d.missing, now) }},
		{len(d.restored), func() error { return w.store.restore(ctx, tx, d.restored) }},
		{len(d.folders), func() error { return w.store.putFolders(ctx, tx, d.folders) }},
		{len(walked), func() error { return w.store.dropWalkProblems(ctx, tx, roots, walked) }},
		{len(d.problems), func() error { return w.store.putProblems(ctx, tx, library, d.problems, now) }},
	}
	for _, s := range steps {
		if s.n == 0 {
			continue
		}
		if err := s.do(); err != nil {
			return fmt.Errorf("write what a walk has found: %w", err)
		}
	}
	if d.contentSame() {
		return nil
	}
	kind := ChangeChanged
	switch {
	case len(d.missing) > 0:
		kind = ChangeRemoved
	case len(fresh) > 0:
		kind = ChangeAdded
	}
	return w.changed(ctx, tx, library, kind, nil)
}

// lookAgain are the known files in and below folders where an NFO, a picture or a subtitle changed. What lies in the
// root itself tells about the files in the root only.
func (w *scanWalk) lookAgain() []uuid.UUID {
	type spot struct {
		root uuid.UUID
		path string
	}
	changed := map[spot]bool{}
	for _, f := range w.diff.folders {
		if f.changed {
			changed[spot{f.rootID, f.path}] = true
		}
	}
	out := []uuid.UUID{}
	if len(changed) == 0 {
		return out
	}
	for _, k := range w.known {
		for path, folder := range k.folders {
			again := changed[spot{k.root.ID, path}]
			for up := path; !again && up != ""; up = parent(up) {
				again = changed[spot{k.root.ID, up}]
			}
			for i := range folder.files {
				if again {
					out = append(out, folder.files[i].id)
				}
			}
		}
	}
	return out
}
