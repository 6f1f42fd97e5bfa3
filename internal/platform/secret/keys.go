package secret

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"revenge/internal/platform/fault"
)

// MinLength is the least number of characters of a master secret.
const MinLength = 32

// Purpose separates keys: what is signed for one purpose is worth nothing for another.
type Purpose string

// The purposes.
const (
	Tokens    Purpose = "tokens"
	MediaURLs Purpose = "media-urls"
	ImageURLs Purpose = "image-urls"
	Cursors   Purpose = "cursors"
	Accounts  Purpose = "accounts elsewhere"
	Deletions Purpose = "deletions"
)

// Keys derives a key for each purpose from the master secret.
type Keys struct{ master []byte }

// Load returns the keys of the configured secret. Where none is configured, one is made at the first start and kept in
// dataDir, readable by its owner only; processes starting together agree on one. A short secret is fault.Invalid.
func Load(dataDir string, configured String) (*Keys, error) {
	if configured != "" {
		return newKeys(configured.Reveal())
	}
	file := filepath.Join(dataDir, "secret.key")
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		if err := generate(dataDir, file); err != nil {
			return nil, fmt.Errorf("make the master secret: %w", err)
		}
		text, err = os.ReadFile(file)
	}
	if err != nil {
		return nil, fmt.Errorf("read the master secret: %w", err)
	}
	if err := os.Chmod(file, 0o600); err != nil {
		return nil, fmt.Errorf("protect the master secret: %w", err)
	}
	return newKeys(strings.TrimSpace(string(text)))
}

func newKeys(master string) (*Keys, error) {
	if len(master) < MinLength {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("must have at least %d characters; `openssl rand -hex 32` makes a good one", MinLength), "auth", "secret")
	}
	return &Keys{[]byte(master)}, nil
}

// generate writes beside and links, so that the file appears whole, and only once.
func generate(dataDir, file string) error {
	if err := os.MkdirAll(dataDir, 0o755); err != nil {
		return err
	}
	var raw [32]byte
	_, _ = rand.Read(raw[:]) // never fails
	fresh, err := os.CreateTemp(dataDir, "secret-*.new")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(fresh.Name()) }()
	_, err = fresh.WriteString(hex.EncodeToString(raw[:]) + "\n")
	if err = errors.Join(err, fresh.Sync(), fresh.Close()); err != nil {
		return err
	}
	if err := os.Link(fresh.Name(), file); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	return nil
}

// For returns the key of a purpose.
func (k *Keys) For(purpose Purpose) Key {
	raw, err := hkdf.Key(sha256.New, k.master, nil, "revenge/"+string(purpose), 32)
	if err != nil {
		panic(err) // only for lengths that no hash can fill
	}
	return Key{raw, &sync.Pool{New: func() any { return &keyed{Hash: hmac.New(sha256.New, raw)} }}}
}

// Key signs and checks. It shows itself as Mask.
type Key struct {
	raw  []byte
	macs *sync.Pool // of *keyed
}

// keyed is a hash that has taken in the key, and room for a message.
type keyed struct {
	hash.Hash
	message, sum []byte
}

// Bytes returns the key itself, 32 bytes.
func (k Key) Bytes() []byte { return k.raw }

// String masks the key.
func (k Key) String() string { return Mask }

// GoString masks the key.
func (k Key) GoString() string { return Mask }

const macSize = 16

// Sign returns a signature of the parts, fit for a URL, that Verify takes until expires; the zero time is for ever.
func (k Key) Sign(expires time.Time, parts ...string) string {
	return string(appendSignature(make([]byte, 0, 48), k, stamp(expires), parts))
}

// AppendSign appends what Sign returns.
func (k Key) AppendSign(out []byte, expires time.Time, parts ...[]byte) []byte {
	return appendSignature(out, k, stamp(expires), parts)
}

func stamp(expires time.Time) int64 {
	if expires.IsZero() {
		return 0
	}
	return expires.Unix()
}

func appendSignature[P string | []byte](out []byte, k Key, until int64, parts []P) []byte {
	sum := mac(k, until, parts)
	out = append(strconv.AppendInt(out, until, 36), '.')
	return base64.RawURLEncoding.AppendEncode(out, sum[:])
}

// Verify checks what Sign returned for the same parts. A wrong, foreign or expired signature is fault.Unauthenticated.
func (k Key) Verify(now time.Time, signature string, parts ...string) error {
	before, _, _ := strings.Cut(signature, ".")
	until, err := strconv.ParseInt(before, 36, 64)
	// The whole text is compared, so that one signature has one spelling.
	if err != nil || !hmac.Equal([]byte(signature), appendSignature(nil, k, until, parts)) {
		return fmt.Errorf("%w: the signature does not fit", fault.Unauthenticated)
	}
	if until != 0 && now.Unix() >= until {
		return fmt.Errorf("%w: the signature has expired", fault.Unauthenticated)
	}
	return nil
}

// mac writes each part behind its length: "ab","c" is not "a","bc".
func mac[P string | []byte](k Key, until int64, parts []P) (sum [macSize]byte) {
	m := k.macs.Get().(*keyed)
	defer k.macs.Put(m)
	m.message = binary.BigEndian.AppendUint64(m.message[:0], uint64(until))
	for _, part := range parts {
		m.message = binary.BigEndian.AppendUint64(m.message, uint64(len(part)))
		m.message = append(m.message, part...)
	}
	m.Reset()
	_, _ = m.Write(m.message) // a hash takes every write
	m.sum = m.Sum(m.sum[:0])
	copy(sum[:], m.sum)
	return sum
}
