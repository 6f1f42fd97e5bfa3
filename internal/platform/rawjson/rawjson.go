// Package rawjson holds JSON that is passed on as it is.
package rawjson

import (
	"encoding/json"
	"io"
)

// Value is a JSON value as it is written.
type Value string

// AppendGQL appends the value to an answer.
func (j Value) AppendGQL(out []byte) []byte { return append(out, j...) }

// MarshalGQL writes the value into an answer.
func (j Value) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, string(j)) }

// UnmarshalGQL takes a value of a request.
func (j *Value) UnmarshalGQL(v any) error {
	raw, err := json.Marshal(v)
	*j = Value(raw)
	return err
}

// MarshalJSON writes the value into another one.
func (j Value) MarshalJSON() ([]byte, error) { return []byte(j), nil }

// UnmarshalJSON takes a value out of another one.
func (j *Value) UnmarshalJSON(raw []byte) error {
	*j = Value(raw)
	return nil
}
