package hls

import (
	"container/list"
	"sync"
)

// cache keeps finished segments, the most recently used ones, up to a number of bytes.
type cache struct {
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
	defer c.mu.Unlock()
	return c.byKey[key] != nil
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
