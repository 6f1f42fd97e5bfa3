package outbound_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/outbound"
)

func guard(t *testing.T, private ...string) outbound.Guard {
	t.Helper()
	g, err := outbound.NewGuard(private)
	require.NoError(t, err)
	return g
}

func TestGuard_Check(t *testing.T) {
	t.Parallel()
	g, home := guard(t), guard(t, "192.168.7.0/24", "fd00::/8")
	for address, allowed := range map[string]bool{
		"http://example.org/a.m3u8": true, "https://9.9.9.9/x": true, "https://[2606:4700::1]/x": true, "HTTP://EXAMPLE.org/": true,
		"file:///etc/passwd": false, "/etc/passwd": false, "rtsp://example.org/": false, "udp://@239.0.0.1:1234": false, "gopher://example.org": false,
		"http://": false, "http:///x": false, "http://localhost/": false, "http://a.LOCALHOST./": false, "http://127.0.0.1:8080/": false,
		"http://[::1]/": false, "http://0.0.0.0/": false, "http://169.254.169.254/latest/meta-data": false, "http://10.1.2.3/": false,
		"http://172.31.255.255/": false, "http://100.64.0.1/": false, "http://[::ffff:127.0.0.1]/": false, "http://[64:ff9b::7f00:1]/": false,
		"http://[2002:7f00:1::]/": false, "http://[fe80::1%25eth0]/": false, "http://[fd00::1]/": false, "http://192.168.7.9/": false, "http://224.0.0.1/": false,
	} {
		at, err := url.Parse(address)
		require.NoError(t, err, address)
		if allowed {
			require.NoError(t, g.Check(at), address)
			continue
		}
		require.ErrorIs(t, g.Check(at), fault.Forbidden, address)
	}
	for address, allowed := range map[string]bool{"http://192.168.7.9/": true, "http://192.168.8.9/": false, "http://[fd00::1]/": true, "http://127.0.0.1/": false} {
		at, err := url.Parse(address)
		require.NoError(t, err)
		require.Equal(t, allowed, home.Check(at) == nil, address)
	}
	_, err := outbound.NewGuard([]string{"192.168.7.9"})
	require.ErrorIs(t, err, fault.Invalid)
}

// A redirect is looked at like the first address.
func TestClient_redirects(t *testing.T) {
	t.Parallel()
	asked := 0
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	t.Cleanup(inner.Close)
	_, err := get(t, guard(t, "10.0.0.0/8"), inner.URL)
	require.ErrorIs(t, err, fault.Forbidden)
	require.Equal(t, "the address lies in a private network that is not allowed", outbound.Reason(err))
	require.Zero(t, asked)

	code, err := get(t, guard(t, "127.0.0.0/8"), inner.URL)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, code)
	require.Equal(t, 1, asked)

	for _, to := range []string{"http://10.0.0.1/", "file:///etc/passwd", "http://[::1]:1/"} {
		leads := httptest.NewServer(http.RedirectHandler(to, http.StatusFound))
		t.Cleanup(leads.Close)
		_, err = get(t, guard(t, "127.0.0.0/8"), leads.URL)
		require.ErrorIs(t, err, fault.Forbidden, to)
	}
	circle := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/again", http.StatusFound) }))
	t.Cleanup(circle.Close)
	_, err = get(t, guard(t, "127.0.0.0/8"), circle.URL)
	require.ErrorIs(t, err, fault.Forbidden)
}

// What is told of a failure holds no password.
func TestReason_holdsNoAddress(t *testing.T) {
	t.Parallel()
	gone := httptest.NewServer(http.NotFoundHandler())
	address := gone.URL
	gone.Close()
	_, err := get(t, guard(t, "127.0.0.0/8"), strings.Replace(address, "http://", "http://user:secret@", 1)+"/list?password=secret")
	require.Error(t, err)
	require.NotContains(t, outbound.Reason(err), "secret")
	require.Equal(t, "its server refuses the connection", outbound.Reason(err))
}

func get(t *testing.T, g outbound.Guard, address string) (int, error) {
	t.Helper()
	client := g.Client(10 * time.Second)
	defer client.CloseIdleConnections()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
	require.NoError(t, err)
	answer, err := client.Do(r)
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, answer.Body.Close()
}
