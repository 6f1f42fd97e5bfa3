package db

import (
	"reflect"
	"unsafe"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// scanner reads rows into new T, matching columns to fields by name: a field is named by its tag `db`, or by its own name
// without case and underscores. jet's "table.column" stands for the column. Every column needs a field, and every
// field a column, unless its tag says that it is optional (`db:"name,optional"`) or rows are read partly: then it stays zero.
func scanner[T any](partly bool) pgx.RowToFunc[*T] {
	var r *reading
	var rows slab[T]
	return func(row pgx.CollectableRow) (*T, error) {
		if r == nil {
			var err error
			if r, err = newReading(reflect.TypeFor[T](), row.FieldDescriptions(), partly); err != nil {
				return nil, err
			}
		}
		one := rows.next()
		if r.read(unsafe.Pointer(one), row.RawValues()) {
			return one, nil
		}
		r.rest(reflect.ValueOf(one).Elem())
		return one, row.Scan(r.targets...)
	}
}

// reading is what one result's rows are read with.
type reading struct {
	*shape
	left    []bool // columns of the row at hand that are left to pgx
	targets []any
	slabs   slabs
}

func newReading(t reflect.Type, columns []pgconn.FieldDescription, partly bool) (*reading, error) {
	s, err := shapeOf(t, columns, partly)
	if err != nil {
		return nil, err
	}
	return &reading{shape: s, left: make([]bool, len(columns))}, nil
}

// read reads what it can of a row. It is false where something is left for pgx.
func (r *reading) read(row unsafe.Pointer, raw [][]byte) (whole bool) {
	whole = true
	for i, src := range raw {
		at := unsafe.Add(row, r.offsets[i])
		switch {
		case r.strings[i] && src != nil:
			*(*string)(at) = r.slabs.string(src)
		case r.absent[i] && src == nil:
		case r.direct[i] != nil && r.direct[i](at, src, &r.slabs):
		default:
			r.left[i], whole = true, false
			continue
		}
		r.left[i] = false
	}
	return whole
}

// rest makes targets of the fields that are left.
func (r *reading) rest(row reflect.Value) {
	if r.targets == nil {
		r.targets = make([]any, len(r.left))
	}
	for i, left := range r.left {
		if r.targets[i] = nil; left {
			r.targets[i] = row.FieldByIndex(r.places[i]).Addr().Interface()
		}
	}
}
