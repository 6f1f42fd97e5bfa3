// Package obs is how the system is watched: structured logs that carry the request's id, and metrics.
package obs

import (
	"context"
	"io"
	"log/slog"
	"slices"
	"strings"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Config says what is logged and how.
type Config struct {
	Level  string `koanf:"level" doc:"Least important messages that are logged: debug, info, warn or error."`
	Format string `koanf:"format" doc:"Form of the log: text or json."`
}

// Default logs what an operator wants to read.
func Default() Config { return Config{Level: "info", Format: "text"} }

// Validate reports the first setting that cannot be, as fault.Invalid.
func (c Config) Validate() error {
	if _, ok := levels[strings.ToLower(c.Level)]; !ok {
		return fault.Field(fault.Invalid, "must be debug, info, warn or error", "level")
	}
	if f := strings.ToLower(c.Format); f != "text" && f != "json" {
		return fault.Field(fault.Invalid, "must be text or json", "format")
	}
	return nil
}

var levels = map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}

// NewLogger returns a logger that writes to w and adds to each record what With put into its context.
func NewLogger(w io.Writer, c Config) (*slog.Logger, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	options := &slog.HandlerOptions{Level: levels[strings.ToLower(c.Level)]}
	var handler slog.Handler = slog.NewTextHandler(w, options)
	if strings.EqualFold(c.Format, "json") {
		handler = slog.NewJSONHandler(w, options)
	}
	return slog.New(contextual{handler}), nil
}

type attrsKey struct{}
type requestKey struct{}

// With returns a context whose log records carry the attributes, for example the id of the job being done.
func With(ctx context.Context, attrs ...slog.Attr) context.Context {
	have, _ := ctx.Value(attrsKey{}).([]slog.Attr)
	return context.WithValue(ctx, attrsKey{}, append(slices.Clip(have), attrs...))
}

// WithRequestID returns a context that carries a request's id, also into each log record.
func WithRequestID(ctx context.Context, request string) context.Context {
	return With(context.WithValue(ctx, requestKey{}, request), slog.String("request_id", request))
}

// RequestID returns the id of the request that ctx belongs to, or an empty text.
func RequestID(ctx context.Context) string {
	request, _ := ctx.Value(requestKey{}).(string)
	return request
}

// NewRequestID makes an id for a request.
func NewRequestID() string { return id.New().String() }

type contextual struct{ slog.Handler }

func (c contextual) Handle(ctx context.Context, r slog.Record) error {
	if attrs, _ := ctx.Value(attrsKey{}).([]slog.Attr); len(attrs) > 0 {
		r = r.Clone()
		r.AddAttrs(attrs...)
	}
	return c.Handler.Handle(ctx, r)
}

func (c contextual) WithAttrs(attrs []slog.Attr) slog.Handler {
	return contextual{c.Handler.WithAttrs(attrs)}
}

func (c contextual) WithGroup(name string) slog.Handler {
	return contextual{c.Handler.WithGroup(name)}
}
