package db

import (
	"encoding/binary"
	"math"
	"reflect"
	"time"
	"unsafe"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

// direct reads a column into a field, past pgx, where both are of the usual types. It is false where pgx is to do it, and to say
// what is wrong. src is nil for NULL.
type direct func(target any, src []byte, s *slabs) bool

// slabs are pieces of memory that many values of a result share: one allocation instead of one for each.
type slabs struct {
	uuids  slab[uuid.UUID]
	ints   slab[int]
	int64s slab[int64]
	floats slab[float64]
	times  slab[time.Time]
	texts  slab[string]
	text   []byte
}

// The bounds of a slab. Whoever keeps one value keeps all of its slab.
const (
	mostValues = 16
	textBytes  = 1 << 10
)

type slab[T any] struct {
	free []T
	made int
}

func (s *slab[T]) next() *T {
	if len(s.free) == 0 {
		s.made = min(max(2*s.made, 1), mostValues)
		s.free = make([]T, s.made)
	}
	one := &s.free[0]
	s.free = s.free[1:]
	return one
}

// string copies a text behind those that were copied before. Nothing is ever written over them.
func (s *slabs) string(src []byte) string {
	if len(src) == 0 {
		return ""
	}
	if len(src) > textBytes/4 {
		return string(src)
	}
	if cap(s.text)-len(s.text) < len(src) {
		s.text = make([]byte, 0, min(max(2*cap(s.text), 64, len(src)), textBytes))
	}
	begin := len(s.text)
	s.text = append(s.text, src...)
	return unsafe.String(&s.text[begin], len(src))
}

// directOf returns what reads a column into a field of a type; nil for pgx.
func directOf(c pgconn.FieldDescription, field reflect.Type) direct {
	if field == reflect.TypeFor[*string]() && isText(c.DataTypeOID) {
		return readText
	}
	if c.Format != pgtype.BinaryFormatCode {
		return nil
	}
	switch c.DataTypeOID {
	case pgtype.UUIDOID:
		return readKey
	case pgtype.Int2OID, pgtype.Int4OID, pgtype.Int8OID:
		return readNumber
	case pgtype.Float8OID:
		return readFloat
	case pgtype.BoolOID:
		return readBool
	case pgtype.TimestamptzOID:
		return readTime
	}
	return nil
}

func isText(oid uint32) bool { return oid == pgtype.TextOID || oid == pgtype.VarcharOID }

func readText(target any, src []byte, s *slabs) bool {
	if src == nil {
		return true
	}
	text := s.texts.next()
	*text = s.string(src)
	*target.(**string) = text
	return true
}

func readKey(target any, src []byte, s *slabs) bool {
	if src != nil && len(src) != len(uuid.UUID{}) {
		return false
	}
	switch t := target.(type) {
	case *uuid.UUID:
		copy(t[:], src) // NULL is the zero id
	case **uuid.UUID:
		if src != nil {
			*t = s.uuids.next()
			copy((*t)[:], src)
		}
	default:
		return false
	}
	return true
}

func readNumber(target any, src []byte, s *slabs) bool {
	var n int64
	switch len(src) {
	case 2:
		n = int64(int16(binary.BigEndian.Uint16(src)))
	case 4:
		n = int64(int32(binary.BigEndian.Uint32(src)))
	case 8:
		n = int64(binary.BigEndian.Uint64(src))
	case 0:
		return src == nil && nullable(target)
	default:
		return false
	}
	switch t := target.(type) {
	case *int:
		*t = int(n)
	case *int64:
		*t = n
	case **int:
		*t = s.ints.next()
		**t = int(n)
	case **int64:
		*t = s.int64s.next()
		**t = n
	default:
		return false
	}
	return true
}

// nullable tells whether a target is a pointer that NULL leaves as it is in a new row.
func nullable(target any) bool {
	switch target.(type) {
	case **int, **int64, **float64, **time.Time:
		return true
	}
	return false
}

func readFloat(target any, src []byte, s *slabs) bool {
	if len(src) != 8 {
		return src == nil && nullable(target)
	}
	f := math.Float64frombits(binary.BigEndian.Uint64(src))
	switch t := target.(type) {
	case *float64:
		*t = f
	case **float64:
		*t = s.floats.next()
		**t = f
	default:
		return false
	}
	return true
}

func readBool(target any, src []byte, _ *slabs) bool {
	t, is := target.(*bool)
	if is && len(src) == 1 {
		*t = src[0] == 1
	}
	return is && len(src) == 1
}

// PostgreSQL counts microseconds from the year 2000; the ends of int64 are its infinities.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Unix()

func readTime(target any, src []byte, s *slabs) bool {
	if len(src) != 8 {
		return src == nil && nullable(target)
	}
	micros := int64(binary.BigEndian.Uint64(src))
	if micros == math.MaxInt64 || micros == math.MinInt64 {
		return false
	}
	at := time.Unix(epoch+micros/1e6, micros%1e6*1000).UTC()
	switch t := target.(type) {
	case *time.Time:
		*t = at
	case **time.Time:
		*t = s.times.next()
		**t = at
	default:
		return false
	}
	return true
}
