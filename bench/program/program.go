// Package program runs the real server for the benchmarks and asks it questions.
package program

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Server is one running `revenge serve`, found in PATH.
type Server struct {
	URL    string
	Bearer string
	cmd    *exec.Cmd
}

// Account and Password are who the benchmarks log in as.
const (
	Account  = "bench"
	Password = "a password for benchmarks"
)

// Start runs the server on a data folder and returns when it answers, with the seconds that took.
func Start(dir string, libraries ...string) (*Server, float64, error) {
	port, err := freePort()
	if err != nil {
		return nil, 0, err
	}
	args := []string{"serve", "--server.host", "127.0.0.1", "--server.port", port}
	for _, l := range libraries {
		args = append(args, "--library-path", l)
	}
	cmd := exec.Command("revenge", args...)
	cmd.Env = append(os.Environ(), "REVENGE_DATA_DIR="+filepath.Join(dir, "data"), "REVENGE_SETUP_NAME="+Account, "REVENGE_SETUP_PASSWORD="+Password)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, 0, err
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, 0, fmt.Errorf("start revenge (is bin/ in PATH?): %w", err)
	}
	s := &Server{URL: "http://127.0.0.1:" + port, cmd: cmd}
	said := make(chan bool, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "Revenge is at") {
				said <- true
			}
		}
		said <- false
	}()
	for {
		var got struct{ Server struct{ Name string } }
		if err := s.Ask(`{ server { name } }`, nil, &got); err == nil {
			break
		}
		if time.Since(began) > 2*time.Minute {
			return nil, 0, errors.Join(errors.New("the server did not answer within two minutes"), s.Stop())
		}
		time.Sleep(5 * time.Millisecond) //nolint:forbidigo // the server is asked until it answers
	}
	took := time.Since(began).Seconds()
	if !<-said { // what is to be scanned first has been scanned
		return nil, 0, errors.Join(errors.New("the server ended"), s.Stop())
	}
	return s, took, s.logIn()
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer func() { _ = l.Close() }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

func (s *Server) logIn() error {
	var got struct {
		LogIn struct{ Tokens struct{ AccessToken string } }
	}
	err := s.Ask(`mutation ($name: String!, $password: String!) { logIn(input: {name: $name, password: $password}) { tokens { accessToken } } }`,
		map[string]any{"name": Account, "password": Password}, &got)
	s.Bearer = got.LogIn.Tokens.AccessToken
	return err
}

// Pid is the server's process.
func (s *Server) Pid() int { return s.cmd.Process.Pid }

// Stop ends the server and waits for it.
func (s *Server) Stop() error {
	return errors.Join(s.cmd.Process.Signal(syscall.SIGTERM), s.cmd.Wait())
}

// Kill ends the server as a crash would. Its database ends with it.
func (s *Server) Kill() error {
	if err := s.cmd.Process.Kill(); err != nil {
		return err
	}
	_ = s.cmd.Wait() // it says that it was killed
	return nil
}

// Ask sends a query and decodes its data.
func (s *Server) Ask(query string, variables map[string]any, into any) error {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return err
	}
	r, err := http.NewRequest(http.MethodPost, s.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	if s.Bearer != "" {
		r.Header.Set("Authorization", "Bearer "+s.Bearer)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	var got struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.NewDecoder(answer.Body).Decode(&got); err != nil {
		return err
	}
	if len(got.Errors) > 0 {
		return errors.New(got.Errors[0].Message)
	}
	return json.Unmarshal(got.Data, into)
}

// Get fetches an address to its end.
func (s *Server) Get(path string) ([]byte, error) {
	var body bytes.Buffer
	err := s.Read(path, &body)
	return body.Bytes(), err
}

// patience is how often a player asks again that is told to come back later.
const patience = 5

// Read fetches an address to its end, into memory that its caller has: making room would count as the server's time. As
// players do, it comes back when it is told to.
func (s *Server) Read(path string, into *bytes.Buffer) error {
	for n := 0; ; n++ {
		later, err := s.read(path, into)
		if later == 0 || n == patience {
			return err
		}
		fmt.Fprintf(os.Stderr, "come back in %s: %s", later, into)
		time.Sleep(later) //nolint:forbidigo // as the server has asked
	}
}

func (s *Server) read(path string, into *bytes.Buffer) (later time.Duration, err error) {
	answer, err := http.Get(s.URL + path)
	if err != nil {
		return 0, err
	}
	defer func() { _ = answer.Body.Close() }()
	into.Reset()
	if _, err = into.ReadFrom(answer.Body); err != nil {
		return 0, err
	}
	if answer.StatusCode == http.StatusOK {
		return 0, nil
	}
	wait, _ := strconv.Atoi(answer.Header.Get("Retry-After")) // 0 is what there is not
	return time.Duration(wait) * time.Second, fmt.Errorf("%s: %s: %s", path, answer.Status, into)
}

// Written adds up the files of a data folder but for the database, which notes the sessions, in bytes.
func Written(dir string) (sum int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "postgres" {
			return fs.SkipDir
		}
		if d.Type().IsRegular() {
			info, err := d.Info()
			if err != nil {
				return err
			}
			sum += info.Size()
		}
		return nil
	})
	return sum, err
}

// Folder makes a folder that the database's own user may enter; remove it in the end.
func Folder() (string, error) {
	dir, err := os.MkdirTemp("", "revenge-bench-")
	if err != nil {
		return "", err
	}
	return dir, os.Chmod(dir, 0o755)
}
