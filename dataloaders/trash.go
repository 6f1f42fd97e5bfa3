package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/duplicate"
	"revenge/internal/identity"
	"revenge/internal/platform/id"
	"revenge/internal/trash"
)

func newDuplicate(s *duplicate.Service, v *access.Viewer) *Loader[uuid.UUID, *duplicate.Group] {
	return one(bind(v, s.ByIDs), func(g *duplicate.Group) uuid.UUID { return g.ID })
}

// What belongs to duplicates and to the trash.
var (
	DuplicateFile = toOne(files, func(f *duplicate.File) *uuid.UUID { return &f.FileID }, "DuplicateFile.file")
	PlannedFile   = toOne(files, func(p *trash.Planned) *uuid.UUID { return &p.FileID }, "PlannedDeletion.file")
	MissingItself = toOne(files, func(m *trash.Missing) *uuid.UUID { return &m.ID }, "MissingFile.file")
	MissingHome   = toOne(libraries, func(m *trash.Missing) *uuid.UUID { return &m.LibraryID }, "MissingFile.library")
	TrashLibrary  = toOne(libraries, func(i *trash.Item) *uuid.UUID { return &i.LibraryID }, "TrashItem.library")
	TrashDeleter  = toOne(users, func(i *trash.Item) *uuid.UUID { return i.DeletedBy }, "TrashItem.deletedBy")

	_ = toItem(func(x *trash.Vanishing) id.ID { return Item(x.Kind, x.ID) }, "VanishingItem.item")
	_ = toItem(DuplicateItem, "DuplicateFile.item")
)

// DuplicateItem is the id of what a file is of; the zero one where that is not known.
func DuplicateItem(f *duplicate.File) id.ID {
	if f.ItemKind == nil || f.ItemID == nil {
		return id.ID{}
	}
	return Item(*f.ItemKind, *f.ItemID)
}

func users(l *Loaders) *Loader[uuid.UUID, *identity.User] { return l.Identity().UserByID }
