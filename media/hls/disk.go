package hls

import (
	"bytes"
	"cmp"
	"container/list"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

const (
	// writeQueue is how many segments may wait to be written; more of them stay in memory alone.
	writeQueue = 64
	// retryWriting is how long a disk that took nothing is left alone.
	retryWriting = 30 * time.Second
	partPrefix   = ".part-"
	fileMagic    = "RVSEG\x01"
	fileHeader   = 8 + 8 + sha256.Size // magic and kind, length, checksum
)

// disk keeps encoded segments over restarts: the most recently used ones, up to a number of bytes, and never
// so many that less than floor is free. Writing is done by one goroutine of its own; whoever puts never waits.
type disk struct {
	folder       string
	limit, floor int64
	log          *slog.Logger
	now          func() time.Time
	free         func(folder string) (int64, error)
	queue        chan kept
	tasks        sync.WaitGroup

	mu      sync.Mutex
	byName  map[string]*list.Element
	recent  *list.List // of *stored, the latest first
	size    int64
	scanned bool
	// failing says that the last writing failed; it is tried again at retryAt.
	failing bool
	retryAt time.Time
}

type kept struct {
	name string
	body *Body
}

type stored struct {
	name string
	size int64
	used time.Time
}

// newDisk starts to look at what a former run has left. done ends with the engine.
func newDisk(cfg *Config, log *slog.Logger, done <-chan struct{}) *disk {
	d := &disk{
		folder: cfg.Folder, limit: cfg.DiskBytes, floor: cfg.DiskFreeBytes, log: log, now: time.Now, free: freeBytes,
		queue: make(chan kept, writeQueue), byName: map[string]*list.Element{}, recent: list.New(),
	}
	d.tasks.Go(func() { d.scan(done) })
	d.tasks.Go(func() { d.run(done) })
	return d
}

func freeBytes(folder string) (int64, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(folder, &st); err != nil {
		return 0, fmt.Errorf("look for free space: %w", err)
	}
	return int64(st.Bavail) * st.Bsize, nil
}

// diskName is a key as the name of a file.
func diskName(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

func (d *disk) path(name string) string { return filepath.Join(d.folder, name[:2], name[2:]) }

// put leaves the segment to be written, or forgets it when too many wait already.
func (d *disk) put(key string, body *Body) {
	select {
	case d.queue <- kept{diskName(key), body}:
	default:
	}
}

// has also looks for the file as long as it is not known what a former run has left.
func (d *disk) has(key string) bool {
	name := diskName(key)
	d.mu.Lock()
	known, scanned := d.byName[name] != nil, d.scanned
	d.mu.Unlock()
	if known || scanned {
		return known
	}
	_, err := os.Stat(d.path(name))
	return err == nil
}

// get reads a segment. One that is damaged is removed and was never there.
func (d *disk) get(key string) (*Body, bool) {
	name := diskName(key)
	d.mu.Lock()
	at := d.byName[name]
	absent := at == nil && d.scanned
	if at != nil {
		d.recent.MoveToFront(at)
	}
	d.mu.Unlock()
	if absent {
		return nil, false
	}
	raw, err := os.ReadFile(d.path(name))
	if err == nil {
		if body, ok := unpack(raw); ok {
			now := d.now()
			_ = os.Chtimes(d.path(name), now, now) // the order after a restart is a little wrong if this fails
			return body, true
		}
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		d.mu.Lock()
		if at := d.byName[name]; at != nil {
			d.forget(at)
		}
		d.mu.Unlock()
		_ = os.Remove(d.path(name))
	}
	return nil, false
}

// run writes until done ends, and then what still waits.
func (d *disk) run(done <-chan struct{}) {
	for {
		select {
		case k := <-d.queue:
			d.store(k)
		case <-done:
			for {
				select {
				case k := <-d.queue:
					d.store(k)
				default:
					return
				}
			}
		}
	}
}

// store writes one segment and tells once when that stops to work and when it works again.
func (d *disk) store(k kept) {
	now := d.now()
	d.mu.Lock()
	skip := d.failing && now.Before(d.retryAt) || d.byName[k.name] != nil
	d.mu.Unlock()
	if skip {
		return
	}
	err := d.write(k)
	d.mu.Lock()
	before := d.failing
	d.failing, d.retryAt = err != nil, now.Add(retryWriting)
	d.mu.Unlock()
	switch {
	case err != nil && !before:
		d.log.Warn("encoded segments are kept in memory alone for now", "error", bare(err))
	case err == nil && before:
		d.log.Info("encoded segments are kept on disk again")
	}
}

var errFull = errors.New("too little space is free")

func (d *disk) write(k kept) error {
	raw := pack(k.body)
	size := int64(len(raw))
	if size > d.limit {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(d.path(k.name)), 0o700); err != nil {
		return fmt.Errorf("make folder of segments: %w", err)
	}
	if err := d.makeRoom(size); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(d.path(k.name)), partPrefix)
	if err != nil {
		return fmt.Errorf("keep segment: %w", err)
	}
	_, err = f.Write(raw)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), d.path(k.name))
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("keep segment: %w", err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.byName[k.name] = d.recent.PushFront(&stored{name: k.name, size: size})
	d.size += size
	return nil
}

