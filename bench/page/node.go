package main

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/bench/byhand"
	"revenge/bench/endpoint"
	"revenge/internal/access"
)

// node is the endpoint, with the viewer who asks it.
type node struct {
	*endpoint.Endpoint
	viewer access.Viewer
}

func startNode(ctx context.Context) (*node, error) {
	n := &node{viewer: access.Viewer{UserID: uuid.MustParse("01800000-0000-7000-8000-000000000001"), Role: access.User,
		Libraries: []uuid.UUID{uuid.MustParse("01900000-0000-7000-8000-0000000000a1")}}}
	var err error
	n.Endpoint, err = endpoint.Start(ctx, func(string) access.Viewer { return n.viewer }, fmt.Sprintf(seed, films, people))
	return n, err
}

// rich is the page written by hand.
func (n *node) rich() *byhand.Rich {
	return &byhand.Rich{Pool: n.Pool, Artworks: n.Artworks, User: n.viewer.UserID, Library: n.viewer.Libraries[0]}
}

// statements is the most that a page of 20, 50 or 100 films takes; they must all take the same. ways is how often the database
// is asked for them, at the end, when each of them is known to it.
func (n *node) statements(url string) (statements, ways float64, err error) {
	var first int64
	for _, size := range []int{20, 50, 100} {
		before, askedBefore := n.Pool.Statements.Total(), n.Pool.Statements.Ways()
		if _, err := ask(url, byhand.RichPage, size); err != nil {
			return 0, 0, err
		}
		ways = float64(n.Pool.Statements.Ways() - askedBefore)
		took := n.Pool.Statements.Total() - before
		if first == 0 {
			first = took
		}
		if took != first {
			return 0, 0, fmt.Errorf("a page of %d films takes %d statements, one of 20 takes %d", size, took, first)
		}
	}
	return float64(first), ways, nil
}
