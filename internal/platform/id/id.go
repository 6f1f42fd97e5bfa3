// Package id makes the ids of the whole system: UUIDv7 inside, kind_base32 outside.
package id

import (
	"encoding/base32"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/platform/fault"
)

// Kind names the type of object an ID points at.
type Kind string

// ID is the public form of a row's id.
type ID struct {
	Kind Kind
	UUID uuid.UUID
}

// Crockford's alphabet in lower case: no letter is mistaken for a digit, and order is kept.
var encoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// New returns a time-ordered id (UUIDv7).
func New() uuid.UUID { return uuid.Must(uuid.NewV7()) }

// Of returns the public id of a row.
func Of(kind Kind, key uuid.UUID) ID { return ID{Kind: kind, UUID: key} }

// Parse reads the public form; anything else is fault.Invalid.
func Parse(s string) (ID, error) {
	cut := strings.LastIndexByte(s, '_')
	if cut <= 0 {
		return ID{}, notAnID(s)
	}
	raw, err := encoding.DecodeString(s[cut+1:])
	if err != nil || len(raw) != 16 {
		return ID{}, notAnID(s)
	}
	out := Of(Kind(s[:cut]), uuid.UUID(raw))
	if out.String() != s {
		return ID{}, notAnID(s) // trailing bits: one object has one spelling
	}
	return out, nil
}

func notAnID(s string) error {
	if len(s) > 60 {
		s = s[:60] + "…"
	}
	return fault.Invalidf("%s is not an id; ids look like movie_0680000001r010000000000004", strconv.Quote(s))
}

// String returns the public form, for example movie_0680000001r010000000000004.
func (i ID) String() string { return string(i.Append(make([]byte, 0, 64))) }

// Append appends the public form.
func (i ID) Append(out []byte) []byte {
	return encoding.AppendEncode(append(append(out, i.Kind...), '_'), i.UUID[:])
}

// AppendGQL appends the id as a GraphQL value.
func (i ID) AppendGQL(out []byte) []byte { return append(i.Append(append(out, '"')), '"') }

// MarshalGQL writes the id as a GraphQL value.
func (i ID) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(i.String())) }

// UnmarshalGQL reads the id from a GraphQL value.
func (i *ID) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("an id is a string, not %T", v)
	}
	parsed, err := Parse(s)
	if err != nil {
		return err
	}
	*i = parsed
	return nil
}

// Key returns the row's id when i is of the wanted kind, else fault.NotFound:
// an id of another kind points at nothing here.
func (i ID) Key(want Kind) (uuid.UUID, error) {
	if i.Kind != want {
		return uuid.Nil, fault.NotFound
	}
	return i.UUID, nil
}
