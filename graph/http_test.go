package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/graph/model"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/obs"
	"revenge/internal/system"
)

func (b *bench) get(t testing.TB, who string, values url.Values, with ...func(*http.Request)) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, b.URL+"?"+values.Encode(), nil)
	require.NoError(t, err)
	if who != "" {
		r.Header.Set("Authorization", "Bearer "+who)
	}
	return b.do(t, r, with...)
}

func TestHandler_answers(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	a := b.ask(t, "", "{ server { name } }")
	require.Equal(t, http.StatusOK, a.status)
	require.Equal(t, "application/json; charset=utf-8", a.header.Get("Content-Type"))
	require.JSONEq(t, `{"server":{"name":"Revenge"}}`, string(a.Data))
	require.Empty(t, a.Errors)
	require.EqualValues(t, map[string]any{"requested": 1.0, "limit": 20000.0}, a.Ext["cost"])

	a = b.get(t, "", url.Values{"query": {"query A { server { name } } query B { server { setupRequired } }"}, "operationName": {"B"}})
	require.JSONEq(t, `{"server":{"setupRequired":false}}`, string(a.Data))

	a = b.ask(t, "user", "{ libraries { name } }")
	require.JSONEq(t, fmt.Sprintf(`{"libraries":[{"name":"%s"}]}`, userID), string(a.Data))
}

func TestHandler_refusesRequests(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	for name, c := range map[string]struct {
		body    string
		with    func(*http.Request)
		status  int
		code    string
		message string
	}{
		"no json":          {`{"query"`, nil, 400, codeBadInput, "cut off"},
		"two values":       {`{"query":"{server{name}}"}{}`, nil, 400, codeBadInput, "not a JSON object"},
		"a list":           {` [{"query":"{server{name}}"}]`, nil, 400, codeBadInput, "one operation per request"},
		"a string":         {`"{server{name}}"`, nil, 400, codeBadInput, "not a JSON object"},
		"query a number":   {`{"query":1}`, nil, 400, codeBadInput, "query has the wrong type"},
		"variables a list": {`{"query":"{server{name}}","variables":[1]}`, nil, 400, codeBadInput, "variables has the wrong type"},
		"a NUL":            {`{"query":"query($a:[A!]!){server{name}}","variables":{"a":[{"b":"c\u0000"}]}}`, header("Accept", "application/json"), 200, codeBadInput, "U+0000"},
		"no query":         {`{"variables":{}}`, nil, 400, codeBadInput, "no query"},
		"other type":       {`{"query":"{server{name}}"}`, header("Content-Type", "text/plain"), 415, codeBadInput, "application/json"},
		"no type":          {`{"query":"{server{name}}"}`, func(r *http.Request) { r.Header.Del("Content-Type") }, 415, codeBadInput, "application/json"},
		"other charset":    {`{"query":"{server{name}}"}`, header("Content-Type", "application/json; charset=latin1"), 415, codeBadInput, "UTF-8"},
		"a form":           {`query={server{name}}`, header("Content-Type", "application/x-www-form-urlencoded"), 415, codeBadInput, "application/json"},
		"too large":        {`{"query":"` + strings.Repeat(" ", 256<<10) + `"}`, nil, 413, codeCost, "larger than 262144"},
		"put":              {`{"query":"{server{name}}"}`, func(r *http.Request) { r.Method = http.MethodPut }, 405, codeBadInput, "GET or POST"},
		"foreign page":     {`{"query":"{server{name}}"}`, header("Origin", "https://evil.example"), 403, codeForbidden, "other sites"},
		"foreign fetch":    {`{"query":"{server{name}}"}`, header("Sec-Fetch-Site", "cross-site"), 403, codeForbidden, "other sites"},
		"wrong token":      {`{"query":"{server{name}}"}`, header("Authorization", "Bearer nobody"), 401, codeUnauthenticated, "log in"},
		"no bearer":        {`{"query":"{server{name}}"}`, header("Authorization", "Basic dXNlcjp1c2Vy"), 401, codeUnauthenticated, "Bearer"},
		"database away":    {`{"query":"{server{name}}"}`, header("Authorization", "Bearer away"), 503, codeUnavailable, "try again"},
		"subscription":     {`{"query":"subscription{libraryChanged{kind}}"}`, header("Authorization", "Bearer user"), 405, codeBadInput, "WebSocket"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			with := []func(*http.Request){}
			if c.with != nil {
				with = append(with, c.with)
			}
			a := b.post(t, "", c.body, with...)
			require.Equal(t, c.status, a.status)
			require.Equal(t, c.code, a.code(t))
			require.Contains(t, a.Errors[0].Message, c.message)
			require.NotEmpty(t, a.Errors[0].Extensions["requestId"])
			require.Nil(t, a.Data)
		})
	}
}

