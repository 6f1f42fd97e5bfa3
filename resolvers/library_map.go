package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

func (r *Resolver) editLibrary(ctx context.Context, input model.EditLibraryInput) (*library.Library, error) {
	key, err := input.ID.Key("library")
	if err != nil {
		return nil, err
	}
	e := library.Edit{Name: input.Name.Value(), Language: input.Language.Value(), Watch: input.Watch.Value(), Trickplay: input.Trickplay.Value(),
		AllowDeletion: input.AllowDeletion.Value()}
	if paths, given := input.Paths.ValueOK(); given {
		e.Paths = &paths
	}
	e.M3U = input.M3u.Value()
	if guide, given := input.Xmltv.ValueOK(); given {
		none := ""
		if e.XMLTV = &none; guide != nil {
			e.XMLTV = guide
		}
	}
	if err := r.libraries.Edit(ctx, access.From(ctx), key, e); err != nil {
		return nil, err
	}
	return dataloaders.OrNil(dataloaders.For(ctx).Library().ByID.Load(ctx, key))
}

// placeOf is where a library's list or guide is; null where it has none.
func placeOf(ctx context.Context, l *library.Library, position int) (*string, error) {
	if l.Kind != library.KindLive {
		return nil, nil //nolint:nilnil // it has none
	}
	roots, err := dataloaders.LibraryRoots.Load(ctx, l)
	for _, r := range roots {
		if r.Position == position {
			place := library.DisplayPath(r.Path)
			return &place, err
		}
	}
	return nil, err
}

func (r *Resolver) scanLibrary(ctx context.Context, given id.ID) (*library.Scan, error) {
	key, err := given.Key("library")
	if err != nil {
		return nil, err
	}
	v := access.From(ctx)
	if !v.Sees(key) {
		return nil, fault.NotFound
	}
	return r.libraries.RequestScan(ctx, v, key, library.TriggerUser)
}

// scanOf reads anew what a change has left of a scan.
func scanOf(ctx context.Context, key uuid.UUID, err error) (*library.Scan, []*model.UserError, error) {
	mistakes, err := userErrors(err)
	if err != nil || len(mistakes) > 0 {
		return nil, mistakes, err
	}
	scan, err := dataloaders.OrNil(dataloaders.For(ctx).Library().ScanByID.Load(ctx, key))
	return scan, mistakes, err
}

func (r *Resolver) followScans(ctx context.Context, given id.ID, since *page.Cursor) (<-chan *library.ScanProgress, error) {
	key, err := given.Key("library")
	if err != nil {
		return nil, err
	}
	if !access.From(ctx).Sees(key) {
		return nil, fault.NotFound
	}
	return graph.Follow(ctx, r.libraries.WatchScans(key), known(since), func(ctx context.Context) (*library.ScanProgress, string, bool, error) {
		p, err := r.libraries.Progress(ctx, access.From(ctx), key)
		if p == nil || err != nil {
			return nil, "", false, err
		}
		return p, string(p.Cursor), false, nil
	}), nil
}

// known is the revision that a client has seen, or empty.
func known(since *page.Cursor) string {
	if since == nil {
		return ""
	}
	return string(*since)
}

func (r *Resolver) followChanges(ctx context.Context, given *id.ID, since *page.Cursor) (<-chan *library.Change, error) {
	var key *uuid.UUID
	if given != nil {
		k, err := given.Key("library")
		if err != nil || !access.From(ctx).Sees(k) {
			return nil, fault.NotFound
		}
		key = &k
	}
	return graph.Stream(ctx, r.libraries.Changes(ctx, graph.Viewer, key, since)), nil
}
