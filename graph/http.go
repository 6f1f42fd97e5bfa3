package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"revenge/graph/answers"
	"revenge/graph/setexec"
	"revenge/internal/access"
	"revenge/internal/catalogue"
	"revenge/internal/platform/fault"
)

const (
	plainJSON    = "application/json"
	responseJSON = "application/graphql-response+json"
	eventStream  = "text/event-stream"
)

// problem is a request that is no GraphQL request.
type problem struct {
	status int
	err    *gqlerror.Error
}

func malformed(format string, args ...any) *problem {
	return &problem{http.StatusBadRequest, refusal(codeBadInput, format, args...)}
}

// readText returns a request as it was sent: the query of GET, the body of POST.
func (h *Handler) readText(w http.ResponseWriter, r *http.Request) ([]byte, *problem) {
	if r.Method == http.MethodGet { // bounded by the server's limit for headers too
		if len(r.URL.RawQuery) > h.limits.Body {
			return nil, &problem{http.StatusRequestEntityTooLarge, refusal(codeCost, "the request is larger than %d bytes", h.limits.Body)}
		}
		return []byte(r.URL.RawQuery), nil
	}
	kind, attributes, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := attributes["charset"]; err != nil || kind != plainJSON || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return nil, &problem{http.StatusUnsupportedMediaType, refusal(codeBadInput, "send the request as application/json in UTF-8")}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, int64(h.limits.Body)))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, &problem{http.StatusRequestEntityTooLarge, refusal(codeCost, "the request is larger than %d bytes", h.limits.Body)}
	case err != nil:
		return nil, malformed("the request ended before its end")
	}
	return body, nil
}

// parse reads what readText has returned.
func parse(r *http.Request, text []byte) (*graphql.RawParams, *problem) {
	if r.Method == http.MethodGet {
		return parseQuery(string(text))
	}
	return decode(text)
}

func parseQuery(text string) (*graphql.RawParams, *problem) {
	values, err := url.ParseQuery(text)
	if err != nil {
		return nil, malformed("the address is not encoded well")
	}
	params := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for name, target := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if text := values.Get(name); text != "" && unmarshal([]byte(text), target) != nil {
			return nil, malformed("%s is not a JSON object", name)
		}
	}
	return complete(params)
}

// decode reads the JSON of a request.
func decode(body []byte) (*graphql.RawParams, *problem) {
	if trimmed := bytes.TrimSpace(body); len(trimmed) > 0 && trimmed[0] == '[' {
		return nil, malformed("send one operation per request; lists of them are not accepted")
	}
	params := &graphql.RawParams{}
	var wrong *json.UnmarshalTypeError
	switch err := unmarshal(body, params); {
	case errors.As(err, &wrong) && wrong.Field != "":
		return nil, malformed("%s has the wrong type: query and operationName are strings, variables and extensions are objects", wrong.Field)
	case err != nil:
		return nil, malformed("the request is not a JSON object, or is cut off")
	}
	return complete(params)
}

func complete(params *graphql.RawParams) (*graphql.RawParams, *problem) {
	if params.Query == "" && params.Extensions["persistedQuery"] == nil {
		return nil, malformed("the request has no query")
	}
	return params, nil
}

// unmarshal keeps numbers as they were written, and accepts nothing behind the value.
func unmarshal(text []byte, target any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(target); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something follows the value")
	}
	return nil
}

// asked is a request as it was sent; params are read from it as soon as they are needed, versions are nil where nothing may
// be kept.
type asked struct {
	text     []byte
	params   *graphql.RawParams
	versions *catalogue.Versions
}

