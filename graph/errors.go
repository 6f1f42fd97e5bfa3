package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/obs"
)

// The codes of extensions.code; the schema's ErrorCode lists the same.
const (
	codeUnauthenticated = "UNAUTHENTICATED"
	codeForbidden       = "FORBIDDEN"
	codeNotFound        = "NOT_FOUND"
	codeBadInput        = "BAD_USER_INPUT"
	codeConflict        = "CONFLICT"
	codeCost            = "COST_EXCEEDED"
	codeRate            = "RATE_LIMITED"
	codeNoPersisted     = "PERSISTED_QUERY_NOT_FOUND"
	codeUnavailable     = "UNAVAILABLE"
	codeInternal        = "INTERNAL"
)

// kinds gives each fault its code and what is said where the failure brings no sentence of its own.
var kinds = map[error]struct{ code, sentence string }{
	fault.Unauthenticated: {codeUnauthenticated, "nobody is logged in, or the login has ended; log in again"},
	fault.Forbidden:       {codeForbidden, "you may not do this"},
	fault.NotFound:        {codeNotFound, "there is no such thing, or you may not see it"},
	fault.Invalid:         {codeBadInput, "a value is not allowed"},
	fault.Conflict:        {codeConflict, "the present state does not allow this"},
	fault.Unavailable:     {codeUnavailable, "a part of the server is away; try again later"},
	fault.Exhausted:       {codeRate, "too many requests; wait a moment and try again"},
}

// errLogged stands for a failure that was logged where it happened.
var errLogged = errors.New("internal error")

// refusal makes an error that is met before anything is executed.
func refusal(code, format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{Message: fmt.Sprintf(format, args...), Extensions: map[string]any{"code": code}}
}

func refusedFor(err error) *gqlerror.Error {
	code, sentence := explain(err)
	return refusal(code, "%s", sentence)
}

// presenter is the only place where a failure becomes what a client reads.
type presenter struct{ log *slog.Logger }

func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	var shaped *gqlerror.Error
	if !errors.As(err, &shaped) {
		shaped = graphql.DefaultErrorPresenter(ctx, err)
	}
	out := &gqlerror.Error{Path: shaped.Path, Locations: shaped.Locations}
	if out.Path == nil {
		out.Path = graphql.GetPath(ctx)
	}
	code, sentence := p.translate(ctx, err, shaped)
	if code == codeInternal && !errors.Is(err, errLogged) {
		p.log.ErrorContext(ctx, "graphql field failed", "path", out.Path.String(), "error", err)
	}
	out.Message, out.Extensions = sentence, map[string]any{"code": code}
	if id := obs.RequestID(ctx); id != "" {
		out.Extensions["requestId"] = id
	}
	return out
}

func (p presenter) translate(ctx context.Context, err error, shaped *gqlerror.Error) (code, sentence string) {
	switch given, _ := shaped.Extensions["code"].(string); {
	case given == errcode.ValidationFailed || given == errcode.ParseFailed:
		return codeBadInput, shaped.Message
	case given != "":
		return given, shaped.Message
	case fault.Kind(err) != nil:
		return explain(err)
	case errors.Is(err, context.DeadlineExceeded):
		return codeUnavailable, "the request took too long and was stopped; ask for less, or try again later"
	case errors.Is(err, context.Canceled):
		return codeUnavailable, "the request was given up"
	case coercing(ctx):
		return codeBadInput, shaped.Message
	}
	return codeInternal, "something went wrong on the server; give the administrator the requestId"
}

// explain returns the code and the sentence of a fault; a mistake brings its own sentence.
func explain(err error) (code, sentence string) {
	kind, known := kinds[fault.Kind(err)]
	if !known {
		return codeInternal, "something went wrong on the server; give the administrator the requestId"
	}
	if mistake, ok := errors.AsType[*fault.Mistake](err); ok {
		return kind.code, mistake.Message
	}
	return kind.code, kind.sentence
}

// coercing tells whether the arguments of the field at hand are still being read: what fails then is the client's value.
func coercing(ctx context.Context) bool {
	fc := graphql.GetFieldContext(ctx)
	return fc != nil && fc.Args == nil && fc.Field.Field != nil && fc.Field.Definition != nil && len(fc.Field.Definition.Arguments) > 0
}

// recovered logs a panic with its stack and answers with nothing of it.
func (p presenter) recovered(ctx context.Context, panicked any) error {
	p.log.ErrorContext(ctx, "graphql field panicked", "panic", fmt.Sprint(panicked), "stack", string(debug.Stack()))
	return errLogged
}

// list presents errors that were met outside of a field.
func (p presenter) list(ctx context.Context, errs ...*gqlerror.Error) gqlerror.List {
	out := make(gqlerror.List, len(errs))
	for i, err := range errs {
		out[i] = p.present(ctx, err)
	}
	return out
}

// at gives an error the path of a field that was refused before execution.
func at(err *gqlerror.Error, path ast.Path, field *ast.Field) *gqlerror.Error {
	err.Path = path
	if field.Position != nil {
		err.Locations = []gqlerror.Location{{Line: field.Position.Line, Column: field.Position.Column}}
	}
	return err
}
