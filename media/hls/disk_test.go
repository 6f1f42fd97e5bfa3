package hls

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// shelf is a disk that a test stops and starts again.
type shelf struct {
	*testing.T
	cfg  Config
	log  bytes.Buffer
	disk *disk
	done chan struct{}
	now  time.Time

	mu        sync.Mutex
	freeBytes int64
	freeErr   error
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	s := &shelf{T: t, cfg: Config{Folder: filepath.Join(t.TempDir(), "segments"), DiskBytes: 1 << 30}, freeBytes: 1 << 40, now: time.Now()}
	s.open()
	t.Cleanup(s.close)
	return s
}

// open starts without the goroutines' help where order counts: what they do is called in turn.
func (s *shelf) open() {
	s.done = make(chan struct{})
	idle := make(chan struct{})
	close(idle)
	s.disk = newDisk(&s.cfg, slog.New(slog.NewTextHandler(&s.log, nil)), idle)
	s.disk.tasks.Wait()
	s.disk.now = func() time.Time { return s.now }
	s.disk.free = func(string) (int64, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.freeBytes - s.disk.size, s.freeErr
	}
	s.disk.scan(s.done)
}

func (s *shelf) close() { s.disk.tasks.Wait() }

func (s *shelf) put(key string, size int) *Body {
	b := &Body{Data: bytes.Repeat([]byte(key[:1]), size), ContentType: "video/mp4"}
	b.ETag = contentTag(b.Data)
	s.disk.store(kept{diskName(key), b})
	return b
}

func (s *shelf) has(key string) bool {
	_, ok := s.disk.get(key)
	return ok
}

func (s *shelf) files() (all []string) {
	require.NoError(s, filepath.WalkDir(s.cfg.Folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			st, err := d.Info()
			require.NoError(s, err)
			require.Equal(s, fs.FileMode(0o600), st.Mode().Perm())
			all = append(all, path)
		}
		return err
	}))
	return all
}

func TestDisk_Restart(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	want := s.put("a", 1000)
	s.open()
	got, ok := s.disk.get("a")
	require.True(t, ok)
	require.Equal(t, want, got)
	require.True(t, s.disk.has("a"))
	require.False(t, s.has("b"))
	for _, folder := range []string{s.cfg.Folder, filepath.Dir(s.files()[0])} {
		st, err := os.Stat(folder)
		require.NoError(t, err)
		require.Equal(t, fs.FileMode(0o700), st.Mode().Perm())
	}
}

// A file that is not whole, or not as it was written, is no segment.
func TestDisk_Damaged(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func([]byte) []byte{
		"cut off": func(b []byte) []byte { return b[:len(b)-1] }, "longer": func(b []byte) []byte { return append(b, 0) },
		"empty": func([]byte) []byte { return nil }, "header alone": func(b []byte) []byte { return b[:fileHeader] },
		"a bit": func(b []byte) []byte { b[fileHeader+5]++; return b }, "another kind": func(b []byte) []byte { b[6] = 9; return b },
		"another program's": func(b []byte) []byte { b[5]++; return b },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newShelf(t)
			s.put("a", 1000)
			path := s.files()[0]
			raw, err := os.ReadFile(path)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(path, spoil(raw), 0o600))
			s.open()
			require.False(t, s.has("a"))
			require.Empty(t, s.files(), "it is removed")
			require.False(t, s.disk.has("a"))
			s.put("a", 1000)
			require.True(t, s.has("a"), "and can be made again")
		})
	}
}

func TestDisk_Limit(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.cfg.DiskBytes = 3 * (1000 + fileHeader)
	s.open()
	for k := range 3 {
		s.now = s.now.Add(time.Second)
		s.put(fmt.Sprint(k), 1000)
	}
	s.now = s.now.Add(time.Second)
	require.True(t, s.has("0"))
	s.put("3", 1000)
	require.False(t, s.has("1"), "used least")
	require.True(t, s.has("0"))
	require.Len(t, s.files(), 3)
	require.Equal(t, s.cfg.DiskBytes, s.disk.size)
	s.put("x", 10_000)
	require.Len(t, s.files(), 3, "what never fits changes nothing")

	// A smaller limit holds from the next start on, and the order of use outlives it too.
	s.cfg.DiskBytes = 1000 + fileHeader
	s.open()
	require.Len(t, s.files(), 1)
	require.True(t, s.has("0"))
}

