package trash

import (
	"context"
	"fmt"
	"path"
	"strconv"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
)

const (
	// most is how many files one deletion may be of.
	most = 500
	// confirmWithin is how long a plan can be confirmed.
	confirmWithin = 10 * time.Minute
)

// Plan tells what deleting files would do, and touches nothing. Those that have vanished would be forgotten. Whoever may not
// delete gets fault.Forbidden; a file that cannot be seen is fault.NotFound, one that cannot be deleted fault.Conflict.
func (s *Service) Plan(ctx context.Context, v access.Viewer, files []uuid.UUID) (*Plan, error) {
	targets, err := s.targets(ctx, v, files)
	if err != nil {
		return nil, err
	}
	p, err := s.look(v, targets)
	if err != nil {
		return nil, err
	}
	if p.Vanishing, err = s.store.vanishing(ctx, s.DB, files); err != nil {
		return nil, fmt.Errorf("plan to delete %d files: %w", len(files), err)
	}
	items := make([]uuid.UUID, len(p.Vanishing))
	for i, x := range p.Vanishing {
		items[i] = x.ID
	}
	if p.PlaysKept, err = s.store.countPlays(ctx, s.DB, items); err != nil {
		return nil, fmt.Errorf("plan to delete %d files: %w", len(files), err)
	}
	now := s.Clock.Now()
	p.ExpiresAt, p.RestorableUntil = now.Add(confirmWithin), now.Add(s.Retention)
	p.Token = s.Key.Sign(p.ExpiresAt, signed(v, targets)...)
	return p, nil
}

// signed are what a token stands for: who deletes which files, as they are.
func signed(v access.Viewer, targets []*target) []string {
	out := []string{v.UserID.String()}
	for _, t := range targets {
		out = append(out, t.ID.String(), strconv.FormatInt(t.SizeBytes, 36), strconv.FormatInt(t.MtimeNs, 36), strconv.FormatBool(t.Missing))
	}
	return out
}

// targets checks rights and returns the files in a fixed order.
func (s *Service) targets(ctx context.Context, v access.Viewer, files []uuid.UUID) ([]*target, error) {
	if err := v.RequireDeleter(); err != nil {
		return nil, err
	}
	asked := map[uuid.UUID]bool{}
	for _, f := range files {
		asked[f] = true
	}
	if len(asked) == 0 || len(asked) > most {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("give 1 to %d files", most), "fileIds")
	}
	targets, err := s.store.targets(ctx, s.DB, v, files)
	if err != nil {
		return nil, fmt.Errorf("read %d files: %w", len(files), err)
	}
	if len(targets) != len(asked) {
		return nil, fault.Field(fault.NotFound, "one of the files does not exist, or you may not see it", "fileIds")
	}
	for _, t := range targets {
		if !t.AllowDeletion && !t.Missing {
			return nil, fault.Field(fault.Conflict, "the library "+t.LibraryName+
				" does not allow files to be deleted; switch it on in the library's settings", "fileIds")
		}
	}
	return targets, nil
}

// look finds what lies beside the files on the disk. The row of a file that scans leave out, as an ignore file or a link out of the
// folder makes them, can be removed by an administrator; what lies in its place stays there.
func (s *Service) look(v access.Viewer, targets []*target) (*Plan, error) {
	p := &Plan{}
	disks := disks{}
	defer disks.close()
	type folder struct {
		root uuid.UUID
		path string
	}
	leaving, beside := map[folder]map[string]bool{}, map[folder]map[string][]string{}
	where := func(t *target) (folder, string) {
		raw := library.DecodePath(t.Path)
		return folder{t.RootID, path.Dir(raw)}, path.Base(raw)
	}
	for _, t := range targets {
		if t.Missing {
			continue
		}
		at, name := where(t)
		if leaving[at] == nil {
			leaving[at] = map[string]bool{}
		}
		leaving[at][name] = true
	}
	for _, t := range targets {
		if t.Missing {
			d, err := disks.of(t.root())
			if err != nil {
				return nil, err
			}
			if err := absent(d, t); err != nil && !(v.Role == access.Admin && t.LeftOut && decidable(err)) {
				return nil, err
			}
			p.Files = append(p.Files, &Planned{FileID: t.ID, Missing: true, target: t})
			continue
		}
		d, err := disks.of(t.root())
		if err != nil {
			return nil, err
		}
		at, name := where(t)
		if err := unchanged(d, t); err != nil {
			return nil, err
		}
		if beside[at] == nil {
			names, err := d.list(at.path)
			if err != nil {
				return nil, refused(err, "fileIds")
			}
			beside[at] = sidecars(names, leaving[at])
		}
		one := &Planned{FileID: t.ID, SizeBytes: t.SizeBytes, target: t}
		for _, n := range beside[at][name] {
			raw := path.Join(at.path, n)
			if size, _, err := d.regular(raw); err == nil {
				one.SizeBytes += size
				one.sidecars = append(one.sidecars, library.EncodePath(raw))
			}
		}
		p.Bytes += one.SizeBytes
		p.Files = append(p.Files, one)
	}
	return p, nil
}

// unchanged refuses a file that is not what is known of it.
func unchanged(d *disk, t *target) error {
	size, mtime, err := d.regular(library.DecodePath(t.Path))
	if err != nil {
		return fault.Field(fault.Conflict, library.DisplayPath(path.Base(t.Path))+" cannot be deleted: "+sentence(err), "fileIds")
	}
	if size != t.SizeBytes || mtime != t.MtimeNs {
		return fault.Field(fault.Conflict, library.DisplayPath(path.Base(t.Path))+" has changed since it was scanned; scan the library first", "fileIds")
	}
	return nil
}

// disks are the opened folders of libraries.
type disks map[uuid.UUID]*disk

func (d disks) close() {
	for _, one := range d {
		one.close()
	}
}

// of opens a folder. One that is away, or of which no scan has said what it is, is fault.Unavailable.
func (d disks) of(r *rootRow) (*disk, error) {
	if d[r.ID] != nil {
		return d[r.ID], nil
	}
	if r.Device == nil || r.Inode == nil {
		return nil, fault.Field(fault.Unavailable, "no scan of the folder "+library.DisplayPath(r.Path)+" has come to its end; scan the library first", "fileIds")
	}
	one, err := openDisk(library.DecodePath(r.Path))
	if err != nil {
		return nil, fault.Field(fault.Unavailable, "the folder "+library.DisplayPath(r.Path)+" cannot be reached: "+sentence(err), "fileIds")
	}
	if !one.is(*r.Device, *r.Inode) {
		one.close()
		return nil, fault.Field(fault.Unavailable, "the folder "+library.DisplayPath(r.Path)+" is another disk than at the last scan", "fileIds")
	}
	d[r.ID] = one
	return one, nil
}
