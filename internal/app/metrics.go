package app

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"

	"revenge/internal/access"
	"revenge/internal/activity"
	"revenge/internal/config"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/obs"
	"revenge/internal/playback"
)

// metrics are the figures that the process counts; all are nil where they are switched off.
type metrics struct {
	handler    http.Handler
	requests   *obs.Requests
	operations *obs.Operations
	answers    *obs.Cache
	entities   *obs.Cache
}

func newMetrics(c *config.Config, pool *db.DB, jobs *activity.Service, files *library.Service, plays *playback.Service) *metrics {
	if !c.Metrics.Enabled {
		return &metrics{}
	}
	reg := obs.NewRegistry()
	obs.RegisterPool(reg, "general", pool)
	obs.RegisterReader(reg, figures{jobs, files, plays}.read)
	return &metrics{obs.Handler(reg), obs.NewRequests(reg), obs.NewOperations(reg), obs.NewCache(reg, "answers"), obs.NewCache(reg, "entities")}
}

// figures are what the database knows. Libraries go by their ids.
type figures struct {
	jobs  *activity.Service
	files *library.Service
	plays *playback.Service
}

func (f figures) read(ctx context.Context) ([]obs.Figure, error) {
	var out []obs.Figure
	var failed error
	for _, part := range []func(context.Context) ([]obs.Figure, error){f.background, f.scans, f.sessions} {
		list, err := part(ctx)
		out, failed = append(out, list...), errors.Join(failed, err)
	}
	return out, failed
}

func (f figures) background(ctx context.Context) ([]obs.Figure, error) {
	snapshot, err := f.jobs.Snapshot(ctx, access.System(), nil)
	if err != nil {
		return nil, err
	}
	out := make([]obs.Figure, len(snapshot.Counts))
	for i, n := range snapshot.Counts {
		out[i] = obs.Figure{Name: "revenge_jobs", Help: "Jobs that wait or run, and those that ended within the last hour.",
			Labels: prometheus.Labels{"kind": n.Kind, "state": strings.ToLower(string(n.State))}, Value: float64(n.Count)}
	}
	return out, nil
}

func (f figures) scans(ctx context.Context) ([]obs.Figure, error) {
	v, err := f.files.Administrator(ctx)
	if err != nil {
		return nil, err
	}
	list, err := f.files.LatestScans(ctx, v, v.Libraries)
	var out []obs.Figure
	for _, s := range list {
		for what, n := range map[string]int64{"found": s.Found, "added": s.Added, "changed": s.Changed, "moved": s.Moved,
			"missing": s.Missing, "restored": s.Restored, "failed": s.Failed} {
			out = append(out, obs.Figure{Name: "revenge_scan_files", Help: "Files of each library's newest scan.",
				Labels: prometheus.Labels{"library": s.LibraryID.String(), "what": what}, Value: float64(n)})
		}
		out = append(out, obs.Figure{Name: "revenge_scan_running", Help: "1 while a library is being scanned.",
			Labels: prometheus.Labels{"library": s.LibraryID.String()}, Value: map[bool]float64{true: 1}[s.State == library.ScanRunning]})
	}
	return out, err
}

func (f figures) sessions(ctx context.Context) ([]obs.Figure, error) {
	open, err := f.plays.Open(ctx, access.System())
	if err != nil {
		return nil, err
	}
	by := map[playback.Decision]float64{playback.Direct: 0, playback.Remux: 0, playback.Transcode: 0}
	for _, s := range open {
		by[s.Decision]++
	}
	var out []obs.Figure
	for decision, n := range by {
		out = append(out, obs.Figure{Name: "revenge_playback_sessions", Help: "Sessions open now, by how they are played.",
			Labels: prometheus.Labels{"decision": strings.ToLower(string(decision))}, Value: n})
	}
	return out, nil
}
