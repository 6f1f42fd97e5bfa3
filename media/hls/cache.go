package hls

import (
	"container/list"
	"sync"
)

// cache keeps finished segments in memory, the most recently used ones, up to a number of bytes, and those
// that were dear to make on disk as well.
type cache struct {
	disk *disk // nil for none

	mu     sync.Mutex
	limit  int64
	size   int64
	byKey  map[string]*list.Element
	recent *list.List // of *entry, the latest first
}

type entry struct {
	key  string
	body *Body
}

func newCache(limit int64) *cache {
	return &cache{limit: limit, byKey: map[string]*list.Element{}, recent: list.New()}
}

func (c *cache) get(key string) (*Body, bool) {
	if body, ok := c.remembered(key); ok || c.disk == nil {
		return body, ok
	}
	body, ok := c.disk.get(key)
	if ok {
		c.put(key, body)
	}
	return body, ok
}

// keep is put for what is worth a file.
func (c *cache) keep(key string, body *Body) {
	c.put(key, body)
	if c.disk != nil {
		c.disk.put(key, body)
	}
}

// close waits until all that waits is written; the engine's context has ended already.
func (c *cache) close() {
	if c.disk != nil {
		c.disk.tasks.Wait()
	}
}

func (c *cache) remembered(key string) (*Body, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.byKey[key]
	if !ok {
		return nil, false
	}
	c.recent.MoveToFront(at)
	return at.Value.(*entry).body, true
}

// has is get without the claim that the segment is wanted.
func (c *cache) has(key string) bool {
	c.mu.Lock()
	remembered := c.byKey[key] != nil
	c.mu.Unlock()
	return remembered || c.disk != nil && c.disk.has(key)
}

func (c *cache) put(key string, body *Body) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if old, ok := c.byKey[key]; ok {
		c.drop(old)
	}
	c.byKey[key] = c.recent.PushFront(&entry{key, body})
	c.size += int64(len(body.Data))
	for c.size > c.limit && c.recent.Len() > 1 {
		c.drop(c.recent.Back())
	}
}

func (c *cache) drop(at *list.Element) {
	e := c.recent.Remove(at).(*entry)
	delete(c.byKey, e.key)
	c.size -= int64(len(e.body.Data))
}
