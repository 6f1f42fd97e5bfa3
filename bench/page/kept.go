package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"

	"golang.org/x/sync/errgroup"

	"revenge/bench/figures"
)

// keptRounds and keptAsks are more than elsewhere, as one ask takes next to nothing.
const (
	keptRounds = 6
	keptAsks   = 400
)

// keptRatio is what a page costs once it is kept, against the rich page written by hand, when so many clients ask at once. Answers are thrown away as they come, since a client's reading would cost more than both.
func keptRatio(keeping, written, page string, clients int) (float64, error) {
	spent := map[string]time.Duration{}
	for range keptRounds {
		for at, query := range map[string]string{keeping: page, written: richPage} {
			took, err := leanRound(at, query, clients)
			if err != nil {
				return 0, err
			}
			spent[at] += took
		}
	}
	return spent[keeping].Seconds() / spent[written].Seconds(), nil
}

// leanRound is the processor time of keptAsks, once clients are connected and have asked for the first time.
func leanRound(at, query string, clients int) (time.Duration, error) {
	all := make([]*lean, clients)
	for i := range all {
		l := &lean{url: at, query: query}
		if err := l.connect(); err != nil {
			return 0, err
		}
		defer func() { _ = l.conn.Close() }()
		if err := l.ask(); err != nil {
			return 0, err
		}
		all[i] = l
	}
	before, err := figures.CPU(os.Getpid())
	if err != nil {
		return 0, err
	}
	var group errgroup.Group
	for _, l := range all {
		group.Go(func() error {
			for range keptAsks / clients {
				if err := l.ask(); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return 0, err
	}
	after, err := figures.CPU(os.Getpid())
	return after - before, err
}

// lean asks the same again and again, without work of its own.
type lean struct {
	url, query string
	request    []byte
	conn       net.Conn
	in         *bufio.Reader
}

func (l *lean) connect() error {
	r, err := request(http.MethodPost, l.url, l.query, size)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := r.Write(&text); err != nil {
		return err
	}
	at, err := url.Parse(l.url)
	if err != nil {
		return err
	}
	l.request = text.Bytes()
	l.conn, err = net.Dial("tcp", at.Host)
	l.in = bufio.NewReaderSize(l.conn, 64<<10)
	return err
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
