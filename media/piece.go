package media

import "context"

// Piece is a fragment on its way to a player, or a part of one that is too large to be held whole.
type Piece struct {
	// Data is valid until Free.
	Data []byte
	// Next returns the part that follows; nil after the last. Each part is a chunk with boxes of its own.
	Next func(ctx context.Context) (*Piece, error)
	// Recycle takes the memory back; nil where nobody wants it.
	Recycle func()
}

// Free gives the memory of Data back. It may be called twice, and on nil.
func (p *Piece) Free() {
	if p == nil || p.Recycle == nil {
		return
	}
	p.Recycle()
	p.Data, p.Recycle = nil, nil
}
