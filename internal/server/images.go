package server

import (
	"log/slog"
	"net/http"

	"revenge/internal/artwork"
)

// Images serves pictures at artwork.Route. The signature in the address is the permission.
func Images(service *artwork.Service, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+artwork.Route, func(w http.ResponseWriter, r *http.Request) {
		ref := artwork.Ref{ID: r.PathValue("id"), Version: r.PathValue("version"), Size: r.PathValue("size"), Signature: r.URL.Query().Get("s")}
		picture, tag, err := service.Open(r.Context(), ref)
		if err != nil {
			refuse(w, r, log, err)
			return
		}
		content{picture.Data, picture.MimeType, tag, forever}.send(w, r)
	})
	return mux
}