func (h *Handler) serveAnswer(w http.ResponseWriter, r *http.Request, a asked) {
	ctx := r.Context()
	key, keeps := h.answers.Key(r.Method, a.text, access.From(ctx), a.versions)
	var kept *answers.Answer
	if keeps {
		if kept = h.answers.Get(key); kept != nil && kept.Gaps == nil {
			h.serveKept(w, r, kept)
			return
		}
	}
	params := a.params
	if params == nil {
		var problem *problem
		if params, problem = parse(r, a.text); problem != nil {
			h.fail(w, r, problem.status, problem.err)
			return
		}
	}
	op, errs := h.admit(ctx, params)
	switch {
	case len(errs) > 0:
		h.write(w, r, refusedStatus(r, errs), h.refused(op, errs))
		return
	case op.subscription():
		h.fail(w, r, http.StatusMethodNotAllowed, refusal(codeBadInput, "subscriptions are served by WebSocket, or by POST with Accept: text/event-stream"))
		return
	case r.Method == http.MethodGet && op.Operation.Operation != ast.Query:
		w.Header().Set("Allow", "POST")
		h.fail(w, r, http.StatusMethodNotAllowed, refusal(codeBadInput, "GET serves queries only; send mutations by POST"))
		return
	}
	if op.Operation.Operation == ast.Query { // what a mutation has changed is read anew
		op.versions = a.versions
	}
	keeps = keeps && kept == nil && op.covered.Holds(op.Variables)
	if op.kept = kept; keeps && op.covered.Own() {
		op.gaps = &setexec.Gaps{}
	}
	ctx, cookies := withJar(ctx, r)
	response := h.run(ctx, op)
	defer op.free()
	cookies.write(w)
	if keeps && len(response.Errors) == 0 {
		if answer := h.keep(key, op, response); answer != nil {
			h.sendKept(w, r, answer)
			return
		}
	}
	if op.buffer != nil && len(response.Errors) == 0 {
		sendJSON(w, r, http.StatusOK, op.finished(response))
		return
	}
	h.write(w, r, http.StatusOK, response)
}

// fail answers with an error before any document was looked at.
func (h *Handler) fail(w http.ResponseWriter, r *http.Request, status int, err *gqlerror.Error) {
	h.write(w, r, status, &graphql.Response{Errors: h.presenter.list(r.Context(), err)})
}

func (h *Handler) write(w http.ResponseWriter, r *http.Request, status int, response *graphql.Response) {
	out := setexec.NewBuffer()
	defer out.Free()
	encode(out, response)
	sendJSON(w, r, status, out.Bytes())
}

func sendJSON(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Type", answerType(r)+"; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	writeWhole(w, r, body)
}

// answerType chooses the media type: the newer one when the client names it first.
func answerType(r *http.Request) string {
	for part := range strings.SplitSeq(r.Header.Get("Accept"), ",") {
		kind, _, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		switch kind {
		case responseJSON:
			return responseJSON
		case plainJSON, "application/*", "*/*":
			return plainJSON
		}
	}
	return plainJSON
}

// refusedStatus is 200 for clients of the older media type, as the protocol wants it for them.
func refusedStatus(r *http.Request, errs gqlerror.List) int {
	if answerType(r) == plainJSON {
		return http.StatusOK
	}
	switch errs[0].Extensions["code"] {
	case codeUnauthenticated:
		return http.StatusUnauthorized
	case codeForbidden:
		return http.StatusForbidden
	case codeRate:
		return http.StatusTooManyRequests
	case codeUnavailable:
		return http.StatusServiceUnavailable
	case codeInternal:
		return http.StatusInternalServerError
	}
	return http.StatusBadRequest
}

func statusOf(err error) int {
	switch {
	case errors.Is(err, fault.Unauthenticated):
		return http.StatusUnauthorized
	case errors.Is(err, fault.Unavailable):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// encode writes an answer without reading its data again: that is JSON already.
func encode(out *setexec.Buffer, response *graphql.Response) {
	before := byte('{')
	member := func(name string) {
		out.Byte(before)
		out.String(name)
		out.Byte(':')
		before = ','
	}
	if len(response.Errors) > 0 {
		member("errors")
		marshal(out, response.Errors)
	}
	if response.Data != nil {
		member("data")
		_, _ = out.Write(response.Data)
	}
	if len(response.Extensions) > 0 {
		member(extensions)
		marshal(out, response.Extensions)
	}
	if before == '{' {
		out.Byte('{')
	}
	out.Byte('}')
}

// beforeData begins an answer without errors, extensions may follow its data.
const (
	beforeData = `{"data":`
	extensions = "extensions"
)

// finished is the answer in the buffer that its data was written to.
func (o *operation) finished(response *graphql.Response) []byte {
	if len(response.Extensions) > 0 {
		o.buffer.Raw(`,"` + extensions + `":`)
		marshal(o.buffer, response.Extensions)
	}
	o.buffer.Byte('}')
	return o.buffer.Bytes()
}

func marshal(out *setexec.Buffer, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		text = []byte("null") // cannot be: errors and extensions are made here
	}
	_, _ = out.Write(text)
}

// encoded is an answer by itself.
func encoded(response *graphql.Response) []byte {
	out := setexec.NewBuffer()
	defer out.Free()
	encode(out, response)
	return bytes.Clone(out.Bytes())
}
