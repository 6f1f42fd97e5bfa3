package hls

import (
	"context"
	"fmt"
	"io"

	"revenge/media"
)

// Body is the answer to a player's request. It may be shared: nobody may change the bytes. Who got it calls Free when
// they were sent.
type Body struct {
	Data        []byte
	ETag        string // strong, with its quotes
	ContentType string

	piece *media.Piece // nil for what the engine keeps
}

// Partial says that Data is only the beginning, because the whole is too large to be held: SendRest has what follows.
func (b *Body) Partial() bool { return b.piece != nil && b.piece.Next != nil }

// SendRest writes what follows Data, part by part as it is made. Failures are those of Engine.Segment and of w.
func (b *Body) SendRest(ctx context.Context, w io.Writer) error {
	for piece := b.piece; piece != nil && piece.Next != nil; {
		next, err := piece.Next(ctx)
		if err != nil {
			return fmt.Errorf("go on with a segment: %w", available(err))
		}
		_, err = w.Write(next.Data)
		next.Free()
		if err != nil {
			return err
		}
		piece = next
	}
	return nil
}

// Free gives the memory back; the bytes must not be used any more. It may be called twice.
func (b *Body) Free() {
	if b.piece != nil {
		b.piece.Free()
		b.Data = b.piece.Data
	}
}
