package keyset

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/page"
)

// Read reads a page of a list; of one that is scoped to libraries nothing where there are none. what names its items in
// errors. Wrong arguments are fault.Invalid.
func Read[T any](ctx context.Context, pool *db.DB, what string, l List, o Order[*T], a page.Args, libraries []uuid.UUID) (*page.Connection[*T], error) {
	return ReadAs(ctx, pool, what, l, l, o, a, libraries)
}

// ReadAs is Read of a list whose rows another one counts, for which that costs less.
func ReadAs[T any](ctx context.Context, pool *db.DB, what string, l, counted List, o Order[*T], a page.Args, libraries []uuid.UUID,
) (*page.Connection[*T], error) {
	o = o.named()
	sql, args, err := Page(l, o, a, libraries)
	if err != nil {
		return nil, err
	}
	var items []*T
	bare := l.Library != "" && len(libraries) == 0
	if !bare {
		if o.Column.Own != nil && len(l.args) == 0 {
			args = db.Planned(args) // how much somebody has tells which index is good
		}
		if items, err = db.AllSQL[T](ctx, pool, sql, l.planned(args)...); err != nil {
			return nil, fmt.Errorf("list %s: %w", what, err)
		}
	}
	return page.New(items, a, o.Cursor, func(ctx context.Context) (page.Count, error) {
		if bare {
			return page.Count{}, nil
		}
		sql, args := counted.Count(libraries)
		n, err := db.Value[int](ctx, pool, sql, counted.planned(args)...)
		if err != nil {
			return page.Count{}, fmt.Errorf("count %s: %w", what, err)
		}
		return page.Counted(n), nil
	})
}

// planned are the arguments of a statement over the list: where something narrows it, its values tell which index is good.
func (l List) planned(args []any) []any {
	if len(l.args) == 0 {
		return args
	}
	return db.Planned(args)
}
