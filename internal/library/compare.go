package library

import (
	"cmp"
	"slices"
	"strings"

	"github.com/google/uuid"
)

// difference is what a walk has found against what was known.
type difference struct {
	found, present int64
	fresh          []*arrival
	changed        []fileUpdate
	touched        []fileUpdate
	restored       []uuid.UUID
	moved          []fileUpdate
	missing        []uuid.UUID
	folders        []folderDigest
	problems       []Problem
	// alike are the files of which only the inode is another.
	alike []*arrival
	// moves are the arrivals that were found to be departures.
	moves []*arrival
	// vanished are the files, also of earlier scans, that may turn up at another path.
	vanished []*departure
}

// fileUpdate is a file's new place and look. path is encoded.
type fileUpdate struct {
	id     uuid.UUID
	rootID uuid.UUID
	path   string
	stat
}

// arrival is a video at a path where it was not before.
type arrival struct {
	fileUpdate
	raw  string // the path's bytes on the disk
	root string // and those of its root
	// was is what the path held before, from is where the file was before.
	was, from *departure
}

// abs is where it lies on the disk.
func (a *arrival) abs() string { return strings.TrimSuffix(a.root, "/") + "/" + a.raw }

// departure is a known file that is not at its path any more.
type departure struct {
	knownFile
	path  string
	moved bool
}

// folderDigest is what lies beside the films of a folder now. changed says that the films must be looked at again.
type folderDigest struct {
	rootID  uuid.UUID
	path    string
	digest  int64
	changed bool
}

// compare takes in one report of a walk.
func (d *difference) compare(k *known, r folderReport) {
	path := EncodePath(r.path)
	if r.problem != nil {
		d.problems = append(d.problems, Problem{RootID: k.root.ID, Path: EncodePath(r.problem.path), Stage: StageWalk,
			Code: r.problem.code, Message: r.problem.message})
	}
	if r.kept {
		k.keep(path)
		return
	}
	folder := k.folders[path]
	if folder == nil {
		folder = &knownFolder{}
	}
	if r.listed {
		folder.listed = true
		if folder.digest != r.digest {
			d.folders = append(d.folders, folderDigest{k.root.ID, path, r.digest, len(folder.files) > 0 || path != ""})
		}
	}
	find := folder.find()
	for _, s := range r.files {
		d.found++
		name := EncodePath(s.path[strings.LastIndexByte(s.path, '/')+1:])
		d.file(k, join(path, name), s, find(name))
	}
}

// file compares one video with what its path held before, which may be nothing.
func (d *difference) file(k *known, path string, s sighting, was *knownFile) {
	now := fileUpdate{rootID: k.root.ID, path: path, stat: s.stat}
	if was == nil {
		d.fresh = append(d.fresh, &arrival{fileUpdate: now, raw: s.path, root: DecodePath(k.root.Path)})
		return
	}
	was.seen, now.id = true, was.id
	same := was.size == s.size && was.mtimeNs == s.mtimeNs
	switch {
	case same && was.inode == s.inode && was.device == s.device:
	case same:
		d.alike = append(d.alike, &arrival{fileUpdate: now, raw: s.path, root: DecodePath(k.root.Path), was: &departure{knownFile: *was, path: path}})
	case was.inode == s.inode || was.missing:
		d.changed = append(d.changed, now)
	default:
		// Another file lies here now: an edited one that was put in place, or a neighbour that was renamed.
		gone := &departure{knownFile: *was, path: path}
		d.vanished = append(d.vanished, gone)
		d.fresh = append(d.fresh, &arrival{fileUpdate: now, raw: s.path, root: DecodePath(k.root.Path), was: gone})
		return
	}
	if was.missing {
		d.restored = append(d.restored, was.id)
	}
}

// close adds what a finished walk has not seen below the folders it walked.
func (d *difference) close(k *known, folders []string) {
	d.present += k.present
	walked := func(path string) bool {
		return slices.ContainsFunc(folders, func(f string) bool { return within(path, f) })
	}
	for path, folder := range k.folders {
		if !walked(path) {
			continue
		}
		if !folder.listed && folder.digest != 0 {
			d.folders = append(d.folders, folderDigest{k.root.ID, path, 0, false})
		}
		for i := range folder.files {
			if f := &folder.files[i]; !f.seen {
				d.vanished = append(d.vanished, &departure{knownFile: *f, path: join(path, f.name)})
			}
		}
	}
}

// settle decides what became of each arrival once moves have been found: what is no move and lies where another
// file was is that file with another content; departures that did not turn up are missing.
func (d *difference) settle() {
	d.undoOverwriting()
	for _, a := range d.moves {
		d.moved = append(d.moved, a.fileUpdate)
	}
	replaced := map[uuid.UUID]bool{}
	d.fresh = slices.DeleteFunc(d.fresh, func(a *arrival) bool {
		if a.was == nil || a.was.moved {
			a.id = uuid.Nil
			return false
		}
		replaced[a.was.id] = true
		d.changed = append(d.changed, a.fileUpdate)
		return true
	})
	for _, v := range d.vanished {
		if !v.moved && !v.missing && !replaced[v.id] {
			d.missing = append(d.missing, v.id)
		}
	}
	slices.SortFunc(d.fresh, func(a, b *arrival) int {
		return cmp.Or(slices.Compare(a.rootID[:], b.rootID[:]), strings.Compare(a.path, b.path))
	})
}

// undoOverwriting takes back moves onto a file that did not move away itself: that file has another content now, and
// the one that was put over it is gone. Taking one back may leave another such move behind.
func (d *difference) undoOverwriting() {
	for again := true; again; {
		again = false
		d.moves = slices.DeleteFunc(d.moves, func(a *arrival) bool {
			if a.was == nil || a.was.moved {
				return false
			}
			again, a.from.moved = true, false
			d.fresh = append(d.fresh, a)
			a.id = a.was.id
			return true
		})
	}
}

// postpone leaves out what is still being written: files that changed after since and look different once more.
// They are taken in by a later scan. look looks at the disk again.
func (d *difference) postpone(since int64, look func(rootID uuid.UUID, path string) (stat, error)) {
	writing := func(u fileUpdate) bool {
		if u.mtimeNs < since {
			return false
		}
		now, err := look(u.rootID, u.path)
		return err == nil && (now.size != u.size || now.mtimeNs != u.mtimeNs)
	}
	d.fresh = slices.DeleteFunc(d.fresh, func(a *arrival) bool { return writing(a.fileUpdate) })
	d.changed = slices.DeleteFunc(d.changed, writing)
}

// contentSame reports whether no film can have changed by what was found.
func (d *difference) contentSame() bool {
	return len(d.fresh)+len(d.changed)+len(d.restored)+len(d.moved)+len(d.missing) == 0
}
