package library

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path"
	"slices"

	"github.com/google/uuid"
	"golang.org/x/sys/unix"
)

// proof tells what files are, where their names and inodes do not.
type proof struct {
	// hashes returns the hashes of known files; read makes that of a file on the disk.
	hashes func([]uuid.UUID) (map[uuid.UUID]string, error)
	read   func(path string, size int64) (string, error)
	// stable reports whether the file system of a file keeps the number of an inode for one file.
	stable func(path string, device int64) bool

	known map[uuid.UUID]string
	sums  map[*arrival]string
}

// learn reads the hashes of known files.
func (p *proof) learn(keys []uuid.UUID) error {
	keys = slices.DeleteFunc(keys, func(key uuid.UUID) bool { _, met := p.known[key]; return met })
	if len(keys) == 0 {
		return nil
	}
	slices.SortFunc(keys, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	found, err := p.hashes(slices.Compact(keys))
	if err != nil {
		return err
	}
	for _, key := range keys {
		p.known[key] = found[key]
	}
	return nil
}

// of is the hash of a file on the disk; empty where it has none or cannot be read.
func (p *proof) of(a *arrival) string {
	sum, met := p.sums[a]
	if !met {
		if a.size >= hashedFrom {
			sum, _ = p.read(a.abs(), a.size)
		}
		p.sums[a] = sum
	}
	return sum
}

// findMoves pairs arrivals with departures: by inode where the disk is the same, then by content, and for files too
// small for a hash by name and time.
func (d *difference) findMoves(p proof) error {
	p.known, p.sums = map[uuid.UUID]string{}, map[*arrival]string{}
	if err := d.findSwaps(&p); err != nil {
		return err
	}
	if len(d.vanished) == 0 || len(d.fresh) == 0 {
		return nil
	}
	slices.SortFunc(d.vanished, func(a, b *departure) int { return cmp.Compare(a.path, b.path) })
	bySize := map[int64][]*departure{}
	for _, v := range d.vanished {
		bySize[v.size] = append(bySize[v.size], v)
	}
	rest, err := d.moveByInode(&p, bySize)
	if err != nil {
		return err
	}
	rest = d.moveWhere(rest, bySize, func(a *arrival, v *departure) bool {
		return a.size < hashedFrom && v.mtimeNs == a.mtimeNs && path.Base(v.path) == path.Base(a.path)
	})
	var ask []uuid.UUID
	for _, a := range rest {
		for _, v := range bySize[a.size] {
			if !v.moved {
				ask = append(ask, v.id)
			}
		}
	}
	if err := p.learn(ask); err != nil {
		return err
	}
	d.fresh = d.moveByContent(&p, rest, bySize)
	return nil
}

// findSwaps takes files of which only the inode is another for arrivals where that inode is one of a file that is like
// them: neighbours of one size and time, written in one go, that were given each other's names. Where inodes are given out anew
// whenever a disk is mounted, only another content says that.
func (d *difference) findSwaps(p *proof) error {
	if len(d.alike) == 0 {
		return nil
	}
	type look struct{ size, mtimeNs, device, inode int64 }
	was := func(v *departure) look { return look{v.size, v.mtimeNs, v.device, v.inode} }
	known := map[look]bool{}
	for _, v := range d.vanished {
		known[was(v)] = true
	}
	for _, a := range d.alike {
		known[was(a.was)] = true
	}
	swapped := func(a *arrival) bool { return !a.was.missing && known[look{a.size, a.mtimeNs, a.device, a.inode}] }
	var ask []uuid.UUID
	for _, a := range d.alike {
		if swapped(a) && !p.stable(a.abs(), a.device) {
			ask = append(ask, a.was.id)
		}
	}
	if err := p.learn(ask); err != nil {
		return err
	}
	for _, a := range d.alike {
		own, asked := p.known[a.was.id]
		if !swapped(a) || asked && (own == "" || p.of(a) == "" || p.of(a) == own) {
			d.touched = append(d.touched, a.fileUpdate)
			continue
		}
		d.vanished, d.fresh = append(d.vanished, a.was), append(d.fresh, a)
	}
	return nil
}

// moveByInode moves what has the inode, size and time of a departure. Where inodes are given out anew, the content must be the same
// too; where that cannot be told, no other departure may look like it.
func (d *difference) moveByInode(p *proof, bySize map[int64][]*departure) ([]*arrival, error) {
	same := func(a *arrival, v *departure) bool {
		return v.inode == a.inode && v.device == a.device && v.mtimeNs == a.mtimeNs
	}
	var ask []uuid.UUID
	for _, a := range d.fresh {
		for _, v := range bySize[a.size] {
			if same(a, v) && !p.stable(a.abs(), a.device) {
				ask = append(ask, v.id)
			}
		}
	}
	if err := p.learn(ask); err != nil {
		return nil, err
	}
	alone := func(v *departure) bool {
		n := 0
		for _, o := range bySize[v.size] {
			if o.mtimeNs == v.mtimeNs {
				n++
			}
		}
		return n == 1
	}
	return d.moveWhere(d.fresh, bySize, func(a *arrival, v *departure) bool {
		switch {
		case !same(a, v):
			return false
		case p.stable(a.abs(), a.device):
			return true
		case p.known[v.id] == "" || p.of(a) == "":
			return alone(v)
		}
		return p.of(a) == p.known[v.id]
	}), nil
}

func (d *difference) moveByContent(p *proof, rest []*arrival, bySize map[int64][]*departure) []*arrival {
	alike := func(a *arrival, v *departure) bool { return p.known[v.id] != "" && p.of(a) == p.known[v.id] }
	rest = d.moveWhere(rest, bySize, func(a *arrival, v *departure) bool {
		return path.Base(v.path) == path.Base(a.path) && alike(a, v)
	})
	return d.moveWhere(rest, bySize, alike)
}

// moveWhere moves the first match of each arrival and returns the arrivals that have none.
func (d *difference) moveWhere(fresh []*arrival, bySize map[int64][]*departure, same func(*arrival, *departure) bool) []*arrival {
	var rest []*arrival
	for _, a := range fresh {
		i := slices.IndexFunc(bySize[a.size], func(v *departure) bool { return !v.moved && v != a.was && same(a, v) })
		if i < 0 {
			rest = append(rest, a)
			continue
		}
		v := bySize[a.size][i]
		v.moved, a.id, a.from = true, v.id, v
		d.moves = append(d.moves, a)
	}
	return rest
}

const (
	hashedEdge = 64 << 10
	// hashedFrom is the size from which a file has a hash.
	hashedFrom = 2 * hashedEdge
)

// edgeHash is the size of a file and the 64-bit words of its first and last 64 KiB, added up: the same number that a
// probe finds. Only bytes are read, nothing is understood.
func edgeHash(path string, size int64) (string, error) {
	var fd int
	err := again(func() (err error) {
		fd, err = unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
		return err
	})
	if err != nil {
		return "", err
	}
	f := os.NewFile(uintptr(fd), "video")
	defer func() { _ = f.Close() }()
	sum := uint64(size)
	edge := make([]byte, hashedEdge)
	for _, at := range []int64{0, size - hashedEdge} {
		if _, err := f.ReadAt(edge, at); err != nil && err != io.EOF {
			return "", err
		}
		for i := 0; i < hashedEdge; i += 8 {
			sum += binary.LittleEndian.Uint64(edge[i:])
		}
	}
	return fmt.Sprintf("%016x", sum), nil
}
