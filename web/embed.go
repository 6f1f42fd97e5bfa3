// Package web holds the built web app, so that the server is one file to run.
//
// `npm run build` writes it to dist/app. Without it the page in dist/absent says how to make it, so that Go
// compiles and its tests run without Node.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files is the web app with index.html at its root.
func Files() fs.FS {
	for _, folder := range []string{"dist/app", "dist/absent"} {
		files, err := fs.Sub(dist, folder)
		if err != nil {
			continue // the name is right
		}
		if _, err := fs.Stat(files, "index.html"); err == nil {
			return files
		}
	}
	return dist
}

// Built reports whether the web app is there.
func Built() bool {
	_, err := fs.Stat(dist, "dist/app/index.html")
	return err == nil
}
