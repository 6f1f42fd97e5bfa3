package e2e

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/testkit"
)

// gate is an address that leads to a socket while it is open.
type gate struct {
	address, socket string

	mu       sync.Mutex
	listener net.Listener
	conns    []net.Conn
}

func newGate(t testing.TB, socket string) *gate {
	t.Helper()
	g := &gate{address: "127.0.0.1:0", socket: socket}
	g.open(t)
	g.address = g.listener.Addr().String()
	g.shut()
	t.Cleanup(g.shut)
	return g
}

func (g *gate) open(t testing.TB) {
	t.Helper()
	l, err := net.Listen("tcp", g.address)
	require.NoError(t, err)
	g.listener = l
	go func() {
		for {
			in, err := l.Accept()
			if err != nil {
				return
			}
			out, err := net.Dial("unix", g.socket)
			if err != nil {
				_ = in.Close()
				continue
			}
			g.mu.Lock()
			g.conns = append(g.conns, in, out)
			g.mu.Unlock()
			for _, pair := range [][2]net.Conn{{in, out}, {out, in}} {
				go func() {
					_, _ = io.Copy(pair[0], pair[1])
					_ = pair[0].Close()
				}()
			}
		}
	}()
}

// shut ends what goes through and lets nothing more in.
func (g *gate) shut() {
	_ = g.listener.Close()
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, c := range g.conns {
		_ = c.Close()
	}
	g.conns = nil
}

// outside makes an empty database with an owner of its own, who may take the two roles on, and returns its address by
// way of a gate.
func outside(t testing.TB) (*gate, string) {
	t.Helper()
	cluster := testkit.Server(t).Owner()
	owner, err := pgx.ConnectConfig(t.Context(), cluster)
	require.NoError(t, err)
	defer func() { _ = owner.Close(context.WithoutCancel(t.Context())) }()
	name := strings.ReplaceAll(cluster.Database, "test", "elsewhere")
	for _, sql := range []string{"CREATE ROLE %q LOGIN", "CREATE DATABASE %[1]q OWNER %[1]q", "GRANT revenge_app, revenge_qar, revenge_restricted TO %q WITH SET TRUE, INHERIT FALSE"} {
		_, err = owner.Exec(t.Context(), fmt.Sprintf(sql, name))
		require.NoError(t, err)
	}
	g := newGate(t, fmt.Sprintf("%s/.s.PGSQL.%d", cluster.Host, cluster.Port))
	return g, fmt.Sprintf("postgres://%s@%s/%s?sslmode=disable", name, g.address, name)
}

// The database is somebody else's, comes up after the server, and goes away in the middle: the server waits and says
// so, answers with a code that clients understand, and goes on.
func TestServe_databaseElsewhere(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	g, address := outside(t)
	p.env = []string{"REVENGE_DATABASE_URL=" + address, "REVENGE_METRICS_ENABLED=true", "REVENGE_LOGGING_LEVEL=info"}
	go func() {
		for !strings.Contains(p.said(), "out of reach, waiting for it") {
			select {
			case <-t.Context().Done():
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
		g.open(t)
	}()
	p.start()
	require.Contains(t, p.said(), "out of reach, waiting for it")
	require.Contains(t, p.said(), "3 files found, 3 added")

	var setup struct{ SetUp tokens }
	p.ask("", `mutation ($token: String!) { setUp(input: {token: $token, name: "anne", password: "correct horse"}) { tokens { accessToken } userErrors { message } } }`,
		map[string]any{"token": p.token}, &setup)
	bearer := setup.SetUp.Tokens.AccessToken
	p.catalogue(bearer)
	p.figures(bearer)

	g.shut()
	_, failed := p.try(bearer, "{ movies { nodes { title } } }", nil)
	require.NotEmpty(t, failed)
	require.Equal(t, "UNAVAILABLE", failed[0].Extensions.Code, failed[0].Message)
	status, _, _ := p.get("/healthz/ready")
	require.Equal(t, http.StatusServiceUnavailable, status)
	status, _, _ = p.get("/healthz/live")
	require.Equal(t, http.StatusNoContent, status)

	g.open(t)
	require.Eventually(t, func() bool {
		_, failed := p.try(bearer, "{ movies { nodes { title } } }", nil)
		return len(failed) == 0
	}, time.Minute, 50*time.Millisecond, "it goes on")
	p.catalogue(bearer)
	require.NoError(t, p.stop(), p.said())
}

// figures reads the metrics as strangers and as an administrator.
func (p *program) figures(bearer string) {
	p.Helper()
	status, _, _ := p.get("/metrics")
	require.Equal(p, http.StatusUnauthorized, status)
	r, err := http.NewRequestWithContext(p.Context(), http.MethodGet, p.url+"/metrics", nil)
	require.NoError(p, err)
	r.Header.Set("Authorization", "Bearer "+bearer)
	answer, err := http.DefaultClient.Do(r)
	require.NoError(p, err)
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	require.NoError(p, err)
	for _, want := range []string{
		"revenge_figures_complete 1", `revenge_playback_sessions{decision="remux"} 1`, `what="added"} 3`, `revenge_jobs{kind="library_scan",state="completed"}`,
		`revenge_http_request_seconds_count{method="POST",route="/graphql",status="200"}`, `revenge_graphql_operation_points_count{field="startPlayback",kind="mutation"} 1`,
		"revenge_graphql_subscriptions 0", `revenge_db_connections{pool="general"}`, "go_goroutines",
	} {
		require.Contains(p, string(text), want)
	}
	require.NotContains(p, string(text), p.dir, "no paths")
	require.NotContains(p, string(text), "Films", "no names")
}
