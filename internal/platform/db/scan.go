package db

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

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
		if r.read(reflect.ValueOf(one).Elem(), row.RawValues()) {
			return one, nil
		}
		return one, row.Scan(r.targets...)
	}
}

// reading is what one result's rows are read with.
type reading struct {
	places  [][]int
	direct  []direct
	strings []bool // fields that are texts, whatever their type is called
	targets []any
	slabs   slabs
}

func newReading(t reflect.Type, columns []pgconn.FieldDescription, partly bool) (*reading, error) {
	places, err := match(t, columns, partly)
	if err != nil {
		return nil, err
	}
	r := &reading{places: places, direct: make([]direct, len(places)), strings: make([]bool, len(places)), targets: make([]any, len(places))}
	for i, c := range columns {
		field := t.FieldByIndex(places[i]).Type
		r.direct[i], r.strings[i] = directOf(c, field), isString(c.DataTypeOID, field)
	}
	return r, nil
}

// read reads what it can of a row. It is false where targets are left for pgx; those that were read are nil.
func (r *reading) read(row reflect.Value, raw [][]byte) (whole bool) {
	whole = true
	for i, place := range r.places {
		field, src := row.FieldByIndex(place), raw[i]
		if r.strings[i] && src != nil {
			field.SetString(r.slabs.string(src))
			r.targets[i] = nil
			continue
		}
		r.targets[i] = field.Addr().Interface()
		if read := r.direct[i]; read != nil && read(r.targets[i], src, &r.slabs) {
			r.targets[i] = nil
			continue
		}
		whole = false
	}
	return whole
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
