package identity

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// ProfilesByIDs backs the loader of profiles: everybody sees those of their account, administrators all.
func (s *Service) ProfilesByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Profile, error) {
	if v.Stranger() {
		return nil, nil
	}
	return s.store.profilesByIDs(ctx, s.db, keys, v.Account(), v.RequireAdmin() == nil)
}

// ProfilesByAccountIDs backs the loader of an account's profiles, its own first: the viewer's, administrators see all.
func (s *Service) ProfilesByAccountIDs(ctx context.Context, v access.Viewer, accounts []uuid.UUID) ([]*Profile, error) {
	if v.Stranger() {
		return nil, nil
	}
	if v.RequireAdmin() != nil {
		accounts = only(accounts, v.Account())
	}
	return s.store.profilesOf(ctx, s.db, accounts)
}

// manages is nil where the viewer may make and change the profiles of an account: whoever may see all in it, and
// administrators. Else it is fault.Forbidden.
func manages(v access.Viewer, account uuid.UUID) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	if v.Restricted || v.Account() != account && v.RequireAdmin() != nil {
		return fault.Field(fault.Forbidden, "profiles are managed from one that is not restricted")
	}
	return nil
}

// CreateProfile makes a profile. Faults: Invalid for values that cannot be, Conflict where there are too many or the account
// is restricted itself, Forbidden for who may not.
func (s *Service) CreateProfile(ctx context.Context, v access.Viewer, n NewProfile) (*Profile, error) {
	if n.Account == uuid.Nil {
		n.Account = v.Account()
	}
	if err := manages(v, n.Account); err != nil {
		return nil, err
	}
	e := EditedProfile{Name: &n.Name, Kids: &n.Kids, Colour: &n.Colour, Language: n.Language, TitleLanguage: n.TitleLanguage, Autoplay: &n.Autoplay, PIN: n.PIN}
	if err := e.check(); err != nil {
		return nil, err
	}
	if n.Kids && n.Restriction == nil {
		n.Restriction = forKids()
	}
	pin, err := s.hashPIN(ctx, n.PIN)
	if err != nil {
		return nil, err
	}
	p := &Profile{ID: id.New(), AccountID: n.Account, Name: n.Name, Kids: n.Kids, Colour: n.Colour, Language: filled(n.Language),
		TitleLanguage: filled(e.TitleLanguage), Autoplay: n.Autoplay,
		Locked: pin != nil && *pin != "", Restricted: n.Restriction != nil, AllLibraries: n.AllLibraries}
	err = s.db.Tx(ctx, func(tx pgx.Tx) error {
		there, err := s.store.lockAccount(ctx, tx, n.Account)
		switch {
		case err != nil:
			return err
		case there >= maxProfiles:
			return fault.Field(fault.Conflict, fmt.Sprintf("an account has at most %d more profiles; remove one first", maxProfiles))
		}
		if err := s.store.insertProfile(ctx, tx, p, filled(pin), s.clock.Now()); err != nil {
			return err
		}
		if err := s.indexTitles(ctx, tx, p.TitleLanguage); err != nil {
			return err
		}
		if err := s.settle(ctx, tx, v, p.ID, &n.Libraries, n.Restriction != nil, n.Restriction); err != nil {
			return err
		}
		return s.checkRestricted(ctx, tx, n.Account)
	})
	if err != nil {
		return nil, fmt.Errorf("create profile: %w", err)
	}
	return p, nil
}

func filled(t *string) *string {
	if t == nil || *t == "" {
		return nil
	}
	return t
}

// indexTitles has lists made fast in a language that somebody chose, if they did.
func (s *Service) indexTitles(ctx context.Context, tx pgx.Tx, chosen *string) error {
	if chosen == nil || s.queue == nil {
		return nil
	}
	return s.queue.Enqueue(ctx, tx, TitlesArgs{})
}

// settle writes which libraries and what of them a profile may see.
func (s *Service) settle(ctx context.Context, tx pgx.Tx, v access.Viewer, key uuid.UUID, libraries *[]uuid.UUID, restrict bool, r *access.Restriction) error {
	if libraries != nil {
		if err := s.access.GrantProfile(ctx, tx, v, key, *libraries); err != nil {
			return err
		}
	}
	if restrict {
		return s.access.Restrict(ctx, tx, v, key, r, s.clock.Now())
	}
	return nil
}

// hashPIN returns nil where none was given, and an empty text where it is to be taken away.
func (s *Service) hashPIN(ctx context.Context, pin *string) (*string, error) {
	if pin == nil || *pin == "" {
		return pin, nil
	}
	hash, err := s.hasher.hash(ctx, *pin)
	return &hash, err
}

