package db

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// scanner reads rows into new T, matching columns to fields by name: a field is named by its tag `db`, or by its own name
// without case and underscores. jet's "table.column" stands for the column. Every column needs a field, and every
// field a column, unless rows are read partly: then the other fields stay zero.
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
	places  [][]int
	offsets []uintptr
	direct  []direct
	strings []bool // fields that are texts, whatever their type is called
	left    []bool // columns of the row at hand that are left to pgx
	targets []any
	slabs   slabs
}

func newReading(t reflect.Type, columns []pgconn.FieldDescription, partly bool) (*reading, error) {
	places, err := match(t, columns, partly)
	if err != nil {
		return nil, err
	}
	n := len(places)
	r := &reading{places: places, offsets: make([]uintptr, n), direct: make([]direct, n), strings: make([]bool, n), left: make([]bool, n), targets: make([]any, n)}
	for i, c := range columns {
		inside, field := true, t
		for _, at := range places[i] {
			if field.Kind() != reflect.Struct {
				inside = false // behind a pointer
				break
			}
			f := field.Field(at)
			r.offsets[i], field = r.offsets[i]+f.Offset, f.Type
		}
		if inside {
			r.direct[i], r.strings[i] = directOf(c, field), isString(c.DataTypeOID, field)
		}
	}
	return r, nil
}

// read reads what it can of a row. It is false where something is left for pgx.
func (r *reading) read(row unsafe.Pointer, raw [][]byte) (whole bool) {
	whole = true
	for i, src := range raw {
		at := unsafe.Add(row, r.offsets[i])
		switch {
		case r.strings[i] && src != nil:
			*(*string)(at) = r.slabs.string(src)
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
	for i, left := range r.left {
		if r.targets[i] = nil; left {
			r.targets[i] = row.FieldByIndex(r.places[i]).Addr().Interface()
		}
	}
}

// match finds the place of each column's field.
func match(t reflect.Type, columns []pgconn.FieldDescription, partly bool) ([][]int, error) {
	known := fieldsOf(t)
	places := make([][]int, len(columns))
	for i, c := range columns {
		name := c.Name[strings.LastIndexByte(c.Name, '.')+1:]
		at, found := known[name]
		if !found {
			at, found = known[plainName(name)]
		}
		if !found {
			return nil, fmt.Errorf("%s has no field for the column %s", t, c.Name)
		}
		places[i] = at
	}
	if partly {
		return places, nil
	}
	var missing []string
	for _, at := range known {
		if !slices.ContainsFunc(places, func(place []int) bool { return slices.Equal(place, at) }) {
			missing = append(missing, t.FieldByIndex(at).Name)
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("no column was selected for these fields of %s: %s", t, strings.Join(missing, ", "))
	}
	return places, nil
}

func plainName(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

var knownFields sync.Map // of reflect.Type to map[string][]int

func fieldsOf(t reflect.Type) map[string][]int {
	if known, ok := knownFields.Load(t); ok {
		return known.(map[string][]int)
	}
	fields := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		tag, tagged := f.Tag.Lookup("db")
		tag, _, _ = strings.Cut(tag, ",")
		switch {
		case !f.IsExported() || tag == "-" || f.Anonymous && !tagged && f.Type.Kind() == reflect.Struct:
		case tagged:
			fields[tag] = f.Index
		default:
			fields[plainName(f.Name)] = f.Index
		}
	}
	knownFields.Store(t, fields)
	return fields
}
