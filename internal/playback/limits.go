package playback

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// Limits are what an administrator allows one user. What is nil is bounded by the server's own limits alone.
type Limits struct {
	UserID           uuid.UUID
	MaxSessions      *int
	MaxHeight        *int
	MaxBitRate       *int64 // bits per second
	RemoteMaxHeight  *int
	RemoteMaxBitRate *int64
	Transcode        bool
	UpdatedAt        time.Time
}

// bounds are what holds for a client here or elsewhere: the lower of the user's and the server's.
func (l Limits) bounds(c Config, remote bool) Bounds {
	out := Bounds{MaxHeight: l.MaxHeight, MaxBitRate: l.MaxBitRate, NoTranscode: !l.Transcode || !c.Transcode}
	if remote {
		out.MaxHeight = lower(lower(out.MaxHeight, l.RemoteMaxHeight), positive(c.RemoteMaxHeight))
		out.MaxBitRate = lower(lower(out.MaxBitRate, l.RemoteMaxBitRate), positive(c.RemoteMaxBitRate))
	}
	return out
}

func lower[T int | int64](a, b *T) *T {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

func positive[T int | int64](n T) *T {
	if n <= 0 {
		return nil
	}
	return &n
}

// SetLimits sets what a user may have. An unknown user is fault.NotFound.
func (s *Service) SetLimits(ctx context.Context, v access.Viewer, l Limits) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	for name, low := range map[string]bool{
		"maxSessions": l.MaxSessions != nil && *l.MaxSessions < 0, "maxHeight": l.MaxHeight != nil && *l.MaxHeight < 1,
		"maxBitRate": l.MaxBitRate != nil && *l.MaxBitRate < 1, "remoteMaxHeight": l.RemoteMaxHeight != nil && *l.RemoteMaxHeight < 1,
		"remoteMaxBitRate": l.RemoteMaxBitRate != nil && *l.RemoteMaxBitRate < 1,
	} {
		if low {
			return fault.Field(fault.Invalid, "a limit is positive; leave it out for none", name)
		}
	}
	err := s.store.putLimits(ctx, s.DB, l, s.Clock.Now())
	if db.Violates(err, "playback_limits_user_id_fkey") {
		return fault.Field(fault.NotFound, "there is no such user", "userId")
	}
	if err != nil {
		return fmt.Errorf("set playback limits of user %s: %w", l.UserID, err)
	}
	return nil
}

// LimitsByUserIDs backs the loader of limits: everybody's own, administrators see all. Users without limits have all open.
func (s *Service) LimitsByUserIDs(ctx context.Context, v access.Viewer, users []uuid.UUID) ([]*Limits, error) {
	rows, err := s.store.limits(ctx, s.DB, users)
	if err != nil {
		return nil, err
	}
	found := map[uuid.UUID]*Limits{}
	for _, l := range rows {
		found[l.UserID] = l
	}
	all := v.RequireAdmin() == nil
	var out []*Limits
	for _, user := range users {
		if user != v.Account() && !all {
			continue
		}
		if found[user] == nil {
			found[user] = &Limits{UserID: user, Transcode: true}
		}
		out = append(out, found[user])
	}
	return out, nil
}

// remote says whether a viewer asks from outside of the local networks. An address that nobody knows is not local.
func (s *Service) remote(v access.Viewer) bool {
	for _, network := range s.local {
		if network.Contains(v.Address) {
			return false
		}
	}
	return true
}
