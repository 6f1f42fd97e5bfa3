package access

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Restriction is what a user may see of his libraries. A title that was expressly allowed is seen whatever else it says.
type Restriction struct {
	UserID uuid.UUID
	// MaxAge is the highest minimum age, in years, that a title may have; nil for any.
	MaxAge *int
	// Unrated says whether titles without an age rating may be seen.
	Unrated bool
	// OnlyAllowed hides everything without an allowed genre or label.
	OnlyAllowed bool
	// Allowed are genres, labels, films, series, albums, tracks and channels; Denied are genres and labels.
	Allowed, Denied []id.ID
	UpdatedAt       time.Time
}

// Title is what restrictions judge a title by.
type Title struct {
	ID uuid.UUID
	// MinimumAge is in years; nil without a rating.
	MinimumAge *int
	// Tags are its genres and labels.
	Tags []uuid.UUID
}

// Let reports whether a title may be seen. The database decides by the same rule; see migrations/main/0033_access_walls.sql.
func (r *Restriction) Let(t Title) bool {
	has := func(list []id.ID) bool {
		return slices.ContainsFunc(list, func(i id.ID) bool { return isTag(i.Kind) && slices.Contains(t.Tags, i.UUID) })
	}
	switch {
	case slices.ContainsFunc(r.Allowed, func(i id.ID) bool { return !isTag(i.Kind) && i.UUID == t.ID }):
		return true
	case has(r.Denied), r.OnlyAllowed && !has(r.Allowed):
		return false
	case t.MinimumAge == nil:
		return r.Unrated
	}
	return r.MaxAge == nil || *t.MinimumAge <= *r.MaxAge
}

func isTag(k id.Kind) bool { return k == "genre" || k == "label" }

// The bounds of restrictions.
const (
	oldest  = 21
	maxTags = 200
	maxList = 2000
)

// itemKinds can be allowed expressly.
var itemKinds = []id.Kind{"movie", "series", "album", "track", "channel"}

func (r *Restriction) check() error {
	if r.MaxAge != nil && (*r.MaxAge < 0 || *r.MaxAge > oldest) {
		return fault.Field(fault.Invalid, fmt.Sprintf("an age is between 0 and %d", oldest), "restrictions", "maxAge")
	}
	for _, list := range []struct {
		ids   []id.ID
		field string
		kinds []id.Kind
		words string
	}{
		{r.Allowed, "allowedIds", append([]id.Kind{"genre", "label"}, itemKinds...), "genres, labels, films, series, albums, tracks and channels can be allowed"},
		{r.Denied, "deniedIds", []id.Kind{"genre", "label"}, "genres and labels can be denied"},
	} {
		tags := 0
		for _, i := range list.ids {
			if !slices.Contains(list.kinds, i.Kind) {
				return fault.Field(fault.Invalid, list.words, "restrictions", list.field)
			}
			if isTag(i.Kind) {
				tags++
			}
		}
		if tags > maxTags || len(list.ids) > maxList {
			return fault.Field(fault.Invalid, fmt.Sprintf("at most %d genres and labels and %d titles can be named", maxTags, maxList), "restrictions", list.field)
		}
	}
	if slices.ContainsFunc(r.Allowed, func(i id.ID) bool { return slices.Contains(r.Denied, i) }) {
		return fault.Field(fault.Invalid, "a genre or label cannot be both allowed and denied", "restrictions", "deniedIds")
	}
	return nil
}

// Restrict replaces a user's restrictions as part of the caller's transaction; nil lifts them. Whether the viewer may do so is
// the caller's to know. Faults: Invalid for an age that is none, and for ids of what cannot be named or does not exist.
func (s *Service) Restrict(ctx context.Context, tx pgx.Tx, v Viewer, user uuid.UUID, r *Restriction, now time.Time) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	if v.Restricted {
		return fault.Forbidden
	}
	if r == nil {
		return s.store.lift(ctx, tx, user)
	}
	if err := r.check(); err != nil {
		return err
	}
	missing, err := s.store.missing(ctx, tx, v.Libraries, append(slices.Clone(r.Allowed), r.Denied...))
	if err != nil {
		return fmt.Errorf("restrict user %s: %w", user, err)
	}
	if missing > 0 {
		return fault.Field(fault.Invalid, "one of the genres, labels or titles does not exist, or you may not see it", "restrictions")
	}
	if err := s.store.restrict(ctx, tx, user, r, now); err != nil {
		return fmt.Errorf("restrict user %s: %w", user, err)
	}
	return nil
}

// RestrictionsByUserIDs backs the loader of restrictions. Users who have none are absent; who is restricted learns of none.
func (s *Service) RestrictionsByUserIDs(ctx context.Context, v Viewer, users []uuid.UUID) ([]*Restriction, error) {
	if v.Stranger() || v.Restricted {
		return nil, nil
	}
	return s.store.restrictions(ctx, s.db, v, users)
}

// tagsOf and itemsOf part what was named by the tables that keep it.
func tagsOf(ids []id.ID) []id.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(i id.ID) bool { return !isTag(i.Kind) })
}

func itemsOf(ids []id.ID) []id.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(i id.ID) bool { return isTag(i.Kind) })
}

// columns are ids as two parameters.
func columns(ids []id.ID) (keys []uuid.UUID, kinds []string) {
	keys, kinds = make([]uuid.UUID, len(ids)), make([]string, len(ids))
	for i, one := range ids {
		keys[i], kinds[i] = one.UUID, string(one.Kind)
	}
	return keys, kinds
}
