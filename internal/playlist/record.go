package playlist

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/viewing"
)

// Record is a playlist that was kept as a file.
type Record struct {
	// ID is what it had where it was taken out.
	ID                id.ID
	Name, Description string
	Shares            []*Share
	// Rules fill a smart one.
	Rules *Rules
	// Sorting is that of a collection; empty for by hand.
	Sorting   Sorting
	Direction page.Direction
	Entries   []*Kept
}

// Kept is a place of it: Keys tell the content on any server.
type Kept struct {
	ID   id.ID
	Kind viewing.Kind
	Keys []string
}

// RuleName is what the filter of rules names, and by which keys it is known on any server.
type RuleName struct {
	ID   id.ID
	Keys []string
	Name string
}

// TakenIn is what came of a Record, by its place in the list.
type TakenIn struct {
	Place int
	Key   uuid.UUID
	// Created says that it was made now.
	Created bool
	// Matched is how many entries are there, Added how many of them were put into it now.
	Matched, Added int
	// Unmatched are the places of the entries whose content is not there.
	Unmatched []int
	// UnknownUsers are the names that it was shared with and that no account has.
	UnknownUsers []string
}

const (
	maxRecords = 100
	maxShares  = 50
	maxEntries = 500
	maxNames   = 500
	maxKeys    = 50
	maxKey     = 500
)

// wrong says why no export has this; empty for what one may have.
func (r *Record) wrong(n nature) string {
	if _, err := r.ID.Key(n.list); err != nil {
		return "it is not known by the id of a " + n.noun
	}
	if err := n.checkName(&r.Name); err != nil {
		return reason(err)
	}
	if err := checkDescription(r.Description); err != nil {
		return reason(err)
	}
	if r.Rules != nil && len(r.Entries) > 0 {
		return "rules fill a smart " + n.noun + ": it has no entries"
	}
	if r.Rules != nil && cmp.Or(r.Sorting, ByHand) != ByHand {
		return "rules have an order of their own: a smart " + n.noun + " is sorted by HAND"
	}
	if len(r.Shares) > maxShares {
		return fmt.Sprintf("it is shared with %d people at most", maxShares)
	}
	if slices.ContainsFunc(r.Shares, func(s *Share) bool {
		return s.Access == Owner || utf8.RuneCountInString(s.UserName) > maxName || strings.ContainsRune(s.UserName, 0)
	}) {
		return "a " + n.noun + " has one owner; it is shared for READ or WRITE"
	}
	for i, e := range r.Entries {
		if _, err := e.ID.Key(n.place); err != nil || !slices.Contains(n.holds, e.Kind) || !keyed(e.Keys) {
			return fmt.Sprintf("entry %d is no %s with 1 to %d keys", i, n.holding, maxKeys)
		}
	}
	return ""
}

func keyed(keys []string) bool {
	return len(keys) > 0 && len(keys) <= maxKeys && !slices.ContainsFunc(keys, func(k string) bool { return len(k) > maxKey || strings.ContainsRune(k, 0) })
}

// reason is what a mistake says.
func reason(err error) string {
	if m, ok := errors.AsType[*fault.Mistake](err); ok {
		return m.Message
	}
	return err.Error()
}
