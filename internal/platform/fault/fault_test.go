package fault_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
)

func TestKind(t *testing.T) {
	t.Parallel()
	for _, kind := range []error{
		fault.NotFound, fault.Invalid, fault.Conflict, fault.Forbidden, fault.Unauthenticated, fault.Unavailable, fault.Exhausted,
	} {
		require.Equal(t, kind, fault.Kind(fmt.Errorf("edit movie: %w", kind)))
		mistake := fault.Field(kind, "is wrong", "paths", "0")
		require.Equal(t, kind, fault.Kind(fmt.Errorf("edit movie: %w", mistake)))
		require.Equal(t, "is wrong", mistake.Error())
		var found *fault.Mistake
		require.True(t, errors.As(mistake, &found))
		require.Equal(t, []string{"paths", "0"}, found.Path)
	}
	require.NoError(t, fault.Kind(io.EOF))
	require.NoError(t, fault.Kind(nil))
	err := fault.Invalidf("%d is too many", 5)
	require.ErrorIs(t, err, fault.Invalid)
	require.EqualError(t, err, "5 is too many")
}
