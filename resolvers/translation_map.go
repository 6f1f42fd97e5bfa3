package resolvers

import (
	"context"

	"revenge/dataloaders"
	"revenge/internal/metadata"
)

// localTitle is a title in the viewer's language, else the main one.
func localTitle(ctx context.Context, titles metadata.Titles, main *string) *string {
	if local := dataloaders.LocalTitle(ctx, titles); local != "" {
		return &local
	}
	return main
}

// localOverview is what a thing is about in the viewer's language, else in the main one.
func localOverview(ctx context.Context, translations []metadata.Translation, main *string) *string {
	if local := dataloaders.LocalOverview(ctx, translations); local != nil {
		return local
	}
	return main
}
