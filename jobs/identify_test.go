package jobs

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
)

// picky fails on every batch that holds one file.
type picky struct{ contentModule }

func (picky) Identify(_ context.Context, _ *library.Library, found []*library.Found) (*library.Outcome, error) {
	o := &library.Outcome{}
	for _, f := range found {
		if f.File.Path == "bad" {
			return nil, errors.New("a fault in the module")
		}
		o.Added = append(o.Added, library.Item{Kind: "movie", ID: f.File.ID})
	}
	return o, nil
}

func TestOneByOne(t *testing.T) {
	t.Parallel()
	b := &library.Batch{}
	for _, path := range []string{"a", "bad", "b"} {
		b.Found = append(b.Found, &library.Found{File: &library.File{ID: uuid.New(), Path: path}})
	}
	o, err := oneByOne(t.Context(), picky{}, b)
	require.NoError(t, err)
	require.Len(t, o.Added, 2)
	require.Len(t, o.Problems, 1)
	require.Equal(t, b.Found[1].File.ID, o.Problems[0].FileID)
}

func TestNightly(t *testing.T) {
	t.Parallel()
	early := time.Date(2026, 3, 1, 1, 0, 0, 0, time.Local)
	first := nightly{}.Next(early)
	require.Equal(t, time.Date(2026, 3, 1, 3, 30, 0, 0, time.Local), first)
	require.Equal(t, time.Date(2026, 3, 2, 3, 30, 0, 0, time.Local), nightly{}.Next(first))
}
