package db

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgtype"
)

// Keys are in every statement and in every row. pgx would write and read each of them through its text; these codecs copy
// the 16 bytes, and leave everything else to pgx.

func registerUUID(m *pgtype.Map) {
	one := &pgtype.Type{Name: "uuid", OID: pgtype.UUIDOID, Codec: uuidCodec{}}
	m.RegisterType(one)
	m.RegisterType(&pgtype.Type{Name: "_uuid", OID: pgtype.UUIDArrayOID, Codec: uuidsCodec{&pgtype.ArrayCodec{ElementType: one}}})
}

type uuidCodec struct{ pgtype.UUIDCodec }

// PlanEncode writes uuid.UUID.
func (c uuidCodec) PlanEncode(m *pgtype.Map, oid uint32, format int16, value any) pgtype.EncodePlan {
	if _, is := value.(uuid.UUID); is && format == pgtype.BinaryFormatCode {
		return writeUUID{}
	}
	return c.UUIDCodec.PlanEncode(m, oid, format, value)
}

// PlanScan reads into *uuid.UUID.
func (c uuidCodec) PlanScan(m *pgtype.Map, oid uint32, format int16, target any) pgtype.ScanPlan {
	if _, is := target.(*uuid.UUID); is && format == pgtype.BinaryFormatCode {
		return readUUID{}
	}
	return c.UUIDCodec.PlanScan(m, oid, format, target)
}

type writeUUID struct{}

func (writeUUID) Encode(value any, buf []byte) ([]byte, error) {
	key := value.(uuid.UUID)
	return append(buf, key[:]...), nil
}

type readUUID struct{}

func (readUUID) Scan(src []byte, target any) error {
	if src == nil {
		*target.(*uuid.UUID) = uuid.Nil // as uuid.UUID itself reads NULL
		return nil
	}
	if len(src) != len(uuid.UUID{}) {
		return fmt.Errorf("cannot read a uuid from %d bytes", len(src))
	}
	copy(target.(*uuid.UUID)[:], src)
	return nil
}

type uuidsCodec struct{ *pgtype.ArrayCodec }

// PlanEncode writes []uuid.UUID.
func (c uuidsCodec) PlanEncode(m *pgtype.Map, oid uint32, format int16, value any) pgtype.EncodePlan {
	if _, is := value.([]uuid.UUID); is && format == pgtype.BinaryFormatCode {
		return writeUUIDs{}
	}
	return c.ArrayCodec.PlanEncode(m, oid, format, value)
}

type writeUUIDs struct{}

// Encode writes PostgreSQL's form of an array: dimensions, whether there are nulls, the items' type, length and first index,
// then each item behind its size.
func (writeUUIDs) Encode(value any, buf []byte) ([]byte, error) {
	keys := value.([]uuid.UUID)
	if keys == nil {
		return nil, nil
	}
	const item = 4 + len(uuid.UUID{})
	buf = slices.Grow(buf, 20+item*len(keys))
	dimensions := min(len(keys), 1)
	buf = binary.BigEndian.AppendUint32(buf, uint32(dimensions))
	buf = binary.BigEndian.AppendUint32(buf, 0)
	buf = binary.BigEndian.AppendUint32(buf, pgtype.UUIDOID)
	if dimensions == 0 {
		return buf, nil
	}
	buf = binary.BigEndian.AppendUint32(buf, uint32(len(keys)))
	buf = binary.BigEndian.AppendUint32(buf, 1)
	for i := range keys {
		buf = binary.BigEndian.AppendUint32(buf, uint32(len(keys[i])))
		buf = append(buf, keys[i][:]...)
	}
	return buf, nil
}
