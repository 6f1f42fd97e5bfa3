package e2e

import (
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"
	"github.com/stretchr/testify/require"
)

type tokens struct {
	Tokens     struct{ AccessToken string }
	UserErrors []struct{ Message string }
}

// TestServe goes the way of a new user: first start, account, films, a stream, a stop, a second start, the commands.
func TestServe(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	p.start()
	require.Contains(t, p.said(), "3 files found, 3 added")
	require.Contains(t, p.said(), "1 failed")
	require.NotEmpty(t, p.token)

	var setup struct{ SetUp tokens }
	p.ask("", `mutation ($token: String!) { setUp(input: {token: $token, name: "anne", password: "correct horse"}) { tokens { accessToken } userErrors { message } } }`,
		map[string]any{"token": p.token}, &setup)
	require.Empty(t, setup.SetUp.UserErrors)
	bearer := setup.SetUp.Tokens.AccessToken
	p.catalogue(bearer)

	require.NoError(t, p.stop(), p.said())
	p.token = ""
	require.NotContains(t, p.said(), "no library's folder")
	p.start("music:" + filepath.Join(p.dir, "Music"))
	require.Equal(t, 1, strings.Count(p.said(), "no library's folder"), p.said())
	require.Contains(t, p.said(), filepath.Join(p.dir, "Music")+" is no library's folder")
	require.Empty(t, p.token, "there is an account")
	p.catalogue(bearer)
	p.commands()
	require.NoError(t, p.stop(), p.said())
}

// catalogue checks the catalogue and plays a film as HLS.
func (p *program) catalogue(bearer string) {
	p.Helper()
	var found struct {
		Movies struct {
			Nodes []struct {
				ID, Title string
				Year      int
			}
		}
		Libraries []struct {
			Problems struct{ Nodes []struct{ Code string } }
		}
	}
	p.ask(bearer, `{ movies { nodes { id title year } } libraries { problems { nodes { code } } } }`, nil, &found)
	require.Len(p, found.Movies.Nodes, 2)
	require.Equal(p, "Copper Coast", found.Movies.Nodes[0].Title)
	require.Equal(p, 2019, found.Movies.Nodes[0].Year)
	require.Equal(p, "CORRUPT", found.Libraries[0].Problems.Nodes[0].Code)

	var started struct {
		StartPlayback struct {
			Session    struct{ URL, Decision string }
			UserErrors []struct{ Message string }
		}
	}
	p.ask(bearer, `mutation ($id: ID!) { startPlayback(input: {itemId: $id, capabilities: {containers: ["mp4"], video: [{codec: "h264"}], audio: [{codec: "aac"}]}}) {
		session { url decision } userErrors { message } } }`, map[string]any{"id": found.Movies.Nodes[0].ID}, &started)
	require.Empty(p, started.StartPlayback.UserErrors)
	require.Equal(p, "REMUX", started.StartPlayback.Session.Decision)
	p.stream(started.StartPlayback.Session.URL)
}

// stream reads the playlists with gohlslib and the first segment.
func (p *program) stream(url string) {
	p.Helper()
	status, kind, body := p.get(url)
	require.Equal(p, 200, status)
	require.Equal(p, "application/vnd.apple.mpegurl", kind)
	master := &playlist.Multivariant{}
	require.NoError(p, master.Unmarshal(body))
	base := path.Dir(url) + "/"
	variant := base + master.Variants[0].URI
	_, _, body = p.get(variant)
	list := &playlist.Media{}
	require.NoError(p, list.Unmarshal(body))
	require.True(p, list.Endlist, "the whole playlist is there at once")
	require.Greater(p, len(list.Segments), 3)
	for _, name := range []string{list.Map.URI, list.Segments[0].URI, list.Segments[len(list.Segments)-1].URI} {
		status, _, body = p.get(path.Dir(variant) + "/" + name)
		require.Equal(p, 200, status)
		require.NotEmpty(p, body)
	}
	forged := strings.Replace(variant, "/media/", "/media/A", 1)
	status, _, _ = p.get(forged)
	require.Equal(p, 404, status)
}

// commands runs the short commands beside the server.
func (p *program) commands() {
	p.Helper()
	out, err := p.run("", "scan")
	require.NoError(p, err)
	require.Contains(p, out, "Scanned Films: 3 files found")
	_, err = p.run("", "scan", "Nothing")
	require.ErrorContains(p, err, `there is no library "Nothing"`)
	_, err = p.run("another horse\n", "user", "add", "ben")
	require.NoError(p, err)
	_, err = p.run("another horse\n", "user", "add", "ben")
	require.ErrorContains(p, err, "somebody has this name already")
	_, err = p.run("third horse\n", "user", "password", "ben")
	require.NoError(p, err)
	var login struct{ LogIn tokens }
	p.ask("", `mutation { logIn(input: {name: "ben", password: "third horse"}) { tokens { accessToken } userErrors { message } } }`, nil, &login)
	require.NotEmpty(p, login.LogIn.Tokens.AccessToken)
	out, err = p.run("", "migrate")
	require.NoError(p, err)
	require.Contains(p, out, "up to date")
	_, err = p.run("", "serve", "--server.port", "1")
	require.ErrorContains(p, err, "Another Revenge is running")
}

// TestCommands are those that need no server.
func TestCommands(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	out, err := p.run("", "identify", "--json", "/films/Alien (1979)/Alien (1979).mkv")
	require.NoError(t, err)
	require.Contains(t, out, `"kind":"movie","title":"Alien","year":1979`)
	_, err = p.run("", "identify", "/films/x.mkv")
	require.ErrorContains(t, err, "--json")
	_, err = p.run("", "identify", "--json", "--kind", "x", "/films/x.mkv")
	require.ErrorContains(t, err, "movies or series")
	out, err = p.run("", "config", "print", "--auth.secret", strings.Repeat("s", 40))
	require.NoError(t, err)
	require.Contains(t, out, "library:")
	require.NotContains(t, out, "ssss")
	_, err = p.run("", "config", "print", "--server.port", "0")
	require.ErrorContains(t, err, "server.port")
	out, err = p.run("", "doctor")
	require.NoError(t, err, out)
	require.Contains(t, out, "media worker")
	for _, bad := range []string{"films:/x", "movies", "movies:"} {
		_, err = p.run("", "serve", "--library-path", bad)
		require.ErrorContains(t, err, "is not a library")
	}
	_, err = p.run("", "serve", "--library-path", "movies:/nowhere/at/all")
	require.ErrorContains(t, err, "does not exist")
}
