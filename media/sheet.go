package media

import (
	"context"
	"time"
)

// Sheet says which small pictures of a file stand on one large one, row by row.
type Sheet struct {
	// From is the time of the first, Step what lies between two, both from the start of the presentation.
	From, Step time.Duration
	Count      int
	Columns    int
	Width      int // of one, in pixels; the height follows from the picture
}

// Tiler makes sheets of small pictures.
type Tiler interface {
	// Tiles decodes the keyframe before each time, in idle processor and disk time. A row that is not full is black in
	// the end. Failures: those of Prober; fault.NotFound for a file without pictures, fault.Invalid for a sheet that is none.
	Tiles(ctx context.Context, src Source, sheet Sheet) (*Picture, error)
}
