package resolvers

import (
	"context"

	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/join"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// joined is the item that files belong to after a change; null where there was none.
func joined(ctx context.Context, c *join.Change, err error) (model.Node, error) {
	if err != nil || c == nil {
		return nil, err
	}
	return item(ctx, id.Of(c.ItemKind.Public(), c.ItemID))
}

func (r *Resolver) splitItem(ctx context.Context, input model.SplitItemInput) (*join.Change, error) {
	files, err := keysOf("file", input.FileIds)
	if err != nil {
		return nil, fault.Field(fault.NotFound, "this is no file of the item", "fileIds")
	}
	seasons, err := keysOf("season", input.SeasonIds)
	if err != nil {
		return nil, fault.Field(fault.NotFound, "this is no season of the series", "seasonIds")
	}
	return r.joins.Split(ctx, access.From(ctx), join.Split{Item: input.ID, Files: files, Seasons: seasons, Into: input.Into.Value(),
		Title: orZero(input.Title.Value()), Year: input.Year.Value(), Artist: orZero(input.Artist.Value())})
}

func (r *Resolver) numberFile(ctx context.Context, input model.NumberFileInput) (*join.Change, error) {
	file, err := input.FileID.Key("file")
	if err != nil {
		return nil, fault.Field(fault.NotFound, "this is no file of a series, or you may not see it", "fileId")
	}
	return r.joins.Number(ctx, access.From(ctx), file, input.Season, input.Episodes)
}
