package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/playback"
	"revenge/internal/trickplay"
)

func tilesOf(ctx context.Context, file uuid.UUID) (*trickplay.Set, error) {
	return dataloaders.OrNil(dataloaders.For(ctx).Tiles.Load(ctx, file))
}

func (r *Resolver) tilesURL(ctx context.Context, sess *playback.Session) (*string, error) {
	set, err := tilesOf(ctx, sess.FileID)
	if set == nil {
		return nil, err
	}
	return some(r.playback.TilesURL(sess)), nil
}

func sessionChapters(ctx context.Context, sess *playback.Session) ([]*model.Chapter, error) {
	m, err := dataloaders.OrNil(dataloaders.For(ctx).Library.MediaByFile.Load(ctx, sess.FileID))
	return chaptersOf(m), err
}
