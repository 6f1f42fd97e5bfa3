package secret_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/secret"
)

func TestSeal(t *testing.T) {
	t.Parallel()
	keys, err := secret.Load(t.TempDir(), "")
	require.NoError(t, err)
	k := keys.For(secret.Accounts)
	sealed := k.Seal([]byte("token"), "row 1")
	require.NotContains(t, string(sealed), "token")
	require.NotEqual(t, sealed, k.Seal([]byte("token"), "row 1"), "no two are the same")
	plain, err := k.Open(sealed, "row 1")
	require.NoError(t, err)
	require.Equal(t, "token", string(plain))
	sealed[len(sealed)-1] ^= 1
	changed := sealed
	for name, try := range map[string]func() ([]byte, error){
		"changed":     func() ([]byte, error) { return k.Open(changed, "row 1") },
		"elsewhere":   func() ([]byte, error) { return k.Open(k.Seal([]byte("token"), "row 1"), "row 2") },
		"another key": func() ([]byte, error) { return keys.For(secret.Tokens).Open(k.Seal([]byte("token"), "row 1"), "row 1") },
		"nothing":     func() ([]byte, error) { return k.Open(nil, "row 1") },
	} {
		_, err := try()
		require.ErrorIs(t, err, secret.ErrSealed, name)
	}
}
