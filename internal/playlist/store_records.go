package playlist

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/person"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/viewing"
)

// standing is a playlist of the viewer's own that is there.
type standing struct {
	ID    uuid.UUID
	Smart bool
	Items int
}

// inTurn makes those wait for each other who take in playlists for one user, so that what one has not found stays absent until it
// has written.
func (store) inTurn(ctx context.Context, q db.Q, user uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `SELECT pg_advisory_xact_lock(hashtextextended('playlists taken in ' || $1::text, 0))`, user)
	return err
}

// standing holds those playlists for a change.
func (store) standing(ctx context.Context, q db.Q, user uuid.UUID, kind Kind, keys []uuid.UUID) (map[uuid.UUID]*standing, error) {
	rows, err := db.AllSQL[standing](ctx, q, `WITH own AS (SELECT id, rules IS NOT NULL AS smart FROM playlists WHERE user_id = $1 AND id = ANY($2) AND kind = $3 ORDER BY id FOR UPDATE)
		SELECT id, smart, (SELECT count(*)::int FROM playlist_items i WHERE i.playlist_id = own.id) AS items FROM own`, user, keys, string(kind))
	out := map[uuid.UUID]*standing{}
	for _, r := range rows {
		out[r.ID] = r
	}
	return out, err
}

func (store) placesThere(ctx context.Context, q db.Q, ids []uuid.UUID) (map[uuid.UUID]bool, error) {
	there, err := db.Column[uuid.UUID](ctx, q, `SELECT id FROM playlist_items WHERE id = ANY($1)`, ids)
	out := map[uuid.UUID]bool{}
	for _, key := range there {
		out[key] = true
	}
	return out, err
}

type nameRow struct {
	Kind string
	ID   uuid.UUID
	Keys []string
	Name string
}

// ruleNames is raw: a union by kind.
func (store) ruleNames(ctx context.Context, q db.Q, v access.Viewer, ids []id.ID) ([]*RuleName, error) {
	keys := make([]uuid.UUID, len(ids))
	for i, one := range ids {
		keys[i] = one.UUID
	}
	rows, err := db.AllSQL[nameRow](ctx, q, `SELECT 'genre' AS kind, id, ARRAY['genre|' || slug] AS keys, name FROM genres WHERE id = ANY($1) AND `+person.SeenGenre("$2")+`
		UNION ALL SELECT 'label', id, ARRAY['label|' || kind || '|' || slug], name FROM labels WHERE id = ANY($1) AND `+person.SeenLabel("$2")+`
		UNION ALL SELECT 'library', id, ARRAY['library|' || kind || '|' || name], name FROM libraries WHERE id = ANY($1) AND id = ANY($2)`, keys, v.Libraries)
	if err != nil {
		return nil, err
	}
	contents, err := viewing.KnownBy(ctx, q, v, keys)
	if err != nil {
		return nil, err
	}
	known := map[id.ID]*RuleName{}
	for _, r := range rows {
		one := id.Of(id.Kind(r.Kind), r.ID)
		known[one] = &RuleName{ID: one, Keys: r.Keys, Name: r.Name}
	}
	for _, c := range contents {
		known[c.Item] = &RuleName{ID: c.Item, Keys: c.Keys, Name: c.Title}
	}
	out := []*RuleName{}
	for _, one := range ids {
		if n := known[one]; n != nil {
			out = append(out, n)
			delete(known, one)
		}
	}
	return out, nil
}

// byName adds what genres, labels and libraries have one of the keys. Raw, as above. A library's name is the end of its key.
func (store) byName(ctx context.Context, q db.Q, v access.Viewer, wanted []*RuleName, out map[id.ID]id.ID) error {
	var keys []string
	for _, n := range wanted {
		keys = append(keys, n.Keys...)
	}
	rows, err := db.AllSQL[struct {
		Key string
		ID  uuid.UUID
	}](ctx, q, `WITH given AS (SELECT k, split_part(k, '|', 1) AS kind, split_part(k, '|', 2) AS first, substr(k, length(split_part(k, '|', 1) || split_part(k, '|', 2)) + 3) AS rest
			FROM unnest($1::text[]) k)
		SELECT k AS key, id FROM given JOIN genres ON given.kind = 'genre' AND slug = given.first WHERE `+person.SeenGenre("$2")+`
		UNION ALL SELECT k, id FROM given JOIN labels ON given.kind = 'label' AND labels.kind = ANY(enum_range(NULL::label_kind))
			AND labels.kind::text = given.first AND slug = given.rest WHERE `+person.SeenLabel("$2")+`
		UNION ALL SELECT k, l.id FROM given JOIN libraries l ON given.kind = 'library' AND l.id = ANY($2) AND l.kind::text = given.first AND l.name = given.rest`, keys, v.Libraries)
	found := map[string]uuid.UUID{}
	for _, r := range rows {
		found[r.Key] = r.ID
	}
	for _, n := range wanted {
		for _, k := range n.Keys {
			if kind, _, _ := strings.Cut(k, "|"); found[k] != uuid.Nil && kind == string(n.ID.Kind) {
				out[n.ID] = id.Of(n.ID.Kind, found[k])
			}
		}
	}
	return err
}
