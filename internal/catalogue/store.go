package catalogue

import (
	"context"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

// store reads what triggers write; see migrations/main/0015_catalogue_versions.sql.
type store struct{}

// The subjects that are no libraries.
var (
	shared = uuid.UUID{}
	rights = uuid.Max
)

// versions is made into text once: it is asked for at every request.
var versions, _ = SELECT(CatalogueVersions.Subject, CatalogueVersions.Version).FROM(CatalogueVersions).Sql()

type counted struct {
	Subject uuid.UUID
	Version int64
}

func (store) versions(ctx context.Context, q db.Q) ([]*counted, error) {
	return db.AllSQL[counted](ctx, q, versions)
}
