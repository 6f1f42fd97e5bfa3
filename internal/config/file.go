package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"go.yaml.in/yaml/v3"

	"revenge/internal/platform/fault"
)

// layer is what one source gave: a text or list of texts by key, and where each stands.
type layer struct {
	values map[string]any
	origin map[string]string
	errs   []error
}

func newLayer() *layer { return &layer{values: map[string]any{}, origin: map[string]string{}} }

func (l *layer) put(path string, value any, origin string) {
	l.values[path], l.origin[path] = value, origin
}

func (l *layer) refusef(format string, args ...any) {
	l.errs = append(l.errs, fault.Invalidf(format, args...))
}

// readFile reads the YAML file at path.
func readFile(path string, known *index) (*layer, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Invalidf("The configuration file %s cannot be read: %v.", path, errors.Unwrap(err))
	}
	return parseFile(path, text, known)
}

func parseFile(path string, text []byte, known *index) (*layer, error) {
	out := newLayer()
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var doc yaml.Node
	if err := decoder.Decode(&doc); errors.Is(err, io.EOF) {
		return out, nil
	} else if err != nil {
		return nil, fault.Invalidf("The configuration file %s is not YAML: %v.", path, err)
	}
	if err := decoder.Decode(&yaml.Node{}); !errors.Is(err, io.EOF) {
		return nil, fault.Invalidf("The configuration file %s must hold one document.", path)
	}
	f := fileReader{path, known, out}
	f.section(doc.Content[0], "")
	return out, errors.Join(out.errs...)
}

type fileReader struct {
	file  string
	known *index
	out   *layer
}

func (f fileReader) at(n *yaml.Node) string { return fmt.Sprintf("line %d of %s", n.Line, f.file) }

func (f fileReader) section(n *yaml.Node, path string) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return // a section whose keys are all commented out
	}
	if n.Kind != yaml.MappingNode {
		f.out.refusef("%s: %s must have its keys below it, each in a line of its own.", f.at(n), whole(path))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		full := join(path, name.Value)
		switch {
		case seen[full]:
			f.out.refusef("%s: %s stands here a second time.", f.at(name), full)
		case f.known.sections[full]:
			f.section(value, full)
		case f.known.paths[full]:
			f.value(value, full)
		default:
			f.out.refusef("%s: unknown key %s.%s", f.at(name), full, f.known.meant(full))
		}
		seen[full] = true
	}
}

func whole(path string) string {
	if path == "" {
		return "the configuration"
	}
	return path
}

func (f fileReader) value(n *yaml.Node, path string) {
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
	case n.Kind == yaml.ScalarNode:
		f.out.put(path, n.Value, f.at(n))
	case n.Kind == yaml.SequenceNode:
		list := []string{}
		for _, item := range n.Content {
			if item.Kind != yaml.ScalarNode {
				f.out.refusef("%s: %s must be a list of plain values.", f.at(item), path)
				return
			}
			list = append(list, item.Value)
		}
		f.out.put(path, list, f.at(n))
	default:
		f.out.refusef("%s: %s must be a plain value.", f.at(n), path)
	}
}
