package graph

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
)

// recheck is how often the rights of a running subscription and of an open socket are looked at. Together with the
// few seconds that identity remembers a viewer, a lost right takes effect within five.
const recheck = 2500 * time.Millisecond

// Authenticate returns who holds a bearer secret and until when (zero for ever); fault.Unauthenticated for nobody.
type Authenticate func(ctx context.Context, secret string) (access.Viewer, time.Time, error)

// session is the secret behind a request or a socket. Without one it is a stranger's.
type session struct {
	secret string
	check  Authenticate
}

// viewer returns who it is now.
func (s *session) viewer(ctx context.Context) (access.Viewer, error) {
	if s.secret == "" {
		return access.Viewer{}, nil
	}
	v, ends, err := s.check(ctx, s.secret)
	v.Address, _ = netip.ParseAddr(ClientOf(ctx).Address) // what is no address is nowhere
	if err == nil && !ends.IsZero() && !time.Now().Before(ends) {
		return access.Viewer{}, fault.Unauthenticated
	}
	return v, err
}

// bearer returns the secret of an Authorization header, or of the payload that a socket begins with.
func bearer(header string) (string, error) {
	scheme, secret, found := strings.Cut(strings.TrimSpace(header), " ")
	if !found || !strings.EqualFold(scheme, "Bearer") || strings.TrimSpace(secret) == "" {
		return "", fault.Field(fault.Unauthenticated, "the authorization must read: Bearer, a space, and an access token or API key")
	}
	return strings.TrimSpace(secret), nil
}

// newSession finds out who sends a request: by the Authorization header, else by the cookie. A cookie that does not
// work any more makes a stranger, who may log in again; a header that does not is fault.Unauthenticated.
func newSession(ctx context.Context, r *http.Request, check Authenticate) (*session, access.Viewer, error) {
	if header := r.Header.Get("Authorization"); header != "" {
		secret, err := bearer(header)
		if err != nil {
			return nil, access.Viewer{}, err
		}
		s := &session{secret: secret, check: check}
		v, err := s.viewer(ctx)
		return s, v, err
	}
	stranger := &session{check: check}
	cookie, err := r.Cookie(accessCookie)
	if err != nil || cookie.Value == "" {
		return stranger, access.Viewer{}, nil //nolint:nilerr // no cookie is no login
	}
	s := &session{secret: cookie.Value, check: check}
	v, err := s.viewer(ctx)
	if errors.Is(err, fault.Unauthenticated) {
		return stranger, access.Viewer{}, nil
	}
	return s, v, err
}

// AuthenticateRequest returns who sends a request, for routes beside GraphQL; the rules are those of GraphQL.
func AuthenticateRequest(ctx context.Context, r *http.Request, check Authenticate) (access.Viewer, error) {
	_, v, err := newSession(ctx, r, check)
	return v, err
}

// live is a running subscription: who began it, what it needs, and how it is ended.
type live struct {
	session *session
	begun   access.Viewer
	needs   []need
	cancel  context.CancelCauseFunc
}

type liveKey struct{}

// errOther ends what was begun by another profile, or when other things were hidden.
var errOther = fault.Field(fault.Forbidden, "the profile has changed; subscribe again")

// viewer returns who follows, if that is still allowed and still the same.
func (l *live) viewer(ctx context.Context) (access.Viewer, error) {
	v, err := l.session.viewer(ctx)
	if err != nil {
		return access.Viewer{}, err
	}
	if !v.Same(l.begun) {
		return access.Viewer{}, errOther
	}
	for _, n := range l.needs {
		if err := n.refuse(v); err != nil {
			return access.Viewer{}, err
		}
	}
	return v, nil
}

// guard ends the subscription when the viewer loses the right to it, also while nothing happens.
func (l *live) guard(ctx context.Context) {
	for pause(ctx, recheck, nil) {
		if _, err := l.viewer(ctx); lost(err) {
			l.cancel(err)
			return
		}
	}
}

// lost tells a right that is gone from a database that is away for a moment.
func lost(err error) bool {
	return errors.Is(err, fault.Unauthenticated) || errors.Is(err, fault.Forbidden)
}

// end ends the subscription that ctx belongs to with an error.
func end(ctx context.Context, err error) {
	if l, ok := ctx.Value(liveKey{}).(*live); ok {
		l.cancel(err)
	}
}
