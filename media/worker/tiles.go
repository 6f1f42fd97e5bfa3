package worker

import (
	"context"
	"time"

	"revenge/media"
)

// Tiles makes one sheet of small pictures; the payload of its reply is a JPEG.
var Tiles = Kind[TilesRequest, PictureReply]{Name: "tiles", Limit: 30 * time.Minute}

// TilesRequest is media.Sheet.
type TilesRequest struct {
	FromMs  int64 `json:"fromMs"`
	StepMs  int64 `json:"stepMs"`
	Count   int   `json:"count"`
	Columns int   `json:"columns"`
	Width   int   `json:"width"`
}

var _ media.Tiler = (*Pool)(nil)

// Tiles implements media.Tiler, in a worker of its own: it takes long, and gives way to everything.
func (p *Pool) Tiles(ctx context.Context, src media.Source, s media.Sheet) (*media.Picture, error) {
	child, err := p.launcher.Start(ctx)
	if err != nil {
		return nil, err
	}
	defer child.Close()
	reply, data, err := CallFile(ctx, child, Tiles, TilesRequest{
		FromMs: s.From.Milliseconds(), StepMs: s.Step.Milliseconds(), Count: s.Count, Columns: s.Columns, Width: s.Width,
	}, src)
	return picture(reply, data, err)
}
