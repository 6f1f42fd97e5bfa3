package server

import (
	"log/slog"
	"net/http"

	"revenge/graph"
	"revenge/internal/artwork"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Images serves pictures at artwork.Route. The signature in the address is the permission; but who says by a cookie or a header
// that he is restricted is shown no picture of what is hidden from him, wherever he has the address from.
func Images(service *artwork.Service, who graph.Authenticate, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+artwork.Route, func(w http.ResponseWriter, r *http.Request) {
		ref := artwork.Ref{ID: r.PathValue("id"), Version: r.PathValue("version"), Size: r.PathValue("size"), Signature: r.URL.Query().Get("s")}
		if err := shown(r, service, who, ref.ID); err != nil {
			refuse(w, r, log, err)
			return
		}
		picture, tag, err := service.Open(r.Context(), ref)
		if err != nil {
			refuse(w, r, log, err)
			return
		}
		content{picture.Data, picture.MimeType, tag, forever}.send(w, r)
	})
	return mux
}

// shown is fault.NotFound for a picture of what is hidden from who asks.
func shown(r *http.Request, service *artwork.Service, who graph.Authenticate, given string) error {
	v, err := graph.AuthenticateRequest(r.Context(), r, who)
	if err != nil || !v.Restricted {
		return nil //nolint:nilerr // the address is enough
	}
	node, err := id.Parse(given)
	if err != nil {
		return fault.NotFound
	}
	sees, err := service.Shown(v.Wall(r.Context()), v, node.UUID)
	if err == nil && !sees {
		err = fault.NotFound
	}
	return err
}
