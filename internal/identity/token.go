package identity

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"revenge/internal/platform/fault"
)

const (
	keyPrefix     = "rv_"
	refreshPrefix = "rvr_"
	issuer        = "revenge"
)

// randomSecret returns 256 random bits as text, and their hash to store.
func randomSecret(prefix string) (text string, hash []byte) {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // never fails
	text = prefix + hex.EncodeToString(raw)
	return text, hashSecret(text)
}

func hashSecret(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}

// signAccess makes the access token of a login.
func (s *Service) signAccess(userID, loginID uuid.UUID, now time.Time) (string, time.Time, error) {
	ends := now.Add(s.config.AccessTTL)
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		Issuer: issuer, Subject: userID.String(), ID: loginID.String(),
		IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(ends),
	}).SignedString(s.tokenKey)
	if err != nil {
		return "", time.Time{}, fmt.Errorf("sign access token: %w", err)
	}
	return token, ends, nil
}

// readAccess checks an access token and returns whose login it is and when it ends.
// Anything but a valid token of this server is fault.Unauthenticated.
func (s *Service) readAccess(token string) (loginID uuid.UUID, ends time.Time, err error) {
	var claims jwt.RegisteredClaims
	_, err = jwt.ParseWithClaims(token, &claims, func(*jwt.Token) (any, error) { return s.tokenKey, nil },
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}), jwt.WithIssuer(issuer),
		jwt.WithExpirationRequired(), jwt.WithTimeFunc(s.clock.Now))
	if err != nil {
		return uuid.Nil, time.Time{}, fmt.Errorf("%w: access token: %w", fault.Unauthenticated, err)
	}
	loginID, err = uuid.Parse(claims.ID)
	if err != nil {
		return uuid.Nil, time.Time{}, fmt.Errorf("%w: access token without a login", fault.Unauthenticated)
	}
	return loginID, claims.ExpiresAt.Time, nil
}

func isAPIKey(secret string) bool { return strings.HasPrefix(secret, keyPrefix) }
