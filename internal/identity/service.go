package identity

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/cache"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/queue"
)

// Deps are what a Service needs.
type Deps struct {
	DB     *db.DB
	Config Config
	// TokenKey signs access tokens; at least 32 bytes.
	TokenKey []byte
	Access   *access.Service
	// Queue may be left out: then nothing follows from a choice of language.
	Queue queue.Enqueuer
	Clock clock.Clock
	Log   *slog.Logger
}

// Service makes and checks accounts, logins and API keys.
type Service struct {
	db       *db.DB
	config   Config
	tokenKey []byte
	access   *access.Service
	queue    queue.Enqueuer
	clock    clock.Clock
	log      *slog.Logger
	hasher   *hasher
	// viewers keeps who is behind a login or key for a few seconds: a lost right takes effect within them.
	viewers *cache.Cache[remembered, principal]
	// forgotten counts: what is being read while somebody forgets must not be remembered.
	forgotten atomic.Int64
	store     store
}

// remembered is who was asked for, since the last time that everything was forgotten.
type remembered struct {
	id    uuid.UUID
	since int64
}

// viewerTTL bounds how long a revoked login or a lost grant still works on other nodes.
const viewerTTL = 2 * time.Second

// New returns a Service.
func New(d Deps) (*Service, error) {
	if err := d.Config.Validate(); err != nil {
		return nil, fmt.Errorf("identity settings: %w", err)
	}
	if len(d.TokenKey) < 32 {
		return nil, fmt.Errorf("identity: the token key has %d bytes, not 32", len(d.TokenKey))
	}
	h, err := newHasher(max(1, runtime.NumCPU()/2))
	if err != nil {
		return nil, err
	}
	viewers, err := cache.New[remembered, principal](cache.Options{Size: 10_000, TTL: viewerTTL})
	if err != nil {
		return nil, fmt.Errorf("identity cache: %w", err)
	}
	return &Service{db: d.DB, config: d.Config, tokenKey: d.TokenKey, access: d.Access, queue: d.Queue, clock: d.Clock,
		log: d.Log, hasher: h, viewers: viewers}, nil
}

// ByIDs backs the loader of users: everybody sees themselves, administrators see all. A profile has the name of its account.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*User, error) {
	if v.Role != access.Admin {
		keys = only(keys, v.Account(), v.UserID)
	}
	return s.store.usersByIDs(ctx, s.db, keys)
}

func only(keys []uuid.UUID, want ...uuid.UUID) []uuid.UUID {
	return slices.DeleteFunc(slices.Clone(keys), func(k uuid.UUID) bool { return !slices.Contains(want, k) })
}
