package setexec

import "context"

// result is what a field that is read by itself has for one row.
type result struct {
	Objects

	leaf Buffer
	err  error
}

// alone resolves a field for each row by itself.
func (r *run) alone(s step, args Args) []func(context.Context) {
	n, results := s.node(), make([]result, len(s.set.objects))
	s.column().alone = results
	reads := make([]func(context.Context), len(results))
	for row, parent := range s.set.objects {
		reads[row] = func(ctx context.Context) {
			one := &results[row]
			if n.field.Leaf != nil {
				one.err = r.leaf(ctx, n, parent, args, &one.leaf)
			} else {
				one.err = r.resolve(ctx, n, parent, args, &one.Objects)
			}
		}
	}
	return reads
}

// leaf writes the value of a leaf; a panic is an error.
func (r *run) leaf(ctx context.Context, n *node, parent any, args Args, out *Buffer) (err error) {
	defer r.recover(&err)
	return n.field.Leaf(ctx, parent, args, out)
}
