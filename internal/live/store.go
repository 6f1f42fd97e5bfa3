package live

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

// store is the only writer of channels and programmes; what a refresh writes is in store_refresh.go.
type store struct{}

// What a Channel and a Programme hold of their tables.
const (
	channelList   = `id, library_id, name, number, sort_key, group_name, logo_id, missing_since, added_at`
	programmeList = `id, channel_id, library_id, starts_at, ends_at, title, subtitle, description, categories, season, episode`
)

var (
	channelColumns   = Channels.AllColumns.Except(Channels.Key, Channels.GuideID, Channels.FoldedName, Channels.Address, Channels.UpdatedAt)
	programmeColumns = Programmes.AllColumns.Except(Programmes.SeenAt)
)

func (store) byIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Channel, error) {
	return db.All[Channel](ctx, q, SELECT(channelColumns).FROM(Channels).WHERE(db.Any(Channels.ID, ids).AND(db.Any(Channels.LibraryID, libraries))))
}

// groups is raw because it orders groups by their first channel.
func (store) groups(ctx context.Context, q db.Q, libraries []uuid.UUID) ([]string, error) {
	return db.Column[string](ctx, q, `SELECT group_name FROM channels WHERE library_id = ANY($1) AND missing_since IS NULL AND group_name <> ''
		GROUP BY group_name ORDER BY min(sort_key), group_name LIMIT 1000`, orNone(libraries))
}

// orNone keeps an empty list from being null.
func orNone(keys []uuid.UUID) []uuid.UUID {
	if keys == nil {
		return []uuid.UUID{}
	}
	return keys
}

func (store) programmesByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Programme, error) {
	return db.All[Programme](ctx, q, SELECT(programmeColumns).FROM(Programmes).WHERE(db.Any(Programmes.ID, ids).AND(db.Any(Programmes.LibraryID, libraries))))
}

// programmesOf is raw because of the limit for each channel, which walks its index no further than needed.
func (store) programmesOf(ctx context.Context, q db.Q, libraries, channels []uuid.UUID, from, to time.Time, first int) ([]*Programme, error) {
	return db.AllSQL[Programme](ctx, q, `SELECT p.* FROM channels c CROSS JOIN LATERAL (
			SELECT `+programmeList+` FROM programmes WHERE channel_id = c.id AND starts_at > $3 AND starts_at < $5 AND ends_at > $4 ORDER BY starts_at LIMIT $6
		) p WHERE c.id = ANY($1) AND c.library_id = ANY($2) ORDER BY p.starts_at, p.id`,
		channels, orNone(libraries), from.Add(-longestProgramme), from, to, first)
}

func (store) stream(ctx context.Context, q db.Q, libraries []uuid.UUID, key uuid.UUID) (*Stream, error) {
	return db.One[Stream](ctx, q, SELECT(Channels.ID.AS("channel_id"), Channels.LibraryID, Channels.Address).FROM(Channels).
		WHERE(Channels.ID.EQ(UUID(key)).AND(db.Any(Channels.LibraryID, libraries)).AND(Channels.MissingSince.IS_NULL())))
}
