package scrobble

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/outbound"
	"revenge/internal/platform/queue"
	"revenge/internal/platform/secret"
)

// Deps are what the service stands on.
type Deps struct {
	DB     *db.DB
	Config Config
	Queue  queue.Enqueuer
	// Guard says which addresses may be asked.
	Guard outbound.Guard
	// Key seals the secrets of accounts.
	Key   secret.Key
	Clock clock.Clock
	Log   *slog.Logger
}

// Service connects accounts and tells them what is heard.
type Service struct {
	Deps
	store        store
	lastFM       *lastFM
	listenBrainz *listenBrainz
}

// New returns the service. A wrong configuration is fault.Invalid.
func New(d Deps) (*Service, error) {
	if err := d.Config.Validate(); err != nil {
		return nil, err
	}
	hc := d.Guard.Client(patience)
	return &Service{Deps: d, lastFM: &lastFM{d.Config.LastFM, hc}, listenBrainz: &listenBrainz{d.Config.ListenBrainz, hc}}, nil
}

func (s *Service) client(t Target) client {
	if t == LastFM {
		return s.lastFM
	}
	return s.listenBrainz
}

// Services are those that accounts can be connected at.
func (s *Service) Services(context.Context, access.Viewer) []Target { return s.services() }

func (s *Service) services() []Target {
	out := []Target{}
	if s.Config.LastFM.APIKey != "" {
		out = append(out, LastFM)
	}
	if s.Config.ListenBrainz.URL != "" {
		out = append(out, ListenBrainz)
	}
	return out
}

// Accounts are the viewer's.
func (s *Service) Accounts(ctx context.Context, v access.Viewer) ([]*Account, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	return s.store.accounts(ctx, s.DB, v.UserID)
}

// ByIDs returns those of the accounts that are the viewer's, in any order.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Account, error) {
	return s.store.byIDs(ctx, s.DB, v.UserID, ids)
}

// ConnectListenBrainz connects the account that a token belongs to; a token that nobody knows is fault.Invalid.
func (s *Service) ConnectListenBrainz(ctx context.Context, v access.Viewer, token string) (*Account, error) {
	if err := s.may(v, ListenBrainz); err != nil {
		return nil, err
	}
	token = strings.TrimSpace(token)
	name, err := s.listenBrainz.validate(ctx, token)
	if err != nil {
		return nil, fmt.Errorf("connect ListenBrainz: %w", err)
	}
	return s.connect(ctx, v, ListenBrainz, name, token)
}

// BeginLastFM returns a token and the address where the user allows it.
func (s *Service) BeginLastFM(ctx context.Context, v access.Viewer) (token, address string, err error) {
	if err := s.may(v, LastFM); err != nil {
		return "", "", err
	}
	return s.lastFM.begin(ctx)
}

// ConnectLastFM connects the account that has allowed a token; before it has, that is fault.Invalid.
func (s *Service) ConnectLastFM(ctx context.Context, v access.Viewer, token string) (*Account, error) {
	if err := s.may(v, LastFM); err != nil {
		return nil, err
	}
	name, key, err := s.lastFM.complete(ctx, token)
	if err != nil {
		return nil, fmt.Errorf("connect Last.fm: %w", err)
	}
	return s.connect(ctx, v, LastFM, name, key)
}

func (s *Service) may(v access.Viewer, t Target) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	if slices.Contains(s.services(), t) {
		return nil
	}
	return fault.Field(fault.Invalid, "this server is not set up for that service")
}

func (s *Service) connect(ctx context.Context, v access.Viewer, t Target, name, key string) (*Account, error) {
	a := &Account{ID: id.New(), UserID: v.UserID, Service: t, Name: name, ConnectedAt: s.Clock.Now()}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.put(ctx, tx, a); err != nil { // one that is there keeps its id
			return err
		}
		a.Secret = s.Key.Seal([]byte(key), a.ID.String())
		if err := s.store.seal(ctx, tx, a); err != nil {
			return err
		}
		return s.Queue.Enqueue(ctx, tx, FlushArgs{a.ID})
	})
	if err != nil {
		return nil, fmt.Errorf("connect %s: %w", t, err)
	}
	return a, nil
}

