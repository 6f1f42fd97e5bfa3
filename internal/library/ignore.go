package library

import (
	"path"
	"slices"
	"strings"
)

// ignoreFiles hold patterns of what is not to be taken in; an empty .ignore keeps its whole folder out.
var ignoreFiles = []string{".ignore", ".plexignore", ".revengeignore"}

// ignoreLimit is how much of an ignore file is read.
const ignoreLimit = 64 << 10

// pattern is one line of an ignore file, written as git writes them: # comments, ! takes back, a slash at the end
// means folders only, a slash elsewhere ties it to the file's folder, and * ? [a-z] ** match as usual.
type pattern struct {
	parts      []string
	keep       bool
	folderOnly bool
	anchored   bool
}

// patterns are the lines of one ignore file, which lies in folder.
type patterns struct {
	folder string
	lines  []pattern
}

func parseIgnore(folder, text string) patterns {
	out := patterns{folder: folder}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(strings.TrimPrefix(line, "\ufeff"), " \t\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		var p pattern
		if line, p.keep = strings.CutPrefix(line, "!"); !p.keep {
			line = strings.TrimPrefix(line, `\`)
		}
		line, p.folderOnly = strings.CutSuffix(line, "/")
		line, p.anchored = strings.CutPrefix(line, "/")
		p.anchored = p.anchored || strings.Contains(line, "/")
		if line == "" {
			continue
		}
		p.parts = strings.Split(line, "/")
		out.lines = append(out.lines, p)
	}
	return out
}

// ignored reports whether the last line that speaks of name, in the innermost file that does, keeps it out.
// rules go from the outermost folder to the innermost.
func ignored(rules []patterns, name string, folder bool) bool {
	for _, rule := range slices.Backward(rules) {
		inside := name
		if rule.folder != "" {
			inside = strings.TrimPrefix(name, rule.folder+"/")
		}
		for _, p := range slices.Backward(rule.lines) {
			if p.matches(inside, folder) {
				return !p.keep
			}
		}
	}
	return false
}

func (p pattern) matches(name string, folder bool) bool {
	if p.folderOnly && !folder {
		return false
	}
	if !p.anchored {
		ok, err := path.Match(p.parts[0], path.Base(name))
		return ok && err == nil
	}
	return matchParts(p.parts, strings.Split(name, "/"))
}

// matchParts keeps, for each part of the pattern, the places of the name where it may go on: ** then costs no more than *.
func matchParts(parts, names []string) bool {
	at := make([]bool, len(names)+1)
	at[0] = true
	for _, part := range parts {
		next := make([]bool, len(names)+1)
		for i, open := range at {
			if part == "**" {
				next[i] = open || i > 0 && next[i-1]
				continue
			}
			if open && i < len(names) {
				ok, err := path.Match(part, names[i])
				next[i+1] = ok && err == nil
			}
		}
		at = next
	}
	return at[len(names)]
}