// EditProfile changes a profile. The account's own has no limits of this kind: administrators set those of accounts.
// Faults: Invalid, Conflict, Forbidden, and NotFound for what is not the viewer's to see.
func (s *Service) EditProfile(ctx context.Context, v access.Viewer, key uuid.UUID, e EditedProfile) error {
	p, err := s.managed(ctx, v, key)
	if err != nil {
		return err
	}
	if err := e.check(); err != nil {
		return err
	}
	if p.Own() && (e.Kids != nil && *e.Kids || e.Restrict || e.Libraries != nil || e.AllLibraries != nil) {
		return fault.Field(fault.Invalid, "the account's own profile sees what the account may; make another one", "id")
	}
	if kids := e.Kids != nil && *e.Kids; kids && !e.Restrict && !p.Restricted {
		e.Restrict, e.Restriction = true, forKids()
	}
	pin, err := s.hashPIN(ctx, e.PIN)
	if err != nil {
		return err
	}
	err = s.db.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.updateProfile(ctx, tx, key, e, pin, s.clock.Now()); err != nil {
			return err
		}
		if err := s.indexTitles(ctx, tx, e.TitleLanguage); err != nil {
			return err
		}
		if err := s.settle(ctx, tx, v, key, e.Libraries, e.Restrict, e.Restriction); err != nil {
			return err
		}
		now, err := s.store.profile(ctx, tx, key)
		if err != nil {
			return err
		}
		return checkKids(now.Kids, now.Restricted)
	})
	s.Forget()
	if err != nil {
		return fmt.Errorf("edit profile %s: %w", key, err)
	}
	return nil
}

// managed returns a profile that the viewer may change.
func (s *Service) managed(ctx context.Context, v access.Viewer, key uuid.UUID) (*Profile, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	p, err := s.store.profile(ctx, s.db, key)
	if err == nil && p.AccountID != v.Account() && v.RequireAdmin() != nil {
		err = fault.NotFound
	}
	if err != nil {
		return nil, fmt.Errorf("find profile %s: %w", key, err)
	}
	return p, manages(v, p.AccountID)
}

// RemoveProfile deletes a profile with all its state, and ends the logins and keys that use it. The account's own stays:
// fault.Invalid.
func (s *Service) RemoveProfile(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	p, err := s.managed(ctx, v, key)
	if err != nil {
		return err
	}
	if p.Own() {
		return fault.Field(fault.Invalid, "the account's own profile goes with the account alone", "id")
	}
	if p.ID == v.UserID {
		return fault.Field(fault.Conflict, "this profile is in use; change to another one first", "id")
	}
	err = s.store.deleteProfile(ctx, s.db, key)
	s.Forget()
	if err != nil {
		return fmt.Errorf("remove profile %s: %w", key, err)
	}
	return nil
}

// SwitchProfile makes a profile of the account that of the viewer's login, from the next request on. One that is locked needs
// its PIN: a wrong one is fault.Invalid, too many are fault.Unavailable for a while. Faults beside: NotFound, and Forbidden
// for API keys, whose profile stays.
func (s *Service) SwitchProfile(ctx context.Context, v access.Viewer, key uuid.UUID, pin string) (*Profile, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	if v.LoginID == uuid.Nil {
		return nil, fault.Field(fault.Forbidden, "an API key cannot change its profile")
	}
	p, hash, err := s.store.lockedProfile(ctx, s.db, key)
	if err == nil && p.AccountID != v.Account() {
		err = fault.NotFound
	}
	if errors.Is(err, fault.NotFound) {
		return nil, fault.Field(fault.NotFound, "there is no such profile", "profileId")
	}
	if err != nil {
		return nil, fmt.Errorf("find profile %s: %w", key, err)
	}
	if hash != nil && key != v.UserID {
		if err := s.unlock(ctx, key, pin, *hash); err != nil {
			return nil, err
		}
	}
	worn := &key
	if p.Own() {
		worn = nil
	}
	if err := s.store.wear(ctx, s.db, v.Account(), v.LoginID, worn); err != nil {
		return nil, fmt.Errorf("switch to profile %s: %w", key, err)
	}
	s.viewers.Invalidate(s.remembered(v.LoginID))
	return p, nil
}

// unlock checks a PIN. Each try is counted before, as with passwords.
func (s *Service) unlock(ctx context.Context, key uuid.UUID, pin, hash string) error {
	if pin == "" {
		return fault.Field(fault.Invalid, "this profile is entered with a PIN", "pin")
	}
	name := sha256.Sum256([]byte("pin:" + key.String()))
	if err := s.countAttempt(ctx, name[:]); err != nil {
		return err
	}
	ok := false
	if fourToSix.MatchString(pin) {
		var err error
		if ok, err = s.hasher.matches(ctx, pin, hash); err != nil {
			return fmt.Errorf("check a PIN: %w", err)
		}
	}
	if !ok {
		return fault.Field(fault.Invalid, "this is not the PIN", "pin")
	}
	return s.store.forgiveAttempts(ctx, s.db, name[:])
}

// checkRestricted refuses (fault.Conflict) what would make restrictions of an account worthless: administrators, and profiles
// that have their own.
func (s *Service) checkRestricted(ctx context.Context, q pgx.Tx, account uuid.UUID) error {
	admin, profiles, restricted, err := s.store.restricted(ctx, q, account)
	switch {
	case err != nil:
		return err
	case restricted && admin:
		return fault.Field(fault.Conflict, "an administrator cannot be restricted", "restrictions")
	case restricted && profiles > 0:
		return fault.Field(fault.Conflict, "an account that is restricted has no more profiles; remove them first", "restrictions")
	}
	return nil
}
