package resolvers

import (
	"context"

	"revenge/internal/access"
	"revenge/internal/platform/id"
)

// disconnect returns the id of the account that was.
func (r *Resolver) disconnect(ctx context.Context, given id.ID) (*id.ID, error) {
	key, err := given.Key("scrobbleaccount")
	if err == nil {
		err = r.scrobbles.Disconnect(ctx, access.From(ctx), key)
	}
	if err != nil {
		return nil, err
	}
	return &given, nil
}
