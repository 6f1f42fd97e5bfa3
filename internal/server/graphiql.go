package server

import (
	"bytes"
	"crypto/rand"
	"embed"
	"html/template"
	"mime"
	"net/http"
	"path"
	"time"

	"revenge/graph"
)

//go:embed graphiql/page.html graphiql/start.js graphiql/dist
var graphiqlFiles embed.FS

var graphiqlPage = template.Must(template.ParseFS(graphiqlFiles, "graphiql/page.html"))

// graphiql is the page for who is logged in; the others are sent to the login.
func (s *Server) graphiql() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := graph.AuthenticateRequest(r.Context(), r, s.deps.Authenticate)
		if err != nil || v.Stranger() {
			http.Redirect(w, r, "/login?next=/graphiql", http.StatusSeeOther)
			return
		}
		nonce := rand.Text()
		var page bytes.Buffer
		if err := graphiqlPage.Execute(&page, nonce); err != nil {
			problem(w, http.StatusInternalServerError, "the page could not be made")
			s.deps.Log.ErrorContext(r.Context(), "graphiql page failed", "error", err)
			return
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'nonce-"+nonce+"'; style-src 'self' 'nonce-"+nonce+
			"'; font-src data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		_, _ = w.Write(page.Bytes()) // the client is gone if this fails
	})
}

// graphiqlPart serves the parts of the page: they are public packages, nothing of this server.
func graphiqlPart() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("part")
		text, err := graphiqlFiles.ReadFile("graphiql/dist/" + name + ".gz")
		zipped := err == nil
		if name == "start.js" {
			text, err = graphiqlFiles.ReadFile("graphiql/start.js")
		}
		if err != nil {
			problem(w, http.StatusNotFound, "there is no such file")
			return
		}
		h := w.Header()
		if zipped {
			if !graph.AcceptsEncoding(r, "gzip") {
				problem(w, http.StatusNotAcceptable, "this file is served with gzip only")
				return
			}
			h.Set("Content-Encoding", "gzip")
		}
		h.Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
		h.Set("Cache-Control", "no-cache")
		h.Set("ETag", tagOf(text))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(text))
	})
}