func TestHandler_mediaTypes(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	for _, c := range []struct {
		document, accept, kind string
		status                 int
	}{
		{"{ server { name } }", "application/graphql-response+json", responseJSON, 200},
		{"{ server { name } }", "application/graphql-response+json, application/json;q=0.9", responseJSON, 200},
		{"{ server { name } }", "text/html, */*", plainJSON, 200},
		{"{ nope }", "application/json", plainJSON, 200},
		{"{ nope }", "application/graphql-response+json", responseJSON, 400},
		{"{ libraries { name } }", "application/graphql-response+json", responseJSON, 401},
		{"{ libraries { name } }", "application/json", plainJSON, 200},
	} {
		a := b.ask(t, "", c.document, header("Accept", c.accept))
		require.Equal(t, c.status, a.status, c)
		require.Equal(t, c.kind+"; charset=utf-8", a.header.Get("Content-Type"), c)
	}
	require.Equal(t, http.StatusForbidden, b.ask(t, "user", "{ system { version } }", header("Accept", responseJSON)).status)
}

func TestHandler_getServesQueriesOnly(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	a := b.get(t, "user", url.Values{"query": {"mutation { logOut(input: {}) { userErrors { message } } }"}}, nothing)
	require.Equal(t, http.StatusMethodNotAllowed, a.status)
	require.Equal(t, "POST", a.header.Get("Allow"))
	a = b.get(t, "", url.Values{"query": {"query($a: Int!) { server { name } }"}, "variables": {"[1]"}})
	require.Equal(t, http.StatusBadRequest, a.status)
	require.Contains(t, a.Errors[0].Message, "variables")
	r, err := http.NewRequestWithContext(t.Context(), http.MethodOptions, b.URL, nil)
	require.NoError(t, err)
	require.Equal(t, "GET, POST, OPTIONS", b.do(t, r).header.Get("Allow"))
}

func nothing(*http.Request) {}

func TestHandler_errors(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err           error
		code, message string
		logged        bool
	}{
		"unexpected":  {errBroken, codeInternal, "something went wrong on the server; give the administrator the requestId", true},
		"not found":   {fmt.Errorf("read /srv/films: %w", fault.NotFound), codeNotFound, "there is no such thing, or you may not see it", false},
		"forbidden":   {fault.Forbidden, codeForbidden, "you may not do this", false},
		"mistake":     {fmt.Errorf("wrapped: %w", fault.Field(fault.Invalid, "too long", "name")), codeBadInput, "too long", false},
		"conflict":    {fmt.Errorf("%w: %w", fault.Conflict, errBroken), codeConflict, "the present state does not allow this", false},
		"unavailable": {fmt.Errorf("%w: %w", fault.Unavailable, errBroken), codeUnavailable, "a part of the server is away; try again later", false},
		"exhausted":   {fault.Exhausted, codeRate, "too many requests; wait a moment and try again", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := serve(t, &script{server: func(context.Context) (*system.Server, error) { return nil, c.err }})
			a := b.ask(t, "", "{ mine: server { name } }")
			require.Equal(t, http.StatusOK, a.status)
			require.Equal(t, c.code, a.code(t))
			require.Equal(t, c.message, a.Errors[0].Message)
			require.Equal(t, []any{"mine"}, a.Errors[0].Path)
			require.Equal(t, c.logged, strings.Contains(b.log.String(), "secret_table"), b.log.String())
			require.LessOrEqual(t, strings.Count(b.log.String(), "\n"), 1)
		})
	}
}

func TestHandler_panicIsNobodysBusiness(t *testing.T) {
	t.Parallel()
	b := serve(t, &script{server: func(context.Context) (*system.Server, error) { panic("/srv/films") }})
	a := b.ask(t, "", "{ server { name } }")
	require.Equal(t, codeInternal, a.code(t))
	require.NotContains(t, a.Errors[0].Message, "srv")
	require.Equal(t, 1, strings.Count(b.log.String(), "level=ERROR"), b.log.String())
	require.Contains(t, b.log.String(), "http_test.go")
}

func TestHandler_stopsAfterItsTime(t *testing.T) {
	t.Parallel()
	limits := DefaultLimits()
	limits.Time = time.Millisecond
	b := serve(t, &script{server: func(ctx context.Context) (*system.Server, error) {
		<-ctx.Done()
		return nil, fmt.Errorf("read: %w", ctx.Err())
	}}, func(c *Config) { c.Limits = limits })
	a := b.ask(t, "", "{ server { name } }")
	require.Equal(t, codeUnavailable, a.code(t))
	require.Contains(t, a.Errors[0].Message, "took too long")
}

