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

	"revenge/internal/platform/day"
)

// direct reads a column into the field at a place, past pgx, where both are of the usual types. It is false where pgx is to do it,
// and to say what is wrong. src is nil for NULL.
type direct func(at unsafe.Pointer, src []byte, s *slabs) bool

// slabs are pieces of memory that many values of a result share: one allocation instead of one for each.
type slabs struct {
	uuids  slab[uuid.UUID]
	ints   slab[int]
	int64s slab[int64]
	floats slab[float64]
	times  slab[time.Time]
	days   slab[day.Day]
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
	if isText(c.DataTypeOID) {
		if field == reflect.TypeFor[*string]() {
			return readText
		}
		return nil
	}
	if c.Format != pgtype.BinaryFormatCode {
		return nil
	}
	if array := arrayOf(c.DataTypeOID, field); array != nil {
		return array
	}
	return usual[usually{c.DataTypeOID, field}]
}

// isAbsent tells whether NULL is the zero of a field.
func isAbsent(field reflect.Type) bool {
	switch field.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return !readsItself(field)
	}
	return false
}

func isText(oid uint32) bool { return oid == pgtype.TextOID || oid == pgtype.VarcharOID }

// usually is a type of columns with one of fields.
type usually struct {
	oid   uint32
	field reflect.Type
}

var usual = map[usually]direct{
	{pgtype.UUIDOID, reflect.TypeFor[uuid.UUID]()}: readKey,
}

func init() { //nolint:gochecknoinits // a table of generic functions
	nullable(pgtype.UUIDOID, 16, func(src []byte) uuid.UUID { return uuid.UUID(src) }, func(s *slabs) *slab[uuid.UUID] { return &s.uuids })
	for oid, size := range map[uint32]int{pgtype.Int2OID: 2, pgtype.Int4OID: 4, pgtype.Int8OID: 8} {
		both(oid, size, func(src []byte) int { return int(number(src)) }, func(s *slabs) *slab[int] { return &s.ints })
		both(oid, size, number, func(s *slabs) *slab[int64] { return &s.int64s })
	}
	both(pgtype.Float8OID, 8, func(src []byte) float64 { return math.Float64frombits(binary.BigEndian.Uint64(src)) },
		func(s *slabs) *slab[float64] { return &s.floats })
	both(pgtype.TimestamptzOID, 8, instant, func(s *slabs) *slab[time.Time] { return &s.times })
	for _, field := range []reflect.Type{reflect.TypeFor[time.Time](), reflect.TypeFor[*time.Time]()} {
		usual[usually{pgtype.TimestamptzOID, field}] = finite(usual[usually{pgtype.TimestamptzOID, field}])
	}
	nullable(pgtype.DateOID, 4, calendarDay, func(s *slabs) *slab[day.Day] { return &s.days })
	usual[usually{pgtype.DateOID, reflect.TypeFor[*day.Day]()}] = finiteDay(usual[usually{pgtype.DateOID, reflect.TypeFor[*day.Day]()}])
	usual[usually{pgtype.BoolOID, reflect.TypeFor[bool]()}] = plain(1, func(src []byte) bool { return src[0] == 1 })
}

// both adds what reads values of a size into fields, and into fields that may be nil.
func both[T any](oid uint32, size int, read func([]byte) T, of func(*slabs) *slab[T]) {
	usual[usually{oid, reflect.TypeFor[T]()}] = plain(size, read)
	nullable(oid, size, read, of)
}

func plain[T any](size int, read func([]byte) T) direct {
	return func(at unsafe.Pointer, src []byte, _ *slabs) bool {
		if !whole(src, size) {
			return false // pgx knows what NULL means to this field
		}
		*(*T)(at) = read(src)
		return true
	}
}

func nullable[T any](oid uint32, size int, read func([]byte) T, of func(*slabs) *slab[T]) {
	usual[usually{oid, reflect.TypeFor[*T]()}] = func(at unsafe.Pointer, src []byte, s *slabs) bool {
		if src == nil {
			return true
		}
		if !whole(src, size) {
			return false
		}
		value := of(s).next()
		*value = read(src)
		*(**T)(at) = value
		return true
	}
}

func whole(src []byte, size int) bool { return len(src) == size }

// finite leaves infinite times, the ends of int64, to pgx.
func finite(read direct) direct {
	return func(at unsafe.Pointer, src []byte, s *slabs) bool {
		if whole(src, 8) && (number(src) == math.MaxInt64 || number(src) == math.MinInt64) {
			return false
		}
		return read(at, src, s)
	}
}

// finiteDay leaves infinite days, the ends of int32, to pgx.
func finiteDay(read direct) direct {
	return func(at unsafe.Pointer, src []byte, s *slabs) bool {
		if whole(src, 4) && (number(src) == math.MaxInt32 || number(src) == math.MinInt32) {
			return false
		}
		return read(at, src, s)
	}
}

func readText(at unsafe.Pointer, src []byte, s *slabs) bool {
	if src != nil {
		text := s.texts.next()
		*text = s.string(src)
		*(**string)(at) = text
	}
	return true
}

// readKey reads NULL as the zero id.
func readKey(at unsafe.Pointer, src []byte, _ *slabs) bool {
	key := (*uuid.UUID)(at)
	if src == nil {
		*key = uuid.UUID{}
		return true
	}
	return copy(key[:], src) == len(src) && len(src) == len(key)
}

func number(src []byte) int64 {
	switch len(src) {
	case 2:
		return int64(int16(binary.BigEndian.Uint16(src)))
	case 4:
		return int64(int32(binary.BigEndian.Uint32(src)))
	}
	return int64(binary.BigEndian.Uint64(src))
}

// PostgreSQL counts microseconds from the year 2000.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Unix()

func instant(src []byte) time.Time {
	micros := number(src)
	return time.Unix(epoch+micros/1e6, micros%1e6*1000).UTC()
}

// A date is a number of days from then on.
func calendarDay(src []byte) day.Day { return day.Of(time.Unix(epoch+number(src)*86400, 0)) }
