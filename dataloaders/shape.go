package dataloaders

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"reflect"
	"sync"

	"github.com/google/uuid"
)

// remoteName is where a row is kept on the shared server. Programs that know its type otherwise look elsewhere.
func (m *recollection[V]) remoteName(key uuid.UUID) string {
	return "revenge:" + m.kind.name + ":" + shapeOf(reflect.TypeFor[V]()) + ":" + key.String()
}

var shapes sync.Map // of reflect.Type to string

// shapeOf is a hash of all fields of a type and of the types in it.
func shapeOf(t reflect.Type) string {
	if known, ok := shapes.Load(t); ok {
		return known.(string)
	}
	h := sha256.New()
	describe(h, t, map[reflect.Type]bool{})
	shape := hex.EncodeToString(h.Sum(nil)[:8])
	shapes.Store(t, shape)
	return shape
}

func describe(w io.Writer, t reflect.Type, known map[reflect.Type]bool) {
	_, _ = fmt.Fprintf(w, "%s %s;", t, t.Kind()) // a hash takes every write
	if known[t] {
		return
	}
	known[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		describe(w, t.Elem(), known)
	case reflect.Struct:
		for f := range t.Fields() {
			_, _ = fmt.Fprintf(w, "%s %q", f.Name, f.Tag)
			describe(w, f.Type, known)
		}
	}
}
