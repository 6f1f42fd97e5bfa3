package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"golang.org/x/net/html"

	"revenge/graph"
)

// app serves the built web app. Whatever is no file of it is its own to route, so its first page answers.
type app struct {
	files fs.FS
	page  []byte
	tag   string
	csp   string
}

// newApp reads the first page, whose inline scripts are allowed by their hashes.
func newApp(files fs.FS) (*app, error) {
	page, err := fs.ReadFile(files, "index.html")
	if err != nil {
		return nil, fmt.Errorf("the web app has no first page: %w", err)
	}
	hashes := scriptHashes(page)
	return &app{files: files, page: page, tag: tagOf(page), csp: strings.Join([]string{
		"default-src 'none'", "script-src 'self'" + hashes, "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'",
		"media-src 'self' blob:", "connect-src 'self'", "worker-src 'self' blob:", "manifest-src 'self'",
		"base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'",
	}, "; ")}, nil
}

func tagOf(text []byte) string {
	sum := sha256.Sum256(text)
	return `"` + hex.EncodeToString(sum[:12]) + `"`
}

// scriptHashes returns the hashes of inline scripts as a policy lists them.
func scriptHashes(page []byte) string {
	var out strings.Builder
	inline := false
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.StartTagToken:
			t := z.Token()
			inline = t.Data == "script"
			for _, a := range t.Attr {
				inline = inline && a.Key != "src"
			}
		case html.TextToken:
			if inline {
				sum := sha256.Sum256(z.Raw())
				out.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
			}
			inline = false
		}
	}
}

// ServeHTTP answers with a file, or with the first page.
func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		problem(w, http.StatusMethodNotAllowed, "this is only for reading")
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" || name == "index.html" || !fs.ValidPath(name) {
		a.first(w, r)
		return
	}
	text, encoding, err := a.read(r, name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && path.Ext(name) == "":
		a.first(w, r)
		return
	case err != nil:
		problem(w, http.StatusNotFound, "there is no such file")
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", a.csp)
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		h.Set("Content-Type", kind)
	}
	h.Set("Vary", "Accept-Encoding")
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	h.Set("Cache-Control", "no-cache")
	if strings.Contains(name, "/immutable/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("ETag", tagOf(text))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(text))
}

// read prefers what the build has compressed, where the client takes it.
func (a *app) read(r *http.Request, name string) (text []byte, encoding string, err error) {
	for _, c := range []struct{ encoding, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if graph.AcceptsEncoding(r, c.encoding) {
			if text, err := fs.ReadFile(a.files, name+c.suffix); err == nil {
				return text, c.encoding, nil
			}
		}
	}
	text, err = fs.ReadFile(a.files, name)
	var wrong *fs.PathError
	if errors.As(err, &wrong) && !errors.Is(err, fs.ErrNotExist) {
		err = fs.ErrNotExist // a folder
	}
	return text, "", err
}

func (a *app) first(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", a.csp)
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", a.tag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.page))
}
