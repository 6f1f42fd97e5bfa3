package graph

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"revenge/graph/answers"
	"revenge/graph/setexec"
	"revenge/internal/catalogue"
)

// look asks for the catalogue's versions before it is found out who asks, so that both are of the time of this request.
// Strangers and streams have nothing kept for them. What is remembered of rights is forgotten here when they have changed.
func (h *Handler) look(r *http.Request) *catalogue.Versions {
	if h.versions == nil || r.Header.Get("Authorization") == "" && r.Header.Get("Cookie") == "" || strings.Contains(r.Header.Get("Accept"), eventStream) {
		return nil
	}
	versions, err := h.versions(r.Context())
	if err != nil {
		return nil // the request itself finds out what is wrong with the database
	}
	return versions
}

// serveKept answers from memory, where the same was asked before: it was valid, allowed and not too dear then.
func (h *Handler) serveKept(w http.ResponseWriter, r *http.Request, answer *answers.Answer) {
	began := time.Now()
	h.sendKept(w, r, answer)
	h.metrics.Executed(string(ast.Query), answer.Field, string(Kept), answer.Points, time.Since(began))
}

// keep keeps an answer without errors. It returns it where it is whole, the same for all who may see it.
func (h *Handler) keep(key answers.Key, op *operation, response *graphql.Response) *answers.Answer {
	answer := answers.Answer{Field: op.field(), Points: op.total()}
	if !op.covered.Own() {
		answer.Body = encoded(response)
		return h.answers.Keep(key, answer)
	}
	if op.execution == BySets {
		answer.Gaps = op.gaps
		h.answers.Keep(key, answer)
	}
	return nil
}

// filled answers with what is kept, and reads what is the viewer's own; nil where that does not work out.
func (e *engine) filled(ctx context.Context, op *operation) *graphql.Response {
	if op.kept == nil || ctx.Err() != nil {
		return nil
	}
	ctx = graphql.WithOperationContext(ctx, op.OperationContext)
	ctx = graphql.WithResponseContext(ctx, e.presenter.present, e.presenter.recovered)
	op.buffer = setexec.NewBuffer()
	whole := op.kept.Gaps.Fill(ctx, setexec.Request{Operation: op.OperationContext, Pool: e.sets.pool, Charge: op.charge}, op.buffer)
	if !whole || len(graphql.GetErrors(ctx)) > 0 {
		op.free()
		op.buffer = nil
		return nil
	}
	op.settled(op.kept.Points)
	return &graphql.Response{Data: op.data()}
}

// sendKept sends an answer compressed to who takes that: it was compressed once. Clients of GET may keep it too; they ask each
// time whether it is still good.
func (h *Handler) sendKept(w http.ResponseWriter, r *http.Request, answer *answers.Answer) {
	body, tag, out := answer.Body, answer.Tag, w.Header()
	if answerType(r) == responseJSON {
		tag += "-response" // another representation has another tag
	}
	if zipped := answer.Zipped(); zipped != nil {
		out.Add("Vary", "Accept-Encoding")
		if AcceptsEncoding(r, "gzip") {
			body, tag = zipped, tag+"-gzip"
			out.Set("Content-Encoding", "gzip")
		}
	}
	if r.Method == http.MethodGet {
		tag = `"` + tag + `"`
		out.Set("Cache-Control", "private, no-cache")
		out.Set("ETag", tag)
		out.Add("Vary", "Accept, Authorization, Cookie")
		if known(r.Header.Values("If-None-Match"), tag) {
			out.Del("Content-Encoding")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	sendJSON(w, r, http.StatusOK, body)
}

// AcceptsEncoding tells whether a client takes an encoding.
func AcceptsEncoding(r *http.Request, encoding string) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(name, encoding) {
			return strings.ReplaceAll(quality, " ", "") != "q=0"
		}
	}
	return false
}

// known reports whether a client has the representation of a tag already.
func known(lists []string, tag string) bool {
	for _, list := range lists {
		for one := range strings.SplitSeq(list, ",") {
			if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == tag {
				return true
			}
		}
	}
	return false
}
