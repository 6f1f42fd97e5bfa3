package dataloaders

import (
	"encoding"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/catalogue"
	"revenge/internal/person"
	"revenge/internal/playlist"
)

// What is kept travels between nodes as JSON: a field that JSON does not see would come back empty.
func TestKept_travels(t *testing.T) {
	t.Parallel()
	entities, err := NewEntities(EntitiesDeps{Bytes: 1 << 20})
	require.NoError(t, err)
	t.Cleanup(entities.Close)
	kept := map[reflect.Type]bool{reflect.TypeFor[person.Credit](): true} // credits are asked for in several ways
	loaders := reflect.ValueOf(newLoaders(Sources{Collections: &playlist.Collections{}}, access.Viewer{}, entities.scopeOf(access.Viewer{Role: access.User, Libraries: []uuid.UUID{{1}}}, &catalogue.Versions{})))
	for _, made := range loaders.Methods() {
		collect(made.Call(nil)[0], kept)
	}
	require.Greater(t, len(kept), 10)
	for typ := range kept {
		lossless(t, typ, typ.String(), map[reflect.Type]bool{})
	}
}

// collect finds the types of loaders that remember.
func collect(v reflect.Value, kept map[reflect.Type]bool) {
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
		return
	}
	if memory := v.Elem().FieldByName("memory"); memory.IsValid() {
		if !memory.IsNil() {
			kept[v.Elem().FieldByName("empty").Type()] = true
		}
		return
	}
	for _, f := range v.Elem().Fields() {
		collect(f, kept)
	}
}

func lossless(t *testing.T, typ reflect.Type, path string, seen map[reflect.Type]bool) {
	t.Helper()
	p := reflect.PointerTo(typ)
	if seen[typ] || typ.Implements(reflect.TypeFor[encoding.TextMarshaler]()) && p.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) ||
		typ.Implements(reflect.TypeFor[json.Marshaler]()) && p.Implements(reflect.TypeFor[json.Unmarshaler]()) {
		return
	}
	seen[typ] = true
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		lossless(t, typ.Elem(), path, seen)
	case reflect.Struct:
		for f := range typ.Fields() {
			at := path + "." + f.Name
			if f.Tag.Get("kept") == "anew" { // what is made of the rest
				continue
			}
			require.True(t, f.IsExported(), at+" is not written")
			require.NotEqual(t, "-", f.Tag.Get("json"), at+" is not written")
			lossless(t, f.Type, at, seen)
		}
	case reflect.Interface, reflect.Chan, reflect.Func:
		require.Fail(t, path+" cannot be written")
	}
}
