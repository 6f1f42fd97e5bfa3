package jobs

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/library"
)

// contentModule is what a kind of library needs to be taken in; movie and tvshow are such modules. A
// module that is switched off is not registered.
type contentModule interface {
	Kind() library.Kind
	// Identify takes in a batch of probed files. It may run twice, and two batches at once are safe.
	Identify(ctx context.Context, lib *library.Library, found []*library.Found) (*library.Outcome, error)
	// Reconcile brings what is missing in line with its files after a scan.
	Reconcile(ctx context.Context, libraryID uuid.UUID) (*library.Outcome, error)
}

// Modules are kinds of library to switch on.
func Modules(list ...contentModule) []contentModule { return list }
