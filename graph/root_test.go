package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"revenge/graph/generated"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/activity"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/system"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// root answers the few fields that these tests ask for; the others are never reached.
type root struct {
	generated.ResolverRoot
	*script
}

// script is what the fields do.
type script struct {
	server  func(context.Context) (*system.Server, error)
	logIn   func(context.Context, model.LogInInput) (*model.LogInPayload, error)
	refresh func(context.Context) error
	changed func(context.Context) <-chan *library.Change
	library func(context.Context) error
	// libraries is how many there are; one when left zero.
	libraries int
}

type query struct {
	generated.QueryResolver
	*script
}

type mutation struct {
	generated.MutationResolver
	*script
}

type subscription struct {
	generated.SubscriptionResolver
	*script
}

type change struct{ *script }

func (r root) Query() generated.QueryResolver                 { return query{script: r.script} }
func (r root) Mutation() generated.MutationResolver           { return mutation{script: r.script} }
func (r root) Subscription() generated.SubscriptionResolver   { return subscription{script: r.script} }
func (r root) LibraryChange() generated.LibraryChangeResolver { return change{r.script} }

func (q query) Server(ctx context.Context) (*system.Server, error) {
	if q.server == nil {
		return &system.Server{Name: "Revenge"}, nil
	}
	return q.server(ctx)
}

func (q query) Node(context.Context, id.ID) (model.Node, error) { return nil, fault.NotFound }

func (q query) Libraries(ctx context.Context) ([]*library.Library, error) {
	if q.library != nil {
		return []*library.Library{}, q.library(ctx)
	}
	return slices.Repeat([]*library.Library{{Name: access.From(ctx).UserID.String()}}, max(q.libraries, 1)), nil
}

func (m mutation) LogIn(ctx context.Context, in model.LogInInput) (*model.LogInPayload, error) {
	return m.logIn(ctx, in)
}

func (m mutation) RefreshLogin(ctx context.Context, _ model.RefreshLoginInput) (*model.RefreshLoginPayload, error) {
	return &model.RefreshLoginPayload{UserErrors: []*model.UserError{}}, m.refresh(ctx)
}

func (s subscription) LibraryChanged(ctx context.Context, _ *id.ID, _ *page.Cursor) (<-chan *library.Change, error) {
	return s.changed(ctx), nil
}

func (s subscription) Jobs(ctx context.Context, _ *page.Cursor) (<-chan *activity.JobsSnapshot, error) {
	out := make(chan *activity.JobsSnapshot)
	go func() {
		defer close(out)
		<-ctx.Done()
	}()
	return out, nil
}

func (c change) Library(ctx context.Context, _ *library.Change) (*library.Library, error) {
	v := access.From(ctx)
	return &library.Library{Name: v.UserID.String() + " " + string(v.Role)}, nil
}

// people are who may log in to the endpoint of a test; a secret is their name.
type people struct {
	mu sync.Mutex
	by map[string]account
}

type account struct {
	viewer access.Viewer
	ends   time.Time
}

func (p *people) set(secret string, one account) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.by[secret] = one
}

func (p *people) remove(secret string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.by, secret)
}

func (p *people) authenticate(_ context.Context, secret string) (access.Viewer, time.Time, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	one, known := p.by[secret]
	switch {
	case secret == "away":
		return access.Viewer{}, time.Time{}, fault.Unavailable
	case !known:
		return access.Viewer{}, time.Time{}, fault.Unauthenticated
	}
	return one.viewer, one.ends, nil
}

var userID = uuid.MustParse("01900000-0000-7000-8000-000000000001")

func everybody() *people {
	return &people{by: map[string]account{
		"user":  {viewer: access.Viewer{UserID: userID, Role: access.User}},
		"admin": {viewer: access.Viewer{UserID: uuid.New(), Role: access.Admin}},
		"reader": {viewer: access.Viewer{UserID: uuid.New(), Role: access.User,
			Scopes: []access.Scope{access.ScopeRead}}},
	}}
}

// bench is an endpoint on a server of its own.
type bench struct {
	*httptest.Server
	handler *Handler
	people  *people
	log     *bytes.Buffer
}

func serve(t testing.TB, s *script, change ...func(*Config)) *bench {
	t.Helper()
	if s == nil {
		s = &script{}
	}
	b := &bench{people: everybody(), log: &bytes.Buffer{}}
	c := Config{Root: root{script: s}, Authenticate: b.people.authenticate, Log: slog.New(slog.NewTextHandler(&guardedWriter{w: b.log}, nil))}
	for _, f := range change {
		f(&c)
	}
	h, err := NewHandler(c)
	require.NoError(t, err)
	b.handler, b.Server = h, httptest.NewServer(h)
	t.Cleanup(func() {
		h.Close()
		b.Server.Close()
	})
	return b
}

type guardedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (g *guardedWriter) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.w.Write(p)
}

type failure struct {
	Message    string
	Path       []any
	Extensions map[string]any
}

type answer struct {
	status  int
	header  http.Header
	cookies []*http.Cookie
	Data    json.RawMessage
	Errors  []failure
	Ext     map[string]any `json:"extensions"`
}

func (a answer) code(t testing.TB) string {
	t.Helper()
	require.Len(t, a.Errors, 1)
	return a.Errors[0].Extensions["code"].(string)
}

// ask posts a document as who, who may be nobody.
func (b *bench) ask(t testing.TB, who, document string, with ...func(*http.Request)) answer {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": document})
	require.NoError(t, err)
	return b.post(t, who, string(body), with...)
}

func (b *bench) post(t testing.TB, who, body string, with ...func(*http.Request)) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, b.URL, strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	if who != "" {
		r.Header.Set("Authorization", "Bearer "+who)
	}
	return b.do(t, r, with...)
}

func (b *bench) do(t testing.TB, r *http.Request, with ...func(*http.Request)) answer {
	t.Helper()
	for _, f := range with {
		f(r)
	}
	res, err := b.Client().Do(r)
	require.NoError(t, err)
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	a := answer{status: res.StatusCode, header: res.Header, cookies: res.Cookies()}
	if len(text) > 0 && strings.HasPrefix(res.Header.Get("Content-Type"), "application/") {
		require.NoError(t, json.Unmarshal(text, &a), "%s", text)
	}
	return a
}

func header(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

var errBroken = errors.New(`ERROR: relation "secret_table" does not exist at /srv/films`)
