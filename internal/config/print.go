package config

import (
	"fmt"
	"io"
	"strings"
)

// Print writes the configuration as a YAML file with its secrets masked.
func (c *Config) Print(w io.Writer) error {
	var out strings.Builder
	c.yaml(&out, func(k key, indent string) {
		fmt.Fprintf(&out, "%s%s: %s\n", indent, last(k.path), show(k.value))
	})
	_, err := io.WriteString(w, out.String())
	return err
}

// yaml writes the headings of the sections around what each writes for a key.
func (c *Config) yaml(out *strings.Builder, each func(k key, indent string)) {
	var open []string
	for _, k := range keys(c) {
		parts := strings.Split(k.path, ".")
		parents := parts[:len(parts)-1]
		for depth := range parents {
			if depth < len(open) && open[depth] == parents[depth] {
				continue
			}
			if depth == 0 {
				out.WriteByte('\n')
			}
			open = append(open[:min(depth, len(open))], parents[depth])
			fmt.Fprintf(out, "%s%s:\n", strings.Repeat("  ", depth), parents[depth])
		}
		open = open[:min(len(open), len(parents))]
		each(k, strings.Repeat("  ", len(parents)))
	}
}

func last(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }
