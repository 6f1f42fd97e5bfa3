package media

import "context"

type backgroundKey struct{}

// Background marks work that nobody waits for: it pauses while transcodes have little to spare.
func Background(ctx context.Context) context.Context {
	return context.WithValue(ctx, backgroundKey{}, true)
}

// IsBackground says whether the work was marked so.
func IsBackground(ctx context.Context) bool { return ctx.Value(backgroundKey{}) != nil }
