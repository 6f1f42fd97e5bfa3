package playlist

import (
	"context"
	"errors"
	"strings"
	"time"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/keyset"
)

// store is the only writer of playlists and the tables that begin with playlist_.
type store struct{}

// orders are what playlists are sorted by: a switch in a table, so that no text of a client reaches SQL.
var orders = map[OrderField]keyset.Column[*Playlist]{
	ByName: {Name: "sort_name", Parse: keyset.Text, Text: func(p *Playlist) string { return p.SortName }},
	ByUpdatedAt: {Name: "updated_at", Parse: keyset.Time, Text: func(p *Playlist) string {
		return p.UpdatedAt.Format(time.RFC3339Nano)
	}},
}

// The gates, where ? is the viewer. Raw, as each is one condition over the same parameter.
const (
	shared   = "EXISTS (SELECT FROM playlist_shares s WHERE s.playlist_id = playlists.id AND s.user_id = ?)"
	writable = "(user_id = ? OR EXISTS (SELECT FROM playlist_shares s WHERE s.playlist_id = playlists.id AND s.user_id = ? AND s.access = 'WRITE'))"
	visible  = "(user_id = ? OR " + shared + ")"
)

var columns = []string{"id", "user_id", "kind", "name", "sort_name", "description", "rules", "sorting", "descending", "created_at", "updated_at"}

// list is raw because keyset writes the page; see its package comment.
func (store) list(v access.Viewer, kind Kind, f Filter) keyset.List {
	l := keyset.List{Columns: strings.Join(columns, ", "), From: "playlists"}
	l.Where("kind = ?", string(kind))
	switch {
	case f.Own == nil:
		l.Where(visible, v.UserID)
	case *f.Own:
		l.Where("user_id = ?", v.UserID)
	default:
		l.Where(shared, v.UserID)
	}
	if f.Writable != nil && *f.Writable {
		l.Where(writable, v.UserID)
	}
	switch {
	case f.Smart == nil:
	case *f.Smart:
		l.WherePlain("rules IS NOT NULL")
	default:
		l.WherePlain("rules IS NULL")
	}
	if f.NameContains != nil {
		l.Where("folded_name LIKE '%' || ?::text || '%'", fold.Like(fold.Text(*f.NameContains)))
	}
	return l
}

func seen(v access.Viewer) BoolExpression {
	return RawBool(strings.ReplaceAll(visible, "?", "#viewer"), RawArgs{"#viewer": v.UserID})
}

func (store) byIDs(ctx context.Context, q db.Q, v access.Viewer, kind Kind, keys []uuid.UUID) ([]*Playlist, error) {
	return db.All[Playlist](ctx, q, SELECT(Playlists.AllColumns.Except(Playlists.FoldedName)).FROM(Playlists).
		WHERE(db.Any(Playlists.ID, keys).AND(Playlists.Kind.EQ(NewEnumValue(string(kind)))).AND(seen(v))))
}

// summarised is a summary, with the rules where it says nothing of the items yet.
type summarised struct {
	Summary
	Rules *Rules
}

// summaries is raw because of the sums over what the viewer sees.
func (store) summaries(ctx context.Context, q db.Q, v access.Viewer, keys []uuid.UUID) ([]*summarised, error) {
	return db.AllSQL[summarised](ctx, q, `SELECT p.rules, p.id AS playlist_id, coalesce(nullif(u.display_name, ''), u.name::text) AS owner_name,
			CASE WHEN p.user_id = $2 THEN 'OWNER' ELSE s.access END AS access, i.n AS item_count, i.gone AS unavailable, i.ms AS duration_ms
		FROM playlists p JOIN users u ON u.id = p.user_id LEFT JOIN playlist_shares s ON s.playlist_id = p.id AND s.user_id = $2
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS n, (count(*) FILTER (WHERE coalesce(m.id, e.id, t.id, c.id, a.id, r.id) IS NULL))::int AS gone,
				coalesce(sum(coalesce(m.runtime_ms, e.runtime_ms, t.duration_ms)), 0)::bigint AS ms
			FROM playlist_items i LEFT JOIN movies m ON i.item_kind = 'MOVIE' AND m.id = i.item_id
				LEFT JOIN episodes e ON i.item_kind = 'EPISODE' AND e.id = i.item_id LEFT JOIN tracks t ON i.item_kind = 'TRACK' AND t.id = i.item_id
				LEFT JOIN series c ON i.item_kind = 'SERIES' AND c.id = i.item_id LEFT JOIN albums a ON i.item_kind = 'ALBUM' AND a.id = i.item_id
				LEFT JOIN artists r ON i.item_kind = 'ARTIST' AND r.id = i.item_id
			WHERE i.playlist_id = p.id AND `+known("$3", "$2")+`
		) i WHERE p.id = ANY($1) AND (p.user_id = $2 OR s.access IS NOT NULL)`, keys, v.UserID, v.Libraries)
}

func (store) shares(ctx context.Context, q db.Q, v access.Viewer, keys []uuid.UUID) ([]*Share, error) {
	return db.All[Share](ctx, q, SELECT(PlaylistShares.PlaylistID, Users.Name.AS("user_name"), PlaylistShares.Access).
		FROM(PlaylistShares.INNER_JOIN(Playlists, Playlists.ID.EQ(PlaylistShares.PlaylistID)).INNER_JOIN(Users, Users.ID.EQ(PlaylistShares.UserID))).
		WHERE(db.Any(PlaylistShares.PlaylistID, keys).AND(Playlists.UserID.EQ(UUID(v.UserID)))).ORDER_BY(Users.Name))
}

