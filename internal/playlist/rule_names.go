package playlist

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/rawjson"
	"revenge/internal/viewing"
)

// RuleNames are the keys by which another server knows what rules name, of what the viewer sees. More than 100 ids are
// fault.Invalid.
func (s *Service) RuleNames(ctx context.Context, v access.Viewer, ids []id.ID) ([]*RuleName, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	if len(ids) > maxAtOnce {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("at most %d at once", maxAtOnce), "ids")
	}
	out, err := s.store.ruleNames(ctx, s.DB, v, ids)
	if err != nil {
		return nil, fmt.Errorf("name what rules ask for: %w", err)
	}
	return out, nil
}

// here maps ids of filters to those of the same here: themselves, else by their keys.
func (t *taking) here(ctx context.Context, given []id.ID, names []*RuleName) (map[id.ID]id.ID, error) {
	out := map[id.ID]id.ID{}
	if len(given) == 0 {
		return out, nil
	}
	known, err := t.store.ruleNames(ctx, t.tx, t.v, given)
	if err != nil {
		return nil, err
	}
	for _, n := range known {
		out[n.ID] = n.ID
	}
	var wanted []*RuleName
	var contents []viewing.Keyed
	for _, n := range names {
		if _, there := out[n.ID]; there || !keyed(n.Keys) || !slices.Contains(given, n.ID) {
			continue
		}
		wanted = append(wanted, n)
		contents = append(contents, viewing.Keyed{Kind: viewing.Kind(strings.ToUpper(string(n.ID.Kind))), Keys: n.Keys})
	}
	if len(wanted) == 0 {
		return out, nil
	}
	found, err := viewing.Find(ctx, t.tx, t.v, contents)
	if err != nil {
		return nil, err
	}
	for i, f := range found {
		if f != nil {
			out[wanted[i].ID] = id.Of(wanted[i].ID.Kind, f.ID)
		}
	}
	return out, t.store.byName(ctx, t.tx, t.v, wanted, out)
}

// named are the ids in a filter, in the order of its text and each once.
func named(filter rawjson.Value) (out []id.ID) {
	var tree any
	if json.Unmarshal([]byte(filter), &tree) != nil {
		return nil // checkRules says what is wrong with it
	}
	walk(tree, func(text string) string {
		if one, err := id.Parse(text); err == nil && !slices.Contains(out, one) {
			out = append(out, one)
		}
		return text
	})
	return out
}

// renamed is the filter with other ids.
func renamed(filter rawjson.Value, ids map[id.ID]id.ID) rawjson.Value {
	var tree any
	if json.Unmarshal([]byte(filter), &tree) != nil {
		return filter
	}
	raw, err := json.Marshal(walk(tree, func(text string) string {
		if one, err := id.Parse(text); err == nil {
			return ids[one].String()
		}
		return text
	}))
	if err != nil {
		return filter
	}
	return rawjson.Value(raw)
}

// walk changes all texts of a JSON value, which is changed in place where it can be.
func walk(tree any, change func(string) string) any {
	switch t := tree.(type) {
	case string:
		return change(t)
	case []any:
		for i := range t {
			t[i] = walk(t[i], change)
		}
	case map[string]any:
		for k := range t {
			t[k] = walk(t[k], change)
		}
	}
	return tree
}
