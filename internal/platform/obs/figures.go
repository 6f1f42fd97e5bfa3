package obs

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Requests counts HTTP requests. A nil one counts nothing.
type Requests struct{ seconds *prometheus.HistogramVec }

// NewRequests registers the figures of HTTP requests.
func NewRequests(reg *prometheus.Registry) *Requests {
	r := &Requests{prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "revenge_http_request_seconds", Help: "Time to answer a request; open sockets and streams count when they end.",
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 15},
	}, []string{"route", "method", "status"})}
	reg.MustRegister(r.seconds)
	return r
}

// Answered counts one request by the pattern of its route, never by its path.
func (r *Requests) Answered(route, method string, status int, took time.Duration) {
	if r == nil {
		return
	}
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions:
	default:
		method = "OTHER" // clients may send any word
	}
	r.seconds.WithLabelValues(route, method, strconv.Itoa(status)).Observe(took.Seconds())
}

// Operations counts GraphQL operations. A nil one counts nothing.
type Operations struct {
	seconds *prometheus.HistogramVec
	points  *prometheus.HistogramVec
	refused *prometheus.CounterVec
	open    prometheus.Gauge
}

// NewOperations registers the figures of GraphQL operations. field is the operation's root field, or "several": names
// that clients give are without number. execution is SETS or FIELDS.
func NewOperations(reg *prometheus.Registry) *Operations {
	labels := []string{"kind", "field"}
	o := &Operations{
		prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "revenge_graphql_operation_seconds", Help: "Time to execute a query or mutation.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 15},
		}, append(labels, "execution")),
		prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "revenge_graphql_operation_points", Help: "Cost of an operation in points.",
			Buckets: []float64{1, 10, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 20000},
		}, labels),
		prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "revenge_graphql_errors_total", Help: "Operations that were refused or failed, by the code of their first error.",
		}, []string{"code"}),
		prometheus.NewGauge(prometheus.GaugeOpts{Name: "revenge_graphql_subscriptions", Help: "Subscriptions open."}),
	}
	reg.MustRegister(o.seconds, o.points, o.refused, o.open)
	return o
}

// Executed counts a query or mutation that was executed.
func (o *Operations) Executed(kind, field, execution string, points int, took time.Duration) {
	if o != nil {
		o.seconds.WithLabelValues(kind, field, execution).Observe(took.Seconds())
		o.points.WithLabelValues(kind, field).Observe(float64(points))
	}
}

// Failed counts an operation by the code of its first error.
func (o *Operations) Failed(code string) {
	if o != nil {
		o.refused.WithLabelValues(code).Inc()
	}
}

// Follow counts an open subscription until the returned function is called.
func (o *Operations) Follow() (end func()) {
	if o == nil {
		return func() {}
	}
	o.open.Inc()
	return o.open.Dec
}

// Figure is one number that is read when it is asked for.
type Figure struct {
	Name, Help string
	Labels     prometheus.Labels
	Value      float64
}

// readWithin bounds one reading; Prometheus gives up after ten seconds by itself.
const readWithin = 5 * time.Second

type reader struct {
	read func(context.Context) ([]Figure, error)
	up   *prometheus.Desc
}

// RegisterReader adds figures that read returns each time. What it could read is kept when it fails, which
// revenge_figures_complete tells.
func RegisterReader(reg *prometheus.Registry, read func(context.Context) ([]Figure, error)) {
	reg.MustRegister(reader{read, prometheus.NewDesc("revenge_figures_complete", "1 when all figures of the database could be read.", nil, nil)})
}

// Describe tells of the one figure that is always there.
func (r reader) Describe(out chan<- *prometheus.Desc) { out <- r.up }

// Collect reads.
func (r reader) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), readWithin)
	defer cancel()
	figures, err := r.read(ctx)
	up := 1.0
	if err != nil {
		up = 0
	}
	out <- prometheus.MustNewConstMetric(r.up, prometheus.GaugeValue, up)
	for _, f := range figures {
		out <- prometheus.MustNewConstMetric(prometheus.NewDesc(f.Name, f.Help, nil, f.Labels), prometheus.GaugeValue, f.Value)
	}
}
