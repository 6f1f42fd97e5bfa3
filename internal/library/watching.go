package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/uuid"
	"golang.org/x/sys/unix"
)

// watching turns changes on the disk into requests for scans of the folders that changed, once they are quiet.
type watching struct {
	log   *slog.Logger
	quiet time.Duration
	// ask wants a scan of folders; false when it must be asked again later.
	ask func(ctx context.Context, library uuid.UUID, folders []string) (bool, error)
	// complain tells the operator why a root is not watched as a whole.
	complain func(ctx context.Context, root uuid.UUID, sentence string)

	notify *fsnotify.Watcher
	roots  map[uuid.UUID]*watchedRoot
	// places are the watched folders by their absolute path.
	places map[string]place
	// touched holds when each folder last changed.
	touched map[place]time.Time
	// refused keeps a library from being asked for again too soon.
	refused map[uuid.UUID]time.Time
}

// watchedRoot is a root whose folders are watched.
type watchedRoot struct {
	library, id uuid.UUID
	path        string
	full        bool // the system allows no watches for the rest
	// folder is what lies at the path; nil for what does not answer just now.
	folder *folderIdentity
}

// folderIdentity tells a folder from another one at its path. It is zero where there is none.
type folderIdentity struct{ device, inode int64 }

// place is a folder below a root; path is relative to it, with the bytes of the disk.
type place struct {
	root *watchedRoot
	path string
}

func (p place) abs() string { return filepath.Join(p.root.path, p.path) }

// askAgain is how long a library is left alone after its scan could not be asked for.
const askAgain = 5 * time.Second

func newWatching(log *slog.Logger, quiet time.Duration) (*watching, error) {
	n, err := fsnotify.NewBufferedWatcher(4096)
	if err != nil {
		return nil, fmt.Errorf("watch folders: %w", err)
	}
	return &watching{log: log, quiet: quiet, notify: n, roots: map[uuid.UUID]*watchedRoot{}, places: map[string]place{},
		touched: map[place]time.Time{}, refused: map[uuid.UUID]time.Time{}}, nil
}

// run works until ctx ends; fresh brings the roots that are to be watched from then on.
func (w *watching) run(ctx context.Context, fresh <-chan []*watchedRoot) {
	defer func() { _ = w.notify.Close() }()
	tick := time.NewTicker(max(w.quiet/4, 10*time.Millisecond))
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case roots := <-fresh:
			w.set(ctx, roots)
		case e := <-w.notify.Events:
			w.event(ctx, e, time.Now())
		case err := <-w.notify.Errors:
			w.failed(ctx, err)
		case now := <-tick.C:
			w.flush(ctx, now)
		}
	}
}

// set watches the roots, and no others.
func (w *watching) set(ctx context.Context, roots []*watchedRoot) {
	wanted := map[uuid.UUID]bool{}
	for _, r := range roots {
		wanted[r.id] = true
		switch known := w.roots[r.id]; {
		case known == nil:
			w.roots[r.id] = r
			w.add(ctx, place{r, ""})
		case r.folder != nil && (known.folder == nil || *known.folder != *r.folder):
			w.renew(ctx, known, r.folder)
		}
	}
	for key, r := range w.roots {
		if !wanted[key] {
			delete(w.roots, key)
			w.drop(func(p place) bool { return p.root == r })
		}
	}
}

// renew watches a root whose folder is another: a disk that was mounted late, or went and came back. Nobody told what changed there.
func (w *watching) renew(ctx context.Context, r *watchedRoot, now *folderIdentity) {
	r.folder, r.full = now, false
	w.drop(func(p place) bool { return p.root == r })
	w.add(ctx, place{r, ""})
	list, err := disk{}.List(r.path, true)
	if err != nil {
		return
	}
	defer list.Close()
	if !bare(list.Entries()) { // what a disk leaves behind that went away is no change
		w.touched[place{r, ""}] = time.Now()
	}
}

// add watches a folder and all below it. Symbolic links are left to scans.
func (w *watching) add(ctx context.Context, top place) {
	err := filepath.WalkDir(top.abs(), func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.IsDir() || top.root.full {
			return nil //nolint:nilerr // what cannot be read cannot be watched; scans report it
		}
		if path != top.root.path && skippedFolder(e.Name()) {
			return fs.SkipDir
		}
		switch err := w.notify.Add(path); {
		case err == nil:
			rel, _ := filepath.Rel(top.root.path, path) // it lies below
			if rel == "." {
				rel = ""
			}
			w.places[path] = place{top.root, rel}
		case errors.Is(err, unix.ENOSPC), errors.Is(err, unix.EMFILE):
			top.root.full = true
			w.complain(ctx, top.root.id,
				"Not all folders are watched, since the system allows too few: raise fs.inotify.max_user_watches. Changes in the others are seen by scans.")
		}
		return ctx.Err()
	})
	if err != nil && ctx.Err() == nil {
		w.log.WarnContext(ctx, "a folder cannot be watched", "root_id", top.root.id, "error", reason(err))
	}
}

// drop ends the watching of places.
func (w *watching) drop(which func(place) bool) {
	for path, p := range w.places {
		if which(p) {
			_ = w.notify.Remove(path) // it may be gone already
			delete(w.places, path)
		}
	}
	for p := range w.touched {
		if which(p) && w.roots[p.root.id] != p.root {
			delete(w.touched, p)
		}
	}
}

// event notes which folder a change belongs to.
func (w *watching) event(ctx context.Context, e fsnotify.Event, now time.Time) {
	if e.Op == fsnotify.Chmod {
		return
	}
	at, ok := w.places[filepath.Dir(e.Name)]
	if !ok {
		return // a root itself, or what is not watched any more
	}
	name := filepath.Base(e.Name)
	inner := place{at.root, join(at.path, name)}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		if _, was := w.places[e.Name]; was {
			w.drop(func(p place) bool { return p.root == at.root && within(p.path, inner.path) })
			w.touched[inner] = now
			return
		}
	}
	if st, err := (disk{}).Lstat(e.Name); err == nil && st.folder() {
		if !skippedFolder(name) {
			w.add(ctx, inner)
			w.touched[inner] = now
		}
		return
	}
	if concerns(name) || name == ".nomedia" || slices.Contains(ignoreFiles, name) {
		w.touched[at] = now
	}
}

// failed looks at everything again when changes were lost.
func (w *watching) failed(ctx context.Context, err error) {
	if !errors.Is(err, fsnotify.ErrEventOverflow) {
		w.log.WarnContext(ctx, "watching folders failed", "error", strings.TrimSpace(err.Error()))
		return
	}
	for _, r := range w.roots {
		w.add(ctx, place{r, ""})
		w.touched[place{r, ""}] = time.Now()
	}
}

// flush asks for scans of the folders that have been quiet for long enough, one scan for each library.
func (w *watching) flush(ctx context.Context, now time.Time) {
	ready := map[uuid.UUID][]place{}
	for p, at := range w.touched {
		if now.Sub(at) >= w.quiet && now.Sub(w.refused[p.root.library]) >= askAgain {
			ready[p.root.library] = append(ready[p.root.library], p)
		}
	}
	for library, places := range ready {
		folders := make([]string, len(places))
		for i, p := range places {
			folders[i] = p.root.id.String() + "/" + EncodePath(p.path)
		}
		taken, err := w.ask(ctx, library, folders)
		if err != nil && ctx.Err() == nil {
			w.log.WarnContext(ctx, "a change in a watched folder waits", "library_id", library, "error", err)
		}
		if err != nil || !taken {
			w.refused[library] = now
			continue
		}
		for _, p := range places {
			delete(w.touched, p)
		}
	}
}
