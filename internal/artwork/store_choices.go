package artwork

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// All statements here are raw: whole batches travel as one parameter, and candidates come from three places at once.

var replaceOffers = db.Replace("artwork_candidates", "file_id", []string{"file_id", "item_id", "role", "artwork_id"}, []string{"position"})

func (store) offer(ctx context.Context, q db.Q, files []uuid.UUID, offers []Offer) error {
	_, err := db.ExecSQL(ctx, q, replaceOffers, files, append([]Offer{}, offers...))
	return err
}

// add offers a picture that somebody asked for.
func (store) add(ctx context.Context, q db.Q, p Place, picture uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO artwork_candidates (item_id, role, artwork_id, position)
		SELECT $1, $2, $3, COALESCE((SELECT max(position) + 1 FROM artwork_candidates WHERE item_id = $1 AND role = $2), 0)
		ON CONFLICT DO NOTHING`, p.ItemID, p.Role, picture)
	return err
}

type choice struct {
	ItemID      uuid.UUID
	Role        Role
	ArtworkID   uuid.UUID
	AutomaticID *uuid.UUID
}

// settle leaves a person's portraits in other libraries than that of the choice to their scans.
func (store) settle(ctx context.Context, q db.Q, wishes []Wish) ([]*choice, error) {
	return db.AllSQL[choice](ctx, q, `UPDATE artwork_choices c SET automatic_id = COALESCE(n.automatic_id, c.automatic_id)
		FROM json_populate_recordset(NULL::artwork_choices, $1) n WHERE c.item_id = n.item_id AND c.role = n.role
			AND (c.role <> 'PROFILE' OR n.automatic_id IS NULL
				OR EXISTS (SELECT FROM artworks a JOIN artworks o USING (library_id) WHERE a.id = c.artwork_id AND o.id = n.automatic_id))
		RETURNING c.item_id, c.role, c.artwork_id, c.automatic_id`, wishes)
}

// choose remembers a choice; automatic is what the item has shown if nothing was chosen before, or a person in the library of
// the picture.
func (store) choose(ctx context.Context, q db.Q, p Place, picture uuid.UUID, automatic *uuid.UUID, user *uuid.UUID, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO artwork_choices (item_id, role, artwork_id, automatic_id, user_id, chosen_at)
		VALUES ($1, $2, $3,
			COALESCE((SELECT p.artwork_id FROM item_pictures p JOIN artworks a USING (library_id) WHERE p.item_id = $1 AND p.role = $2 AND a.id = $3), $4), $5, $6)
		ON CONFLICT (item_id, role) DO UPDATE SET artwork_id = EXCLUDED.artwork_id, user_id = EXCLUDED.user_id, chosen_at = EXCLUDED.chosen_at`,
		p.ItemID, p.Role, picture, automatic, user, now)
	return err
}

// release forgets a choice and returns it: at most one row.
func (store) release(ctx context.Context, q db.Q, p Place) ([]*choice, error) {
	was, err := db.AllSQL[choice](ctx, q, `DELETE FROM artwork_choices WHERE item_id = $1 AND role = $2
		RETURNING item_id, role, artwork_id, automatic_id`, p.ItemID, p.Role)
	if err != nil {
		return nil, err
	}
	_, err = db.ExecSQL(ctx, q, forget, []uuid.UUID{p.ItemID})
	return was, err
}

