package outbound

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
)

// A name that leads to this machine passes the look at the address and is refused when it is connected to.
func TestClient_names(t *testing.T) {
	t.Parallel()
	inner := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(inner.Close)
	client := Guard{}.Client(10 * time.Second)
	t.Cleanup(client.CloseIdleConnections)
	transport := client.Transport.(checked).Transport
	_, err := transport.DialContext(t.Context(), "tcp", inner.Listener.Addr().String())
	require.ErrorIs(t, err, fault.Forbidden)
	for _, address := range []string{"10.0.0.1:80", "[fe80::1%lo]:80", "[::ffff:192.168.0.1]:80", "nonsense"} {
		require.ErrorIs(t, Guard{}.control(t.Context(), "tcp", address, nil), fault.Forbidden, address)
	}
	require.NoError(t, Guard{}.control(t.Context(), "tcp", "9.9.9.9:443", nil))
}
