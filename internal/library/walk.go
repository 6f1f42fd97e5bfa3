package library

import (
	"context"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// walkers is how many folders are read at once: enough to hide the waiting of a network folder.
const walkers = 8

// sighting is a video that a walk has seen. Path is relative to the root, with the bytes of the disk.
type sighting struct {
	path string
	stat
}

// folderReport is what a walk says about one folder, or about one path that it could not look at.
type folderReport struct {
	path  string
	files []sighting
	// digest counts when the folder was listed.
	digest int64
	listed bool
	// kept says that nothing is known about this path: what was known in and below it stays.
	kept bool
	// problem is why, or why something here is left out.
	problem *walkProblem
}

// walkProblem is a path that could not be taken in.
type walkProblem struct{ path, code, message string }

// walker lists the folders below one root.
type walker struct {
	tree tree
	// root is the folder's absolute path; own and others are the real paths of this and other libraries' folders.
	root        string
	own, others []string
	// takes are the endings of files to take in.
	takes map[string]bool
	// emit gets the reports one after the other.
	emit func(folderReport)

	mu      sync.Mutex
	wake    *sync.Cond
	queue   []visit
	busy    int
	stopped bool
	visited map[[2]int64]bool
	links   []visit
}

// visit is a folder to be read, or a symbolic link to be looked at.
type visit struct {
	path   string
	rules  []patterns
	follow bool
}

// walk reads the folders and all below them. It returns when ctx ends even if the disk hangs; nothing is emitted then.
func (w *walker) walk(ctx context.Context, folders []string) error {
	w.wake, w.visited = sync.NewCond(&w.mu), map[[2]int64]bool{}
	done := make(chan struct{})
	go func() { // its owner below does not wait for it when a system call does not come back
		defer close(done)
		w.walkAll(ctx, folders)
	}()
	select {
	case <-done:
	case <-ctx.Done():
		w.mu.Lock()
		w.stopped = true
		w.wake.Broadcast()
		w.mu.Unlock()
	}
	return ctx.Err()
}

func (w *walker) walkAll(ctx context.Context, folders []string) {
	for _, f := range outermost(folders) {
		if rules, ok := w.rulesAbove(f); ok {
			w.queue = append(w.queue, visit{path: f, rules: rules, follow: f == ""})
		}
	}
	w.drain()
	for len(w.links) > 0 && ctx.Err() == nil {
		w.followLinks()
	}
}

// drain reads all folders in the queue and what they lead to.
func (w *walker) drain() {
	if len(w.queue) == 0 {
		return
	}
	var group sync.WaitGroup
	for range walkers {
		group.Go(w.work)
	}
	group.Wait()
}

// work takes folders from the queue until it is empty and nobody can add to it.
func (w *walker) work() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for {
		for len(w.queue) == 0 && w.busy > 0 && !w.stopped {
			w.wake.Wait()
		}
		if len(w.queue) == 0 || w.stopped {
			w.wake.Broadcast()
			return
		}
		next := w.queue[len(w.queue)-1]
		w.queue = w.queue[:len(w.queue)-1]
		w.busy++
		w.mu.Unlock()
		found := w.read(next)
		w.mu.Lock()
		w.busy--
		w.take(found)
	}
}

// reading is what reading one folder has led to.
type reading struct {
	report  folderReport
	also    []folderReport
	folders []visit
	links   []visit
	self    stat
	listed  bool
}

// take needs the lock.
func (w *walker) take(r reading) {
	if w.stopped {
		return
	}
	if r.listed {
		key := [2]int64{r.self.device, r.self.inode}
		if w.visited[key] {
			w.wake.Broadcast()
			return // the same folder by another way
		}
		w.visited[key], r.report.listed = true, true
	}
	w.emit(r.report)
	for _, report := range r.also {
		w.emit(report)
	}
	w.queue = append(w.queue, r.folders...)
	w.links = append(w.links, r.links...)
	w.wake.Broadcast()
}

func (w *walker) abs(path string) string { return strings.TrimSuffix(w.root, "/") + "/" + path }

func (w *walker) read(v visit) reading {
	list, err := w.tree.List(w.abs(v.path), v.follow)
	if gone(err) {
		return reading{report: folderReport{path: v.path}}
	}
	if err != nil {
		return reading{report: unreadable(v.path, "folder", err)}
	}
	defer list.Close()
	out := reading{report: folderReport{path: v.path}, self: list.Self(), listed: true}
	rules, skip := w.rulesIn(v, list.Entries())
	if skip {
		return out
	}
	for _, e := range list.Entries() {
		w.look(&out, visit{v.path, rules, false}, list, e)
	}
	return out
}

func unreadable(path, what string, err error) folderReport {
	return folderReport{path: path, kept: true, problem: &walkProblem{path, codeUnreadable,
		"This " + what + " was left as it was known: " + reason(err) + "."}}
}

// rulesIn adds the folder's own ignore files to the rules from above, and reports whether they keep all of it out.
func (w *walker) rulesIn(v visit, entries []entry) ([]patterns, bool) {
	rules := v.rules
	for _, e := range entries {
		if e.name == ".nomedia" {
			return nil, true
		}
		if !slices.Contains(ignoreFiles, e.name) || e.kind == unix.DT_DIR {
			continue
		}
		text, err := w.tree.ReadSmall(w.abs(join(v.path, e.name)), ignoreLimit)
		if err != nil {
			continue
		}
		if e.name == ".ignore" && strings.TrimSpace(string(text)) == "" {
			return nil, true
		}
		rules = append(slices.Clip(rules), parseIgnore(v.path, string(text)))
	}
	return rules, false
}