func TestHandler_badValues(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	for _, document := range []string{
		`{ node(id: "nonsense") { id } }`,
		`{ node(id: "movie_") { id } }`,
		`{ movies(after: 7) { nodes { id } } }`,
		`{ movies(first: "ten") { nodes { id } } }`,
		`{ movies(first: 99999999999999999999) { nodes { id } } }`,
		`query($id: ID!) { node(id: $id) { id } }`,
		`query A { server { name } } query B { server { name } }`,
	} {
		a := b.ask(t, "user", document)
		require.Equal(t, codeBadInput, a.code(t), document)
	}
	require.Empty(t, b.log.String())
	require.Equal(t, codeNotFound, b.ask(t, "user", `{ node(id: "movie_0680000001r010000000000004") { id } }`).code(t))
}

func TestHandler_strangersLearnNothing(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	for _, document := range []string{"{ sever { name } }", "{ server { nam } }", "{ server { name(firs: 1) } }", "{ ... on Sever { name } }", "{ server }"} {
		a := b.ask(t, "", document)
		require.NotContains(t, a.Errors[0].Message, "Did you mean", document)
	}
	require.Contains(t, b.ask(t, "user", "{ server { nam } }").Errors[0].Message, "Did you mean")
	for _, document := range []string{"{ __schema { queryType { name } } }", `{ a: __type(name: "Query") { name } }`, "{ ...A } fragment A on Query { __schema { queryType { name } } }"} {
		require.Equal(t, codeUnauthenticated, b.ask(t, "", document).code(t), document)
	}
	a := b.ask(t, "user", "{ __schema { queryType { name } } }")
	require.JSONEq(t, `{"__schema":{"queryType":{"name":"Query"}}}`, string(a.Data))
	require.EqualValues(t, 0, a.Ext["cost"].(map[string]any)["requested"])
}

func TestHandler_cookies(t *testing.T) {
	t.Parallel()
	at, rt := "user", "refresh-secret"
	ends := time.Now().Add(time.Hour)
	b := serve(t, &script{
		logIn: func(ctx context.Context, in model.LogInInput) (*model.LogInPayload, error) {
			if in.Name == "out" {
				ClearCookies(ctx)
				return &model.LogInPayload{UserErrors: []*model.UserError{}}, nil
			}
			tokens, err := SetCookies(ctx, &identity.Tokens{AccessToken: &at, RefreshToken: &rt, AccessExpiresAt: ends, RefreshExpiresAt: ends})
			return &model.LogInPayload{Tokens: tokens, UserErrors: []*model.UserError{}}, err
		},
		refresh: func(ctx context.Context) error { return fault.Field(fault.Invalid, "cookie:"+RefreshCookie(ctx)) },
	})
	logIn := `mutation { logIn(input: {name: "a", password: "b"}) { tokens { accessToken refreshToken } userErrors { code } } }`
	a := b.ask(t, "", logIn)
	require.JSONEq(t, `{"logIn":{"tokens":{"accessToken":null,"refreshToken":null},"userErrors":[]}}`, string(a.Data))
	require.Len(t, a.cookies, 2)
	for _, c := range a.cookies {
		require.True(t, c.HttpOnly)
		require.False(t, c.Secure)
		require.Equal(t, http.SameSiteStrictMode, c.SameSite)
		require.WithinDuration(t, ends, c.Expires, 2*time.Second)
	}
	require.Equal(t, "/", a.cookies[0].Path)
	require.Equal(t, "/graphql", a.cookies[1].Path)

	carry := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.AddCookie(&http.Cookie{Name: name, Value: value}) }
	}
	require.Empty(t, b.ask(t, "", "{ libraries { name } }", carry("revenge_access", "user")).Errors)
	require.Equal(t, codeUnauthenticated, b.ask(t, "", "{ libraries { name } }", carry("revenge_access", "gone")).code(t))
	require.Empty(t, b.ask(t, "", "{ server { name } }", carry("revenge_access", "gone")).Errors, "a cookie that has ended makes a stranger")
	refresh := "mutation { refreshLogin(input: {}) { userErrors { code } } }"
	require.Equal(t, "cookie:secret-7", b.ask(t, "", refresh, carry("revenge_refresh", "secret-7")).Errors[0].Message)

	a = b.ask(t, "", strings.ReplaceAll(logIn, `"a"`, `"out"`))
	require.Len(t, a.cookies, 2)
	require.Equal(t, -1, a.cookies[0].MaxAge)
	require.Empty(t, a.cookies[0].Value)
}

