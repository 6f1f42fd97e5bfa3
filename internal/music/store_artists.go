package music

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/music/recording"
	"revenge/internal/platform/db"
)

// All statements here are raw, as those of a batch are.

var knownArtists = `WITH led AS (SELECT said, key, bare, name, mbid FROM music_aliases WHERE library_id = $1 AND said = ANY($4)),
	meant AS (SELECT m.file_id || CASE WHEN m.of_album THEN ' album ' ELSE ' track ' END || m.said AS part, m.key, m.name, m.mbid FROM (` + meant("$1", "$5") + `) m)
	SELECT k.*, ARRAY(SELECT said FROM led l WHERE l.key = k.key AND NOT l.bare) AS decided, ARRAY(SELECT said FROM led l WHERE l.key = k.key AND l.bare) AS bare,
		ARRAY(SELECT part FROM meant m WHERE m.key = k.key) AS parts FROM (
		SELECT ` + of("a", artistWritten) + `, p.source AS picture_source, false AS anew FROM artists a LEFT JOIN artworks p ON p.id = a.picture_id
		WHERE a.id IN (SELECT id FROM artists WHERE library_id = $1 AND tag_name = ANY($2) UNION SELECT id FROM artists WHERE library_id = $1 AND key = ANY($3)
			UNION SELECT id FROM artists WHERE library_id = $1 AND key = ANY(ARRAY(SELECT key FROM led UNION SELECT key FROM meant)))
		UNION ALL (SELECT DISTINCT ON (l.key) uuidv7(), $1, l.key, l.name, '', '', '', l.mbid, '{}'::artist_role[], '{}'::uuid[], NULL::uuid,
				NULL::text, NULL::jsonb, CAST(NULL AS jsonb), '{}'::text[], ARRAY[]::text[], NULL::text, CAST(NULL AS text), NULL::text, CAST(NULL AS text),
				NULL::int, CAST(NULL AS int), NULL::text, NULL::timestamptz, now(), NULL, true
			FROM (SELECT key, name, mbid FROM led UNION SELECT key, name, mbid FROM meant) l
			WHERE NOT EXISTS (SELECT FROM artists a WHERE a.library_id = $1 AND a.key = l.key) ORDER BY l.key, l.mbid, l.name)
	) k ORDER BY k.anew, k.mbid IS NULL DESC, k.id`

// knownArtists are those with a folded name or a key, those that aliases of these lead to, and those that names in files mean.
func (store) knownArtists(ctx context.Context, q db.Q, libraryID uuid.UUID, names []recording.Name, files []uuid.UUID) ([]*keptArtist, error) {
	folded, keys := asked(names)
	var saids []string
	for _, n := range names {
		byID, byName := saidOf(n)
		if saids = append(saids, byName); n.ID != nil {
			saids = append(saids, byID)
		}
		if n.Key != "" {
			saids = append(saids, ofArtist+n.Key)
		}
	}
	return db.AllSQL[keptArtist](ctx, q, knownArtists, libraryID, distinct(folded), distinct(keys), distinct(saids), list(files))
}

// shownArtists are those that lists call so, the first added first.
func (store) shownArtists(ctx context.Context, q db.Q, libraryID uuid.UUID, folded []string) ([]*keptArtist, error) {
	return db.AllSQL[keptArtist](ctx, q, `SELECT `+of("a", artistWritten)+`, p.source AS picture_source, '{}'::text[] AS decided, '{}'::text[] AS bare,
		'{}'::text[] AS parts, false AS anew FROM artists a LEFT JOIN artworks p ON p.id = a.picture_id
		WHERE a.library_id = $1 AND a.folded_name = ANY($2) ORDER BY a.id`, libraryID, folded)
}

// distinct are texts, each once.
func distinct(texts []string) []string {
	out := list(texts)
	slices.Sort(out)
	return slices.Compact(out)
}