// rulesAbove collects the ignore files of the folders that hold path; false when one of them keeps it out.
func (w *walker) rulesAbove(path string) ([]patterns, bool) {
	var rules []patterns
	above := ""
	for rest := path; rest != ""; {
		list, err := w.tree.List(w.abs(above), true)
		if err == nil {
			var skip bool
			rules, skip = w.rulesIn(visit{path: above, rules: rules}, list.Entries())
			list.Close()
			if skip {
				return nil, false
			}
		}
		var name string
		name, rest, _ = strings.Cut(rest, "/")
		above = join(above, name)
		if skippedFolder(name) || ignored(rules, above, true) {
			return nil, false
		}
	}
	return rules, true
}

// look decides what to do with one entry of the folder at.
func (w *walker) look(out *reading, at visit, list listing, e entry) {
	path := join(at.path, e.name)
	st, known := stat{}, false
	if e.kind == unix.DT_UNKNOWN {
		var err error
		if st, err = list.Stat(e.name); err != nil {
			if !gone(err) {
				out.also = append(out.also, unreadable(path, "entry", err))
			}
			return
		}
		known, e.kind = true, byte(st.mode&unix.S_IFMT>>12)
	}
	switch e.kind {
	case unix.DT_DIR:
		w.lookFolder(out, visit{path, at.rules, false}, e.name)
	case unix.DT_LNK:
		if !hidden(e.name) && !ignored(at.rules, path, false) {
			out.links = append(out.links, visit{path, at.rules, true})
		}
	case unix.DT_REG:
		w.lookFile(out, at, list, e.name, st, known)
	}
}

func (w *walker) lookFolder(out *reading, v visit, name string) {
	switch {
	case skippedFolder(name) || ignored(v.rules, v.path, true):
	case discFolders[strings.ToLower(name)]:
		out.also = append(out.also, folderReport{path: v.path, problem: &walkProblem{v.path, "DISC_FOLDER",
			"Copies of discs as folders are not supported; make one video file of each title."}})
	default:
		out.folders = append(out.folders, v)
	}
}

func (w *walker) lookFile(out *reading, at visit, list listing, name string, st stat, known bool) {
	video, side := w.wanted(name)
	path := join(at.path, name)
	if !video && !side || ignored(at.rules, path, false) {
		return
	}
	if !known {
		var err error
		if st, err = list.Stat(name); err != nil {
			if !gone(err) {
				out.also = append(out.also, unreadable(path, "file", err))
			}
			return
		}
	}
	if video {
		out.report.files = append(out.report.files, sighting{path, st})
		return
	}
	out.report.digest += besideDigest(name, st)
}

// wanted sorts a file by its name: a film or recording to take in, or something that tells about those beside it.
func (w *walker) wanted(name string) (video, side bool) {
	end := ending(name)
	if hidden(name) || end == "" {
		return false, false
	}
	return w.takes[end] && !(videos[end] && sampleFile(name)), beside[end]
}

// besideDigest is a number that changes with a file's name, size or time. The sum over a folder needs no order.
func besideDigest(name string, st stat) int64 {
	const prime = 1099511628211
	sum := uint64(14695981039346656037)
	for i := range len(name) {
		sum = (sum ^ uint64(name[i])) * prime
	}
	for _, v := range []int64{st.size, st.mtimeNs} {
		sum = (sum ^ uint64(v)) * prime
		sum ^= sum >> 29
	}
	return int64(sum | 1)
}

// followLinks follows the links that were found one after the other, in the order of their paths: of two ways to a
// folder each walk then takes the same one.
func (w *walker) followLinks() {
	links := w.links
	w.links = nil
	slices.SortFunc(links, func(a, b visit) int { return strings.Compare(a.path, b.path) })
	for _, l := range links {
		found := w.followLink(l)
		w.mu.Lock()
		w.take(found)
		w.mu.Unlock()
		w.drain()
	}
}

func (w *walker) followLink(l visit) reading {
	real, st, err := w.tree.Target(w.abs(l.path))
	if err != nil {
		return reading{report: unreadable(l.path, "link", err)}
	}
	inside := func(folder string) bool { return within(real, folder) }
	switch {
	case slices.ContainsFunc(w.own, inside):
		return reading{} // it is walked at its own place
	case slices.ContainsFunc(w.others, func(folder string) bool { return inside(folder) || within(folder, real) }):
		return reading{report: folderReport{path: l.path, problem: &walkProblem{l.path, "LINK_INTO_LIBRARY",
			"This link was not followed: it leads into another library."}}}
	case st.folder():
		name := l.path[strings.LastIndexByte(l.path, '/')+1:]
		var out reading
		w.lookFolder(&out, l, name)
		return out
	case st.regular():
		if video, _ := w.wanted(l.path[strings.LastIndexByte(l.path, '/')+1:]); video {
			return reading{report: folderReport{path: parent(l.path), files: []sighting{{l.path, st}}}}
		}
	}
	return reading{}
}
