package e2e

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"time"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"
	"github.com/stretchr/testify/require"
)

// size is how much of a test every run does; `make soak` does the whole. The server inherits the variable and refuses
// names of its own that it does not know, so this is none of them.
func size(part, whole int) int {
	if os.Getenv("SOAK") != "" {
		return whole
	}
	return part
}

// setUp makes the first account and returns its access token.
func (p *program) setUp() (bearer string) {
	p.Helper()
	var setup struct{ SetUp tokens }
	p.ask("", `mutation ($token: String!) { setUp(input: {token: $token, name: "anne", password: "correct horse"}) { tokens { accessToken } userErrors { message } } }`,
		map[string]any{"token": p.token}, &setup)
	require.Empty(p, setup.SetUp.UserErrors)
	return setup.SetUp.Tokens.AccessToken
}

// filmIDs are the films by their titles.
func (p *program) filmIDs(bearer string) map[string]string {
	p.Helper()
	var found struct {
		Movies struct{ Nodes []struct{ ID, Title string } }
	}
	p.ask(bearer, `{ movies { nodes { id title } } }`, nil, &found)
	ids := map[string]string{}
	for _, n := range found.Movies.Nodes {
		ids[n.Title] = n.ID
	}
	return ids
}

// session is one viewer of a film.
type session struct {
	p        *program
	id       string
	url      string
	decision string
}

const startPlayback = `mutation ($id: ID!, $at: Int64!, $height: Int) { startPlayback(input: {itemId: $id, positionMs: $at, maxHeight: $height,
	capabilities: {containers: ["mp4"], video: [{codec: "h264"}], audio: [{codec: "aac"}]}}) {
	session { id url decision } userErrors { message } } }`

// play begins a session; it is nil when the server refuses with a reason.
func (p *program) play(bearer, film string, atMs int64, height int) *session {
	p.Helper()
	var got struct {
		StartPlayback struct {
			Session    *struct{ ID, URL, Decision string }
			UserErrors []struct{ Message string }
		}
	}
	variables := map[string]any{"id": film, "at": atMs}
	if height > 0 {
		variables["height"] = height
	}
	p.ask(bearer, startPlayback, variables, &got)
	s := got.StartPlayback.Session
	if s == nil {
		require.NotEmpty(p, got.StartPlayback.UserErrors, "a refusal has a reason")
		return nil
	}
	return &session{p: p, id: s.ID, url: s.URL, decision: s.Decision}
}

// answer is what one request for a part of a stream met with.
type answer struct {
	status int
	retry  string // Retry-After
	body   []byte
	took   time.Duration
	err    error
}

// fetch asks for an address, or for the part of it that is named as a Range.
func (s *session) fetch(ctx context.Context, address, part string) answer {
	began := time.Now()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.p.url+address, nil)
	if err != nil {
		return answer{err: err}
	}
	if part != "" {
		r.Header.Set("Range", part)
	}
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		return answer{err: err, took: time.Since(began)}
	}
	defer func() { _ = got.Body.Close() }()
	body, err := io.ReadAll(got.Body)
	return answer{status: got.StatusCode, retry: got.Header.Get("Retry-After"), body: body, took: time.Since(began), err: err}
}

// picture is the playlist that the master names first.
func (s *session) picture(ctx context.Context) (folder string, list *playlist.Media, err error) {
	got := s.fetch(ctx, s.url, "")
	master := &playlist.Multivariant{}
	if err := read(got, master.Unmarshal); err != nil {
		return "", nil, err
	}
	address := path.Dir(s.url) + "/" + master.Variants[0].URI
	list = &playlist.Media{}
	return path.Dir(address) + "/", list, read(s.fetch(ctx, address, ""), list.Unmarshal)
}

func read(got answer, parse func([]byte) error) error {
	if got.err != nil || got.status != http.StatusOK {
		return fmt.Errorf("a playlist: status %d: %w", got.status, got.err)
	}
	return parse(got.body)
}

func (s *session) stop(bearer string) {
	s.p.Helper()
	s.p.ask(bearer, `mutation ($id: ID!) { stopPlayback(input: {sessionId: $id}) { userErrors { message } } }`, map[string]any{"id": s.id}, &struct{}{})
}
