package graph

import (
	"context"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"golang.org/x/time/rate"

	"revenge/internal/platform/cache"
)

// guarded are the root fields that try a secret.
var guarded = map[string]bool{"logIn": true, "setUp": true, "refreshLogin": true, "changePassword": true, "switchProfile": true}

const (
	// addressesKept bounds the memory for addresses; who is forgotten begins anew.
	addressesKept = 10_000
	addressTTL    = time.Hour
)

// attempts bounds how often an address may try a secret. Accounts are bounded too, by identity.
type attempts struct {
	perMinute int
	addresses *cache.Cache[string, *rate.Limiter]
}

func newAttempts(perMinute int) (*attempts, error) {
	addresses, err := cache.New[string, *rate.Limiter](cache.Options{Size: addressesKept, TTL: addressTTL})
	return &attempts{perMinute, addresses}, err
}

// check refuses an operation when the client's address has tried too often; each try in a document counts.
func (a *attempts) check(ctx context.Context, op *ast.OperationDefinition) *gqlerror.Error {
	if op.Operation != ast.Mutation {
		return nil
	}
	tries := count(op.SelectionSet)
	if tries == 0 {
		return nil
	}
	limiter, err := a.addresses.Load(ctx, ClientOf(ctx).Address, func(context.Context, string) (*rate.Limiter, error) {
		return rate.NewLimiter(rate.Every(time.Minute/time.Duration(a.perMinute)), a.perMinute), nil
	})
	if err == nil && limiter.AllowN(time.Now(), tries) {
		return nil
	}
	return refusal(codeRate, "too many attempts from this address, at most %d a minute are allowed; wait a minute and try again", a.perMinute)
}

// count is how many guarded fields stand at the root; limits.go has bounded fragments and roots.
func count(selections ast.SelectionSet) int {
	n := 0
	for _, selection := range selections {
		switch s := selection.(type) {
		case *ast.Field:
			if guarded[s.Name] {
				n++
			}
		case *ast.InlineFragment:
			n += count(s.SelectionSet)
		case *ast.FragmentSpread:
			n += count(s.Definition.SelectionSet)
		}
	}
	return n
}
