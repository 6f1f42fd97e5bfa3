package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/testkit"
)

// program is one running `revenge serve` on a data folder and libraries of its own.
type program struct {
	testing.TB
	url   string
	token string // of the setup page, empty once there is an account
	cmd   *exec.Cmd
	dir   string
	films string
	port  string
	env   []string // what is configured beside the ordinary

	mu  sync.Mutex
	out strings.Builder
}

// newProgram copies clips into library folders that everybody may read.
func newProgram(t testing.TB) *program {
	t.Helper()
	dir, err := os.MkdirTemp("", "revenge-e2e-")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	require.NoError(t, os.Chmod(dir, 0o755)) // the database runs as a user of its own
	p := &program{TB: t, dir: dir, films: filepath.Join(dir, "Films")}
	clips := testkit.Media(t)
	p.put("Films/Copper Coast (2019)/Copper Coast (2019).mkv", clips, "long.mkv")
	p.put("Films/Iron Tide (2021)/Iron Tide (2021).mp4", clips, "long.mp4")
	p.put("Series/Harbour Lights/Season 01/Harbour Lights S01E01.mkv", clips, "h264.mkv")
	p.put("Series/Harbour Lights/Season 01/Harbour Lights S01E02.mkv", clips, "h264.mkv")
	require.NoError(t, os.WriteFile(filepath.Join(p.films, "Broken (2020).mkv"), bytes.Repeat([]byte("no video "), 100), 0o644))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	_, p.port, err = net.SplitHostPort(l.Addr().String())
	require.NoError(t, err)
	require.NoError(t, l.Close())
	return p
}

// put copies a clip into a library.
func (p *program) put(name, clips, clip string) {
	p.Helper()
	path := filepath.Join(p.dir, name)
	require.NoError(p, os.MkdirAll(filepath.Dir(path), 0o755))
	data, err := os.ReadFile(filepath.Join(clips, clip))
	require.NoError(p, err)
	require.NoError(p, os.WriteFile(path, data, 0o644))
}

func (p *program) command(args ...string) *exec.Cmd {
	path, err := exec.LookPath("revenge")
	require.NoError(p, err, "`make test` builds the programs and puts them into PATH")
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), "REVENGE_DATA_DIR="+filepath.Join(p.dir, "data"), "REVENGE_SERVER_HOST=127.0.0.1", "REVENGE_SERVER_PORT="+p.port)
	cmd.Env = append(cmd.Env, p.env...)
	return cmd
}

var address = regexp.MustCompile(`(?:Revenge is at (http://\S+))|(?:with the token (\S+))|(Log in )`)

// start runs the server until it has said how to log in; more are paths of libraries beside the usual ones.
func (p *program) start(more ...string) {
	p.Helper()
	args := []string{"serve"}
	for _, path := range append([]string{"movies:" + p.films, "series:" + filepath.Join(p.dir, "Series")}, more...) {
		args = append(args, "--library-path", path)
	}
	p.cmd = p.command(args...)
	stdout, err := p.cmd.StdoutPipe()
	require.NoError(p, err)
	p.cmd.Stderr = &lines{p}
	require.NoError(p, p.cmd.Start())
	ready := make(chan struct{})
	go p.read(stdout, sync.OnceFunc(func() { close(ready) }))
	select {
	case <-ready:
	case <-time.After(2 * time.Minute):
		require.Fail(p, "the server did not come up", p.said())
	}
	require.NotEmpty(p, p.url, p.said())
	p.Cleanup(p.kill)
}

func (p *program) read(r io.Reader, ready func()) {
	defer ready()
	for s := bufio.NewScanner(r); s.Scan(); {
		_, _ = (&lines{p}).Write(append(s.Bytes(), '\n'))
		for _, m := range address.FindAllStringSubmatch(s.Text(), -1) {
			switch {
			case m[1] != "":
				p.url = m[1]
			case m[2] != "":
				p.token = m[2]
				ready()
			default:
				ready()
			}
		}
	}
}

// lines keeps what the program says.
type lines struct{ p *program }

func (l *lines) Write(text []byte) (int, error) {
	l.p.mu.Lock()
	defer l.p.mu.Unlock()
	return l.p.out.Write(text)
}

func (p *program) said() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.out.String()
}

// stop asks the server to end and waits for it.
func (p *program) stop() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return p.cmd.Wait()
}

func (p *program) kill() {
	if p.cmd.ProcessState == nil {
		_ = p.stop()
	}
}

// ask sends a query and decodes its data.
func (p *program) ask(bearer, query string, variables map[string]any, into any) {
	p.Helper()
	data, mistakes := p.try(bearer, query, variables)
	require.Empty(p, mistakes, query)
	require.NoError(p, json.Unmarshal(data, into))
}

// failure is one error of an answer.
type failure struct {
	Message    string
	Extensions struct{ Code string }
}

// try sends a query that may fail.
func (p *program) try(bearer, query string, variables map[string]any) (json.RawMessage, []failure) {
	p.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	require.NoError(p, err)
	r, err := http.NewRequestWithContext(p.Context(), http.MethodPost, p.url+"/graphql", bytes.NewReader(body))
	require.NoError(p, err)
	r.Header.Set("Content-Type", "application/json")
	if bearer != "" {
		r.Header.Set("Authorization", "Bearer "+bearer)
	}
	answer, err := http.DefaultClient.Do(r)
	require.NoError(p, err)
	defer func() { _ = answer.Body.Close() }()
	var got struct {
		Data   json.RawMessage
		Errors []failure
	}
	require.NoError(p, json.NewDecoder(answer.Body).Decode(&got))
	return got.Data, got.Errors
}

func (p *program) get(path string) (status int, kind string, body []byte) {
	p.Helper()
	answer, err := http.Get(p.url + path)
	require.NoError(p, err)
	defer func() { _ = answer.Body.Close() }()
	body, err = io.ReadAll(answer.Body)
	require.NoError(p, err)
	return answer.StatusCode, answer.Header.Get("Content-Type"), body
}

func (p *program) run(stdin string, args ...string) (string, error) {
	cmd := p.command(args...)
	cmd.Stdin = strings.NewReader(stdin)
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	return string(out), err
}
