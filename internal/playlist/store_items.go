package playlist

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/viewing"
)

// known says of places i that somebody may know of them: they lie in libraries of his; or their library is gone, and he put
// them there himself.
func known(libraries, user string) string {
	return "(i.library_id = ANY(" + libraries + ") OR i.library_id IS NULL AND i.added_by = " + user + ")"
}

// items is raw because keyset writes the page. The gate of the playlist is in it as well: whoever reads on with a cursor
// after the sharing has ended reads nothing.
func (store) items(v access.Viewer, p *Playlist) (keyset.List, keyset.Order[*Item]) {
	key, direction := sortings[p.Sorting], page.Asc
	if p.Descending && p.Sorting != ByHand {
		direction = page.Desc
	}
	l := keyset.List{Columns: "id, playlist_id, position, item_kind, item_id, added_at, keys, last_known_title, sort_key",
		From: `(SELECT i.*, v.keys, CASE WHEN v.gone_at IS NOT NULL THEN nullif(v.title, '') END AS last_known_title, ` + key.sql + ` AS sort_key
				FROM playlist_items i JOIN viewed_items v ON v.id = i.item_id` + key.joins + `) i`}
	l.Where("playlist_id = ?", p.ID)
	l.WherePlain(known(l.Arg(v.Libraries), l.Arg(v.UserID)))
	l.Where(`EXISTS (SELECT FROM playlists p WHERE p.id = i.playlist_id AND (p.user_id = ?
		OR EXISTS (SELECT FROM playlist_shares s WHERE s.playlist_id = p.id AND s.user_id = ?)))`, v.UserID)
	var filter any = p.ID
	if p.Sorting != "" && p.Sorting != ByHand { // two sortings may read one column
		filter = []any{p.ID, p.Sorting}
	}
	return l, keyset.Order[*Item]{Direction: direction, Filter: filter, ID: func(i *Item) uuid.UUID { return i.ID },
		Column: keyset.Column[*Item]{Name: key.column, Nullable: key.nullable, Parse: key.parse, Text: func(i *Item) string { return sortText(i.SortKey) }}}
}

// member is something that can be played, and which of what was asked for it is of, from 1.
type member struct {
	Place int
	// ID is the place's own; zero for a new one.
	ID        uuid.UUID `db:"-"`
	ItemKind  viewing.Kind
	ItemID    uuid.UUID
	LibraryID uuid.UUID
}

// What a thing g is in a list: a SELECT of item_kind, item_id, library_id, season and position.
const (
	// playable are films, and the episodes and tracks of seasons, series, releases and albums, specials last.
	playable = `SELECT 'MOVIE' AS item_kind, m.id AS item_id, m.library_id, 0 AS season, 0 AS position FROM movies m WHERE g.kind = 'movie' AND m.id = g.id
		UNION ALL
		SELECT 'EPISODE', e.id, e.library_id, (e.season_number + 999999) % 1000000, e.position FROM episodes e
		WHERE g.kind = 'episode' AND e.id = g.id OR g.kind = 'season' AND e.season_id = g.id OR g.kind = 'series' AND e.series_id = g.id
		UNION ALL
		SELECT 'TRACK', t.id, t.library_id, coalesce(t.disc, 0), coalesce(t.number, 0) FROM tracks t
		WHERE g.kind = 'track' AND t.id = g.id OR g.kind = 'release' AND t.release_id = g.id OR g.kind = 'album' AND t.album_id = g.id`
	// works are themselves.
	works = `SELECT 'MOVIE' AS item_kind, m.id AS item_id, m.library_id, 0 AS season, 0 AS position FROM movies m WHERE g.kind = 'movie' AND m.id = g.id
		UNION ALL SELECT 'SERIES', s.id, s.library_id, 0, 0 FROM series s WHERE g.kind = 'series' AND s.id = g.id
		UNION ALL SELECT 'ALBUM', a.id, a.library_id, 0, 0 FROM albums a WHERE g.kind = 'album' AND a.id = g.id
		UNION ALL SELECT 'ARTIST', r.id, r.library_id, 0, 0 FROM artists r WHERE g.kind = 'artist' AND r.id = g.id`
)

// members is what the viewer sees of things in a list, in order. Raw: a union by kind.
func (store) members(ctx context.Context, q db.Q, v access.Viewer, of string, what []id.ID) ([]*member, error) {
	kinds, keys := make([]string, len(what)), make([]uuid.UUID, len(what))
	for i, one := range what {
		kinds[i], keys[i] = string(one.Kind), one.UUID
	}
	return db.AllSQL[member](ctx, q, `SELECT g.place::int, o.item_kind, o.item_id, o.library_id
		FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS g (kind, id, place) CROSS JOIN LATERAL (`+of+`) o
		WHERE o.library_id = ANY($3) ORDER BY g.place, o.season, o.position, o.item_id`, kinds, keys, v.Libraries)
}

