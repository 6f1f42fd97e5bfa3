package resolvers

import (
	"context"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/playback"
)

func (r *Resolver) tilesURL(ctx context.Context, sess *playback.Session) (*string, error) {
	set, err := dataloaders.SessionTiles.Load(ctx, sess)
	if set == nil {
		return nil, err
	}
	return some(r.playback.TilesURL(sess)), nil
}

func sessionChapters(ctx context.Context, sess *playback.Session) ([]*model.Chapter, error) {
	m, err := dataloaders.SessionMedia.Load(ctx, sess)
	return chaptersOf(m), err
}
