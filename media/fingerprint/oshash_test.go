package fingerprint_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media/fingerprint"
)

func TestOSHash(t *testing.T) {
	t.Parallel()
	zeros := make([]byte, 200_000)
	hash, err := fingerprint.OSHash(bytes.NewReader(zeros), int64(len(zeros)))
	require.NoError(t, err)
	require.Equal(t, "0000000000030d40", hash, "only the size counts")
	zeros[0], zeros[199_999] = 1, 0x80
	hash, err = fingerprint.OSHash(bytes.NewReader(zeros), int64(len(zeros)))
	require.NoError(t, err)
	require.Equal(t, "8000000000030d41", hash)
	zeros[100_000] = 9
	same, err := fingerprint.OSHash(bytes.NewReader(zeros), int64(len(zeros)))
	require.NoError(t, err)
	require.Equal(t, hash, same, "the middle does not count")
}

func TestOSHash_small(t *testing.T) {
	t.Parallel()
	hash, err := fingerprint.OSHash(bytes.NewReader(make([]byte, 131_071)), 131_071)
	require.NoError(t, err)
	require.Empty(t, hash)
	hash, err = fingerprint.OSHash(bytes.NewReader(make([]byte, 131_072)), 131_072)
	require.NoError(t, err)
	require.Equal(t, "0000000000020000", hash)
}

func TestOSHash_fails(t *testing.T) {
	t.Parallel()
	_, err := fingerprint.OSHash(bytes.NewReader(make([]byte, 1000)), 200_000)
	require.ErrorIs(t, err, io.EOF, "the file has become shorter")
	broken := errors.New("broken")
	_, err = fingerprint.OSHash(failing{broken}, 200_000)
	require.ErrorIs(t, err, broken)
}

type failing struct{ err error }

func (f failing) ReadAt([]byte, int64) (int, error) { return 0, f.err }
