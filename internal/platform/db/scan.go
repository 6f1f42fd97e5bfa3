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
// field a column.
func scanner[T any]() pgx.RowToFunc[*T] {
	var targets []any
	var places [][]int
	var texts texts
	return func(r pgx.CollectableRow) (*T, error) {
		if places == nil {
			var err error
			if places, err = match(reflect.TypeFor[T](), r.FieldDescriptions()); err != nil {
				return nil, err
			}
			targets = make([]any, len(places))
			texts = textsOf(reflect.TypeFor[T](), places, r.FieldDescriptions())
		}
		row := new(T)
		v := reflect.ValueOf(row).Elem()
		for i, place := range places {
			targets[i] = v.FieldByIndex(place).Addr().Interface()
		}
		texts.take(v, places, r.RawValues(), targets)
		return row, r.Scan(targets...)
	}
}

// match finds the place of each column's field.
func match(t reflect.Type, columns []pgconn.FieldDescription) ([][]int, error) {
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