func TestDisk_Floor(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.cfg.DiskFreeBytes = 1 << 20
	s.freeBytes = 1<<20 + 2*(1000+fileHeader)
	s.open()
	for k := range 4 {
		s.put(fmt.Sprint(k), 1000)
	}
	require.Len(t, s.files(), 2)
	require.True(t, s.has("3"))
	require.Empty(t, s.log.String(), "old ones made room")
	// Somebody else fills the disk.
	s.mu.Lock()
	s.freeBytes = 1000
	s.mu.Unlock()
	s.put("4", 1000)
	s.put("5", 1000)
	require.Empty(t, s.files())
	require.Equal(t, 1, bytes.Count(s.log.Bytes(), []byte("level=WARN")), "told once: %s", s.log.String())
	s.mu.Lock()
	s.freeBytes = 1 << 30
	s.mu.Unlock()
	s.put("6", 1000)
	require.False(t, s.has("6"), "the disk is left alone for a while")
	s.now = s.now.Add(time.Minute)
	s.put("7", 1000)
	require.True(t, s.has("7"))
	require.Contains(t, s.log.String(), "on disk again")
}

func TestDisk_Unusable(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.freeErr = syscall.EIO
	s.put("a", 1000)
	require.False(t, s.has("a"))
	s.freeErr = nil
	s.now = s.now.Add(time.Minute)
	s.put("a", 1000)
	require.True(t, s.has("a"))

	// A folder that cannot be made is no reason to fail either.
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	s.cfg.Folder = filepath.Join(file, "segments")
	s.open()
	s.put("b", 10)
	require.False(t, s.has("b"))
	require.NotContains(t, s.log.String(), file, "logs name no paths")
}

// What a killed server was writing is removed; what is not ours is left alone.
func TestDisk_Leftovers(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.put("a", 10)
	folder := filepath.Dir(s.files()[0])
	old := s.now.Add(-time.Hour)
	for _, name := range []string{partPrefix + "1", "notes.txt"} {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte("x"), 0o600))
		require.NoError(t, os.Chtimes(path, old, old))
	}
	s.open()
	require.NoFileExists(t, filepath.Join(folder, partPrefix+"1"))
	require.FileExists(t, filepath.Join(folder, "notes.txt"))
	require.Equal(t, 1, s.disk.recent.Len())
}

// A full disk of the kernel's own: nothing is left behind and nobody notices.
func TestDisk_NoSpace(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	require.NoError(t, os.RemoveAll(s.cfg.Folder))
	require.NoError(t, os.Symlink("/dev/full", s.cfg.Folder)) // every use of it fails
	s.put("a", 10)
	require.False(t, s.has("a"))
	require.Contains(t, s.log.String(), "level=WARN")
}

// The queue never makes anybody wait, and what is in it is written at the end.
func TestCache_Disk(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "segments")
	cfg := Config{Folder: folder, DiskBytes: 1 << 30}
	done := make(chan struct{})
	c := newCache(1 << 20)
	c.disk = newDisk(&cfg, slog.New(slog.DiscardHandler), done)
	body := &Body{Data: make([]byte, 1000), ETag: contentTag(make([]byte, 1000)), ContentType: "video/mp4"}
	for k := range 10 * writeQueue {
		c.keep(fmt.Sprint(k), body)
	}
	close(done)
	c.close()
	again := newCache(1 << 20)
	done = make(chan struct{})
	again.disk = newDisk(&cfg, slog.New(slog.DiscardHandler), done)
	found := 0
	for k := range 10 * writeQueue {
		if got, ok := again.get(fmt.Sprint(k)); ok {
			require.Equal(t, body, got)
			found++
			require.True(t, again.has(fmt.Sprint(k)))
		}
	}
	require.GreaterOrEqual(t, found, writeQueue)
	close(done)
	again.close()
}

func FuzzUnpack(f *testing.F) {
	f.Add(pack(&Body{Data: []byte("abc"), ContentType: kinds[0]}))
	f.Add([]byte(fileMagic))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if b, ok := unpack(raw); ok {
			again, ok := unpack(pack(b))
			require.True(t, ok)
			require.Equal(t, b, again)
		}
	})
}

func TestBare(t *testing.T) {
	t.Parallel()
	_, err := os.Open("/nowhere/film.mkv")
	require.NotContains(t, bare(err).Error(), "film")
	require.ErrorIs(t, bare(err), fs.ErrNotExist)
	require.NotContains(t, bare(os.Rename("/nowhere/a", "/nowhere/b")).Error(), "nowhere")
	require.Equal(t, errFull, bare(errFull))
	require.True(t, errors.Is(bare(errFull), errFull))
}
