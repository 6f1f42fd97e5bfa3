package artwork

import (
	"container/list"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"
)

// sizes keeps made pictures in a folder of bounded size; the least recently used go first. Whatever fails
// here only costs making a picture again.
type sizes struct {
	dir string
	max int64

	load  sync.Once
	mu    sync.Mutex
	bytes int64
	used  *list.List // of kept, the most recently used first
	at    map[string]*list.Element
}

type kept struct {
	key   string
	bytes int64
	seen  time.Time
}

func newSizes(dir string, limit int64) *sizes {
	return &sizes{dir: dir, max: limit, used: list.New(), at: map[string]*list.Element{}}
}

// sizeKey names one size of one version.
func sizeKey(a Artwork, width int, format Format) string {
	sum := sha256.Sum256([]byte(a.ID.String() + "|" + a.Version + "|" + strconv.Itoa(width) + "|" + string(format)))
	return hex.EncodeToString(sum[:16])
}

func (s *sizes) file(key string) string { return filepath.Join(s.dir, key[:2], key) }

// survey takes in what an earlier process has left, the oldest last.
func (s *sizes) survey() {
	s.load.Do(func() {
		var found []kept
		_ = filepath.WalkDir(s.dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return nil //nolint:nilerr // what cannot be listed is not counted
			}
			if len(entry.Name()) != 32 {
				_ = os.Remove(path) //nolint:gosec // half written; the folder is the server's own
			} else if at, err := entry.Info(); err == nil {
				found = append(found, kept{entry.Name(), at.Size(), at.ModTime()})
			}
			return nil
		})
		slices.SortFunc(found, func(a, b kept) int { return b.seen.Compare(a.seen) })
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, k := range found {
			s.at[k.key] = s.used.PushBack(k)
			s.bytes += k.bytes
		}
	})
}

// touch is how often a use is written to the disk, where the next process reads it.
const touch = time.Hour

// get returns a kept picture, or nil.
func (s *sizes) get(key string) []byte {
	s.survey()
	data, err := os.ReadFile(s.file(key))
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.at[key]
	switch {
	case err != nil && at != nil:
		s.bytes -= at.Value.(kept).bytes
		s.used.Remove(at)
		delete(s.at, key)
	case err == nil && at != nil:
		k := at.Value.(kept)
		if now := time.Now(); now.Sub(k.seen) > touch {
			_ = os.Chtimes(s.file(key), now, now)
			k.seen = now
			at.Value = k
		}
		s.used.MoveToFront(at)
	}
	if err != nil {
		return nil
	}
	return data
}

// put keeps a picture, whole or not at all.
func (s *sizes) put(key string, data []byte) {
	s.survey()
	if int64(len(data)) > s.max || s.write(key, data) != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if at := s.at[key]; at != nil {
		s.bytes -= at.Value.(kept).bytes
		s.used.Remove(at)
	}
	s.at[key] = s.used.PushFront(kept{key, int64(len(data)), time.Now()})
	s.bytes += int64(len(data))
	for s.bytes > s.max {
		last := s.used.Back()
		k := last.Value.(kept)
		s.used.Remove(last)
		delete(s.at, k.key)
		s.bytes -= k.bytes
		_ = os.Remove(s.file(k.key))
	}
}

func (s *sizes) write(key string, data []byte) error {
	dir := filepath.Dir(s.file(key))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	fresh, err := os.CreateTemp(dir, "new-*")
	if err != nil {
		return err
	}
	_, err = fresh.Write(data)
	if closed := fresh.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(fresh.Name(), s.file(key))
	}
	if err != nil {
		_ = os.Remove(fresh.Name())
	}
	return err
}
