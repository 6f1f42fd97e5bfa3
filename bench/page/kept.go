package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"time"

	"golang.org/x/sync/errgroup"

	"revenge/bench/byhand"
	"revenge/bench/endpoint"
	"revenge/bench/figures"
)

// A kept answer takes next to nothing, so it is asked for more often than the page written by hand.
const (
	keptRounds = 6
	keptAsks   = 4000
	handAsks   = 400
)

// keptRatio is what a page costs once it is kept, against the rich page written by hand, when so many clients ask at once.
// They take an encoding; what is written by hand is not compressed for them.
func keptRatio(ctx context.Context, keeping, written, page string, clients int, encoding string) (float64, error) {
	var kept, hand time.Duration
	for range keptRounds {
		took, err := leanRound(ctx, keeping, page, clients, keptAsks, encoding)
		if err != nil {
			return 0, err
		}
		kept += took
		if took, err = leanRound(ctx, written, byhand.RichPage, clients, handAsks, encoding); err != nil {
			return 0, err
		}
		hand += took
	}
	return kept.Seconds() / keptAsks / (hand.Seconds() / handAsks), nil
}

// leanRound is the processor time of the servers and the database alone: the clients are a process of their own, since
// reading an answer costs them more than sending it costs the server.
func leanRound(ctx context.Context, at, page string, clients, asks int, encoding string) (time.Duration, error) {
	if _, err := ask(at, page, size); err != nil { // from now on it is kept
		return 0, err
	}
	before, err := figures.CPU(os.Getpid())
	if err != nil {
		return 0, err
	}
	asking := exec.CommandContext(ctx, os.Args[0], askCommand, at, page, strconv.Itoa(clients), strconv.Itoa(asks), encoding)
	asking.Stderr = os.Stderr
	if err := asking.Run(); err != nil {
		return 0, fmt.Errorf("run the clients: %w", err)
	}
	after, err := figures.CPU(os.Getpid())
	return after - before - asking.ProcessState.UserTime() - asking.ProcessState.SystemTime(), err
}

// askCommand makes the program the clients of a round.
const askCommand = "ask"

// askMany asks over one connection for each client, and throws the answers away.
func askMany(at, page, clients, asks, encoding string) error {
	many, err := strconv.Atoi(clients)
	if err != nil {
		return err
	}
	times, err := strconv.Atoi(asks)
	if err != nil {
		return err
	}
	var group errgroup.Group
	for range many {
		group.Go(func() error {
			l, err := connect(at, page, encoding)
			if err != nil {
				return err
			}
			defer func() { _ = l.conn.Close() }()
			for range times / many {
				if err := l.ask(); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// lean asks the same again and again.
type lean struct {
	request []byte
	conn    net.Conn
	in      *bufio.Reader
}

func connect(to, query, encoding string) (*lean, error) {
	r, err := endpoint.Request(to, "bench", document(query, size))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept-Encoding", encoding)
	var text bytes.Buffer
	if err := r.Write(&text); err != nil {
		return nil, err
	}
	at, err := url.Parse(to)
	if err != nil {
		return nil, err
	}
	conn, err := net.Dial("tcp", at.Host)
	if err != nil {
		return nil, err
	}
	return &lean{text.Bytes(), conn, bufio.NewReaderSize(conn, 64<<10)}, nil
}

func (l *lean) ask() error {
	if _, err := l.conn.Write(l.request); err != nil {
		return err
	}
	answer, err := http.ReadResponse(l.in, nil)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("the server answered %s", answer.Status)
	}
	_, err = io.Copy(io.Discard, answer.Body)
	return err
}
