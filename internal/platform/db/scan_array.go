package db

import (
	"encoding/binary"
	"reflect"
	"unsafe"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgtype"
)

// arrayOf returns what reads an array of texts or ids into a slice; nil for other columns and fields.
func arrayOf(oid uint32, field reflect.Type) direct {
	switch {
	case field.Kind() != reflect.Slice || readsItself(field) || readsItself(field.Elem()):
	case (oid == pgtype.TextArrayOID || oid == pgtype.VarcharArrayOID) && field.Elem().Kind() == reflect.String:
		return readTexts
	case oid == pgtype.UUIDArrayOID && field.Elem() == reflect.TypeFor[uuid.UUID]():
		return readKeys
	}
	return nil
}

func readTexts(at unsafe.Pointer, src []byte, s *slabs) bool {
	return readArray(at, src, func(one []byte, into *string) bool {
		*into = s.string(one)
		return true
	})
}

func readKeys(at unsafe.Pointer, src []byte, _ *slabs) bool {
	return readArray(at, src, func(one []byte, into *uuid.UUID) bool { return copy(into[:], one) == len(one) && len(one) == len(into) })
}

// An array is how many dimensions it has, whether there are nulls, and the type of its elements; for each dimension its length and
// where it begins; then for each element its length and itself. These are the sizes of all before the elements.
const (
	arrayHead   = 3 * 4
	arrayHeader = arrayHead + 2*4
)

// readArray reads an array of one dimension. It leaves others, and those with nulls, to pgx.
func readArray[T any](at unsafe.Pointer, src []byte, read func(one []byte, into *T) bool) bool {
	if len(src) < arrayHead {
		return false
	}
	if binary.BigEndian.Uint32(src) == 0 {
		*(*[]T)(at) = []T{}
		return true
	}
	if binary.BigEndian.Uint32(src) != 1 || len(src) < arrayHeader {
		return false
	}
	n := int(binary.BigEndian.Uint32(src[arrayHead:]))
	src = src[arrayHeader:]
	if n > len(src)/4 {
		return false
	}
	out := make([]T, n)
	for i := range out {
		if len(src) < 4 {
			return false
		}
		size := int(int32(binary.BigEndian.Uint32(src)))
		src = src[4:]
		if size < 0 || size > len(src) || !read(src[:size], &out[i]) {
			return false
		}
		src = src[size:]
	}
	*(*[]T)(at) = out
	return true
}
