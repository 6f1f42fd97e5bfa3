package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
)

// client speaks graphql-transport-ws.
type client struct {
	t    *testing.T
	conn *websocket.Conn
}

func (b *bench) dial(t *testing.T, with ...func(*http.Request)) *client {
	t.Helper()
	r := &http.Request{Header: http.Header{}}
	for _, f := range with {
		f(r)
	}
	conn, res, err := websocket.Dial(t.Context(), b.URL, &websocket.DialOptions{Subprotocols: []string{subprotocol}, HTTPHeader: r.Header})
	require.NoError(t, err)
	if res.Body != nil {
		_ = res.Body.Close()
	}
	t.Cleanup(func() { _ = conn.CloseNow() })
	return &client{t, conn}
}

func (c *client) send(text string) {
	c.t.Helper()
	require.NoError(c.t, c.conn.Write(c.t.Context(), websocket.MessageText, []byte(text)))
}

func (c *client) read() message {
	c.t.Helper()
	_, text, err := c.conn.Read(c.t.Context())
	require.NoError(c.t, err)
	var m message
	require.NoError(c.t, json.Unmarshal(text, &m))
	return m
}

func (c *client) closed() websocket.StatusCode {
	c.t.Helper()
	for {
		_, _, err := c.conn.Read(c.t.Context())
		if err != nil {
			return websocket.CloseStatus(err)
		}
	}
}

func (c *client) init(who string) {
	c.t.Helper()
	if who == "" {
		c.send(`{"type":"connection_init"}`)
	} else {
		c.send(`{"type":"connection_init","payload":{"authorization":"Bearer ` + who + `"}}`)
	}
	require.Equal(c.t, "connection_ack", c.read().Type)
}

// changes is a subscription that sends what comes in.
func changes(in <-chan *library.Change) *script {
	return &script{changed: func(ctx context.Context) <-chan *library.Change {
		return Stream(ctx, func(yield func(*library.Change, error) bool) {
			for {
				select {
				case c, open := <-in:
					if !open {
						yield(nil, fault.Field(fault.Conflict, "no more"))
						return
					}
					if !yield(c, nil) {
						return
					}
				case <-ctx.Done():
					return
				}
			}
		})
	}}
}

const followChanges = `{"id":"1","type":"subscribe","payload":{"query":"subscription { libraryChanged { cursor library { name } } }"}}`

func TestSocket(t *testing.T) {
	t.Parallel()
	in := make(chan *library.Change)
	b := serve(t, changes(in))
	c := b.dial(t)
	c.init("user")
	c.send(`{"type":"ping","payload":{"a":1}}`)
	pong := c.read()
	require.Equal(t, "pong", pong.Type)
	require.JSONEq(t, `{"a":1}`, string(pong.Payload))

	c.send(followChanges)
	in <- named("a")
	next := c.read()
	require.Equal(t, "next", next.Type)
	require.Equal(t, "1", next.ID)
	require.JSONEq(t, `{"data":{"libraryChanged":{"cursor":"a","library":{"name":"`+userID.String()+` USER"}}}}`, string(next.Payload))

	c.send(`{"id":"2","type":"subscribe","payload":{"query":"{ server { name } }"}}`)
	require.Equal(t, "next", c.read().Type)
	require.Equal(t, message{ID: "2", Type: "complete"}, c.read())
	c.send(`{"id":"3","type":"subscribe","payload":{"query":"{ system { version } }"}}`)
	refused := c.read()
	require.Equal(t, "error", refused.Type)
	require.Contains(t, string(refused.Payload), codeForbidden)
	c.send(`{"id":"4","type":"subscribe","payload":{"query":7}}`)
	require.Contains(t, string(c.read().Payload), codeBadInput)

	close(in)
	ended := c.read()
	require.Equal(t, "error", ended.Type)
	require.Contains(t, string(ended.Payload), "no more")
	require.Contains(t, string(ended.Payload), codeConflict)
}

func TestSocket_complete(t *testing.T) {
	t.Parallel()
	in := make(chan *library.Change)
	b := serve(t, changes(in))
	c := b.dial(t)
	c.init("user")
	c.send(followChanges)
	in <- named("a")
	c.read()
	c.send(`{"id":"1","type":"complete"}`)
	c.send(`{"type":"ping"}`)
	require.Equal(t, "pong", c.read().Type, "the connection stays")
}

func TestSocket_protocol(t *testing.T) {
	t.Parallel()
	b := serve(t, changes(make(chan *library.Change)))
	for name, c := range map[string]struct {
		init  bool
		texts []string
		code  websocket.StatusCode
	}{
		"no json":          {false, []string{"hello"}, closeBadMessage},
		"no init":          {false, []string{followChanges}, closeUnauthorized},
		"wrong token":      {false, []string{`{"type":"connection_init","payload":{"authorization":"Bearer nobody"}}`}, closeForbidden},
		"payload a string": {false, []string{`{"type":"connection_init","payload":"x"}`}, closeBadMessage},
		"two inits":        {true, []string{`{"type":"connection_init"}`}, closeTwoInits},
		"same id":          {true, []string{followChanges, followChanges}, closeSameID},
		"no id":            {true, []string{`{"type":"subscribe","payload":{}}`}, closeBadMessage},
		"unknown type":     {true, []string{`{"type":"hello"}`}, closeBadMessage},
		"too large":        {true, []string{`{"type":"` + strings.Repeat("a", 300<<10) + `"}`}, websocket.StatusMessageTooBig},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := b.dial(t)
			if c.init {
				client.init("user")
			}
			for _, text := range c.texts {
				client.send(text)
			}
			require.Equal(t, c.code, client.closed())
		})
	}
}