func TestHandler_secureCookies(t *testing.T) {
	t.Parallel()
	secret := "user"
	b := serve(t, &script{logIn: func(ctx context.Context, _ model.LogInInput) (*model.LogInPayload, error) {
		tokens, err := SetCookies(ctx, &identity.Tokens{AccessToken: &secret})
		return &model.LogInPayload{Tokens: tokens, UserErrors: []*model.UserError{}}, err
	}})
	inner := b.Config.Handler
	b.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inner.ServeHTTP(w, r.WithContext(WithClient(r.Context(), Client{Address: "192.0.2.1", Secure: true})))
	})
	a := b.ask(t, "", `mutation { logIn(input: {name: "a", password: "b"}) { userErrors { code } } }`)
	require.Len(t, a.cookies, 1)
	require.True(t, a.cookies[0].Secure)
}

func TestHandler_attempts(t *testing.T) {
	t.Parallel()
	b := serve(t, &script{logIn: func(context.Context, model.LogInInput) (*model.LogInPayload, error) {
		return &model.LogInPayload{UserErrors: []*model.UserError{}}, nil
	}}, func(c *Config) { c.AttemptsPerMinute = 5 })
	logIn := `logIn(input: {name: "a", password: "b"}) { userErrors { code } }`
	require.Empty(t, b.ask(t, "", "mutation { "+logIn+" }").Errors)
	require.Empty(t, b.ask(t, "", "mutation { a: "+logIn+" ...B } fragment B on Mutation { b: "+logIn+" ... { c: "+logIn+" } }").Errors)
	require.Equal(t, codeRate, b.ask(t, "", "mutation { a: "+logIn+" b: "+logIn+" }").code(t))
	a := b.ask(t, "", "mutation { "+logIn+" }")
	require.Empty(t, a.Errors)
	a = b.ask(t, "", "mutation { "+logIn+" }", header("X-Forwarded-For", "192.0.2.7"))
	require.Equal(t, codeRate, a.code(t))
	require.Contains(t, a.Errors[0].Message, "at most 5 a minute")
	require.Empty(t, b.ask(t, "", "{ server { name } }").Errors)
}

func TestHandler_persisted(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	document := "{ libraries { name } }"
	sum := sha256.Sum256([]byte(document))
	ext := func(hash string) string {
		return `"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}`
	}
	hash := hex.EncodeToString(sum[:])
	quoted, err := json.Marshal(document)
	require.NoError(t, err)

	require.Equal(t, codeNoPersisted, b.post(t, "user", "{"+ext(hash)+"}").code(t))
	require.Equal(t, codeUnauthenticated, b.post(t, "", "{"+ext(hash)+`,"query":`+string(quoted)+"}").code(t))
	require.Equal(t, codeNoPersisted, b.post(t, "user", "{"+ext(hash)+"}").code(t))
	require.Empty(t, b.post(t, "user", "{"+ext(hash)+`,"query":`+string(quoted)+"}").Errors)
	require.Empty(t, b.post(t, "admin", "{"+ext(hash)+"}").Errors)
	require.Equal(t, codeUnauthenticated, b.post(t, "", "{"+ext(hash)+"}").code(t))
	require.Equal(t, codeBadInput, b.post(t, "user", "{"+ext(strings.Repeat("0", 64))+`,"query":`+string(quoted)+"}").code(t))
	require.Equal(t, codeBadInput, b.post(t, "user", `{"extensions":{"persistedQuery":{"version":2,"sha256Hash":""}}}`).code(t))
}

func TestHandler_counts(t *testing.T) {
	t.Parallel()
	reg := obs.NewRegistry()
	b := serve(t, changes(make(chan *library.Change)), func(c *Config) { c.Metrics = obs.NewOperations(reg) })
	b.ask(t, "", "query FirstOfMany { server { name } }")
	b.ask(t, "user", "{ libraries { name } server { name } }")
	b.ask(t, "", "{ libraries { name } }")
	b.ask(t, "user", "{ nope }")
	lines, res := b.stream(t, "subscription { libraryChanged { cursor } }")
	require.True(t, lines.Scan())
	figures := func() string {
		w := httptest.NewRecorder()
		obs.Handler(reg).ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
		return w.Body.String()
	}
	require.Eventually(t, func() bool { return strings.Contains(figures(), "revenge_graphql_subscriptions 1") }, 10*time.Second, time.Millisecond)
	require.NoError(t, res.Body.Close())
	b.handler.Close()
	text := figures()
	for _, want := range []string{
		`operation_points_sum{field="server",kind="query"} 1`, `operation_points_count{field="several",kind="query"} 1`,
		`errors_total{code="UNAUTHENTICATED"} 1`, `errors_total{code="BAD_USER_INPUT"} 1`, "revenge_graphql_subscriptions 0",
	} {
		require.Contains(t, text, want)
	}
	require.NotContains(t, text, "FirstOfMany")
}
