package music

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// The statements are raw, beside those of other nouns. Nothing of music has frames.
var picturedSQL = map[id.Kind]string{
	"album":  `SELECT library_id, cover_id AS picture_id, '{}'::uuid[] AS file_ids FROM albums WHERE id = $1 AND library_id = ANY($2)`,
	"artist": `SELECT library_id, picture_id, '{}'::uuid[] AS file_ids FROM artists WHERE id = $1 AND library_id = ANY($2)`,
}

var setPictureSQL = map[id.Kind]string{
	"album":  `UPDATE albums SET cover_id = $2, updated_at = now() WHERE id = $1`,
	"artist": `UPDATE artists SET picture_id = $2, updated_at = now() WHERE id = $1`,
}

func (store) pictured(ctx context.Context, q db.Q, libraries []uuid.UUID, item id.ID) (*artwork.Pictured, error) {
	return db.OneSQL[artwork.Pictured](ctx, q, picturedSQL[item.Kind], item.UUID, libraries)
}

func (store) setPicture(ctx context.Context, q db.Q, item id.ID, picture *uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, setPictureSQL[item.Kind], item.UUID, picture)
	return err
}

var (
	showAlbum  = intake.ShowChosen("albums", map[artwork.Role]string{artwork.Poster: "cover_id"})
	showArtist = intake.ShowChosen("artists", map[artwork.Role]string{artwork.Poster: "picture_id"})
)

// showChosen makes albums and artists show what was chosen for them.
func (store) showChosen(ctx context.Context, q db.Q, items []uuid.UUID) error {
	return db.Run(ctx, q, []db.Step{{Rows: len(items), SQL: showAlbum, Args: []any{items}}, {Rows: len(items), SQL: showArtist, Args: []any{items}}})
}
