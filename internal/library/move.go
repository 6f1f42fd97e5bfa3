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

// findMoves pairs arrivals with departures: by inode where the disk is the same, then by content, and for files too
// small for a hash by name and time. hashes returns the hashes of departures; read makes that of a file on the disk.
func (d *difference) findMoves(hashes func([]uuid.UUID) (map[uuid.UUID]string, error), read func(path string, size int64) (string, error)) error {
	d.findSwaps()
	if len(d.vanished) == 0 || len(d.fresh) == 0 {
		return nil
	}
	slices.SortFunc(d.vanished, func(a, b *departure) int { return cmp.Compare(a.path, b.path) })
	bySize := map[int64][]*departure{}
	for _, v := range d.vanished {
		bySize[v.size] = append(bySize[v.size], v)
	}
	rest := d.moveWhere(d.fresh, bySize, func(a *arrival, v *departure) bool {
		return v.inode == a.inode && v.device == a.device && v.mtimeNs == a.mtimeNs
	})
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
	if len(ask) > 0 {
		slices.SortFunc(ask, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
		known, err := hashes(slices.Compact(ask))
		if err != nil {
			return err
		}
		rest = d.moveByContent(rest, bySize, known, read)
	}
	d.fresh = rest
	return nil
}

// findSwaps takes files of which only the inode is another for arrivals where that inode is one of a file that is like
// them: neighbours of one size and time, written in one go, that were given each other's names.
func (d *difference) findSwaps() {
	if len(d.alike) == 0 {
		return
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
	for _, a := range d.alike {
		if a.was.missing || !known[look{a.size, a.mtimeNs, a.device, a.inode}] {
			d.touched = append(d.touched, a.fileUpdate)
			continue
		}
		d.vanished, d.fresh = append(d.vanished, a.was), append(d.fresh, a)
	}
}

func (d *difference) moveByContent(rest []*arrival, bySize map[int64][]*departure, known map[uuid.UUID]string,
	read func(string, int64) (string, error)) []*arrival {
	sums := map[*arrival]string{}
	for _, a := range rest {
		if len(bySize[a.size]) > 0 && a.size >= hashedFrom {
			if sum, err := read(a.root+"/"+a.raw, a.size); err == nil {
				sums[a] = sum
			}
		}
	}
	alike := func(a *arrival, v *departure) bool { return sums[a] != "" && sums[a] == known[v.id] }
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
