package playlist

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/playback"
	"revenge/internal/viewing"
)

// known says of places i that somebody may know of them: they lie in libraries of his; or their library is gone, and he put
// them there himself.
func known(libraries, user string) string {
	return "(i.library_id = ANY(" + libraries + ") OR i.library_id IS NULL AND i.added_by = " + user + ")"
}

// items is raw because keyset writes the page. The gate of the playlist is in it as well: whoever reads on with a cursor
// after the sharing has ended reads nothing.
func (store) items(v access.Viewer, key uuid.UUID) keyset.List {
	l := keyset.List{Columns: "id, position, item_kind, item_id, added_at, keys, last_known_title",
		From: `(SELECT i.*, v.keys, CASE WHEN v.gone_at IS NOT NULL THEN nullif(v.title, '') END AS last_known_title
				FROM playlist_items i JOIN viewed_items v ON v.id = i.item_id) i`}
	l.Where("playlist_id = ?", key)
	l.WherePlain(known(l.Arg(v.Libraries), l.Arg(v.UserID)))
	l.Where(`EXISTS (SELECT FROM playlists p WHERE p.id = i.playlist_id AND (p.user_id = ?
		OR EXISTS (SELECT FROM playlist_shares s WHERE s.playlist_id = p.id AND s.user_id = ?)))`, v.UserID)
	return l
}

// member is something that can be played, and which of what was asked for it is of, from 1.
type member struct {
	Place int
	// ID is the place's own; zero for a new one.
	ID        uuid.UUID `db:"-"`
	ItemKind  playback.ItemKind
	ItemID    uuid.UUID
	LibraryID uuid.UUID
}

// members is what the viewer sees of films, episodes, seasons, series, tracks, releases and albums, in order, specials last. Raw: a union by kind.
func (store) members(ctx context.Context, q db.Q, v access.Viewer, what []id.ID) ([]*member, error) {
	kinds, keys := make([]string, len(what)), make([]uuid.UUID, len(what))
	for i, one := range what {
		kinds[i], keys[i] = string(one.Kind), one.UUID
	}
	return db.AllSQL[member](ctx, q, `SELECT g.place::int, o.item_kind, o.item_id, o.library_id
		FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS g (kind, id, place) CROSS JOIN LATERAL (
			SELECT 'MOVIE' AS item_kind, m.id AS item_id, m.library_id, 0 AS season, 0 AS position FROM movies m WHERE g.kind = 'movie' AND m.id = g.id
			UNION ALL
			SELECT 'EPISODE', e.id, e.library_id, (e.season_number + 999999) % 1000000, e.position FROM episodes e
			WHERE g.kind = 'episode' AND e.id = g.id OR g.kind = 'season' AND e.season_id = g.id OR g.kind = 'series' AND e.series_id = g.id
			UNION ALL
			SELECT 'TRACK', t.id, t.library_id, coalesce(t.disc, 0), coalesce(t.number, 0) FROM tracks t
			WHERE g.kind = 'track' AND t.id = g.id OR g.kind = 'release' AND t.release_id = g.id OR g.kind = 'album' AND t.album_id = g.id
		) o WHERE o.library_id = ANY($3) ORDER BY g.place, o.season, o.position, o.item_id`, kinds, keys, v.Libraries)
}

func (store) count(ctx context.Context, q db.Q, key uuid.UUID) (int, error) {
	return db.Value[int](ctx, q, `SELECT count(*) FROM playlist_items WHERE playlist_id = $1`, key)
}

// room returns the positions between which items go: those before a place, or what is last, and what follows it.
func (store) room(ctx context.Context, q db.Q, key uuid.UUID, before *uuid.UUID, moving []uuid.UUID) (from, to int64, err error) {
	if before != nil {
		to, err = db.Value[int64](ctx, q, `SELECT position FROM playlist_items WHERE playlist_id = $1 AND id = $2`, key, *before)
		if errors.Is(err, fault.NotFound) {
			err = fault.Field(fault.NotFound, "there is no such place in this playlist", "beforeId")
		}
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
		SELECT t.id, $1, position, t.kind::playback_item_kind, item, library, $2, $3
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

// takeOver gives places to other rows of the catalogue, which are remembered already.
func (store) takeOver(ctx context.Context, q db.Q, from, to []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE playlist_items i SET item_id = v.id, library_id = v.library_id
		FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) JOIN viewed_items v ON v.id = m.receiver WHERE i.item_id = m.giver`, from, to)
	return err
}
