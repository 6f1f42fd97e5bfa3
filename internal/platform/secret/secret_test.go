package secret_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/secret"
)

// However it is written, the secret does not show.
func TestString_masks(t *testing.T) {
	t.Parallel()
	const hidden = "hunter2"
	s := secret.String(hidden)
	type holder struct {
		A secret.String
		B *secret.String `json:"b,omitempty" yaml:"b,omitempty"`
		C []secret.String
		D map[string]secret.String
	}
	h := holder{s, &s, []secret.String{s}, map[string]secret.String{"k": s}}
	var out strings.Builder
	for _, verb := range []string{"%s", "%v", "%+v", "%#v", "%q", "%x", "%X", "%d", "%10s", "%T"} {
		fmt.Fprintf(&out, verb+"\n", s)
		fmt.Fprintf(&out, verb+"\n", h)
	}
	fmt.Fprintln(&out, s, h, fmt.Sprint(s), s.String(), s.GoString(), fmt.Errorf("with %v", s))
	raw, err := json.Marshal(h)
	require.NoError(t, err)
	out.Write(raw)
	raw, err = yaml.Marshal(h)
	require.NoError(t, err)
	out.Write(raw)
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("a", "s", s, "h", h)
	slog.New(slog.NewTextHandler(&log, nil)).Info("a", "s", s, "h", h)
	text := out.String() + log.String()
	require.NotContains(t, text, hidden)
	require.NotContains(t, text, fmt.Sprintf("%x", hidden))
	require.Contains(t, text, secret.Mask)
	require.Equal(t, hidden, s.Reveal())
	require.Empty(t, secret.String("").String(), "that nothing is set is no secret")
	require.Equal(t, secret.Mask, fmt.Sprint(s))
	require.Equal(t, `"`+secret.Mask+`"`, fmt.Sprintf("%q", s))
}

func TestLoad_generates(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	var all sync.WaitGroup
	got := make([]string, 20)
	for i := range got {
		all.Go(func() {
			keys, err := secret.Load(dir, "")
			require.NoError(t, err)
			got[i] = string(keys.For(secret.Tokens).Bytes())
		})
	}
	all.Wait()
	for _, one := range got {
		require.Equal(t, got[0], one, "who starts together agrees")
	}
	require.Len(t, got[0], 32)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, left, 1)
	file := filepath.Join(dir, left[0].Name())
	require.NoError(t, os.Chmod(file, 0o644))
	_, err = secret.Load(dir, "")
	require.NoError(t, err)
	at, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), at.Mode().Perm())

	other, err := secret.Load(t.TempDir(), "")
	require.NoError(t, err)
	require.NotEqual(t, got[0], string(other.For(secret.Tokens).Bytes()))
}

func TestLoad_bad(t *testing.T) {
	t.Parallel()
	_, err := secret.Load(t.TempDir(), "hunter2")
	require.ErrorIs(t, err, fault.Invalid)
	require.NotContains(t, err.Error(), "hunter2")
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "secret.key"), nil, 0o600))
	_, err = secret.Load(dir, "")
	require.ErrorIs(t, err, fault.Invalid, "an emptied file is no secret")
	require.NoError(t, os.Remove(filepath.Join(dir, "secret.key")))
	require.NoError(t, os.Mkdir(filepath.Join(dir, "secret.key"), 0o700))
	_, err = secret.Load(dir, "")
	require.Error(t, err)
	_, err = secret.Load(filepath.Join(dir, "secret.key", "x\x00"), "")
	require.Error(t, err)
}

func keys(t *testing.T) *secret.Keys {
	t.Helper()
	k, err := secret.Load("", secret.String(strings.Repeat("s", secret.MinLength)))
	require.NoError(t, err)
	return k
}

func TestFor_separates(t *testing.T) {
	t.Parallel()
	seen := map[string]secret.Purpose{}
	for _, p := range []secret.Purpose{secret.Tokens, secret.MediaURLs, secret.ImageURLs, secret.Cursors} {
		raw := string(keys(t).For(p).Bytes())
		require.Empty(t, seen[raw])
		seen[raw] = p
		require.NotContains(t, fmt.Sprintf("%v %+v %#v %s", keys(t).For(p), keys(t).For(p), keys(t).For(p), keys(t).For(p)), raw)
	}
	require.Equal(t, keys(t).For(secret.Tokens).Bytes(), keys(t).For(secret.Tokens).Bytes())
}

func TestSign(t *testing.T) {
	t.Parallel()
	key := keys(t).For(secret.MediaURLs)
	now := time.Unix(1_700_000_000, 0)
	sig := key.Sign(now.Add(time.Minute), "session", "file")
	require.NoError(t, key.Verify(now, sig, "session", "file"))
	require.Regexp(t, `^[0-9a-z]+\.[A-Za-z0-9_-]+$`, sig)
	for name, err := range map[string]error{
		"expired":       key.Verify(now.Add(time.Minute), sig, "session", "file"),
		"another part":  key.Verify(now, sig, "session", "other"),
		"moved border":  key.Verify(now, sig, "sessionf", "ile"),
		"fewer":         key.Verify(now, sig, "session"),
		"another key":   keys(t).For(secret.ImageURLs).Verify(now, sig, "session", "file"),
		"longer life":   key.Verify(now, "zzzzzz"+sig[6:], "session", "file"),
		"for ever":      key.Verify(now, "0"+sig[strings.IndexByte(sig, '.'):], "session", "file"),
		"cut":           key.Verify(now, sig[:len(sig)-4], "session", "file"),
		"empty":         key.Verify(now, "", "session", "file"),
		"only a time":   key.Verify(now, "0", "session", "file"),
		"no signature":  key.Verify(now, "0.", "session", "file"),
		"not base64":    key.Verify(now, "0.!!", "session", "file"),
		"newline added": key.Verify(now, sig+"\n", "session", "file"),
	} {
		require.ErrorIs(t, err, fault.Unauthenticated, name)
	}
	ever := key.Sign(time.Time{}, "image")
	require.NoError(t, key.Verify(now.AddDate(500, 0, 0), ever, "image"))
	require.True(t, strings.HasPrefix(ever, "0."))
}

func FuzzVerify(f *testing.F) {
	k, err := secret.Load("", secret.String(strings.Repeat("s", secret.MinLength)))
	if err != nil {
		f.Fatal(err)
	}
	key := k.For(secret.MediaURLs)
	right := key.Sign(time.Time{}, "part")
	f.Add(right)
	f.Add("0.")
	f.Fuzz(func(t *testing.T, sig string) {
		err := key.Verify(time.Unix(0, 0), sig, "part")
		if sig == right {
			require.NoError(t, err)
			return
		}
		require.ErrorIs(t, err, fault.Unauthenticated)
	})
}