// makeRoom removes what was not used for longest until so many bytes fit.
func (d *disk) makeRoom(bytes int64) error {
	for {
		free, err := d.free(d.folder)
		if err != nil {
			return err
		}
		d.mu.Lock()
		over := d.size+bytes > d.limit || free < d.floor+bytes
		oldest := d.recent.Back()
		if !over || oldest == nil {
			d.mu.Unlock()
			if over {
				return errFull
			}
			return nil
		}
		e := oldest.Value.(*stored)
		d.forget(oldest)
		d.mu.Unlock()
		if err := os.Remove(d.path(e.name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove segment: %w", err)
		}
	}
}

func (d *disk) forget(at *list.Element) {
	e := d.recent.Remove(at).(*stored)
	delete(d.byName, e.name)
	d.size -= e.size
}

// scan lists what is there. Until it has ended, files are looked for one by one.
func (d *disk) scan(done <-chan struct{}) {
	var found []*stored
	folders, _ := os.ReadDir(d.folder)
	for _, folder := range folders {
		select {
		case <-done:
			return
		default:
		}
		if !folder.IsDir() || !hexName(folder.Name(), 2) {
			continue
		}
		files, _ := os.ReadDir(filepath.Join(d.folder, folder.Name()))
		for _, file := range files {
			found = append(found, d.look(folder.Name(), file)...)
		}
	}
	slices.SortFunc(found, func(a, b *stored) int { return cmp.Or(b.used.Compare(a.used), strings.Compare(a.name, b.name)) })
	d.mu.Lock()
	for _, e := range found {
		if d.byName[e.name] == nil {
			d.byName[e.name] = d.recent.PushBack(e)
			d.size += e.size
		}
	}
	d.scanned = true
	d.mu.Unlock()
	if err := d.makeRoom(0); err != nil && !errors.Is(err, errFull) && !errors.Is(err, fs.ErrNotExist) {
		d.log.Warn("old segments were not removed", "error", bare(err))
	}
}

// look tells what a file is: a segment, the rest of one that was being written, or nothing of ours.
func (d *disk) look(folder string, file fs.DirEntry) []*stored {
	st, err := file.Info()
	if err != nil || !st.Mode().IsRegular() {
		return nil
	}
	if strings.HasPrefix(file.Name(), partPrefix) && d.now().Sub(st.ModTime()) > time.Minute {
		_ = os.Remove(filepath.Join(d.folder, folder, file.Name()))
	}
	if !hexName(file.Name(), 2*sha256.Size-2) {
		return nil
	}
	return []*stored{{name: folder + file.Name(), size: st.Size(), used: st.ModTime()}}
}

func hexName(s string, length int) bool {
	return len(s) == length && strings.Trim(s, "0123456789abcdef") == ""
}

// kinds are the content types that files name by their number.
var kinds = []string{"video/mp4", "audio/mp4", "text/vtt; charset=utf-8"}

func pack(b *Body) []byte {
	raw := make([]byte, 0, fileHeader+len(b.Data))
	raw = append(raw, fileMagic...)
	raw = append(raw, byte(slices.Index(kinds, b.ContentType)), 0)
	raw = binary.LittleEndian.AppendUint64(raw, uint64(len(b.Data)))
	sum := sha256.Sum256(b.Data)
	raw = append(raw, sum[:]...)
	return append(raw, b.Data...)
}

func unpack(raw []byte) (*Body, bool) {
	if len(raw) < fileHeader || string(raw[:len(fileMagic)]) != fileMagic || int(raw[len(fileMagic)]) >= len(kinds) {
		return nil, false
	}
	data := raw[fileHeader:]
	sum := sha256.Sum256(data)
	if binary.LittleEndian.Uint64(raw[8:]) != uint64(len(data)) || !bytes.Equal(raw[16:fileHeader], sum[:]) {
		return nil, false
	}
	return &Body{Data: data, ETag: contentTag(data), ContentType: kinds[raw[len(fileMagic)]]}, true
}

// bare leaves the path out: logs name things by id.
func bare(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", path.Op, path.Err)
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		return fmt.Errorf("%s: %w", link.Op, link.Err)
	}
	return err
}
