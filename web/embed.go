// Package web holds the built web app. Where it was not built when the program was compiled, a plain page stands in that
// says how to build it, so that Go needs no Node. The server serves the files; this package knows nothing of HTTP.
package web

import (
	"embed"
	"io/fs"
)

// The pattern matches build-absent in every clone, and build once it was made.
//
//go:embed all:build*
var embedded embed.FS

// Files returns the built web app, or a folder with only a page that says how to build it. It always has an index.html.
func Files() fs.FS {
	if Built() {
		return folder("build")
	}
	return folder("build-absent")
}

// Built tells whether the web app was there when the program was compiled.
func Built() bool {
	_, err := fs.Stat(embedded, "build/index.html")
	return err == nil
}

func folder(name string) fs.FS {
	files, err := fs.Sub(embedded, name)
	if err != nil {
		panic(err) // the name is no path: a programmer's error
	}
	return files
}
