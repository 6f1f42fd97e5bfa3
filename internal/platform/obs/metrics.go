package obs

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"revenge/internal/platform/db"
)

// MetricsConfig says whether metrics are served.
type MetricsConfig struct {
	Enabled bool `koanf:"enabled" doc:"Serve metrics for Prometheus at /metrics, to administrators only: give Prometheus an API key with the scope ADMIN as its bearer token."`
}

// NewRegistry returns a registry with the metrics of the process and of Go. Everything else registers with it.
func NewRegistry() *prometheus.Registry {
	reg := prometheus.NewRegistry()
	reg.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return reg
}

// Handler serves the registry's metrics.
func Handler(reg *prometheus.Registry) http.Handler {
	return promhttp.HandlerFor(reg, promhttp.HandlerOpts{Registry: reg})
}

// RegisterPool adds the figures of a database pool under its name. Registering a name twice panics.
func RegisterPool(reg *prometheus.Registry, name string, pool *db.DB) {
	labels := prometheus.Labels{"pool": name}
	gauge := func(metric, help string, value func() float64) {
		reg.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "revenge_db_" + metric, Help: help, ConstLabels: labels}, value))
	}
	gauge("connections", "Connections open.", func() float64 { return float64(pool.Stat().TotalConns()) })
	gauge("connections_busy", "Connections in use.", func() float64 { return float64(pool.Stat().AcquiredConns()) })
	gauge("connections_max", "Most connections allowed.", func() float64 { return float64(pool.Stat().MaxConns()) })
	reg.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{
		Name: "revenge_db_statements_total", Help: "Statements sent.", ConstLabels: labels,
	}, func() float64 { return float64(pool.Statements.Total()) }))
}