// others are those of the items that a list does not hold, each once.
func (store) others(ctx context.Context, q db.Q, key uuid.UUID, items []*member) (out []*member, err error) {
	ids := make([]uuid.UUID, len(items))
	for i, it := range items {
		ids[i] = it.ItemID
	}
	there, err := db.Column[uuid.UUID](ctx, q, `SELECT item_id FROM playlist_items WHERE playlist_id = $1 AND item_id = ANY($2)`, key, ids)
	held := make(map[uuid.UUID]bool, len(there)+len(items))
	for _, one := range there {
		held[one] = true
	}
	for _, it := range items {
		if !held[it.ItemID] {
			held[it.ItemID], out = true, append(out, it)
		}
	}
	return out, err
}

func (store) count(ctx context.Context, q db.Q, key uuid.UUID) (int, error) {
	return db.Value[int](ctx, q, `SELECT count(*) FROM playlist_items WHERE playlist_id = $1`, key)
}

// room returns the positions between which items go: those before a place, or what is last, and what follows it.
func (store) room(ctx context.Context, q db.Q, key uuid.UUID, before *uuid.UUID, moving []uuid.UUID) (from, to int64, err error) {
	if before != nil {
		to, err = db.Value[int64](ctx, q, `SELECT position FROM playlist_items WHERE playlist_id = $1 AND id = $2`, key, *before)
		if err != nil {
			return 0, 0, err
		}
	}
	from, err = db.Value[int64](ctx, q, `SELECT coalesce(max(position), 0) FROM playlist_items
		WHERE playlist_id = $1 AND ($2::bigint = 0 OR position < $2) AND NOT id = ANY($3)`, key, to, append([]uuid.UUID{}, moving...))
	return from, to, err
}

// spread gives all items of a playlist the same distance again.
func (store) spread(ctx context.Context, q db.Q, key uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE playlist_items i SET position = n.place * $2
		FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS place FROM playlist_items WHERE playlist_id = $1) n WHERE i.id = n.id`, key, int64(gap))
	return err
}

func (store) put(ctx context.Context, q db.Q, v access.Viewer, key uuid.UUID, items []*member, positions []int64, now time.Time) error {
	n := len(items)
	ids, kinds, keys, libraries := make([]uuid.UUID, n), make([]string, n), make([]uuid.UUID, n), make([]uuid.UUID, n)
	for i, it := range items {
		ids[i], kinds[i], keys[i], libraries[i] = it.ID, string(it.ItemKind), it.ItemID, it.LibraryID
		if it.ID == uuid.Nil {
			ids[i] = id.New()
		}
	}
	if err := viewing.Remember(ctx, q, keys); err != nil {
		return err
	}
	put, err := db.ExecSQL(ctx, q, `INSERT INTO playlist_items (id, playlist_id, position, item_kind, item_id, library_id, added_by, added_at)
		SELECT t.id, $1, position, t.kind::viewed_kind, item, library, $2, $3
		FROM unnest($4::uuid[], $5::bigint[], $6::text[], $7::uuid[], $8::uuid[]) AS t (id, position, kind, item, library) JOIN viewed_items v ON v.id = t.item`,
		key, v.UserID, now, ids, positions, kinds, keys, libraries)
	if err == nil && int(put) < n {
		err = fault.Field(fault.NotFound, "something of this was just removed", "itemIds")
	}
	return err
}

// reposition gives places new positions and returns how many of them there are.
func (store) reposition(ctx context.Context, q db.Q, v access.Viewer, key uuid.UUID, ids []uuid.UUID, positions []int64) (int, error) {
	n, err := db.ExecSQL(ctx, q, `UPDATE playlist_items i SET position = t.position FROM unnest($2::uuid[], $3::bigint[]) AS t (id, position)
		WHERE i.id = t.id AND i.playlist_id = $1 AND `+known("$4", "$5"), key, ids, positions, v.Libraries, v.UserID)
	return int(n), err
}

func (store) take(ctx context.Context, q db.Q, v access.Viewer, key uuid.UUID, ids []uuid.UUID) (int, error) {
	n, err := db.ExecSQL(ctx, q, `DELETE FROM playlist_items i WHERE playlist_id = $1 AND id = ANY($2) AND `+known("$3", "$4"), key, ids, v.Libraries, v.UserID)
	return int(n), err
}
