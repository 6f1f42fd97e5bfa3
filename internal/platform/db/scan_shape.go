package db

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5/pgconn"
)

// shape is how the columns of a statement lie in a type. It is found out once, and never changes.
type shape struct {
	partly  bool
	columns []pgconn.FieldDescription
	places  [][]int
	offsets []uintptr
	direct  []direct
	strings []bool // fields that are texts, whatever their type is called
	absent  []bool // fields that NULL leaves as they are
}

// shapes are those that were found out, by type: of each there are as many as statements name its columns differently.
var shapes = struct {
	sync.RWMutex

	of map[reflect.Type][]*shape
}{of: map[reflect.Type][]*shape{}}

func shapeOf(t reflect.Type, columns []pgconn.FieldDescription, partly bool) (*shape, error) {
	shapes.RLock()
	known := shapes.of[t]
	shapes.RUnlock()
	for _, s := range known {
		if s.partly == partly && slices.EqualFunc(s.columns, columns, alike) {
			return s, nil
		}
	}
	s, err := newShape(t, columns, partly)
	if err == nil {
		shapes.Lock()
		defer shapes.Unlock()
		shapes.of[t] = append(slices.Clip(shapes.of[t]), s)
	}
	return s, err
}

// alike tells whether two columns are read in the same way.
func alike(a, b pgconn.FieldDescription) bool {
	return a.Name == b.Name && a.DataTypeOID == b.DataTypeOID && a.Format == b.Format
}

func newShape(t reflect.Type, columns []pgconn.FieldDescription, partly bool) (*shape, error) {
	places, err := match(t, columns, partly)
	if err != nil {
		return nil, err
	}
	n := len(places)
	s := &shape{partly: partly, columns: slices.Clone(columns), places: places, offsets: make([]uintptr, n), direct: make([]direct, n),
		strings: make([]bool, n), absent: make([]bool, n)}
	for i, c := range columns {
		inside, field := true, t
		for _, at := range places[i] {
			if field.Kind() != reflect.Struct {
				inside = false // behind a pointer
				break
			}
			f := field.Field(at)
			s.offsets[i], field = s.offsets[i]+f.Offset, f.Type
		}
		if inside {
			s.direct[i], s.strings[i], s.absent[i] = directOf(c, field), isString(c.DataTypeOID, field), isAbsent(field)
		}
	}
	return s, nil
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
		if _, options, _ := strings.Cut(t.FieldByIndex(at).Tag.Get("db"), ","); options == "optional" {
			continue
		}
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

func fieldsOf(t reflect.Type) map[string][]int {
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
	return fields
}
