package playlist

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/search"
)

// Deps are what the service stands on.
type Deps struct {
	DB      *db.DB
	Clock   clock.Clock
	Sources map[RulesKind]Source
	// Search finds lists by their names.
	Search *search.Service
	// Pictures keeps those that are uploaded for lists.
	Pictures *artwork.Service
	// Log is told what is wrong with lists; nil for nobody.
	Log *slog.Logger
}

// Service keeps lists of one kind.
type Service struct {
	Deps
	nature
	store store
}

// NewService returns the service of playlists.
func NewService(d Deps) *Service { return newService(d, playlists) }

func newService(d Deps, n nature) *Service {
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	return &Service{Deps: d, nature: n}
}

// List pages through the playlists that the viewer made or was given.
func (s *Service) List(ctx context.Context, v access.Viewer, f Filter, by OrderField, d page.Direction, a page.Args) (*page.Connection[*Playlist], error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	if f.NameContains != nil && utf8.RuneCountInString(*f.NameContains) > maxName {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d characters", maxName), "filter", "nameContains")
	}
	column, known := orders[by]
	if !known {
		return nil, fault.Field(fault.Invalid, s.nouns+" cannot be sorted by this", "orderBy", "field")
	}
	o := keyset.Order[*Playlist]{Column: column, Direction: d, Filter: f, ID: func(p *Playlist) uuid.UUID { return p.ID }}
	return keyset.Read(ctx, s.DB, s.nouns, s.store.list(v, s.kind, f), o, a, nil)
}

// ByIDs returns those of the playlists that the viewer may see, in any order.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Playlist, error) {
	return s.store.byIDs(ctx, s.DB, v, s.kind, keys)
}

// SharesByPlaylistIDs returns with whom the viewer shares his own playlists, by name.
func (s *Service) SharesByPlaylistIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Share, error) {
	return s.store.shares(ctx, s.DB, v, keys)
}

// New is a playlist to be made.
type New struct {
	Name, Description string
	// Items are films, episodes, seasons, series, tracks, releases and albums; of a collection films, series, albums and artists.
	Items []id.ID
	// Rules fill it instead, and ever anew.
	Rules *Rules
	// Sorting is that of a collection; empty for by hand.
	Sorting    Sorting
	Descending bool
}

// Create makes a playlist. Wrong texts are fault.Invalid, an item that may not be seen is fault.NotFound.
func (s *Service) Create(ctx context.Context, v access.Viewer, n New) (uuid.UUID, error) {
	if err := v.RequireUser(); err != nil {
		return uuid.Nil, err
	}
	if err := s.checkName(&n.Name); err != nil {
		return uuid.Nil, err
	}
	if err := checkDescription(n.Description); err != nil {
		return uuid.Nil, err
	}
	if n.Rules != nil {
		if len(n.Items) > 0 {
			return uuid.Nil, fault.Field(fault.Invalid, "rules fill a smart "+s.noun+": give items or rules", "itemIds")
		}
		if err := s.checkRules(n.Rules); err != nil {
			return uuid.Nil, err
		}
	}
	if n.Rules != nil && n.Sorting != "" {
		return uuid.Nil, fault.Field(fault.Invalid, "rules have an order of their own: give rules or a sorting", "sorting")
	}
	items, err := s.members(ctx, v, n.Items)
	if err != nil {
		return uuid.Nil, err
	}
	return s.create(ctx, v, n, items)
}

func (s *Service) create(ctx context.Context, v access.Viewer, n New, items []*member) (uuid.UUID, error) {
	now := s.Clock.Now()
	p := &Playlist{ID: id.New(), UserID: v.UserID, Kind: s.kind, Name: n.Name, SortName: sortName(n.Name), Description: n.Description, Rules: n.Rules,
		Sorting: cmp.Or(n.Sorting, ByHand), Descending: n.Descending, CreatedAt: now, UpdatedAt: now}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		owned, err := s.store.owned(ctx, tx, v.UserID, s.kind)
		if err != nil {
			return err
		}
		if owned >= maxPlaylists {
			return fault.Field(fault.Conflict, s.tooMany())
		}
		if err := s.store.insert(ctx, tx, p); err != nil {
			return err
		}
		if err := s.index(ctx, tx, p.ID); err != nil {
			return err
		}
		_, err = s.put(ctx, tx, v, p.ID, items, nil)
		return err
	})
	if err != nil {
		return uuid.Nil, fmt.Errorf("create %s: %w", s.noun, err)
	}
	return p.ID, nil
}

// Edit is a change of a playlist; nil stays.
type Edit struct {
	Name, Description *string
	Rules             *Rules
	Sorting           *Sorting
	Descending        *bool
	// Picture is the item whose picture it shall show; nil in it is none.
	Picture **id.ID
}

