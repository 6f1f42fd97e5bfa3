package identity

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"revenge/internal/platform/fault"
)

// The cost of a password's hash: RFC 9106's second recommendation, with less memory for small machines.
const (
	argonTime    = 3
	argonMemory  = 32 * 1024 // KiB
	argonThreads = 2
	argonSalt    = 16
	argonKey     = 32
)

const (
	minPassword = 8
	maxPassword = 256
)

// hasher bounds how many hashes are computed at once: each takes memory and a core.
type hasher struct {
	slots chan struct{}
	// decoy is checked where there is no account, so that unknown names take as long as known ones.
	decoy string
}

func newHasher(atOnce int) (*hasher, error) {
	h := &hasher{slots: make(chan struct{}, atOnce)}
	secret, err := h.hash(context.Background(), rand.Text())
	h.decoy = secret
	return h, err
}

// hash returns the PHC string of a password.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, argonSalt)
	_, _ = rand.Read(salt) // never fails
	key, err := h.derive(ctx, password, salt, argonTime, argonMemory, argonThreads)
	if err != nil {
		return "", err
	}
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonTime, argonThreads,
		b64.EncodeToString(salt), b64.EncodeToString(key)), nil
}

// matches reports whether password is the one behind the PHC string.
func (h *hasher) matches(ctx context.Context, password, phc string) (bool, error) {
	var version, memory, rounds, threads int
	parts := strings.Split(phc, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, errors.New("password hash of an unknown form")
	}
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &rounds, &threads); err != nil {
		return false, fmt.Errorf("read password hash: %w", err)
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, fmt.Errorf("read password salt: %w", err)
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil {
		return false, fmt.Errorf("read password key: %w", err)
	}
	got, err := h.derive(ctx, password, salt, uint32(rounds), uint32(memory), uint8(threads))
	return subtle.ConstantTimeCompare(got, want) == 1, err
}

func (h *hasher) derive(ctx context.Context, password string, salt []byte, rounds, memory uint32, threads uint8) ([]byte, error) {
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return nil, fmt.Errorf("%w: too many logins at once", fault.Unavailable)
	}
	return argon2.IDKey([]byte(password), salt, rounds, memory, threads, argonKey), nil
}

func checkPassword(password, field string) error {
	n := utf8.RuneCountInString(password)
	switch {
	case n < minPassword:
		return fault.Field(fault.Invalid, fmt.Sprintf("a password has at least %d characters", minPassword), field)
	case len(password) > maxPassword:
		return fault.Field(fault.Invalid, fmt.Sprintf("a password has at most %d bytes", maxPassword), field)
	}
	return nil
}
