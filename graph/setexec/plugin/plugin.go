// Package plugin generates the tables of setexec from what gqlgen knows of the schema and its bindings.
package plugin

import (
	_ "embed"
	"fmt"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"
)

//go:embed sets.gotpl
var source string

// Plugin writes sets.generated.go beside the endpoint's own code.
type Plugin struct{}

// Name is what gqlgen calls the plugin in its errors.
func (Plugin) Name() string { return "setexec" }

// GenerateCode writes the tables of all types that queries reach.
func (Plugin) GenerateCode(data *codegen.Data) error {
	var objects []*codegen.Object
	for _, o := range data.Objects {
		if o != data.MutationRoot && o != data.SubscriptionRoot && !strings.HasPrefix(o.Name, "__") {
			objects = append(objects, o)
		}
	}
	var abstract []*codegen.Interface
	for _, name := range slices.Sorted(keys(data.Interfaces)) {
		abstract = append(abstract, data.Interfaces[name])
	}
	return templates.Render(templates.Options{
		PackageName:     data.Config.Exec.Package,
		Filename:        filepath.Join(data.Config.Exec.DirName, "sets.generated.go"),
		Data:            struct{ Objects, Abstract any }{objects, abstract},
		GeneratedHeader: true,
		Packages:        data.Config.Packages,
		Template:        source,
		Funcs: template.FuncMap{
			"fields": fields, "resolved": resolved, "plain": plain, "leaf": leaf, "writeLeaf": writeLeaf, "addObjects": addObjects,
			"value": value, "fails": fails, "itemNonNull": itemNonNull, "abstract": isAbstract, "pointer": pointer,
		},
	})
}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// fields are those that the tables have: not what the schema says of itself.
func fields(o *codegen.Object) (out []*codegen.Field) {
	for _, f := range o.Fields {
		if !strings.HasPrefix(f.Name, "__") {
			out = append(out, f)
		}
	}
	return out
}

// resolved tells whether a type has fields with resolvers: they are asked for once, not for each value.
func resolved(o *codegen.Object) bool {
	return slices.ContainsFunc(fields(o), func(f *codegen.Field) bool { return f.IsResolver })
}

func plain(f *codegen.Field) bool { return !f.IsResolver && !f.MethodHasContext }

func leaf(f *codegen.Field) bool {
	return f.TypeReference.Definition.Kind == ast.Scalar || f.TypeReference.Definition.Kind == ast.Enum
}

func isAbstract(f *codegen.Field) bool { return f.TypeReference.Definition.IsAbstractType() }

func itemNonNull(f *codegen.Field) bool { return f.Type.Elem != nil && f.Type.Elem.NonNull }

// fails tells whether the value comes with an error.
func fails(f *codegen.Field) bool { return f.IsResolver || f.IsMethod() && !f.NoErr }

// value is the expression that gqlgen resolves the field with.
func value(f *codegen.Field) (string, error) {
	call := strings.ReplaceAll(f.CallArgs(), "fc.Args[", "args[")
	switch {
	case f.VOkFunc || f.IsMap() || f.Batch || f.Stream:
		return "", fmt.Errorf("%s.%s is bound in a way that sets do not know", f.Object.Name, f.Name)
	case f.IsResolver:
		return fmt.Sprintf("resolver.%s(%s)", f.GoFieldName, call), nil
	case f.IsMethod():
		return fmt.Sprintf("obj.%s(%s)", f.GoFieldName, call), nil
	}
	return "obj." + f.GoFieldName, nil
}

func pointer(t types.Type) bool {
	_, is := types.Unalias(t).(*types.Pointer)
	return is
}

// writeLeaf writes a value with the appender that makes the same bytes as gqlgen's marshaller of its type.
func writeLeaf(ref *config.TypeReference, v string) (string, error) {
	switch {
	case ref.IsSlice():
		item, err := writeLeaf(ref.Elem(), "item")
		if ref.Elem().IsPtr() || ref.Elem().IsSlice() {
			return "", fmt.Errorf("a list of %s is not known", ref.Elem().GO)
		}
		null := "if " + v + " == nil { return nil }\n"
		if ref.GQL.NonNull {
			null = ""
		}
		return null + "out.Byte('[')\nfor i, item := range " + v + " {\nif i > 0 { out.Byte(',') }\n" + item + "\n}\nout.Byte(']')", err
	case ref.IsPtr():
		item, err := writeLeaf(ref.Elem(), "(*"+v+")")
		return "if " + v + " == nil { return nil }\n" + item, err
	case ref.Marshaler != nil:
		if write, known := marshalled[ref.Marshaler.Name()]; known {
			return fmt.Sprintf(write, v), nil
		}
	case ref.IsMarshaler && appends(ref.GO):
		return "out.Append(" + v + ".AppendGQL)", nil
	case ref.IsMarshaler:
		return v + ".MarshalGQL(out)", nil
	}
	return "", fmt.Errorf("no way to write %s as %s", ref.GO, ref.GQL)
}

// marshalled are gqlgen's functions and what stands for them.
var marshalled = map[string]string{
	"MarshalString":       "out.String(string(%s))",
	"MarshalBoolean":      "out.Bool(bool(%s))",
	"MarshalInt":          "out.Int(int64(%s))",
	"MarshalInt32":        "out.Int(int64(%s))",
	"MarshalInt64":        "out.Int(int64(%s))",
	"MarshalTime":         "out.Time(%s)",
	"MarshalFloatContext": "if err := out.Float(float64(%s)); err != nil { return err }",
}

// appends tells whether a type has the method AppendGQL([]byte) []byte.
func appends(t types.Type) bool {
	method, _, _ := types.LookupFieldOrMethod(t, true, nil, "AppendGQL")
	return method != nil
}

// addObjects adds what a field holds; addressable values are not copied.
func addObjects(f *codegen.Field, v string) string {
	ref := f.TypeReference
	_, isInterface := types.Unalias(ref.GO).Underlying().(*types.Interface)
	switch {
	case ref.IsSlice():
		null := "if " + v + " == nil { return nil }\n"
		if ref.GQL.NonNull {
			null = ""
		}
		return null + "out.List(len(" + v + "))\nfor i := range " + v + " {\n" + addItem(ref.Elem().GO, v+"[i]") + "\n}"
	case ref.IsPtr() || isInterface:
		return "if " + v + " != nil { out.Add(" + v + ") }"
	}
	return "out.Add(&" + v + ")"
}

func addItem(t types.Type, v string) string {
	switch types.Unalias(t).Underlying().(type) {
	case *types.Pointer:
		return "if " + v + " == nil { out.Add(nil); continue }\nout.Add(" + v + ")"
	case *types.Interface:
		return "out.Add(" + v + ")"
	}
	return "out.Add(&" + v + ")"
}
