package graph

import (
	"context"
	"net/http"
	"sync"
	"time"

	"revenge/internal/identity"
	"revenge/internal/platform/fault"
)

const (
	accessCookie  = "revenge_access"
	refreshCookie = "revenge_refresh"
	// refreshPath keeps the long-lived secret out of every other request.
	refreshPath = "/graphql"
)

// Client is what is known of the program that sends a request.
type Client struct {
	// Address is its network address without the port, behind trusted proxies its own.
	Address string
	// UserAgent is the browser's own words.
	UserAgent string
	// Secure tells that it reached the server by https.
	Secure bool
}

type clientKey struct{}

// WithClient returns ctx carrying the client. The server's first middleware puts it there.
func WithClient(ctx context.Context, c Client) context.Context {
	return context.WithValue(ctx, clientKey{}, c)
}

// ClientOf returns the client of the request that ctx belongs to.
func ClientOf(ctx context.Context) Client {
	c, _ := ctx.Value(clientKey{}).(Client)
	return c
}

// jar holds the cookies that a mutation wants to set, until the answer is written.
type jar struct {
	mu      sync.Mutex
	refresh string
	set     []*http.Cookie
	secure  bool
}

type jarKey struct{}

func withJar(ctx context.Context, r *http.Request) (context.Context, *jar) {
	j := &jar{secure: ClientOf(ctx).Secure || r.TLS != nil}
	if c, err := r.Cookie(refreshCookie); err == nil {
		j.refresh = c.Value
	}
	return context.WithValue(ctx, jarKey{}, j), j
}

func (j *jar) put(name, value, path string, expires time.Time) {
	j.mu.Lock()
	defer j.mu.Unlock()
	c := &http.Cookie{ //nolint:gosec // secure wherever the server is reached by HTTPS
		Name: name, Value: value, Path: path, Expires: expires, HttpOnly: true, Secure: j.secure, SameSite: http.SameSiteStrictMode,
	}
	if value == "" {
		c.MaxAge = -1
	}
	j.set = append(j.set, c)
}

func (j *jar) write(w http.ResponseWriter) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, c := range j.set {
		http.SetCookie(w, c)
	}
}

// SetCookies hands a login's secrets to the browser as cookies that scripts cannot read, and returns the tokens without
// them. Fault: Invalid where no cookie can be set, which is over a socket.
func SetCookies(ctx context.Context, t *identity.Tokens) (*identity.Tokens, error) {
	j, ok := ctx.Value(jarKey{}).(*jar)
	if !ok {
		return nil, fault.Field(fault.Invalid, "cookies cannot be set over a WebSocket or an event stream; send this mutation by POST", "cookie")
	}
	if t.AccessToken != nil {
		j.put(accessCookie, *t.AccessToken, "/", t.AccessExpiresAt)
	}
	if t.RefreshToken != nil {
		j.put(refreshCookie, *t.RefreshToken, refreshPath, t.RefreshExpiresAt)
	}
	return &identity.Tokens{AccessExpiresAt: t.AccessExpiresAt, RefreshExpiresAt: t.RefreshExpiresAt}, nil
}

// ClearCookies takes a login's cookies away from the browser. Where there can be none it does nothing.
func ClearCookies(ctx context.Context) {
	if j, ok := ctx.Value(jarKey{}).(*jar); ok {
		j.put(accessCookie, "", "/", time.Unix(0, 0))
		j.put(refreshCookie, "", refreshPath, time.Unix(0, 0))
	}
}

// RefreshCookie returns the refresh token that came as a cookie, or an empty text.
func RefreshCookie(ctx context.Context) string {
	if j, ok := ctx.Value(jarKey{}).(*jar); ok {
		return j.refresh
	}
	return ""
}
