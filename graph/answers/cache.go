package answers

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash"
	"slices"
	"sync"
	"time"

	"revenge/graph/setexec"
	"revenge/internal/access"
	"revenge/internal/catalogue"
	"revenge/internal/platform/cache"
	"revenge/internal/platform/obs"
)

// Deps are what a Cache needs.
type Deps struct {
	// Bytes bounds the memory that answers take.
	Bytes int64
	// SignedUntil is when signed addresses that are made now become others.
	SignedUntil func() time.Time
	// Metrics counts hits and misses; nil for not at all.
	Metrics *obs.Cache
}

// Cache keeps answers. The nil one keeps nothing.
type Cache struct {
	Deps
	kept *cache.Cache[Key, *Answer]
}

// Key is a hash of all that an answer depends on.
type Key [sha256.Size]byte

// Answer is one that was sent, byte for byte.
type Answer struct {
	Body []byte
	// Gaps is the answer's data where something in it is the viewer's own; then there is no body.
	Gaps *setexec.Gaps
	// Tag is a hash of the body.
	Tag string
	// Field and Points are what metrics say of the operation.
	Field  string
	Points int

	zipped func() []byte
}

// Zipped is the body compressed by gzip; nil where that is not worthwhile.
func (a *Answer) Zipped() []byte {
	if len(a.Body) < Worthwhile {
		return nil
	}
	return a.zipped()
}

// Worthwhile is the size in bytes from which an answer is compressed, kept or not.
const Worthwhile = 2 << 10

func zipped(body []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestSpeed) // the level is a valid one
	_, _ = w.Write(body)                              // memory takes everything
	_ = w.Close()
	return out.Bytes()
}

func (a *Answer) size() int {
	if a.Gaps != nil {
		return a.Gaps.Size() + beside
	}
	return len(a.Body) + len(a.Body)/zippedPart + beside
}

// zippedPart is about what compressing leaves of JSON: an eighth to a quarter.
const zippedPart = 4

// beside is what an answer takes beside its body, about.
const beside = 400

// New returns an empty Cache.
func New(d Deps) (*Cache, error) {
	kept, err := cache.NewWeighed[Key](uint64(max(d.Bytes, 0)), func(a *Answer) uint32 { return uint32(a.size()) })
	if err != nil {
		return nil, fmt.Errorf("keep answers: %w", err)
	}
	c := &Cache{d, kept}
	d.Metrics.Holds(func() float64 { return float64(kept.Weight()) })
	return c, nil
}

// Close frees what the cache holds.
func (c *Cache) Close() {
	if c != nil {
		c.kept.Close()
	}
}

// Key returns that of a request as it was sent, with its document (or the document's hash), operation and variables; false
// where nothing may be kept. Who asks is part of it by his rights, not by his name; what is answered to who is restricted is
// not kept.
func (c *Cache) Key(method string, request []byte, v access.Viewer, versions *catalogue.Versions) (key Key, may bool) {
	if c == nil || versions == nil || v.Stranger() || v.Restricted {
		return key, false
	}
	h := parts{sha256.New()}
	h.text(method)
	h.number(int64(len(request)))
	_, _ = h.Write(request)
	h.text(string(v.Role))
	h.scopes(v.Scopes)
	h.text(v.TitleLanguage)
	h.number(versions.Shared)
	h.number(c.SignedUntil().Unix())
	h.number(int64(len(v.Libraries)))
	for _, library := range v.Libraries {
		version, known := versions.Library(library)
		if !known {
			return key, false // made since the versions were read
		}
		_, _ = h.Write(library[:])
		h.number(version)
	}
	return Key(h.Sum(key[:0])), true
}

// parts hashes each part behind its length, so that no two lists of parts look the same.
type parts struct{ hash.Hash }

func (h parts) text(s string) {
	h.number(int64(len(s)))
	_, _ = h.Write([]byte(s)) // a hash takes every write
}

func (h parts) number(n int64) {
	var raw [8]byte
	binary.BigEndian.PutUint64(raw[:], uint64(n))
	_, _ = h.Write(raw[:])
}

// scopes tells a key without any scope from a login, which has none but is not bounded.
func (h parts) scopes(scopes []access.Scope) {
	if scopes == nil {
		h.number(-1)
		return
	}
	h.number(int64(len(scopes)))
	for _, s := range slices.Sorted(slices.Values(scopes)) {
		h.text(string(s))
	}
}

// Get returns the answer that was kept, or nil.
func (c *Cache) Get(key Key) *Answer {
	answer, found := c.kept.Get(key)
	if !found {
		return nil
	}
	c.Metrics.Hit(1)
	return answer
}

// share is the part of the whole memory that one answer may take.
const share = 8

// Keep keeps an answer without errors to a query that Coverage holds for, where there is room for it. It takes the body over.
func (c *Cache) Keep(key Key, answer Answer) *Answer {
	sum := sha256.Sum256(answer.Body)
	answer.Tag = base64.RawURLEncoding.EncodeToString(sum[:16])
	answer.zipped = sync.OnceValue(func() []byte { return zipped(answer.Body) })
	if int64(answer.size()) <= c.Bytes/share {
		c.kept.Set(key, &answer)
	}
	c.Metrics.Miss(1)
	return &answer
}
