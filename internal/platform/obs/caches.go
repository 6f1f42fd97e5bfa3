package obs

import "github.com/prometheus/client_golang/prometheus"

// Cache counts what one cache of answers or rows is asked for. A nil one counts nothing.
type Cache struct {
	hits, misses prometheus.Counter
	register     func(prometheus.Collector)
	name         string
}

// NewCache registers the figures of a cache under its name. Registering a name twice panics.
func NewCache(reg *prometheus.Registry, name string) *Cache {
	count := func(result string) prometheus.Counter {
		c := prometheus.NewCounter(prometheus.CounterOpts{Name: "revenge_cache_requests_total",
			Help: "What caches were asked for, and whether they had it.", ConstLabels: prometheus.Labels{"cache": name, "result": result}})
		reg.MustRegister(c)
		return c
	}
	return &Cache{hits: count("hit"), misses: count("miss"), register: func(c prometheus.Collector) { reg.MustRegister(c) }, name: name}
}

// Hit counts what was there.
func (c *Cache) Hit(n int) {
	if c != nil {
		c.hits.Add(float64(n))
	}
}

// Miss counts what was not.
func (c *Cache) Miss(n int) {
	if c != nil {
		c.misses.Add(float64(n))
	}
}

// Holds adds the figure of the memory that the cache takes.
func (c *Cache) Holds(bytes func() float64) {
	if c != nil {
		c.register(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "revenge_cache_bytes", Help: "Memory that a cache takes.",
			ConstLabels: prometheus.Labels{"cache": c.name}}, bytes))
	}
}