// Edit renames a playlist, or changes its description, its picture, its sorting or the rules that fill it. Rules for one that people
// fill are fault.Conflict, and so is a sorting for one that rules fill; an item that is not in it or has no picture is fault.NotFound.
func (s *Service) Edit(ctx context.Context, v access.Viewer, key uuid.UUID, e Edit) error {
	if e.Name != nil {
		if err := s.checkName(e.Name); err != nil {
			return err
		}
	}
	if e.Description != nil {
		if err := checkDescription(*e.Description); err != nil {
			return err
		}
	}
	if e.Rules != nil {
		if err := s.checkRules(e.Rules); err != nil {
			return err
		}
	}
	var was *string
	err := s.change(ctx, v, key, Owner, "edit", func(tx pgx.Tx, p *locked) (err error) {
		if e.Rules != nil && p.Rules == nil {
			return fault.Field(fault.Conflict, "people fill this "+s.noun+"; make a new one for rules", "rules")
		}
		if p.Rules != nil && (e.Sorting != nil || e.Descending != nil) {
			return fault.Field(fault.Conflict, "the rules of this "+s.noun+" say its order; change those", "sorting")
		}
		if err := s.store.edit(ctx, tx, key, e); err != nil {
			return err
		}
		if e.Picture != nil {
			if was, err = s.show(ctx, tx, v, key, p, *e.Picture); err != nil {
				return err
			}
		}
		if e.Name == nil {
			return nil
		}
		return s.index(ctx, tx, key)
	})
	if err == nil {
		s.drop(ctx, was)
	}
	return err
}

// Remove deletes a playlist; what is in it stays in the libraries.
func (s *Service) Remove(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	var was *string
	err := s.change(ctx, v, key, Owner, "remove", func(tx pgx.Tx, _ *locked) error {
		err := s.Search.Remove(ctx, tx, []uuid.UUID{key})
		if err == nil {
			was, err = s.store.remove(ctx, tx, key)
		}
		return err
	})
	if err == nil {
		s.drop(ctx, was)
	}
	return err
}

// Share lets somebody read or write a playlist; nil ends that. An unknown name is fault.Invalid.
func (s *Service) Share(ctx context.Context, v access.Viewer, key uuid.UUID, userName string, may *Access) error {
	if may != nil && *may == Owner {
		return fault.Field(fault.Invalid, "a "+s.noun+" has one owner; share it for READ or WRITE", "access")
	}
	return s.change(ctx, v, key, Owner, "share", func(tx pgx.Tx, _ *locked) error {
		user, err := s.store.userByName(ctx, tx, strings.TrimSpace(userName))
		switch {
		case err != nil:
			return err
		case user == uuid.Nil:
			return fault.Field(fault.Invalid, "there is no account with this name", "userName")
		case user == v.UserID:
			return fault.Field(fault.Invalid, "it is yours already", "userName")
		}
		if err := s.store.share(ctx, tx, key, user, may); err != nil {
			return err
		}
		return s.index(ctx, tx, key)
	})
}

// change does something to a playlist that is locked meanwhile. One that may not be seen is fault.NotFound; one that may
// be seen but not changed so is fault.Forbidden. do gets what it is like.
func (s *Service) change(ctx context.Context, v access.Viewer, key uuid.UUID, need Access, verb string, do func(pgx.Tx, *locked) error) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		p, err := s.store.lock(ctx, tx, v, s.kind, key, s.Clock.Now())
		switch {
		case err != nil:
			return err
		case need == Owner && p.Access != Owner:
			return fault.Field(fault.Forbidden, "only its owner may do this")
		case p.Access == Read:
			return fault.Field(fault.Forbidden, "this "+s.noun+" was shared for reading only")
		}
		return do(tx, p)
	})
	if err != nil {
		return fmt.Errorf("%s %s %s: %w", verb, s.noun, key, err)
	}
	return nil
}

// fill changes what a playlist holds. Where rules do that it is fault.Conflict.
func (s *Service) fill(ctx context.Context, v access.Viewer, key uuid.UUID, verb string, do func(pgx.Tx, *locked) error) error {
	return s.change(ctx, v, key, Write, verb, func(tx pgx.Tx, p *locked) error {
		if p.Rules != nil {
			return fault.Field(fault.Conflict, "rules fill this "+s.noun+"; change those, or freeze it first", s.noun+"Id")
		}
		return do(tx, p)
	})
}

// The bounds of what users keep.
const (
	maxName        = 200
	maxDescription = 2000
	maxItems       = 5000
	maxPlaylists   = 1000
)

func (n nature) checkName(name *string) error {
	*name = strings.TrimSpace(*name)
	switch {
	case *name == "":
		return fault.Field(fault.Invalid, "a "+n.noun+" needs a name", "name")
	case utf8.RuneCountInString(*name) > maxName:
		return fault.Field(fault.Invalid, fmt.Sprintf("a name has at most %d characters", maxName), "name")
	case strings.ContainsFunc(*name, unicode.IsControl):
		return fault.Field(fault.Invalid, "a name has no control characters", "name")
	}
	return nil
}

func checkDescription(text string) error {
	if utf8.RuneCountInString(text) > maxDescription || strings.ContainsRune(text, 0) {
		return fault.Field(fault.Invalid, fmt.Sprintf("a description has at most %d characters", maxDescription), "description")
	}
	return nil
}

// sortName leaves articles where they are: names are in any language.
func sortName(name string) string { return fold.AsGiven(name) }
