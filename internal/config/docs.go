package config

import (
	"fmt"
	"strings"
)

// Markdown is the page of documentation: one table for each section.
func Markdown() string {
	var out strings.Builder
	out.WriteString(`# Configuration

This page is written by a test from the program itself.

Values come from four places, each going before the one above it:

1. the defaults below,
2. a YAML file: ` + "`--config FILE`, else the file named by `" + EnvFile + "`, else `" + systemFile + "`" + `,
3. environment variables,
4. flags: ` + "`--`" + ` and the key, as in ` + "`--server.port=9000`" + `.

The variable of a key is ` + "`" + EnvPrefix + "`" + ` and the key in capitals, with dots as underscores. Lists are separated by
commas there. Durations are written like 30s, 15m or 168h. Unknown keys and variables are refused.
` + "`revenge config print`" + ` shows what is in force, without the secrets. ` + "`config.sample.yaml`" + ` is a file to begin with.
`)
	c := Default()
	section := "-"
	for _, k := range keys(&c) {
		top, _, nested := strings.Cut(k.path, ".")
		if !nested {
			top = ""
		}
		if top != section {
			section = top
			title := top
			if title == "" {
				title = "General"
			}
			fmt.Fprintf(&out, "\n## %s\n\n| key | default | what it is |\n|---|---|---|\n", title)
		}
		fmt.Fprintf(&out, "| `%s`<br>`%s` | %s | %s |\n", k.path, k.env(), k.defaultText(), strings.ReplaceAll(k.doc, "|", "\\|"))
	}
	return out.String()
}

func (k key) defaultText() string {
	if k.fallback != "" {
		return k.fallback
	}
	switch text := show(k.value); text {
	case `""`, "[]":
		return "empty"
	default:
		return "`" + strings.Trim(text, `"`) + "`"
	}
}

// Sample is a configuration file in which every key stands with its default, commented out.
func Sample() string {
	var out strings.Builder
	out.WriteString("# A configuration file to begin with: take the # from the lines you change, and from their section.\n")
	c := Default()
	c.yaml(&out, func(k key, indent string) {
		value := show(k.value)
		if k.fallback != "" {
			value = ""
		}
		fmt.Fprintf(&out, "%s# %s\n%s# %s:", indent, k.doc, indent, last(k.path))
		if value != "" {
			out.WriteString(" " + value)
		}
		out.WriteByte('\n')
	})
	return out.String()
}
