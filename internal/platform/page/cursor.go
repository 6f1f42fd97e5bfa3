package page

import (
	"encoding/base64"
	"encoding/json"

	"revenge/internal/platform/fault"
)

const cursorVersion = 1

type position struct {
	Version int      `json:"v"`
	Order   string   `json:"o"`
	Keys    []string `json:"k"`
}

// Encode makes the cursor of an item: order names the sort and filter it belongs to, keys are the
// item's sort keys and, last, its id, all as text.
func Encode(order string, keys ...string) Cursor {
	raw, _ := json.Marshal(position{cursorVersion, order, keys}) //nolint:errchkjson // strings always marshal
	return Cursor(base64.RawURLEncoding.EncodeToString(raw))
}

// Decode returns the n keys of a cursor made for the same order. A cursor of another list, or one
// that is no cursor at all, is fault.Invalid.
func Decode(c Cursor, order string, n int) ([]string, error) {
	var p position
	raw, err := base64.RawURLEncoding.DecodeString(string(c))
	if err != nil || json.Unmarshal(raw, &p) != nil || p.Version != cursorVersion {
		return nil, fault.Field(fault.Invalid, "this is not a cursor; take one from pageInfo or an edge", "after")
	}
	if p.Order != order || len(p.Keys) != n {
		return nil, fault.Field(fault.Invalid, "this cursor belongs to another sort order or filter; start again without it", "after")
	}
	return p.Keys, nil
}