// candidates are those of a place, with what it shows and what scans would show, the best first. A copy stands for what it was
// copied from: it has the same source and version.
func (store) candidates(ctx context.Context, q db.Q, p Place, shown *uuid.UUID) ([]*Candidate, error) {
	return db.AllSQL[Candidate](ctx, q, `WITH choice AS (SELECT * FROM artwork_choices WHERE item_id = $1 AND role = $2),
		known AS (
			SELECT artwork_id AS id, min(position) AS position FROM artwork_candidates WHERE item_id = $1 AND role = $2 GROUP BY artwork_id
			UNION ALL SELECT artwork_id, -1 FROM choice UNION ALL SELECT automatic_id, -1 FROM choice UNION ALL SELECT $3::uuid, -1
		),
		best AS (
			SELECT DISTINCT ON (a.source, a.version) a.*, c.artwork_id IS NOT NULL AS chosen, a.id IS NOT DISTINCT FROM $3::uuid AS shown,
				max(k.position) OVER (PARTITION BY a.source, a.version) AS position
			FROM known k JOIN artworks a ON a.id = k.id LEFT JOIN choice c ON c.artwork_id = a.id
			ORDER BY a.source, a.version, c.artwork_id IS NULL, a.id IS DISTINCT FROM $3::uuid, k.position DESC
		)
		SELECT `+columns+`, chosen, shown FROM best ORDER BY array_position(ARRAY['UPLOAD', 'LOCAL', 'EMBEDDED', 'FRAME', 'REMOTE'], source::text), position, id`,
		p.ItemID, p.Role, shown)
}

const columns = `id, library_id, role, source, root_id, path, file_id, stream_index, at_ms, content, version, state, mime_type, width, height, blurhash, created_at`

// keep makes a picture known whose bytes the server keeps, and returns it. The same picture is the same row.
func (store) keep(ctx context.Context, q db.Q, a *Artwork) (*Artwork, error) {
	a.ID = id.New()
	rows, err := db.AllSQL[Artwork](ctx, q, `INSERT INTO artworks AS a (id, library_id, role, source, path, at_ms, content, version, state, mime_type, width, height, blurhash)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'READY', $9, $10, $11, $12)
		ON CONFLICT (library_id, role, source, content) WHERE content IS NOT NULL AND root_id IS NULL AND file_id IS NULL
		DO UPDATE SET version = EXCLUDED.version, created_at = now() RETURNING `+columns,
		a.ID, a.LibraryID, a.Role, a.Source, a.Path, a.AtMs, a.Content, a.Version, a.MimeType, a.Width, a.Height, a.Blurhash)
	if err != nil {
		return nil, err
	}
	return rows[0], nil
}

// videos are those of the files that have a picture to take, the first of them.
func (store) video(ctx context.Context, q db.Q, files []uuid.UUID) ([]*footage, error) {
	return db.AllSQL[footage](ctx, q, `SELECT f.id, r.path AS root_path, f.path, m.duration_ms, m.width,
			COALESCE(f.size_bytes || '-' || f.mtime_ns || '-' || COALESCE(f.oshash, ''), '') AS identity
		FROM files f JOIN file_media m ON m.file_id = f.id JOIN library_roots r ON r.id = f.root_id
		WHERE f.id = ANY($1) AND f.missing_since IS NULL AND m.width > 0 AND m.duration_ms > 0 ORDER BY array_position($1, f.id) LIMIT 1`, files)
}

// removeUnused forgets kept pictures older than an instant that nobody chose.
func (store) removeUnused(ctx context.Context, q db.Q, before time.Time) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM artworks a WHERE content IS NOT NULL AND root_id IS NULL AND file_id IS NULL AND created_at < $1
		AND NOT EXISTS (SELECT FROM artwork_choices c WHERE c.artwork_id = a.id OR c.automatic_id = a.id)
		AND NOT EXISTS (SELECT FROM item_pictures p WHERE p.artwork_id = a.id)
		AND NOT EXISTS (SELECT FROM playlist_pictures p WHERE p.artwork_id = a.id)`, before)
	return err
}

// unknown returns those of the names that no picture's content has.
func (store) unknown(ctx context.Context, q db.Q, names []string) ([]string, error) {
	return db.Column[string](ctx, q, `SELECT name FROM unnest($1::text[]) name WHERE NOT EXISTS (SELECT FROM artworks WHERE content = name)
		AND NOT EXISTS (SELECT FROM playlist_pictures WHERE content = name)`, names)
}
