package playback

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
)

// Part is a file's place among those that an item lies in, which are played one after another. A viewer's position is one in
// the whole item, a session's one in its file.
type Part struct {
	// Number is which it is, from 1, and Last which one ends the item.
	Number int `json:"number"`
	Last   int `json:"last"`
	// BeforeMs is how long those before it are, TotalMs how long all are.
	BeforeMs int64 `json:"beforeMs"`
	TotalMs  int64 `json:"totalMs"`
	// Next is the file that goes on; uuid.Nil behind the last one.
	Next uuid.UUID `json:"next,omitzero"`
}

// partOf returns the part that one of an item's files is; nil for a whole file.
func partOf(f *Candidate, files []Candidate) *Part {
	if f.Part == 0 {
		return nil
	}
	p := &Part{Number: f.Part, Last: f.Part}
	for _, one := range partsOf(f.Edition, files) {
		p.TotalMs += one.Info.DurationMs
		p.Last = one.Part
		switch {
		case one.Part < f.Part:
			p.BeforeMs += one.Info.DurationMs
		case one.Part > f.Part && p.Next == uuid.Nil:
			p.Next = like(f, one.Part, files).FileID
		}
	}
	return p
}

// partsOf are the parts of an edition in their order, the best file of each.
func partsOf(edition string, files []Candidate) (out []*Candidate) {
	for i := range files {
		f := &files[i]
		if f.Part > 0 && f.Edition == edition && !slices.ContainsFunc(out, func(o *Candidate) bool { return o.Part == f.Part }) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *Candidate) int { return cmp.Compare(a.Part, b.Part) })
	return out
}

// like returns the file of another part whose picture is nearest to that of f.
func like(f *Candidate, number int, files []Candidate) (best *Candidate) {
	far := func(c *Candidate) int { return max(c.height()-f.height(), f.height()-c.height()) }
	for i := range files {
		if c := &files[i]; c.Part == number && c.Edition == f.Edition && (best == nil || far(c) < far(best)) {
			best = c
		}
	}
	return best
}

func (c *Candidate) height() int {
	if v := c.Info.Video(); v != nil {
		return v.Height
	}
	return 0
}

func inParts(files []Candidate) bool {
	return slices.ContainsFunc(files, func(f Candidate) bool { return f.Part > 0 })
}

// holding leaves of files the whole ones and the parts that a position lies in; behind the end that is the last. Nothing is known
// to lie behind a part of unknown length.
func holding(files []Candidate, positionMs int64) []Candidate {
	number := map[string]int{}
	for _, f := range files {
		if f.Part == 0 || number[f.Edition] > 0 {
			continue
		}
		rest := positionMs
		for _, one := range partsOf(f.Edition, files) {
			number[f.Edition] = one.Part
			if one.Info.DurationMs == 0 || rest < one.Info.DurationMs {
				break
			}
			rest -= one.Info.DurationMs
		}
	}
	return slices.DeleteFunc(slices.Clone(files), func(f Candidate) bool { return f.Part > 0 && f.Part != number[f.Edition] })
}

// whole returns a position in the item, and how long that is.
func (k kept) whole(positionMs int64) (at, totalMs int64) {
	if k.Part == nil {
		return positionMs, k.DurationMs
	}
	return k.Part.BeforeMs + positionMs, k.Part.TotalMs
}

// stop is where in an item the viewer is to begin.
type stop struct {
	// atMs is where they asked to, else where they stopped.
	atMs int64
	// file is the one that they stopped in; nil where they begin anew, or it is not there.
	file *Candidate
	// within says that they resume inside of file, also where the parts before it have no known length.
	within bool
}

// left is where in an item that lies in files the viewer is to begin.
func (s *Service) left(ctx context.Context, v access.Viewer, item *Item, files []Candidate, a Start) (out stop, err error) {
	if a.PositionMs != nil {
		out.atMs = *a.PositionMs
		if a.File != nil || out.atMs == 0 || !inParts(files) {
			return out, nil
		}
	}
	if item.Kind == ItemTrack {
		return out, nil // a song is heard from its beginning
	}
	states, err := s.Viewing.Stops(ctx, v, []uuid.UUID{item.ID})
	if err != nil || len(states) == 0 || states[0].Watched {
		return out, err
	}
	state := states[0]
	if at := slices.IndexFunc(files, func(f Candidate) bool { return state.FileID != nil && f.FileID == *state.FileID }); at >= 0 {
		out.file = &files[at]
	}
	if a.PositionMs != nil {
		return out, nil
	}
	out.atMs = state.PositionMs
	if out.file == nil || out.file.Part == 0 {
		return out, nil
	}
	part, length := partOf(out.file, files), out.file.Info.DurationMs
	if state.DurationMs == length && length != part.TotalMs {
		out.atMs += part.BeforeMs // it was noted when each part counted for itself
	}
	rest := out.atMs - part.BeforeMs
	out.within = rest >= 0 && (length == 0 || rest < length)
	return out, nil
}

// among leaves of files those to go on with: of the edition that the viewer stopped in, where they did.
func (p stop) among(files []Candidate) []Candidate {
	if p.file == nil {
		return holding(files, p.atMs)
	}
	edition := slices.DeleteFunc(slices.Clone(files), func(f Candidate) bool { return f.Edition != p.file.Edition })
	if p.within {
		return slices.DeleteFunc(edition, func(f Candidate) bool { return f.Part > 0 && f.Part != p.file.Part })
	}
	return holding(edition, p.atMs)
}

// begin is where in its file playback begins.
func (s *Service) begin(ctx context.Context, v access.Viewer, d *decision, a Start) (int64, error) {
	duration := d.file.Info.DurationMs
	before, most := int64(0), duration
	if d.part != nil && (a.File == nil || a.PositionMs == nil) {
		before, most = d.part.BeforeMs, d.part.TotalMs
	}
	if a.PositionMs != nil && (*a.PositionMs < 0 || most > 0 && *a.PositionMs > most) {
		return 0, fault.Field(fault.Invalid, fmt.Sprintf("a position lies between 0 and %d", most), "positionMs")
	}
	if d.left == nil {
		left, err := s.left(ctx, v, d.item, d.files, a)
		if err != nil {
			return 0, err
		}
		d.left = &left
	}
	at := d.left.atMs
	if at -= before; at < 0 || d.part != nil && a.File != nil && a.PositionMs == nil && at >= duration {
		return 0, nil // the viewer stopped in another part
	}
	if a.PositionMs != nil && duration == 0 {
		return at, nil
	}
	return min(at, duration), nil
}

// Part is which part of its item a session plays; nil where its file is whole.
func (s Session) Part() *int { return s.ofPart(func(p *Part) int { return p.Number }) }

// LastPart is the number of the part that ends the item; nil where the file is whole.
func (s Session) LastPart() *int { return s.ofPart(func(p *Part) int { return p.Last }) }

func (s Session) ofPart(number func(*Part) int) *int {
	if k, err := s.kept(); err == nil && k.Part != nil {
		return new(number(k.Part))
	}
	return nil
}

// Following is the file that goes on where the session's ends; nil where none does.
func (s Session) Following() *uuid.UUID {
	if k, err := s.kept(); err == nil && k.Part != nil && k.Part.Next != uuid.Nil {
		return &k.Part.Next
	}
	return nil
}
