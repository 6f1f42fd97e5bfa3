package graph

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/graph/setexec"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// nodeKind reads the objects of one kind; what the viewer may not see is fault.NotFound.
type nodeKind struct {
	expect func(l *dataloaders.Loaders, key uuid.UUID) setexec.Read
	load   func(ctx context.Context, l *dataloaders.Loaders, key uuid.UUID) (model.Node, error)
}

func by[V model.Node](loader func(*dataloaders.Loaders) *dataloaders.Loader[uuid.UUID, V]) nodeKind {
	return nodeKind{
		expect: func(l *dataloaders.Loaders, key uuid.UUID) setexec.Read {
			of := loader(l)
			of.Expect(key)
			return setexec.Read{Key: of, Do: of.Read}
		},
		load: func(ctx context.Context, l *dataloaders.Loaders, key uuid.UUID) (model.Node, error) {
			v, err := loader(l).Load(ctx, key)
			if err != nil {
				return nil, err
			}
			return v, nil
		},
	}
}

// Node returns the object of an id. An unknown id, one of an unknown kind and one that the viewer may not see are all
// the same fault.NotFound.
func Node(ctx context.Context, key id.ID) (model.Node, error) {
	kind, known := nodeKinds[key.Kind]
	if !known {
		return nil, fault.NotFound
	}
	return kind.load(ctx, dataloaders.For(ctx), key.UUID)
}

// maxNodes is how many ids may be asked for at once.
const maxNodes = 100

// Nodes is Node for many ids, in their order, with nil where there is none. More than 100 are fault.Invalid.
func Nodes(ctx context.Context, keys []*id.ID) ([]model.Node, error) {
	if len(keys) > maxNodes {
		return nil, fault.Field(fault.Invalid, "at most 100 ids may be asked for at once", "ids")
	}
	loaders := dataloaders.For(ctx)
	for _, key := range keys {
		if kind, known := nodeKinds[key.Kind]; known {
			kind.expect(loaders, key.UUID)
		}
	}
	out := make([]model.Node, len(keys))
	for i, key := range keys {
		node, err := Node(ctx, *key)
		switch {
		case errors.Is(err, fault.NotFound):
		case err != nil:
			return nil, err
		default:
			out[i] = node
		}
	}
	return out, nil
}

// NodeRelation is what stands behind node(id:): the object's loader. What hangs at some objects by their ids is read with them.
type NodeRelation struct{}

// Prepare announces the object.
func (NodeRelation) Prepare(ctx context.Context, _ []any, args setexec.Args) []setexec.Read {
	key, _ := args["id"].(id.ID)
	if kind, known := nodeKinds[key.Kind]; known {
		return []setexec.Read{kind.expect(dataloaders.For(ctx), key.UUID)}
	}
	return nil
}

// Foretell prepares what dataloaders can read by the id alone.
func (NodeRelation) Foretell(ctx context.Context, args setexec.Args) (string, func(string, setexec.Relation, setexec.Args) []setexec.Read) {
	key, _ := args["id"].(id.ID)
	return dataloaders.Early(ctx, key)
}
