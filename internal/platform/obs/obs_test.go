package obs_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/obs"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

func TestNewLogger(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	log, err := obs.NewLogger(&out, obs.Config{Level: "WARN", Format: "JSON"})
	require.NoError(t, err)
	ctx := obs.WithRequestID(t.Context(), "r1")
	ctx = obs.With(ctx, slog.Int("job_id", 5))
	other := obs.With(ctx, slog.String("step", "other")) // must not show up in ctx
	require.Equal(t, "r1", obs.RequestID(other))
	log = log.With("component", "test").WithGroup("g")
	log.InfoContext(ctx, "too quiet")
	log.WarnContext(ctx, "heard", "k", "v")
	var record map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &record))
	require.Equal(t, "heard", record["msg"])
	require.Equal(t, "test", record["component"])
	require.Equal(t, map[string]any{"k": "v", "request_id": "r1", "job_id": 5.0}, record["g"])

	out.Reset()
	log, err = obs.NewLogger(&out, obs.Default())
	require.NoError(t, err)
	log.InfoContext(t.Context(), "plain")
	require.Contains(t, out.String(), "level=INFO msg=plain\n")
	require.Empty(t, obs.RequestID(t.Context()))
	require.NotEqual(t, obs.NewRequestID(), obs.NewRequestID())
}

func TestConfig_Validate(t *testing.T) {
	t.Parallel()
	require.NoError(t, obs.Default().Validate())
	for _, bad := range []obs.Config{{}, {Level: "info"}, {Level: "loud", Format: "text"}, {Level: "info", Format: "xml"}} {
		require.ErrorIs(t, bad.Validate(), fault.Invalid)
		_, err := obs.NewLogger(nil, bad)
		require.ErrorIs(t, err, fault.Invalid)
	}
}

func TestMetrics(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	reg := obs.NewRegistry()
	obs.RegisterPool(reg, "general", pool)
	_, err := db.ExecSQL(t.Context(), pool, "SELECT 1")
	require.NoError(t, err)
	answer := httptest.NewRecorder()
	obs.Handler(reg).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	text := answer.Body.String()
	for _, want := range []string{
		`revenge_db_statements_total{pool="general"} 1`, `revenge_db_connections{pool="general"} `, `revenge_db_connections_busy{pool="general"} 0`,
		`revenge_db_connections_max{pool="general"} 8`, "go_goroutines ", "process_resident_memory_bytes ",
	} {
		require.Contains(t, text, want)
	}
}

// Labels come from the schema, the routes and the database, never from what a client sends.
func TestFigures(t *testing.T) {
	t.Parallel()
	reg := obs.NewRegistry()
	requests, operations := obs.NewRequests(reg), obs.NewOperations(reg)
	requests.Answered("GET /media/", "BREW", 200, time.Second)
	operations.Executed("query", "movies", "SETS", 26, time.Millisecond)
	operations.Failed("COST_EXCEEDED")
	end := operations.Follow()
	broken := errors.New("the database is away")
	obs.RegisterReader(reg, func(ctx context.Context) ([]obs.Figure, error) {
		_, bounded := ctx.Deadline()
		require.True(t, bounded)
		return []obs.Figure{{Name: "revenge_jobs", Help: "Jobs.", Labels: map[string]string{"kind": "file_probe"}, Value: 3}}, broken
	})
	scrape := func() string {
		answer := httptest.NewRecorder()
		obs.Handler(reg).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
		require.Equal(t, 200, answer.Code)
		return answer.Body.String()
	}
	text := scrape()
	for _, want := range []string{
		`revenge_http_request_seconds_sum{method="OTHER",route="GET /media/",status="200"} 1`,
		`revenge_graphql_operation_seconds_count{execution="SETS",field="movies",kind="query"} 1`,
		`revenge_graphql_operation_points_sum{field="movies",kind="query"} 26`,
		`revenge_graphql_errors_total{code="COST_EXCEEDED"} 1`, `revenge_graphql_subscriptions 1`,
		`revenge_jobs{kind="file_probe"} 3`, `revenge_figures_complete 0`,
	} {
		require.Contains(t, text, want)
	}
	end()
	broken = nil
	text = scrape()
	require.Contains(t, text, "revenge_graphql_subscriptions 0")
	require.Contains(t, text, "revenge_figures_complete 1")

	var off *obs.Operations // switched off, nothing is counted and nothing breaks
	off.Executed("query", "movies", "SETS", 1, 0)
	off.Failed("INTERNAL")
	off.Follow()()
	(*obs.Requests)(nil).Answered("/", "GET", 200, 0)
}