// Disconnect forgets an account and what waits for it. One that is not the viewer's is fault.NotFound.
func (s *Service) Disconnect(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	n, err := s.store.remove(ctx, s.DB, v.UserID, key)
	if err == nil && n == 0 {
		err = fault.NotFound
	}
	if err != nil {
		return fmt.Errorf("disconnect account %s: %w", key, err)
	}
	return nil
}

// Now asks for a user's accounts to be told what plays, in the caller's transaction.
func (s *Service) Now(ctx context.Context, tx pgx.Tx, user, listen uuid.UUID) error {
	accounts, err := s.store.accounts(ctx, tx, user)
	if err != nil || len(accounts) == 0 {
		return err
	}
	return s.Queue.Enqueue(ctx, tx, NowArgs{user, listen})
}

// Heard queues what a user has heard for their accounts, in the caller's transaction.
func (s *Service) Heard(ctx context.Context, tx pgx.Tx, user uuid.UUID, song Song) error {
	accounts, err := s.store.queue(ctx, tx, user, song)
	if err != nil {
		return fmt.Errorf("queue a scrobble of user %s: %w", user, err)
	}
	next := make([]queue.Args, len(accounts))
	for i, a := range accounts {
		next[i] = FlushArgs{a}
	}
	return s.Queue.Enqueue(ctx, tx, next...)
}

// TellNow is the work of a scrobble_now job. What plays is soon over: nothing is tried again.
func (s *Service) TellNow(ctx context.Context, user uuid.UUID, song *Song) error {
	accounts, err := s.store.accounts(ctx, s.DB, user)
	if err != nil {
		return err
	}
	for _, a := range accounts {
		key, err := s.Key.Open(a.Secret, a.ID.String())
		if err == nil && a.Problem == nil {
			err = s.client(a.Service).now(ctx, string(key), song)
		}
		if err != nil {
			s.Log.DebugContext(ctx, "what plays could not be told", "account_id", a.ID, "error", err)
		}
	}
	return nil
}

// Flush is the work of a scrobble_flush job: it tells an account all that waits for it, in order. What was told is
// forgotten at once, so that the work can break off anywhere. fault.Unavailable when it is to be tried again.
func (s *Service) Flush(ctx context.Context, account uuid.UUID) error {
	a, err := s.store.account(ctx, s.DB, account)
	if err != nil {
		return fmt.Errorf("account %s: %w", account, err)
	}
	key, err := s.Key.Open(a.Secret, a.ID.String())
	if err != nil {
		return s.trouble(ctx, a, "The key of this account cannot be read any more. Connect it again.")
	}
	to := s.client(a.Service)
	for {
		songs, err := s.store.waiting(ctx, s.DB, a.ID, to.batch())
		if err != nil || len(songs) == 0 {
			return err
		}
		err = to.submit(ctx, string(key), songs)
		if errors.Is(err, errRevoked) {
			return s.trouble(ctx, a, "The service does not accept this account any more. Connect it again.")
		}
		if err != nil {
			return fmt.Errorf("tell account %s of %d songs: %w", a.ID, len(songs), err)
		}
		if err := s.store.told(ctx, s.DB, songs); err != nil {
			return fmt.Errorf("forget what account %s was told: %w", a.ID, err)
		}
	}
}

// trouble notes why an account is told nothing. What waits stays until it is connected again.
func (s *Service) trouble(ctx context.Context, a *Account, sentence string) error {
	return s.store.trouble(ctx, s.DB, a.ID, sentence)
}

// Request is the work of a scrobble_request job: it asks for everything that waits.
func (s *Service) Request(ctx context.Context) error {
	accounts, err := s.store.withWaiting(ctx, s.DB)
	if err != nil || len(accounts) == 0 {
		return err
	}
	next := make([]queue.Args, len(accounts))
	for i, a := range accounts {
		next[i] = FlushArgs{a}
	}
	return s.DB.Tx(ctx, func(tx pgx.Tx) error { return s.Queue.Enqueue(ctx, tx, next...) })
}
