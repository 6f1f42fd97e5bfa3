package live

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

func (store) known(ctx context.Context, q db.Q, library uuid.UUID) ([]*knownChannel, error) {
	return db.All[knownChannel](ctx, q, SELECT(Channels.ID, Channels.Key, Channels.GuideID, Channels.Name, Channels.Number, Channels.SortKey,
		Channels.GroupName, Channels.Address, Channels.MissingSince).FROM(Channels).WHERE(Channels.LibraryID.EQ(UUID(library))))
}

// putChannels makes the channels of a library be those of its list. The others go missing, and after long go for good.
// Raw: whole lists travel as one parameter.
func (store) putChannels(ctx context.Context, q db.Q, library uuid.UUID, rows []*channelRow, now, forgetBefore time.Time) error {
	ids := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `DELETE FROM channels WHERE library_id = $1 AND missing_since < $2 AND NOT id = ANY($3)`, Args: []any{library, forgetBefore, ids}},
		{Rows: 1, SQL: `UPDATE channels SET missing_since = $2, updated_at = $2 WHERE library_id = $1 AND missing_since IS NULL AND NOT id = ANY($3)`, Args: []any{library, now, ids}},
		{Rows: len(rows), SQL: `INSERT INTO channels AS c (id, library_id, key, guide_id, name, folded_name, number, sort_key, group_name, logo_id, address, added_at, updated_at)
			SELECT id, $1, key, guide_id, name, folded_name, number, sort_key, group_name, logo_id, address, $3, $3 FROM json_populate_recordset(NULL::channels, $2)
			ON CONFLICT (library_id, key) DO UPDATE SET guide_id = EXCLUDED.guide_id, name = EXCLUDED.name, folded_name = EXCLUDED.folded_name, number = EXCLUDED.number,
				sort_key = EXCLUDED.sort_key, group_name = EXCLUDED.group_name, logo_id = EXCLUDED.logo_id, address = EXCLUDED.address, missing_since = NULL,
				updated_at = EXCLUDED.updated_at`, Args: []any{library, rows, now}},
	})
}

// guideChannels are the channels that a guide may name, by its name for them.
func (store) guideChannels(ctx context.Context, q db.Q, library uuid.UUID) (map[string][]uuid.UUID, error) {
	type row struct {
		ID      uuid.UUID
		GuideID string
	}
	rows, err := db.All[row](ctx, q, SELECT(Channels.ID, Channels.GuideID).FROM(Channels).
		WHERE(Channels.LibraryID.EQ(UUID(library)).AND(Channels.MissingSince.IS_NULL()).AND(Channels.GuideID.NOT_EQ(String("")))))
	out := make(map[string][]uuid.UUID, len(rows))
	for _, r := range rows {
		out[r.GuideID] = append(out[r.GuideID], r.ID)
	}
	return out, err
}

// putProgrammes writes a part of a guide. A programme is the same when its channel and its beginning are. Raw: the part
// travels as one parameter.
func (store) putProgrammes(ctx context.Context, q db.Q, library uuid.UUID, rows []programmeRow, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO programmes (id, channel_id, library_id, starts_at, ends_at, title, subtitle, description, categories, season, episode, seen_at)
		SELECT n.id, n.channel_id, $1, n.starts_at, n.ends_at, n.title, n.subtitle, n.description, n.categories, n.season, n.episode, $3
		FROM json_populate_recordset(NULL::programmes, $2) n JOIN channels c ON c.id = n.channel_id ORDER BY n.channel_id, n.starts_at
		ON CONFLICT (channel_id, starts_at) DO UPDATE SET ends_at = EXCLUDED.ends_at, title = EXCLUDED.title, subtitle = EXCLUDED.subtitle,
			description = EXCLUDED.description, categories = EXCLUDED.categories, season = EXCLUDED.season, episode = EXCLUDED.episode, seen_at = EXCLUDED.seen_at`,
		library, rows, now)
	return err
}

// endGuide forgets what a guide that was read to its end does not name any more: what is to come, and what stands in the
// way of what it names. What has begun stays otherwise, since guides leave out the past, until it ended long ago. Raw: rows
// are compared with others of their table.
func (store) endGuide(ctx context.Context, q db.Q, library uuid.UUID, now, past time.Time) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM programmes p WHERE library_id = $1 AND seen_at < $2 AND (starts_at > $2 OR ends_at < $3
		OR EXISTS (SELECT FROM programmes n WHERE n.channel_id = p.channel_id AND n.seen_at = $2 AND n.starts_at < p.ends_at AND n.ends_at > p.starts_at))`, library, now, past)
	return err
}