func TestSocket_operationsAreBounded(t *testing.T) {
	t.Parallel()
	limits := DefaultLimits()
	limits.Operations = 1
	b := serve(t, changes(make(chan *library.Change)), func(c *Config) { c.Limits = limits })
	c := b.dial(t)
	c.init("user")
	c.send(followChanges)
	c.send(strings.Replace(followChanges, `"1"`, `"2"`, 1))
	refused := c.read()
	require.Equal(t, "2", refused.ID)
	require.Contains(t, string(refused.Payload), codeCost)
}

func TestSocket_foreignOrigin(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	for _, origin := range []string{"https://evil.example", "null", "http://127.0.0.1.evil.example"} {
		_, res, err := websocket.Dial(t.Context(), b.URL, &websocket.DialOptions{Subprotocols: []string{subprotocol}, HTTPHeader: http.Header{"Origin": {origin}}})
		require.Error(t, err, origin)
		require.Equal(t, http.StatusForbidden, res.StatusCode)
		_ = res.Body.Close()
	}
	b.dial(t, header("Origin", b.URL)).init("")
}

func TestSocket_cookieCounts(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	c := b.dial(t, header("Cookie", "revenge_access=user"))
	c.init("")
	c.send(`{"id":"1","type":"subscribe","payload":{"query":"{ libraries { name } }"}}`)
	require.Contains(t, string(c.read().Payload), userID.String())
}

func TestSocket_endsWithItsLogin(t *testing.T) {
	t.Parallel()
	b := serve(t, changes(make(chan *library.Change)))
	b.people.set("short", account{viewer: access.Viewer{UserID: userID, Role: access.User}, ends: time.Now().Add(time.Second)})
	gone, ended := b.dial(t), b.dial(t)
	gone.init("user")
	ended.init("short")
	b.people.remove("user")
	began := time.Now()
	require.Equal(t, closeForbidden, gone.closed())
	require.Equal(t, closeForbidden, ended.closed())
	require.Less(t, time.Since(began), 5*time.Second)
}

func TestSocket_endsWithTheServer(t *testing.T) {
	t.Parallel()
	b := serve(t, changes(make(chan *library.Change)))
	c := b.dial(t)
	c.init("user")
	c.send(followChanges)
	go b.handler.Close()
	require.Equal(t, websocket.StatusGoingAway, c.closed())
	b.handler.Close()
	_, res, err := websocket.Dial(t.Context(), b.URL, &websocket.DialOptions{Subprotocols: []string{subprotocol}})
	require.Error(t, err)
	require.Equal(t, http.StatusServiceUnavailable, res.StatusCode)
	_ = res.Body.Close()
}

// A right that is lost ends the subscription, and an event that comes before is answered with the rights of its moment.
func TestSocket_lostRight(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	c := b.dial(t)
	c.init("admin")
	c.send(`{"id":"1","type":"subscribe","payload":{"query":"subscription { jobs { cursor } }"}}`)
	b.people.set("admin", account{viewer: access.Viewer{UserID: userID, Role: access.User}})
	ended := c.read()
	require.Equal(t, "error", ended.Type)
	require.Contains(t, string(ended.Payload), codeForbidden)
	c.send(`{"type":"ping"}`)
	require.Equal(t, "pong", c.read().Type, "the login is still good")
}

// Browsers leave in the middle of everything; that is nothing for the log.
func TestSocket_clientLeaves(t *testing.T) {
	t.Parallel()
	in, asked := make(chan *library.Change), make(chan struct{})
	s := changes(in)
	s.library = func(ctx context.Context) error {
		close(asked)
		<-ctx.Done()
		return ctx.Err()
	}
	b := serve(t, s)
	c := b.dial(t)
	c.init("user")
	c.send(followChanges)
	in <- named("a")
	c.read()
	c.send(`{"id":"2","type":"subscribe","payload":{"query":"{ libraries { name } }"}}`)
	<-asked
	require.NoError(t, c.conn.CloseNow())
	lines, res := b.stream(t, "subscription { libraryChanged { cursor } }")
	require.True(t, lines.Scan())
	require.NoError(t, res.Body.Close())
	b.handler.Close() // waits for all of it
	require.Empty(t, b.log.String())
}

func TestSocket_freshViewerForEachEvent(t *testing.T) {
	t.Parallel()
	in := make(chan *library.Change)
	b := serve(t, changes(in))
	c := b.dial(t)
	c.init("user")
	c.send(followChanges)
	in <- named("a")
	require.Contains(t, string(c.read().Payload), userID.String()+" USER")
	b.people.set("user", account{viewer: access.Viewer{UserID: userID, Role: access.Admin}})
	in <- named("b")
	require.Contains(t, string(c.read().Payload), userID.String()+" ADMIN")
}

// What another profile began, or the same when less was hidden from it, ends: also while nothing happens.
func TestSocket_otherProfile(t *testing.T) {
	t.Parallel()
	for name, now := range map[string]access.Viewer{
		"another":    {UserID: [16]byte{9}, AccountID: userID, Role: access.User},
		"restricted": {UserID: userID, Role: access.User, Restricted: true, RestrictedAt: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := make(chan *library.Change)
			b := serve(t, changes(in))
			c := b.dial(t)
			c.init("user")
			c.send(followChanges)
			in <- named("a")
			require.Contains(t, string(c.read().Payload), userID.String())
			b.people.set("user", account{viewer: now})
			m := c.read()
			require.Equal(t, "error", m.Type)
			require.Contains(t, string(m.Payload), "the profile has changed")
			c.send(strings.Replace(followChanges, `"1"`, `"2"`, 1))
			in <- named("b")
			require.Contains(t, string(c.read().Payload), now.UserID.String())
		})
	}
}