func (store) owned(ctx context.Context, q db.Q, user uuid.UUID, kind Kind) (int, error) {
	return db.Value[int](ctx, q, `SELECT count(*) FROM playlists WHERE user_id = $1 AND kind = $2`, user, string(kind))
}

func (store) insert(ctx context.Context, q db.Q, p *Playlist) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO playlists (id, user_id, kind, name, sort_name, folded_name, description, rules, sorting, descending, created_at, updated_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`, p.ID, p.UserID, string(p.Kind), p.Name, p.SortName, fold.Text(p.Name), p.Description,
		p.Rules, string(p.Sorting), p.Descending, p.CreatedAt)
	return err
}

// locked is what a viewer may do with a playlist that he changes, and what fills it.
type locked struct {
	Access  Access
	Rules   *Rules
	Sorting Sorting
}

// lock holds a playlist for a change and notes that there is one.
func (store) lock(ctx context.Context, q db.Q, v access.Viewer, kind Kind, key uuid.UUID, now time.Time) (*locked, error) {
	return db.OneSQL[locked](ctx, q, `UPDATE playlists p SET updated_at = $3
		WHERE id = $1 AND kind = $4 AND (user_id = $2 OR EXISTS (SELECT FROM playlist_shares s WHERE s.playlist_id = p.id AND s.user_id = $2))
		RETURNING CASE WHEN user_id = $2 THEN 'OWNER' ELSE (SELECT access::text FROM playlist_shares s WHERE s.playlist_id = p.id AND s.user_id = $2) END AS access, rules, sorting`,
		key, v.UserID, now, string(kind))
}

func (store) edit(ctx context.Context, q db.Q, key uuid.UUID, e Edit) error {
	var sorted, folded *string
	if e.Name != nil {
		sorted, folded = new(sortName(*e.Name)), new(fold.Text(*e.Name))
	}
	_, err := db.ExecSQL(ctx, q, `UPDATE playlists SET name = coalesce($2, name), sort_name = coalesce($3, sort_name),
		folded_name = coalesce($4, folded_name), description = coalesce($5, description), rules = coalesce($6, rules),
		sorting = coalesce($7::playlist_sorting, sorting), descending = coalesce($8, descending) WHERE id = $1`,
		key, e.Name, sorted, folded, e.Description, e.Rules, (*string)(e.Sorting), e.Descending)
	return err
}

// listed is raw because of its array.
func (store) listed(ctx context.Context, q db.Q, keys []uuid.UUID) ([]*listed, error) {
	return db.AllSQL[listed](ctx, q, `SELECT id, user_id, kind, name,
			user_id || ARRAY(SELECT s.user_id FROM playlist_shares s WHERE s.playlist_id = p.id ORDER BY s.user_id) AS readers
		FROM playlists p WHERE id = ANY($1)`, keys)
}

func (store) unrule(ctx context.Context, q db.Q, key uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE playlists SET rules = NULL WHERE id = $1`, key)
	return err
}

// remove returns the content of the picture that goes with it, if any.
func (store) remove(ctx context.Context, q db.Q, key uuid.UUID) (*string, error) {
	_, was, err := only(db.Column[*string](ctx, q, `DELETE FROM playlists WHERE id = $1 RETURNING (SELECT content FROM playlist_pictures WHERE playlist_id = $1)`, key))
	return was, err
}

// userByName is raw because names compare without case, which jet's text does not. Nobody is uuid.Nil.
func (store) userByName(ctx context.Context, q db.Q, name string) (uuid.UUID, error) {
	key, err := db.Value[uuid.UUID](ctx, q, `SELECT id FROM users WHERE name = $1 AND account_id IS NULL`, name)
	if errors.Is(err, fault.NotFound) {
		return uuid.Nil, nil
	}
	return key, err
}

// usersByNames are the accounts of these names, each in its place; nobody is uuid.Nil. Raw as userByName is.
func (store) usersByNames(ctx context.Context, q db.Q, shares []*Share) ([]uuid.UUID, error) {
	if len(shares) == 0 {
		return nil, nil
	}
	names := make([]string, len(shares))
	for i, s := range shares {
		names[i] = strings.TrimSpace(s.UserName)
	}
	return db.Column[uuid.UUID](ctx, q, `SELECT coalesce(u.id, $2) FROM unnest($1::text[]) WITH ORDINALITY AS w(name, place)
		LEFT JOIN users u ON u.name = w.name::citext AND u.account_id IS NULL ORDER BY w.place`, names, uuid.Nil)
}

func (store) share(ctx context.Context, q db.Q, key, user uuid.UUID, may *Access) error {
	if may == nil {
		_, err := db.Exec(ctx, q, PlaylistShares.DELETE().WHERE(PlaylistShares.PlaylistID.EQ(UUID(key)).AND(PlaylistShares.UserID.EQ(UUID(user)))))
		return err
	}
	_, err := db.Exec(ctx, q, PlaylistShares.INSERT(PlaylistShares.AllColumns).VALUES(key, user, NewEnumValue(string(*may))).
		ON_CONFLICT(PlaylistShares.PlaylistID, PlaylistShares.UserID).DO_UPDATE(SET(PlaylistShares.Access.SET(PlaylistShares.EXCLUDED.Access))))
	return err
}
